import {
  AccessDeniedError,
  DatabaseUnavailableError,
  RouteNotFoundError,
  ServerError,
  SessionExpiredError,
  UnknownDatabaseError,
} from '../../errors/index.ts'

const OF_NO_ROW: readonly { is(error: unknown): boolean }[] = [
  AccessDeniedError,
  DatabaseUnavailableError,
  RouteNotFoundError,
  SessionExpiredError,
  UnknownDatabaseError,
]

/** True for what the server says of rows: what keeps it from looking at any, is no row's fault. */
export function isOfRows(error: unknown): error is ServerError {
  return ServerError.is(error) && !OF_NO_ROW.some((kind) => kind.is(error))
}
