import {
  type CallSite,
  HtmlResponseError,
  RouteNotFoundError,
  type ServerError,
  SessionExpiredError,
} from '../../errors/index.ts'
import type { HttpResponse } from '../../http/index.ts'
import { isDatabaseList } from '../database-list.ts'
import { databaseOutage } from '../database-outage.ts'
import { databaseUnavailable } from '../database-unavailable.ts'
import { isNoDatabasePage, isOdooNotFound, NO_ROUTE_WITHOUT_DATABASE } from '../odoo-not-found.ts'
import { isAtLeast } from '../series.ts'
import type { RequestInit, Server } from '../server.ts'
import type { CallOptions, Page, WireSession } from '../wire.ts'
import { LOGIN_PAGE, MAX_REDIRECTS } from './login-page.ts'
import { leadsToSelector } from './no-database.ts'
import { DatabaseWasAway, hasNoDatabase, SessionReplaced, takeCookies } from './session-cookie.ts'

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
  readonly error: ServerError | HtmlResponseError
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
  const message = 'the server no longer knows the session'
  if (HtmlResponseError.is(error)) {
    const isOpen = await isDatabaseOpen(sender, wireSession, { signal })
    if (isOpen === false) return databaseUnavailable(call, error)
    // A server that fails otherwise has a database for the session.
    const isLost = isOpen === true && (await hasLostDatabase(sender, wireSession, { signal }))
    return isLost ? new SessionExpiredError({ exception: '', message }, { call }) : error
  }
  const isAlwaysThere = ALWAYS_THERE.test(call.path ?? '')
  const notFound = RouteNotFoundError.is(error) ? error : new RouteNotFoundError(faultOf(error), { call })
  const series = await sender.server.series()
  const isToldOf = error.serverMessage === NO_ROUTE_WITHOUT_DATABASE
  // 19 says so where it has no database; its other 404 is of a route.
  if (isAtLeast(series, 19) && !isToldOf) return error
  const { exception } = error
  // A newcomer to a server with several databases: it will be given one.
  if (wireSession.uid === null && wireSession.namesDatabase && hasNoDatabase(wireSession)) {
    return call.model === undefined ? notFound : new SessionExpiredError({ exception, message }, { call })
  }
  const isOpen = await isDatabaseOpen(sender, wireSession, { signal })
  if (isOpen === true) {
    if (isReplaced) return new SessionReplaced(call)
    // Up to 15 the session goes with the database (wire/14.0/svc-outage-*); later ones have it still.
    const outlives = isAtLeast(series, 16)
    const isOver = (isAlwaysThere && !outlives) || (await hasLostDatabase(sender, wireSession, { signal }))
    if (!isOver) {
      const wasAway = outlives && (isAlwaysThere || isToldOf)
      return wasAway ? databaseUnavailable(call, error, DatabaseWasAway) : notFound
    }
    return wireSession.uid === null && !isAlwaysThere
      ? new SessionReplaced(call)
      : new SessionExpiredError({ exception, message }, { call })
  }
  return isOpen === false || isAlwaysThere ? databaseUnavailable(call, error) : notFound
}

/** The same of a page; undefined where there is nothing wrong with the database. */
export async function whyNoPage(
  sender: PageReader & { readonly server: Server },
  wireSession: WireSession,
  { status, text, path }: Page,
  options: CallOptions,
): Promise<Error | undefined> {
  const call = { path }
  if (status === 403) return whyForbidden(sender, wireSession, text, { ...options, call })
  if (!isOdooNotFound(status, text)) return undefined
  const message = isNoDatabasePage(text) ? NO_ROUTE_WITHOUT_DATABASE : 'the server has no such page'
  const error = new RouteNotFoundError({ exception: '', message }, { call })
  return whyWithoutDatabase(sender, wireSession, { ...options, call, error, isReplaced: false })
}

/**
 * The error behind the bare 403 by which 8.0 answers pages while it cannot open the database of their session
 * (wire/8.0/svc-outage-closed-cart-page): the service `common` says why. Undefined when it is open.
 */
async function whyForbidden(
  { server }: { readonly server: Server },
  wireSession: WireSession,
  text: string,
  { call, signal }: CallOptions & { readonly call: CallSite },
): Promise<Error | undefined> {
  if (!text.includes("You don't have the permission to access the requested resource")) return undefined
  if (isAtLeast(await server.series(), 9)) return undefined
  return databaseOutage(server, await wireSession.database(), { call, signal })
}

/**
 * Whether the session has no database any more on a server with several, which goes on with an empty session under the
 * same id when it has lost one (tried on real 16.0, 17.0 and 18.0): its login page then wants one to be chosen.
 */
async function hasLostDatabase(sender: PageReader, wireSession: WireSession, options: CallOptions): Promise<boolean> {
  if (!wireSession.namesDatabase) return false
  const cookies = wireSession.cookies.empty()
  cookies.restore(wireSession.cookies.toJSON())
  return (await doesLoginOpen(sender, { ...wireSession, cookies }, LOGIN_PAGE, options)) === false
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
  const page = namesDatabase ? `${LOGIN_PAGE}?db=${encodeURIComponent(await wireSession.database())}` : LOGIN_PAGE
  return doesLoginOpen(sender, stranger, page, options)
}

/** Whether the login page is shown: false where it leads to the choice of a database. Takes the cookies on the way. */
async function doesLoginOpen(
  sender: PageReader,
  stranger: WireSession,
  page: string,
  options: CallOptions,
): Promise<boolean | undefined> {
  let at = page
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
      return isDatabaseList(text) ? undefined : true
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
