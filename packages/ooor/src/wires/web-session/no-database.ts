import { type CallSite, DatabaseUnavailableError, RouteNotFoundError, ServerError } from '../../errors/index.ts'

/**
 * True for what a server answers that has no database for the request: the session names none, or the one that it
 * names cannot be opened. Up to 15 and on 8.0 it is an error in JSON, since 16 a page (wire/*\/svc-outage-*).
 */
export function isWithoutDatabase(status: number, error: unknown): boolean {
  if (!ServerError.is(error) || !(RouteNotFoundError.is(error) || error.exception.endsWith('NotFound'))) return false
  const { traceback } = error
  return traceback === undefined ? status === 404 : /_(?:dispatch|serve)_nodb\b/.test(traceback)
}

/** The error for a database that the server cannot open. */
export function databaseUnavailable(call: CallSite, cause?: Error): DatabaseUnavailableError {
  const message =
    'the server cannot open its database now, and has run nothing. The session is kept: make the same call again later'
  return new DatabaseUnavailableError({ exception: '', message }, { call, ...(cause !== undefined && { cause }) })
}

/** True for the way that leads to the choice of a database: the server has none for the request. */
export function leadsToSelector(path: string): boolean {
  return path.startsWith('/web/database/')
}
