import { checkCallOptions } from '../errors/check-options.ts'
import { InvalidValueError, LoginRequiredError, ServerError, SessionExpiredError } from '../errors/index.ts'
import { whyBrokenOff } from '../errors/why-broken-off.ts'
import type { CallOptions, Credential } from '../wires/index.ts'
import { becomeUser } from './become.ts'
import type { Holder, LivingSession } from './life/living-session.ts'
import { callModel } from './model-calls.ts'
import { info } from './whoami.ts'

/** Changes the user's password. The server ends the session with it: it is logged in again, with the new one. */
export async function changePassword(
  session: LivingSession,
  holder: Holder,
  before: string,
  after: string,
  options: CallOptions,
): Promise<void> {
  checkCallOptions('changePassword', options)
  const call = { model: 'res.users', method: 'change_password' }
  if (typeof after !== 'string' || after === '') throw new InvalidValueError('the new password is empty')
  const login = (await info(session, holder, options))?.login ?? session.loginName
  if (login === null) {
    const message = 'a visitor has no password: log the session in first'
    throw new LoginRequiredError({ exception: '', message }, { call })
  }
  const done = await callModel(session, holder, { ...call, args: [before, after], kwargs: {} }, [], options)
  if (done !== true)
    throw new ServerError({ exception: '', message: 'the server did not change the password' }, { call })
  const credential: Credential = { kind: 'password', login, password: after }
  if (session.wire.name !== 'web') {
    const { life } = session
    const isOwn = life.as === 'user' && life.credential?.kind === 'password'
    if (isOwn) session.become({ type: 'agreed', uid: life.uid, credential })
    return
  }
  try {
    await session.turns.alone(() => becomeUser(session, holder, credential, options), options.signal)
  } catch (cause) {
    const why = whyBrokenOff(cause, options)
    if (why === undefined) throw cause
    const message = `the password is changed, and logging in with it failed: ${why}`
    throw new SessionExpiredError({ exception: '', message }, { cause, call })
  }
}
