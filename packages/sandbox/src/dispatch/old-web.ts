import { html, json, type RouteAnswer, redirect } from '../http-exchange.ts'
import { asRaised, ServerException } from '../python/exceptions.ts'
import { brokenAnswer, pageOf, werkzeugNotFound } from '../routes/pages.ts'
import { findRoute, type JsonRoute, type Params, type Route, type Visit } from '../routes/route.ts'
import { argumentsOf } from '../services/arguments.ts'
import { jsonBody } from './json-body.ts'
import { runJson } from './run-json.ts'

/** Opens the visit of a session within the cookie's. */
export type OpenVisit = (innerId: string) => Visit

/**
 * Answers the web client's JSON of 6.1 and 7.0: sessions within sessions, named by `params.session_id`, and errors of
 * three codes (wire/6.1/web-*, wire/7.0/web-*).
 */
export function answerOldWeb(
  routes: readonly Route[],
  path: string,
  body: string,
  open: OpenVisit,
): { readonly answer: RouteAnswer; readonly visit: Visit | undefined } {
  const probe = open('')
  const { major } = probe.installation.dialect.series
  // wire/6.1 and wire/7.0/old-root
  if (path === '/') {
    if (major < 7) return { answer: redirect('/web/webclient/home', 301), visit: undefined }
    return { answer: html(pageOf('OpenERP', '')), visit: probe }
  }
  const route = findRoute(routes, path, major)
  if (route?.type !== 'json') return { answer: html(werkzeugNotFound(), 404), visit: undefined }
  const { faults } = probe.installation.dialect
  const request = jsonBody(body)
  if (request === undefined) {
    // Without an id, which is not known.
    return { answer: json({ jsonrpc: '2.0', ...faults.oldJsonRpc(badJson(), 'client') }), visit: probe }
  }
  const { session_id: innerId = '', context: _, debug: __, ...params } = request.params ?? {}
  const visit = open(String(innerId ?? ''))
  const reply = { jsonrpc: '2.0', id: request.id ?? null }
  let origin: 'server' | 'client' = 'client'
  try {
    const args = checked(route, visit, params)
    origin = 'server'
    return { answer: json({ ...reply, result: runJson(route, visit, args) ?? null }), visit }
  } catch (thrown) {
    const error = asRaised(thrown)
    if (!(error instanceof ServerException)) throw error
    if (error.kind === 'Broken') return { answer: brokenAnswer(), visit: undefined }
    return { answer: json({ ...reply, ...faults.oldJsonRpc(error, origin) }), visit }
  }
}

function checked(route: JsonRoute, { installation }: Visit, params: Params): Params {
  if (route.parameters === undefined) return params
  const name = route.path.replace(/\/\*$/, '').replace(/^.*\//, '')
  // `self` and the request.
  return argumentsOf(installation.dialect, { name, signature: route.parameters, before: 2 }, [], params)
}

function badJson(): ServerException {
  return new ServerException('simplejson.JSONDecodeError', 'Expecting value: line 1 column 1 (char 0)')
}
