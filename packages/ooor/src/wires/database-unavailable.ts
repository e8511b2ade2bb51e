import { type CallSite, DatabaseUnavailableError } from '../errors/index.ts'

/** The error for a database that the server cannot open. */
export function databaseUnavailable(
  call: CallSite,
  cause?: Error,
  Kind: typeof DatabaseUnavailableError = DatabaseUnavailableError,
): DatabaseUnavailableError {
  const message =
    'the server cannot open its database now, and has run nothing. The session is kept: make the same call again later'
  return new Kind({ exception: '', message }, { call, ...(cause !== undefined && { cause }) })
}
