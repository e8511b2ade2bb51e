import { AccessDeniedError, MfaRequiredError } from '../../errors/index.ts'
import type { Cookie } from '../../http/index.ts'
import {
  type Credential,
  isSameSession,
  SESSION_COOKIE,
  type SessionInfo,
  type Wire,
  type WireSession,
} from '../../wires/index.ts'
import type { LivingSession } from './living-session.ts'
import { wireSessionOf } from './wire-session.ts'

/**
 * Somebody whom the session may become, once the server has answered: speaks with a copy of the session's cookies,
 * which the session takes only together with who it then is. Meanwhile everybody is served as before.
 */
export class Candidate {
  readonly wireSession: WireSession
  readonly #session: LivingSession
  readonly #before: Readonly<Record<string, Cookie>>
  readonly #epoch: number

  constructor(session: LivingSession, credential: Credential | undefined) {
    this.#session = session
    this.#before = session.wireSession.cookies.toJSON()
    this.#epoch = session.life.epoch
    this.wireSession = wireSessionOf(session.host, credential)
    this.wireSession.cookies.restore(this.#before)
  }

  /** Without the session that there was: for who logs in again because the server has ended it. */
  withoutSession(): this {
    this.wireSession.cookies.delete(SESSION_COOKIE)
    return this
  }

  /**
   * The server has said yes: the session is the user's. False when somebody else was faster, who is the session now.
   * `keeps` is what it may log in with again.
   */
  agree(wire: Wire, info: SessionInfo, keeps: Credential | undefined): boolean {
    const session = this.#session
    if (session.life.epoch !== this.#epoch) return false
    this.#handOver()
    session.wire = wire
    session.wireSession.userContext = this.wireSession.userContext
    session.wireSession.innerSessionId = this.wireSession.innerSessionId
    session.loginInfo = info
    session.become({ type: 'agreed', uid: info.uid, credential: keeps })
    // As it was given: what asks whether this is the same user compares with what is given again.
    const login = this.wireSession.credential?.login ?? info.login ?? null
    session.becameAnother({ login, isInternal: info.isInternal ?? null })
    return true
  }

  /**
   * There was no yes. Where the server has said no, its cookies are still a visitor's, with a pending second factor
   * perhaps; where nobody knows, only a rotation of the session's own id is taken.
   */
  letGo(error: unknown): void {
    if (this.#isCurrent && (AccessDeniedError.is(error) || MfaRequiredError.is(error) || this.#isRotation)) {
      this.#handOver()
    }
  }

  /** The cookies of an answer go to the session; its id only when that is still the same. True when it was. */
  take(): boolean {
    if (this.#isCurrent) {
      this.#handOver()
      return true
    }
    if (this.#session.life.epoch === this.#epoch) this.#handOver(SESSION_COOKIE)
    return false
  }

  /** False when the session moved on while the answer was under way: what it says of the id is old. */
  get #isCurrent(): boolean {
    const { webSessionId, life } = this.#session
    return life.epoch === this.#epoch && webSessionId === this.#before[SESSION_COOKIE]?.value
  }

  get #isRotation(): boolean {
    const before = this.#before[SESSION_COOKIE]?.value
    const after = this.wireSession.cookies.get(SESSION_COOKIE)
    return before !== undefined && after !== undefined && isSameSession(before, after)
  }

  /** What has changed in the copy, changes in the session. */
  #handOver(except?: string): void {
    const { cookies } = this.#session.wireSession
    const after = this.wireSession.cookies.toJSON()
    for (const name of new Set([...Object.keys(this.#before), ...Object.keys(after)])) {
      const cookie = after[name]
      if (name === except || cookie === this.#before[name]) continue
      if (cookie === undefined) cookies.delete(name)
      else cookies.put(name, cookie)
    }
  }
}
