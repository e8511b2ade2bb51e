import { checkCallOptions, checkChoice, checkOptions } from '../errors/check-options.ts'
import {
  AccessDeniedError,
  ConfigError,
  MfaRequiredError,
  NetworkError,
  SessionExpiredError,
  SessionMovedError,
} from '../errors/index.ts'
import { abortable } from '../http/index.ts'
import type { CallOptions, Credential, SessionInfo } from '../wires/index.ts'
import { endAgainAs } from './end-again.ts'
import { identify, verifyVisitor } from './identification.ts'
import { Candidate } from './life/candidate.ts'
import type { Holder, LivingSession } from './life/living-session.ts'
import { keepsIdAtLogin } from './login-keeps-id.ts'
import type { LoginOptions } from './login-options.ts'
import { webOf } from './web-session.ts'

/** Makes the session a user's. Nothing else of it is under way meanwhile: see `SessionCore.login`. */
export async function becomeUser(
  session: LivingSession,
  holder: Holder,
  named: Credential,
  given: LoginOptions,
): Promise<SessionInfo> {
  checkOptions<LoginOptions>('login', given, { totp: true, via: true, signal: true })
  const { totp, via, ...options } = given
  checkChoice('via of login', via, ['json', 'form'])
  const { signal } = options
  // What a form's field that is not there hands on.
  if (named.kind === 'password' && [named.login, named.password].some((one) => typeof one !== 'string'))
    throw new ConfigError('login and password must be text')
  const credential = totp === undefined ? named : { ...named, totp }
  // Another worker may have logged in with it meanwhile: then nothing is lost, it is another's.
  await session.look(signal)
  session.admit(holder)
  const mayLose = await abortable(session.saveAfter(verifyBefore(session, options)), signal)
  const web = webOf(session)
  const candidate = new Candidate(session, credential)
  let info: SessionInfo
  try {
    const { wireSession } = candidate
    // Sent again after its answer was lost, it would come with an id that is no more, and log in without the cart.
    const isReadOnly = !mayLose || (await keepsIdAtLogin(session))
    const proof =
      via === 'form'
        ? web.authenticateByForm(wireSession, options)
        : web.authenticate(wireSession, { ...options, isReadOnly })
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
}

/** Makes the session a visitor's again: see `SessionCore.logout`. */
export async function becomeVisitor(session: LivingSession, holder: Holder, options: CallOptions): Promise<void> {
  checkCallOptions('logout', options)
  session.admit(holder)
  const { as } = session.life
  // What its store has lost, others may hold, too.
  const isKept = session.keeper !== undefined
  const before = new Candidate(session, undefined)
  const isOnServer = session.id !== null && (as === 'user' || as === 'unidentified') && session.wire.name === 'web'
  if (isOnServer) {
    try {
      await abortable(session.host.web.destroy(session.wireSession, options), options.signal)
    } catch (error) {
      // What is not there any more need not be ended.
      if (!SessionExpiredError.is(error)) throw error
    }
  }
  session.begin()
  await session.move(holder)
  // Calls of other workers that were under way may have brought it back, before they could hear of the logout.
  if (isOnServer && isKept) await endAgainAs(session, before, options.signal)
}

/** A visitor's cart follows the login: so the session with it must still be there. True for one that has something to lose. */
async function verifyBefore(session: LivingSession, options: CallOptions): Promise<boolean> {
  const { as } = session.life
  if (as === 'lost') session.lose()
  if (as === 'unidentified') await identify(session, options)
  // Who has put nothing anywhere has nothing to lose: 19 may not even have kept the session (tried on 19.0).
  const mayLose = session.cartQuantity !== 0 && session.id !== null && session.wireSession.uid === null
  if (mayLose) await verifyVisitor(session, options)
  return mayLose
}
