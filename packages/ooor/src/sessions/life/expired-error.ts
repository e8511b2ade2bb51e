import { type CallSite, SessionExpiredError } from '../../errors/index.ts'

/** The error for a session that the server has ended and that nobody can renew. */
export function expiredError(cause?: unknown): SessionExpiredError {
  if (SessionExpiredError.is(cause)) return cause
  const message = 'the server no longer knows the session, and logging in again was not possible or did not help'
  return new SessionExpiredError({ exception: '', message }, { cause, call: cause as CallSite | undefined })
}
