import { type CallSite, LoginRequiredError, type SessionExpiredError } from '../errors/index.ts'

/** The error for a visitor's model call, which Odoo answers as if the session had expired. */
export function visitorsCall(cause: SessionExpiredError, call: CallSite): LoginRequiredError {
  const { exception, serverMessage } = cause
  const message = `${call.model}.${call.method}: Odoo answers model calls to logged-in users only; this session is a visitor's. Log in first`
  return new LoginRequiredError({ exception, message: serverMessage }, { call, cause, message })
}
