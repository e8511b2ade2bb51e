import { createNanoEvents, type Emitter } from 'nanoevents'
import { SessionLostError, SessionMovedError, SessionStoreError } from '../../errors/index.ts'
import { abortable } from '../../http/index.ts'
import type { CartLine } from '../../shop/index.ts'
import {
  type Credential,
  isSameSession,
  SESSION_COOKIE,
  type SessionInfo,
  type Wire,
  type WireSession,
} from '../../wires/index.ts'
import { Queue, SharedGate } from '../concurrency.ts'
import { CallContexts } from '../context.ts'
import type { SessionEvents } from '../events.ts'
import type { SessionHost, SessionKeeper, SessionStart } from '../session-host.ts'
import type { SessionState } from '../session-state.ts'
import { type Facts, isStoredAlike, NOTHING_KNOWN, stateAt } from './initial-state.ts'
import { born, credentialOf, isVisitor, type Life, type LifeEvent, next, uidOf } from './life.ts'
import { wireSessionOf } from './wire-session.ts'

/** Somebody who uses a session, under the name by which they came to it: see `admit`. */
export interface Holder {
  /** How often the session had got another name by then. */
  moves: number
  /** Null for a session that is not kept. */
  name: string | null
}

/** What is said to whoever comes by a name that the session no longer has: the browser has the new one by now. */
export const MOVED = 'this session has ended, or got another id with a login or logout moments ago: repeat the request'

/**
 * One session as it lives in this process: its life, and what follows from it: what wires are told, what listeners
 * hear, what is stored. The rooms beside this one move it on: login, renewal, identification, calls, browser.
 */
export class LivingSession {
  readonly host: SessionHost
  readonly events: Emitter<SessionEvents> = createNanoEvents()
  /** Of its calls. */
  readonly contexts: CallContexts
  /** Calls side by side; a login alone. */
  readonly turns: SharedGate = new SharedGate()
  /** Cart operations, one after the other. */
  readonly cartTurns: Queue = new Queue()
  /** Where it is kept, if it is. */
  keeper: SessionKeeper | undefined
  /** What wires are told; follows the life. */
  readonly wireSession: WireSession
  /** How a user's calls travel; visitors have the web. */
  wire: Wire
  /** What the last login told. */
  loginInfo: SessionInfo | undefined
  /** True when `actAs` has made the session whose it is. */
  isMapped = false
  /** The web session's id before this one. */
  previousId: string | null = null
  /** What must be done before anybody goes on: a first login, an identification, a renewal. */
  opening: Promise<void> | undefined
  /** The first request of a newcomer, which brings the session's cookie. */
  first: Promise<void> | undefined
  /** How often it got another name in the store. */
  moves = 0
  #life: Life
  #facts = NOTHING_KNOWN
  #rotation = 0
  /** Counts what `state` tells and no other counter does. */
  #changes = 0
  #cartQuantity: number | null = null
  #cartLines: readonly CartLine[] | null = null
  #lastId: string | null = null

