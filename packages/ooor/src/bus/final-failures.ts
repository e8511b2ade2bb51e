import {
  AccessDeniedError,
  ConfigError,
  DatabaseUnavailableError,
  MfaRequiredError,
  NetworkError,
  ResponseError,
  SessionExpiredError,
  SessionLostError,
  SessionMovedError,
} from '../errors/index.ts'

/** The session is over, or what is asked of it cannot be. */
function isOver(error: unknown): boolean {
  return (
    SessionExpiredError.is(error) ||
    SessionLostError.is(error) ||
    SessionMovedError.is(error) ||
    AccessDeniedError.is(error) ||
    MfaRequiredError.is(error) ||
    ConfigError.is(error)
  )
}

/** True for what no waiting mends: the session is over, or the server has never been there as it should be. */
export function isFinal(error: unknown, everConnected: boolean): boolean {
  if (isOver(error)) return true
  if (everConnected || NetworkError.is(error) || DatabaseUnavailableError.is(error)) return false
  return (
    !(ResponseError.is(error) && (error.status ?? 0) >= 500) && error instanceof Error && error.constructor !== Error
  )
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
