import { AccessDeniedError, isOoorError, SessionExpiredError } from '../errors/index.ts'
import { Candidate } from './life/candidate.ts'
import { expiredError } from './life/expired-error.ts'
import type { LivingSession } from './life/living-session.ts'
import { open } from './open-once.ts'

/**
 * Renews a user's session that a call has found expired: one login for all calls that did. `epoch` is of the life in
 * which the call was sent; when that is over, there is nothing to renew.
 */
export function renew(session: LivingSession, epoch: number, cause: unknown): Promise<void> {
  return session.turns.share(async () => {
    if (epoch !== session.life.epoch) return
    // Found out meanwhile, and another call has had its answer: the same question is not asked twice.
    if (session.life.as === 'expired') throw expiredError(cause)
    await open(session, () => logInAgain(session, cause))
  })
}

/** Logs in again with the session's own credential. Throws a `SessionExpiredError` where there is none, or it is refused. */
export async function logInAgain(session: LivingSession, cause?: unknown): Promise<void> {
  const { host, life: before } = session
  session.become({ type: 'expired', epoch: before.epoch })
  const { life } = session
  if (life.as === 'expired') throw expiredError(cause)
  if (life.as !== 'renewing') return
  const candidate = new Candidate(session, life.credential).withoutSession()
  try {
    const wire = await host.wireFor(life.credential)
    if (!candidate.agree(wire, await wire.authenticate(candidate.wireSession), life.credential)) return
  } catch (error) {
    session.become({ type: 'refused', epoch: life.epoch })
    if (!AccessDeniedError.is(error)) throw error
    const call = isOoorError(cause) ? { ...(cause.path !== undefined && { path: cause.path }) } : undefined
    const message = 'the session has expired and the server refuses to log in again: has the password changed?'
    throw new SessionExpiredError({ exception: error.exception, message }, { cause: error, call })
  }
  session.events.emit('renewed')
  host.telemetry.tell('relogin', { uid: session.wireSession.uid })
}