  constructor(host: SessionHost, start: SessionStart) {
    this.host = host
    this.wire = host.web
    this.contexts = new CallContexts(host.context)
    this.#life = born(stateAt(start))
    this.wireSession = wireSessionOf(host, credentialOf(this.#life))
    if (start.as === 'visitor') this.#cartQuantity = 0
    if (start.as === 'resumed') {
      this.wireSession.cookies.set(SESSION_COOKIE, start.id)
      this.#lastId = start.id
    }
    if (start.as === 'restored') this.restore(start.state)
  }

  get life(): Life {
    return this.#life
  }

  get id(): string | null {
    return this.webSessionId ?? this.wireSession.innerSessionId ?? null
  }

  /** The value of Odoo's session cookie, where there is one. */
  get webSessionId(): string | undefined {
    return this.wireSession.cookies.get(SESSION_COOKIE)
  }

  get isVisitor(): boolean {
    return isVisitor(this.#life)
  }

  /** A visitor whom the server has given no session yet. */
  get isNewcomer(): boolean {
    return this.isVisitor && this.id === null
  }

  /** The user's login name, where it is known. */
  get loginName(): string | null {
    return this.#facts.login ?? credentialOf(this.#life)?.login ?? null
  }

  /** Whether the user is an employee; null until somebody has asked. */
  get isInternal(): boolean | null {
    return this.#facts.isInternal
  }

  /** Things in the cart by the last answer, 0 for a visitor who has put nothing in; null when nobody knows. */
  get cartQuantity(): number | null {
    return this.#cartQuantity
  }

  set cartQuantity(quantity: number | null) {
    if (quantity === this.#cartQuantity) return
    this.#cartQuantity = quantity
    // Who changed it otherwise, changed lines that nobody told of.
    this.#cartLines = quantity === 0 ? [] : null
    this.#changes++
  }

  /** The cart's lines as answers told them; null when nobody knows all of them. */
  get cartLines(): readonly CartLine[] | null {
    return this.#cartLines
  }

  set cartLines(lines: readonly CartLine[] | null) {
    if (lines === this.#cartLines) return
    this.#cartLines = lines
    this.#changes++
  }

  /** Another number when `state` has changed. */
  get revision(): number {
    return this.wireSession.cookies.revision + this.#changes
  }

  /** Lets something happen to the session; false when it came too late, or cannot happen to who it is. */
  become(event: LifeEvent): boolean {
    const before = this.#life
    const life = next(before, event)
    if (life === before) return false
    this.#life = life
    if (!isStoredAlike(before, life)) this.#changes++
    this.wireSession.credential = credentialOf(life)
    this.wireSession.uid = uidOf(life)
    return true
  }

  /** Learns more of the user. */
  learn(facts: Partial<Facts>): void {
    this.#facts = { ...this.#facts, ...facts }
    this.#changes++
  }

  /** Became another one, of whom nothing is known but `facts`. */
  becameAnother(facts: Partial<Facts> = {}, cartQuantity: number | null = null): void {
    this.#facts = { ...NOTHING_KNOWN, ...facts }
    this.#cartQuantity = cartQuantity
    this.#cartLines = null
    this.#changes++
    this.settle()
  }

  /** Begins anew, as a visitor who has said nothing yet. */
  begin(): void {
    this.wireSession.cookies.clear()
    this.#forgetUser()
    this.become({ type: 'begun' })
    this.becameAnother({}, 0)
  }

  /** Another session stands in the place of this one, and nobody knows whose it is: it gets another name. */
  async replaced(holder: Holder, epoch: number): Promise<void> {
    if (!this.become({ type: 'replaced', epoch })) return
    this.#forgetUser()
    this.becameAnother()
    await this.move(holder)
  }

  /** The site's own user stands behind it. */
  actAs(credential: Credential): void {
    this.become({ type: 'mapped', credential })
    if (this.isMapped) return
    this.isMapped = true
    this.#changes++
  }

  /** Tells of an id that an answer has changed. */
  settle(): void {
    const { id } = this
    this.become({ type: 'id', hasId: id !== null })
    if (id === this.#lastId) return
    const from = this.#lastId
    this.#lastId = id
    this.previousId = from
    this.#rotation++
    this.#changes++
    this.events.emit('rotated', { from, to: id })
    this.host.telemetry.tell('rotation', { uid: this.wireSession.uid })
  }

  /** Tells of what an answer has changed and writes it away, before anybody goes on. */
  async saveAfter<T>(answer: Promise<T>): Promise<T> {
    let result: T
    try {
      result = await answer
    } catch (error) {
      this.settle()
      // The call's own error says more. A store that has just failed is not asked again: the next call writes it.
      if (!SessionStoreError.is(error)) await this.keeper?.save().catch(() => {})
      throw error
    }
    this.settle()
    if (this.keeper !== undefined) await this.keeper.save()
    return result
  }

  /** Looks whether another worker has ended or renamed it: then nobody goes on with it here. */
  async look(signal?: AbortSignal): Promise<void> {
    if (this.keeper !== undefined) await abortable(this.keeper.look(), signal)
  }

  /** True for the id of Odoo's session, or one before a rotation of it. */
  isOn(id: string | undefined): boolean {
    const { webSessionId } = this
    return id === webSessionId || (id !== undefined && webSessionId !== undefined && isSameSession(id, webSessionId))
  }

  /**
   * It became another's: goes on under another name in the store, which its holder knows, and nobody else. One that is
   * kept no more has other holders still, who came before it was ended.
   */
  async move(holder: Holder): Promise<void> {
    this.moves++
    const written = this.keeper?.move()
    Object.assign(holder, this.newHolder())
    await written
  }

  /** For somebody who comes now, by the present name. */
  newHolder(): Holder {
    return { moves: this.moves, name: this.keeper?.id ?? null }
  }

  /**
   * Refuses who came by a name that the session no longer has: they must not be served as who somebody else's login
   * made of it.
   */
  admit(holder: Holder): void {
    if (holder.moves === this.moves) return
    throw new SessionMovedError(MOVED)
  }

  /** Gives a visitor's session up: tells the listeners and throws. */
  lose(): never {
    const wasKnown = this.#life.as === 'lost' ? this.#life.wasKnown : this.#life.as !== 'unidentified'
    if (this.become({ type: 'forgotten' })) this.events.emit('lost')
    const what = wasKnown
      ? "the server no longer has this visitor's session, and the cart in it is gone"
      : 'the server does not know a session of this id: it has expired, or is of another server'
    throw new SessionLostError(`${what}. Call renew() to go on with a new, empty one`)
  }

  /** The session as plain data. Calls that carry a key or password each have no session to tell of. */
  get state(): SessionState {
    const { cookies, uid, userContext, innerSessionId } = this.wireSession
    const isWeb = this.wire.name === 'web'
    return {
      cookies: cookies.toJSON(),
      previousId: this.previousId,
      isIdentified: this.#life.as !== 'unidentified',
      uid: isWeb ? uid : null,
      login: isWeb ? this.#facts.login : null,
      isInternal: this.#facts.isInternal,
      isMapped: this.isMapped,
      userContext: isWeb ? userContext : {},
      innerSessionId: innerSessionId ?? null,
      cartQuantity: this.#cartQuantity,
      ...(this.#cartLines !== null && this.#cartLines.length > 0 && { cartLines: this.#cartLines }),
      identity: this.#life.identity,
      rotation: this.#rotation,
    }
  }

  /** Takes another worker's state in the place of its own. */
  restore(state: SessionState): void {
    const { cookies, uid, userContext, innerSessionId, login, isInternal, isIdentified, identity } = state
    if (identity !== this.#life.identity) this.wire = this.host.web
    this.wireSession.cookies.restore(cookies)
    this.wireSession.userContext = userContext
    this.wireSession.innerSessionId = innerSessionId ?? undefined
    this.become({ type: 'restored', stored: { identity, isIdentified, uid, hasId: this.id !== null } })
    this.#facts = { login, isInternal }
    this.previousId = state.previousId
    this.isMapped = state.isMapped
    this.#cartQuantity = state.cartQuantity
    this.#cartLines = state.cartLines ?? null
    this.#rotation = state.rotation
    this.#changes++
    this.#lastId = this.id
  }

  /** Nothing of a user is left. */
  #forgetUser(): void {
    this.wire = this.host.web
    this.wireSession.userContext = {}
    this.wireSession.innerSessionId = undefined
    this.isMapped = false
  }
}
