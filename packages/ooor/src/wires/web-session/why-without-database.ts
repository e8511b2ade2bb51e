import { type CallSite, RouteNotFoundError, type ServerError, SessionExpiredError } from '../../errors/index.ts'
import type { HttpResponse } from '../../http/index.ts'
import { NO_ROUTE_WITHOUT_DATABASE } from '../odoo-not-found.ts'
import { isAtLeast } from '../series.ts'
import type { RequestInit, Server } from '../server.ts'
import type { CallOptions, WireSession } from '../wire.ts'
import { LOGIN_PAGE, MAX_REDIRECTS } from './login-page.ts'
import { databaseUnavailable, leadsToSelector } from './no-database.ts'
import { hasNoDatabase, SessionReplaced, takeCookies } from './session-cookie.ts'

/** Asks the server for pages in a session, as the wire does. */
interface PageReader {
  readonly server: Pick<Server, 'series' | 'base'>
  send(
    wireSession: WireSession,
    path: string,
    init: RequestInit,
  ): Promise<{ response: HttpResponse; sent: string | undefined }>
}

/** Routes that every server has beside those of its modules: of models and of sessions. */
const ALWAYS_THERE = /^\/web\/(dataset|session)\//

/** A request that was answered so, in a session. */
export interface AnsweredWithoutDatabase extends CallOptions {
  readonly call: CallSite
  readonly error: ServerError
  /** The answer had another session's id, which was left. */
  readonly isReplaced: boolean
}

/**
 * What such an answer means: the database cannot be opened now, the server has lost the session, or there is no such
 * route. Asks the server's login page, without the session: nothing of it may end by the question.
 */
export async function whyWithoutDatabase(
  sender: PageReader,
  wireSession: WireSession,
  { call, error, isReplaced, signal }: AnsweredWithoutDatabase,
): Promise<Error> {
  const isAlwaysThere = ALWAYS_THERE.test(call.path ?? '')
  const notFound = RouteNotFoundError.is(error) ? error : new RouteNotFoundError(faultOf(error), { call })
  // 19 says so where it has no database; its other 404 is of a route.
  if (isAtLeast(await sender.server.series(), 19) && error.serverMessage !== NO_ROUTE_WITHOUT_DATABASE) return error
  const { exception } = error
  const message = 'the server no longer knows the session'
  // A newcomer to a server with several databases: it will be given one.
  if (wireSession.uid === null && wireSession.namesDatabase && hasNoDatabase(wireSession)) {
    return call.model === undefined ? notFound : new SessionExpiredError({ exception, message }, { call })
  }
  const isOpen = await isDatabaseOpen(sender, wireSession, { signal })
  if (isOpen === true) {
    if (isReplaced) return new SessionReplaced(call)
    return isAlwaysThere ? new SessionExpiredError({ exception, message }, { call }) : notFound
  }
  return isOpen === false || isAlwaysThere ? databaseUnavailable(call, error) : notFound
}

/** Whether the server can open the session's database; undefined where its login page does not tell. */
async function isDatabaseOpen(
  sender: PageReader,
  wireSession: WireSession,
  options: CallOptions,
): Promise<boolean | undefined> {
  if (!isAtLeast(await sender.server.series(), 8)) return undefined
  const { namesDatabase } = wireSession
  const stranger: WireSession = { ...wireSession, cookies: wireSession.cookies.empty(), uid: null }
  let at = namesDatabase ? `${LOGIN_PAGE}?db=${encodeURIComponent(await wireSession.database())}` : LOGIN_PAGE
  for (let hop = 0; hop < MAX_REDIRECTS; hop++) {
    const call = { path: at }
    const { response, sent } = await sender.send(stranger, at, { method: 'GET', call, isReadOnly: true, ...options })
    const text = await response.text()
    takeCookies(stranger, response.headers.getSetCookie(), sent, 'take', call)
    const { status } = response
    const location = status >= 300 && status < 400 ? response.headers.get('location') : null
    if (location === null) {
      if (status !== 200) return undefined
      // The list of databases in the place of the login page.
      return /\/web\/database\/(selector|manager)|o_database_list/.test(text) ? undefined : true
    }
    at = sender.server.base.locate(location, at, call)
    if (leadsToSelector(at)) return false
  }
  // 14 sends on to the same page for ever.
  return false
}

function faultOf({ exception, serverMessage, traceback, code }: ServerError) {
  return {
    exception,
    message: serverMessage || 'the server has no such route',
    ...(code !== undefined && { code }),
    ...(traceback !== undefined && { traceback }),
  }
}
