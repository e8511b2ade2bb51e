import { abortable } from '../http/index.ts'
import { Candidate } from './life/candidate.ts'
import type { LivingSession } from './life/living-session.ts'

/** Milliseconds: it is a second time, and holds up who has done with the session. */
const PATIENCE = 5000

/**
 * Ends a user's session on the server that a logout has ended there already: Odoo writes a session back at the end of
 * each request that has changed it, also of one that began before the logout (tried on 19.0).
 */
export async function endAgain(session: LivingSession): Promise<void> {
  if (session.wireSession.uid === null || session.webSessionId === undefined) return
  await endAgainAs(session, new Candidate(session, undefined))
}

/** The same by cookies of before the logout. What is not there any more, or cannot be asked, is nobody's news. */
export async function endAgainAs(
  { host }: LivingSession,
  { wireSession }: Candidate,
  callers?: AbortSignal,
): Promise<void> {
  const limit = AbortSignal.timeout(PATIENCE)
  const signal = callers ? AbortSignal.any([callers, limit]) : limit
  await abortable(host.web.destroy(wireSession, { signal }), signal).catch(() => {})
}
