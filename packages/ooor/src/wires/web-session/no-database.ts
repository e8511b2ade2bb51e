import { HtmlResponseError, RouteNotFoundError, ServerError } from '../../errors/index.ts'
import { SESSION_INFO } from './login-page.ts'

/**
 * True for what a server answers that has no database for the request: the session names none, or the one that it
 * names cannot be opened. Up to 15 and on 8.0 it is an error in JSON, since 16 a page (wire/*\/svc-outage-*). Asked whose
 * a session is, those up to 15 may fail with a bare page: they look for the words in the language of a user who is not
 * there (real 14.0 with several databases).
 */
export function isWithoutDatabase(status: number, path: string, error: unknown): boolean {
  if (status === 500 && path === SESSION_INFO && HtmlResponseError.is(error)) return true
  if (!ServerError.is(error) || !(RouteNotFoundError.is(error) || error.exception.endsWith('NotFound'))) return false
  const { traceback } = error
  return traceback === undefined ? status === 404 : /_(?:dispatch|serve)_nodb\b/.test(traceback)
}

/** True for the way that leads to the choice of a database: the server has none for the request. */
export function leadsToSelector(path: string): boolean {
  return path.startsWith('/web/database/')
}
