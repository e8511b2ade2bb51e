import {
  AccessDeniedError,
  ConfigError,
  MfaRequiredError,
  NetworkError,
  SessionExpiredError,
  SessionMovedError,
} from '../errors/index.ts'
import type { CallOptions, CodeProvider, Credential, SessionInfo } from '../wires/index.ts'
import { abortable } from './concurrency.ts'
import { identify, verifyVisitor } from './identification.ts'
import { Candidate } from './life/candidate.ts'
import type { Holder, LivingSession } from './life/living-session.ts'
import { keepsIdAtLogin } from './login-keeps-id.ts'
import { webOf } from './web-session.ts'

/** What a login may be told. */
export interface LoginOptions extends CallOptions {
  /** Brings the code of the second factor, for an account that wants one. */
  readonly totp?: CodeProvider | undefined
  /**
   * How: by the JSON route of Odoo's web client, or by its login page, where the route is closed or a module of the
   * website wants the page. @default 'json'
   */
  readonly via?: 'json' | 'form' | undefined
}

/**
 * Logs in over the web; a visitor's session goes on as the user's. Waits for the calls in flight and keeps later ones
 * waiting. Until the server agrees the session is who it was, and so it stays when the login is refused or aborted.
 */
export function logIn(
  session: LivingSession,
  holder: Holder,
  credential: Credential,
  via: 'json' | 'form',
  options: CallOptions,
): Promise<SessionInfo> {
  const { signal } = options
  return session.turns.alone(async () => {
    // What a form's field that is not there hands on.
    if (
      credential.kind === 'password' &&
      [credential.login, credential.password].some((one) => typeof one !== 'string')
    )
      throw new ConfigError('login and password must be text')
    session.admit(holder)
    await abortable(session.saveAfter(verifyBefore(session, options)), signal)
    const web = webOf(session)
    const candidate = new Candidate(session, credential)
    let info: SessionInfo
    try {
      const { wireSession } = candidate
      const proof =
        via === 'form' ? web.authenticateByForm(wireSession, options) : web.authenticate(wireSession, options)
      info = await abortable(proof, signal)
    } catch (error) {
      candidate.letGo(error)
      const isRefused =
        AccessDeniedError.is(error) || MfaRequiredError.is(error) || (NetworkError.is(error) && !error.sent)
      // It may have run, and then the id is the user's by now: whose it is, the server will tell.
      if (!isRefused && session.id !== null && (await keepsIdAtLogin(session))) {
        await session.replaced(holder, session.life.epoch)
      }
      await session.saveAfter(Promise.reject(error))
      throw error
    }
    // Where a store keeps it, another worker would have no password either: it is the same on all.
    const keeps = session.keeper === undefined ? credential : undefined
    if (!candidate.agree(web, info, keeps)) {
      throw new SessionMovedError('the session became another one while this login was under way: log in again')
    }
    session.isMapped = false
    await session.move(holder)
    return info
  }, signal)
}

/** The first login of a user whom the server has not seen yet. */
export async function logInFirst(session: LivingSession): Promise<void> {
  const { life, host } = session
  if (life.as !== 'expected') return
  const { credential } = life
  const candidate = new Candidate(session, credential)
  try {
    const wire = await host.wireFor(credential)
    candidate.agree(wire, await wire.authenticate(candidate.wireSession), credential)
  } catch (error) {
    candidate.letGo(error)
    throw error
  }
}

/**
 * Ends the session on the server; it goes on as a visitor's, with nothing of the user's left. Without a holder it ends
 * whosever it is by then.
 */
export function logOut(session: LivingSession, given: Holder | undefined, options: CallOptions): Promise<void> {
  const { signal } = options
  return session.turns.alone(async () => {
    const holder = given ?? session.newHolder()
    session.admit(holder)
    const { as } = session.life
    if (session.id !== null && (as === 'user' || as === 'unidentified') && session.wire.name === 'web') {
      try {
        await abortable(session.host.web.destroy(session.wireSession, options), signal)
      } catch (error) {
        // What is not there any more need not be ended.
        if (!SessionExpiredError.is(error)) throw error
      }
    }
    session.begin()
    await session.move(holder)
  }, signal)
}

/** A visitor's cart follows the login: so the session with it must still be there. */
async function verifyBefore(session: LivingSession, options: CallOptions): Promise<void> {
  const { as } = session.life
  if (as === 'lost') session.lose()
  if (as === 'unidentified') await identify(session, options)
  // Who has put nothing anywhere has nothing to lose: 19 may not even have kept the session (tried on 19.0).
  const mayLose = session.cartQuantity !== 0 && session.id !== null && session.wireSession.uid === null
  if (mayLose) await verifyVisitor(session, options)
}
