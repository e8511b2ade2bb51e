import type { Clock } from './clock.ts'
import { newInnerId, type SessionRules } from './dialect/session-rules.ts'
import { HOUR, WEEK } from './durations.ts'

/** A week, on all series that write sessions to files (`SESSION_LIFETIME`; up to 15 `session_gc`). */
const LIFETIME = WEEK

/** `SESSION_ROTATION_INTERVAL`, `SESSION_DELETION_TIMER` and `STORED_SESSION_BYTES` of odoo/http.py, 19. */
const ID_LIFETIME = 3 * HOUR
const REPLACED_LIFETIME = 120_000
export const STABLE_CHARACTERS = 42

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
  /** When it was last kept, in milliseconds. */
  savedAt: number
  /** When it got its id, in milliseconds. */
  namedAt: number
  /** The id that it has now, where this is one of before. */
  nextId: string | null
  /** The bus has been polled in it. */
  isPolled: boolean
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
  isPolled: false,
  lastOrderId: null,
  transactionId: null,
  wishIds: [] as readonly number[],
  isTraced: false,
  nextId: null,
  isDirty: false,
} as const

/** The server's web sessions, by id. */
export class WebSessions {
  readonly #stored = new Map<string, WebSession>()
  readonly #rules: SessionRules
  readonly #clock: Clock

  constructor(rules: SessionRules, clock: Clock) {
    this.#rules = rules
    this.#clock = clock
  }

  /** The session that a request names, or a fresh one, under the same id or a new one as the series does. */
  open(id: string | undefined, innerId = ''): WebSession {
    const stored = id === undefined ? undefined : this.#living(keyOf(id, innerId))
    if (stored !== undefined) {
      stored.isDirty = false
      return stored
    }
    const keepsId = id !== undefined && this.#rules.keepsUnknownIds && this.#rules.isId(id)
    const inner = this.#rules.hasInnerSessions ? innerId || newInnerId() : ''
    const now = this.#clock.milliseconds
    return { ...EMPTY, id: keepsId ? id : this.#rules.newId(), innerId: inner, namedAt: now, savedAt: now }
  }

  /** The session that is kept under an id; undefined for none. */
  find(id: string): WebSession | undefined {
    return this.#stored.get(id)
  }

  /** The session of an id that it has or had. */
  current(id: string): WebSession | undefined {
    const found = this.#stored.get(id)
    return found?.nextId ? (this.#stored.get(found.nextId) ?? found) : found
  }

  /** Keeps a session for later requests. */
  save(session: WebSession): void {
    session.savedAt = this.#clock.milliseconds
    this.#stored.set(keyOf(session.id, session.innerId), session)
  }

  /**
   * Gives a user's session of three hours another id, since 19: its first characters stay, and so do form tokens; the
   * one of before goes on for two minutes (odoo/http.py of 19, `SessionStore.rotate`). Answers the id to be told.
   */
  renewId(session: WebSession): string {
    if (session.nextId !== null) return session.nextId
    const now = this.#clock.milliseconds
    if (!this.#rules.renewsIds || session.uid === null || now < session.namedAt + ID_LIFETIME) return session.id
    const next = session.id.slice(0, STABLE_CHARACTERS) + this.#rules.newId().slice(STABLE_CHARACTERS)
    this.#stored.set(session.id, { ...session, nextId: next, savedAt: now })
    Object.assign(session, { id: next, namedAt: now, isDirty: true })
    return next
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
    session.namedAt = this.#clock.milliseconds
    session.isTraced = false
  }

  /** Forgets a session as an expiry does, with all within it, or one within; false when there is none. */
  forget(id: string): boolean {
    const keys = [...this.#stored]
      .filter(([, { id: own, innerId }]) => own === id || (innerId !== '' && innerId === id))
      .map(([key]) => key)
    for (const key of keys) this.#stored.delete(key)
    return keys.length > 0
  }

  /** A session that has not ended: unused for a week, or two minutes after it got another id. */
  #living(key: string): WebSession | undefined {
    const stored = this.#stored.get(key)
    if (stored === undefined) return undefined
    const lifetime = stored.nextId === null ? LIFETIME : REPLACED_LIFETIME
    if (this.#clock.milliseconds <= stored.savedAt + lifetime) return stored
    this.#stored.delete(key)
    return undefined
  }

  /** All that are kept, to go back to. */
  get copies(): ReadonlyMap<string, WebSession> {
    return copied(this.#stored)
  }

  set copies(sessions: ReadonlyMap<string, WebSession>) {
    this.#stored.clear()
    for (const [key, session] of copied(sessions)) this.#stored.set(key, session)
  }

  /** How many sessions are kept. */
  get size(): number {
    return this.#stored.size
  }
}

const copied = (sessions: ReadonlyMap<string, WebSession>) =>
  new Map([...sessions].map(([key, session]) => [key, { ...session }]))

const keyOf = (id: string, innerId: string) => (innerId === '' ? id : `${id}/${innerId}`)
