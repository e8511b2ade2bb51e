import { html, isJsonRequest, originOf, type RouteAnswer, redirect, rpcJson } from '../http-exchange.ts'
import {
  asRaised,
  jsonDecodeError,
  keyError,
  notFound,
  recursionError,
  ServerException,
  sessionExpired,
} from '../python/exceptions.ts'
import { hashed } from '../python/eyes.ts'
import { memberSeen, strictDict } from '../python/given-arguments.ts'
import { isBroken } from '../python/xml-text.ts'
import { badToken } from '../routes/csrf-check.ts'
import {
  brokenAnswer,
  escapeHtml,
  noDatabasePage,
  notFoundPage,
  werkzeugNotFound,
  werkzeugPage,
} from '../routes/pages.ts'
import type { DatabaseVisit, HttpRoute, JsonRoute, Params, Route, Visit } from '../routes/route.ts'
import { SESSION_INFO } from '../routes/session-paths.ts'
import { countCart } from '../routes/shop/carts.ts'
import { argumentsOf } from '../services/arguments.ts'
import { isDeviceUnknown } from './check-device.ts'
import { encoded } from './encoded.ts'
import { lacksToken, tokenRefused } from './form-token.ts'
import { isTooDeep, jsonBody, NO_OBJECT } from './json-body.ts'
import { noJsonRequest, noPageRequest, shownBody } from './other-type.ts'
import { runJson } from './run-json.ts'
import { routeOf, slashesAway } from './slashes.ts'

/** An answer, and whether the session goes on as the request left it. */
export interface WebAnswer {
  readonly answer: RouteAnswer
  readonly hasFailed: boolean
  /** The route knows no session. */
  readonly isStateless?: boolean
  /** There is no such route: whoever asks for it is not told apart by device (wire/18.0/svc-change_password-*). */
  readonly isUnrouted?: boolean
  /** The website answered: since 16 it does where there is no route too. */
  readonly isWebsite?: boolean
}

/** Answers a web request, 8.0 and later. */
export async function answerWeb(routes: readonly Route[], visit: Visit): Promise<WebAnswer> {
  const { major } = visit.installation.dialect.series
  const route = routeOf(routes, visit)
  // wire/8.0/old-unknown-page, web-unknown-route; wire/16.0/web-database-get_list
  const answersUnknown = major >= 16 || (major === 8 && !isJsonRequest(visit.request))
  const isWebsite = visit.database !== null && (route === undefined ? answersUnknown : route.isWebsite === true)
  return { ...(await answerRoute(route, visit)), isWebsite }
}

async function answerRoute(route: Route | undefined, visit: Visit): Promise<WebAnswer> {
  const { major } = visit.installation.dialect.series
  const away = slashesAway(route, visit)
  if (away !== undefined) return { answer: away, hasFailed: true, isStateless: true }
  // Since 16 a page takes whatever is sent to it (tried on 19.0; 16 to 18 by source).
  const isJson = isJsonRequest(visit.request) && (major < 16 || route?.type !== 'http')
  if (!isJson && route?.type === 'json')
    return { answer: await notInJson(route, visit), hasFailed: true, isStateless: true }
  if (isJson) return await answerJson(route, visit)
  if (visit.database === null && route?.auth !== 'none') {
    // Up to 15 the library answers, and knows no session (tried on 14.0 and 19.0).
    const page = major < 16 ? werkzeugNotFound() : noDatabasePage(major)
    return { answer: html(page, 404), hasFailed: major >= 16, isStateless: major < 16 }
  }
  const httpRoute = route?.type === 'http' ? route : undefined
  const isStateless = httpRoute?.isStateless === true
  try {
    const answer = await answerHttp(httpRoute, visit)
    if (answer.status === 200 && COUNTS_CART.test(route?.path ?? '')) noteCart(visit)
    return { answer, hasFailed: answer.isRaised === true, isStateless }
  } catch (error) {
    if (!(error instanceof ServerException)) throw error
    return { answer: refusal(error, major), hasFailed: true, isStateless }
  }
}

/** Up to 15 the visitor and the token of a form are looked at before (tried on 14.0). */
async function notInJson(route: JsonRoute, visit: Visit): Promise<RouteAnswer> {
  const { major } = visit.installation.dialect.series
  if (major >= 11 && major < 16) {
    if (route.auth === 'user' && visit.session.uid === null) return toLogin(visit)
    if (await lacksToken(route, visit)) return badToken()
  }
  return noJsonRequest(route, visit)
}

function isNoText({ body, bytes }: Visit['request']): boolean {
  return bytes !== undefined && body.includes('\ufffd') && isBroken(bytes, 'utf-8')
}

