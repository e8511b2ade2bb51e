import { abortable } from '../http/index.ts'
import { Candidate } from './life/candidate.ts'
import type { LivingSession } from './life/living-session.ts'

/** Milliseconds: it is a second time, and holds up who has done with the session. */
const PATIENCE = 5000

/** Sessions of which the last one had no answer in time: nobody waits for the next one. */
const unanswered = new WeakSet<LivingSession>()

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
  session: LivingSession,
  { wireSession }: Candidate,
  callers?: AbortSignal,
): Promise<void> {
  // A timer of its own holds the signal: on Node 20 nothing holds that of `AbortSignal.timeout` within `any`.
  const controller = new AbortController()
  const timer = setTimeout(() => {
    unanswered.add(session)
    controller.abort()
  }, PATIENCE)
  const signal = callers ? AbortSignal.any([callers, controller.signal]) : controller.signal
  const ended = abortable(session.host.web.destroy(wireSession, { signal }), signal)
    .then(() => unanswered.delete(session))
    .catch(() => {})
    .finally(() => clearTimeout(timer))
  if (!unanswered.has(session)) await ended
}
