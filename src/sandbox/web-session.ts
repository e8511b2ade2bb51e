import type { Dialect } from './dialect.ts'

/** What a web session holds on the server. */
export interface WebSession {
  id: string
  uid: number | null
  login: string | null
  cartId: number | null
  cartQuantity: number | null
  /** Something was put into it: only then is it kept and, since 16, announced by a cookie. */
  isDirty: boolean
  /** It has a database, so it was stored before. */
  isStored: boolean
}

/** The server's web sessions, by id. */
export class WebSessions {
  readonly #stored = new Map<string, WebSession>()
  readonly #dialect: Dialect

  constructor(dialect: Dialect) {
    this.#dialect = dialect
  }

  /** The session that a cookie names, or a fresh one, under the cookie's id or a new one as the series does. */
  open(cookie: string | undefined): WebSession {
    const stored = cookie === undefined ? undefined : this.#stored.get(cookie)
    if (stored !== undefined) {
      stored.isDirty = false
      return stored
    }
    const keepsId = cookie !== undefined && this.#dialect.keepsUnknownSessionIds && /^[\w-]{84}$/.test(cookie)
    const id = keepsId ? cookie : this.#dialect.newSessionId()
    return { id, uid: null, login: null, cartId: null, cartQuantity: null, isDirty: false, isStored: false }
  }

  /** Keeps a session for later requests. */
  save(session: WebSession): void {
    session.isStored = true
    this.#stored.set(session.id, session)
  }

  /** Gives a session a new id, as logging in and out do. */
  rotate(session: WebSession): void {
    this.#stored.delete(session.id)
    session.id = this.#dialect.newSessionId()
    session.isDirty = true
  }

  /** Forgets a session as an expiry does; false when there is none. */
  forget(id: string): boolean {
    return this.#stored.delete(id)
  }

  /** How many sessions are kept. */
  get size(): number {
    return this.#stored.size
  }
}
