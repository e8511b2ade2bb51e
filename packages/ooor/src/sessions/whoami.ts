import type { CallOptions, SessionInfo } from '../wires/index.ts'
import { prepare, run } from './calls.ts'
import { isOver } from './ensure-identity.ts'
import { verifyVisitor } from './identification.ts'
import { expiredError } from './life/expired-error.ts'
import type { Holder, LivingSession } from './life/living-session.ts'
import { callModel } from './model-calls.ts'
import { webOf } from './web-session.ts'

/** Who the session is on the server; null for a visitor. */
export async function info(session: LivingSession, holder: Holder, options: CallOptions): Promise<SessionInfo | null> {
  const { epoch } = session.life
  await prepare(session, holder, options)
  if (session.isVisitor) return null
  // The login that this call brought about has told already.
  if (epoch !== session.life.epoch && session.loginInfo !== undefined) return session.loginInfo
  return run(session, holder, (wireSession) => session.wire.sessionInfo(wireSession, options), options)
}

/**
 * Makes sure that the server still has the session, where its routes for the public would not tell: a user's is
 * renewed, a visitor's is given up as lost.
 */
export async function verify(session: LivingSession, holder: Holder, options: CallOptions): Promise<void> {
  await prepare(session, holder, options)
  if (session.id === null) return
  if (session.wireSession.uid === null) {
    if (session.cartQuantity) await run(session, holder, () => verifyVisitor(session, options), options)
    return
  }
  await run(
    session,
    holder,
    async (wireSession) => {
      // Up to 15 anybody gets an answer, who is a user or not.
      if ((await webOf(session).sessionInfo(wireSession, options)) === null) throw expiredError()
    },
    options,
  )
}

/**
 * Whether the session is an employee's, so that it may open Odoo's backend; false for visitors and portal users.
 *
 * Calls `res.users.has_group('base.group_user')` once, up to 16; later ones tell with the login.
 */
export async function isInternal(session: LivingSession, holder: Holder): Promise<boolean> {
  // What is over, has no rights any more.
  if (isOver(session)) return session.isInternal ?? false
  await prepare(session, holder)
  if (session.wireSession.uid === null) return false
  const { isInternal: known, life } = session
  if (known !== null) return known
  const call = { model: 'res.users', method: 'has_group', args: ['base.group_user'], kwargs: {} }
  const answer = Boolean(await callModel(session, holder, call, [], {}))
  if (session.life.identity === life.identity) {
    session.learn({ isInternal: answer })
    await session.keeper?.save()
  }
  return answer
}
