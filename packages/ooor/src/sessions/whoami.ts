import type { CallOptions, SessionInfo } from '../wires/index.ts'
import { prepare, runRead } from './calls.ts'
import { expiredError } from './life/expired-error.ts'
import type { Holder, LivingSession } from './life/living-session.ts'

/** Who the session is on the server; null for a visitor. */
export async function info(session: LivingSession, holder: Holder, options: CallOptions): Promise<SessionInfo | null> {
  const { epoch } = session.life
  await prepare(session, holder, options)
  if (session.isVisitor) return null
  // The login that this call brought about has told already.
  if (epoch !== session.life.epoch && session.loginInfo !== undefined) return session.loginInfo
  return runRead(
    session,
    holder,
    async (wireSession) => {
      const told = await session.wire.sessionInfo(wireSession, options)
      // Up to 15 anybody gets an answer: a user's session that the server has ended is nobody's.
      // Where a login keeps the id, another worker may have made it somebody else's.
      if (wireSession.uid !== null && told?.uid !== wireSession.uid) throw expiredError()
      return told
    },
    options,
  )
}
