import { newInnerId, type SessionRules } from './dialect/session-rules.ts'

/** What a web session holds on the server. */
export interface WebSession {
  id: string
  /** Up to 7.0: which of the sessions within the cookie's it is. */
  readonly innerId: string
  /** The database it is bound to. */
  database: string | null
  uid: number | null
  login: string | null
  /** What the user's password was: another one ends the session. */
  proof: string | null
  /** The user who gave the password and still owes the second factor. */
  pendingUid: number | null
  /** The `User-Agent`s that it is used from. */
  devices: readonly string[]
  cartId: number | null
  cartQuantity: number | null
  /** The order that was placed last. */
  lastOrderId: number | null
  /** The payment that is under way, or was last. */
  transactionId: number | null
  /** Wishes of a visitor without an account. */
  wishIds: readonly number[]
  /** Its device is noted, where the series does that. */
  isTraced: boolean
  /** Something was put into it: only then is it kept and, since 16, announced by a cookie. */
  isDirty: boolean
}

const EMPTY = {
  database: null,
  uid: null,
  login: null,
  proof: null,
  pendingUid: null,
  devices: [] as readonly string[],
  cartId: null,
  cartQuantity: null,
  lastOrderId: null,
  transactionId: null,
  wishIds: [] as readonly number[],
  isTraced: false,
  isDirty: false,
} as const

/** The server's web sessions, by id. */
export class WebSessions {
  readonly #stored = new Map<string, WebSession>()
  readonly #rules: SessionRules

  constructor(rules: SessionRules) {
    this.#rules = rules
  }

  /** The session that a request names, or a fresh one, under the same id or a new one as the series does. */
  open(id: string | undefined, innerId = ''): WebSession {
    const stored = id === undefined ? undefined : this.#stored.get(keyOf(id, innerId))
    if (stored !== undefined) {
      stored.isDirty = false
      return stored
    }
    const keepsId = id !== undefined && this.#rules.keepsUnknownIds && this.#rules.isId(id)
    const inner = this.#rules.hasInnerSessions ? innerId || newInnerId() : ''
    return { ...EMPTY, id: keepsId ? id : this.#rules.newId(), innerId: inner }
  }

  /** Keeps a session for later requests. */
  save(session: WebSession): void {
    this.#stored.set(keyOf(session.id, session.innerId), session)
  }

  /** Empties a session, as logging out and changing the database do. */
  clear(session: WebSession): void {
    Object.assign(session, EMPTY)
  }

  /** Gives a session a new id where the series does, as logging in and out do. */
  rotate(session: WebSession): void {
    session.isDirty = true
    if (!this.#rules.rotates) return
    this.#stored.delete(keyOf(session.id, session.innerId))
    session.id = this.#rules.newId()
    session.isTraced = false
  }

  /** Forgets a session as an expiry does, with all within it; false when there is none. */
  forget(id: string): boolean {
    const keys = [...this.#stored].filter(([, session]) => session.id === id).map(([key]) => key)
    for (const key of keys) this.#stored.delete(key)
    return keys.length > 0
  }

  /** How many sessions are kept. */
  get size(): number {
    return this.#stored.size
  }
}

const keyOf = (id: string, innerId: string) => (innerId === '' ? id : `${id}/${innerId}`)
