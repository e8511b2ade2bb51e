import { Candidate } from './life/candidate.ts'
import type { LivingSession } from './life/living-session.ts'

/**
 * Ends a user's session on the server that a logout has ended there already: Odoo writes a session back at the end of
 * each request that has changed it, also of one that began before the logout (tried on 19.0).
 */
export async function endAgain(session: LivingSession): Promise<void> {
  if (session.wireSession.uid === null || session.webSessionId === undefined) return
  await endAgainAs(session, new Candidate(session, undefined))
}

/** The same by cookies of before the logout. What is not there any more, or cannot be asked, is nobody's news. */
export async function endAgainAs({ host }: LivingSession, { wireSession }: Candidate): Promise<void> {
  await host.web.destroy(wireSession).catch(() => {})
}
