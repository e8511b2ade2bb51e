import type { CallOptions } from '../wires/index.ts'
import { prepare, runRead } from './calls.ts'
import { verifyVisitor } from './identification.ts'
import { expiredError } from './life/expired-error.ts'
import type { Holder, LivingSession } from './life/living-session.ts'
import { webOf } from './web-session.ts'

/**
 * Makes sure that the server still has the session, where its routes for the public would not tell: a user's is
 * renewed, a visitor's is given up as lost.
 */
export async function verify(session: LivingSession, holder: Holder, options: CallOptions): Promise<void> {
  // Another worker may have logged in or out: what follows would be done as who it was before.
  await session.look(options.signal)
  await prepare(session, holder, options)
  if (session.id === null) return
  if (session.wireSession.uid === null) {
    if (session.cartQuantity) await runRead(session, holder, () => verifyVisitor(session, options), options)
    return
  }
  await runRead(
    session,
    holder,
    async (wireSession) => {
      // Up to 15 anybody gets an answer, who is a user or not.
      if ((await webOf(session).sessionInfo(wireSession, options)) === null) throw expiredError()
    },
    options,
  )
}