async function answerJson(asked: Route | undefined, visit: Visit): Promise<WebAnswer> {
  const { dialect } = visit.installation
  const { major } = dialect.series
  const route = asked?.type === 'json' ? asked : undefined
  const isStateless = route?.isStateless === true && major > 8
  let id: unknown = null
  try {
    if (isTooDeep(visit.request.body)) {
      if (major < 16) return { answer: brokenAnswer(), hasFailed: true }
      throw recursionError('maximum recursion depth exceeded while decoding a JSON array from a unicode string')
    }
    // 16 and later put something in the place of bytes that are no text (tried on 14.0 and 16.0 to 19.0).
    if (major < 16 && isNoText(visit.request)) return { answer: brokenAnswer(), hasFailed: true }
    const body = jsonBody(visit.request.body)
    if (major >= 16 && major < 20 && (body === undefined || body === NO_OBJECT)) {
      const isStranger = route?.auth === 'user' && visit.session.uid === null
      if (major >= 18 && isStranger && !looksFirst(route, major)) throw sessionExpired()
      if (route !== undefined && !looksFirst(route, major)) return noCall(body === undefined ? 'JSON' : 'JSON-RPC')
    }
    if (body === undefined && (route !== undefined || major < 16)) return badJson(visit)
    // Nothing can be asked for its id (tried on 14.0).
    if (body === NO_OBJECT && major >= 11 && major < 16) return { answer: brokenAnswer(), hasFailed: true }
    id = body?.id ?? null
    // It looks for the words of its refusal in the language of a user of no database (tried on 14.0 with several).
    if (visit.database === null && route?.path === SESSION_INFO && major >= 11 && major < 16) {
      return { answer: brokenAnswer(), hasFailed: true }
    }
    if (asked?.type === 'http' && visit.database !== null) {
      if (asked.auth === 'user' && visit.session.uid === null) throw sessionExpired()
      throw noPageRequest(visit)
    }
    if (body === undefined || route === undefined || (route.auth !== 'none' && visit.database === null)) {
      if (major < 16) throw visit.database === null ? notFoundWithoutDatabase() : notFound()
      const page = visit.database === null ? noDatabasePage(major) : notFoundPage()
      if (route === undefined) noteCart(visit)
      return { answer: html(page, 404), hasFailed: false, isUnrouted: route === undefined }
    }
    // Who calls is known before what is asked for is looked at (tried on 19.0).
    if (major >= 18 && major < 20 && route.auth === 'user' && visit.session.uid === null && !looksFirst(route, major)) {
      id = null
      throw sessionExpired()
    }
    const params = body.params === undefined ? {} : paramsOf(body.params, major)
    if (params === undefined) return { answer: brokenAnswer(), hasFailed: true, isStateless: true }
    if (looksFirst(route, major)) {
      // Whose call it is, nobody knows yet (tried on 19.0).
      id = null
      lookAtCall(body.params === undefined ? undefined : params)
      id = body.id ?? null
    }
    if (route.auth === 'user' && visit.session.uid === null && major >= 11) throw sessionExpired()
    const result = await runJson(route, visit, checked(route, visit, params))
    const hasResult = dialect.sendsNull || (result !== null && result !== undefined)
    return {
      answer: encoded(rpcJson({ jsonrpc: '2.0', id, ...(hasResult && { result: result ?? null }) }, major), major),
      hasFailed: false,
      isStateless,
    }
  } catch (thrown) {
    const error = asRaised(thrown)
    if (!(error instanceof ServerException)) throw error
    const isOf14 = major >= 11 && major < 16
    const status = error.kind === 'NotFound' && isOf14 ? 404 : 200
    // It looks for the words in the language of a user of no database (tried on 14.0 with several).
    if (visit.database === null && isOf14 && status === 200)
      return { answer: brokenAnswer(), hasFailed: true, isStateless }
    const answer = rpcJson({ jsonrpc: '2.0', ...dialect.faults.jsonRpc(error, id) }, major, status)
    return { answer: encoded(answer, major), hasFailed: true, isStateless }
  }
}

/** Lists and pages of products. */
const COUNTS_CART = /^\/shop(\/(page|category|product|<).*)?$/

/** Since 19 pages of the website count the cart, also the one for what is not there (wire/19.0/svc-change_password-wrong, mcp-initialize). */
function noteCart(visit: Visit): void {
  if (visit.installation.dialect.series.major >= 19 && visit.database !== null) countCart(visit as DatabaseVisit)
}

/** They are made a dictionary; up to 15 nobody waits for what Python says then (tried on 14.0 and 19.0). */
function paramsOf(params: unknown, major: number): Params | undefined {
  try {
    return strictDict(params)
  } catch (error) {
    if (major < 16 && error instanceof ServerException) return undefined
    throw error
  }
}

/** Clients know it by its traceback (wire/8.0 and wire/14.0/svc-outage-cold-*). */
function notFoundWithoutDatabase(): ServerException {
  return Object.assign(notFound(), { frame: '_dispatch_nodb' })
}

/** Since 18 what a model's method does is looked up before anybody asks who calls (tried on 19.0). */
const looksFirst = ({ path }: JsonRoute, major: number) => major >= 18 && major < 20 && CALLS.test(path)

const CALLS = /^\/web\/dataset\/call_(kw|button)/

function lookAtCall(params: Params | undefined): void {
  if (params === undefined) throw keyError('params')
  if (params.model === undefined) throw notFound()
  if (params.method === undefined) throw keyError('method')
  if (typeof hashed(params.model) === 'string') memberSeen(params.method, 19)
}

/** A body that is no call; since 18 it is known by then who calls (tried on 19.0; 16 to 18 by source). */
const noCall = (what: string): WebAnswer => ({
  answer: html(`Invalid ${what} data`, 400),
  hasFailed: false,
  isStateless: true,
})

/** wire/8.0, wire/14.0 and wire/18.0/web-malformed-json, -get-on-json-route */
function badJson({ installation: { dialect }, request }: Visit): WebAnswer {
  if (dialect.series.major >= 11 && dialect.series.major < 16) {
    return { answer: shownBody(request.body), hasFailed: true, isStateless: true }
  }
  // 20: odoo/http/dispatcher.py.
  if (dialect.series.major < 18 || dialect.series.major >= 20 || request.body === '') {
    const answer = html(werkzeugPage('400 Bad Request', 'Invalid JSON data'), 400)
    return { answer, hasFailed: true, isStateless: true }
  }
  const error = jsonDecodeError()
  const told = { jsonrpc: '2.0', ...dialect.faults.jsonRpc(error, null) }
  return { answer: rpcJson(told, dialect.series.major), hasFailed: true }
}

/** The params that the route takes: 8 minds strangers, later ones pass over them (wire/8.0/session-*-param). */
function checked(route: JsonRoute, visit: Visit, params: Params): Params {
  if (route.parameters === undefined) return params
  const { dialect } = visit.installation
  const { major } = dialect.series
  const { context: _, ...others } = params
  const known = route.parameters.split(', ').map((text) => text.replace(/=.*/, ''))
  const named =
    major === 8 ? others : Object.fromEntries(Object.entries(others).filter(([name]) => known.includes(name)))
  const method = route.path.replace(/\/\*$/, '').replace(/^.*\//, '')
  const name = dialect.qualified(route.controller ?? 'Controller', method)
  return argumentsOf(dialect, { name, signature: route.parameters, before: 1 }, [], named)
}

/** A page for what the server raises (wire/16.0 and wire/19.0/svc-shop-free-validate; http_routing's ir_http.py). */
function refusal({ kind, message }: ServerException, major: number): RouteAnswer {
  // What is missing is bad input as other errors for users are (tried on 14.0; 12, 13 and 15 are taken for it).
  const known = kind === 'MissingError' && major < 16 ? 'UserError' : kind
  const [status, name] = major < 12 ? SERVER_ERROR : (STATUSES[known] ?? SERVER_ERROR)
  const told = status === 400 && major >= 19 ? ([422, 'Unprocessable Entity'] as const) : ([status, name] as const)
  return html(werkzeugPage(`${told[0]} ${told[1]}`, escapeHtml(message)), told[0])
}

const SERVER_ERROR = [500, 'Internal Server Error'] as const
const STATUSES: Readonly<Record<string, readonly [status: number, name: string]>> = {
  UserError: [400, 'Bad Request'],
  ValidationError: [400, 'Bad Request'],
  AccessError: [403, 'Forbidden'],
  MissingError: [404, 'Not Found'],
  NotFound: [404, 'Not Found'],
}

async function answerHttp(route: HttpRoute | undefined, visit: Visit): Promise<RouteAnswer> {
  const { database, session } = visit
  if (database === null) return route?.auth === 'none' ? route.run(visit) : html(notFoundPage(), 404)
  if (route === undefined) return html(notFoundPage(), 404)
  const { uid } = session
  if (route.auth === 'user' && uid === null) return toLogin(visit)
  if (await lacksToken(route, visit)) return tokenRefused(route)
  if (route.auth === 'none') return database.transaction(() => route.run(visit))
  if (route.auth === 'public') return database.transaction(() => route.run({ ...visit, database }))
  if (uid === null) return toLogin(visit)
  if (route.checksIdentity !== false && isDeviceUnknown({ ...visit, database, uid })) {
    return redirect(`/web/session/identity?redirect=${encodeURIComponent(visit.request.path)}`)
  }
  return database.transaction(() => route.run({ ...visit, database, uid }))
}

/** Absolute up to 15, as Werkzeug made it then (wire/14.0 and wire/19.0/svc-report-pdf-anonymous). */
function toLogin({ request, installation }: Visit): RouteAnswer {
  const { major } = installation.dialect.series
  const origin = originOf(request)
  const isAsked = request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS'
  const whole = request.path.includes('?') ? request.path : `${request.path}?`
  const back = major >= 16 ? whole : isAsked ? origin + request.path : `/web/proxy/post${whole}`
  const login = `/web/login?redirect=${encodeURIComponent(back)}`
  return major < 16 ? redirect(origin + login, 302) : { ...redirect(login), isRaised: true }
}
