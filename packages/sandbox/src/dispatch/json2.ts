import type { Series } from 'ooor/protocol'
import { html, isJsonRequest, json, type RouteAnswer, withoutGuesses } from '../http-exchange.ts'
import { idList } from '../orm/call-ids.ts'
import { inContext, publicMethod } from '../orm/call-method.ts'
import type { Environment } from '../orm/environment.ts'
import { accessDenied, asRaised, notFound, ServerException, sessionExpired, typeError } from '../python/exceptions.ts'
import { pythonType } from '../python/eyes.ts'
import { JsonTextError, jsonValue } from '../python/json-text.ts'
import { argumentProblems, bindArguments, type Named } from '../python/signature.ts'
import { unquote } from '../python/unquote.ts'
import { modelDoc, serverDoc } from '../routes/doc.ts'
import { noDatabasePage, werkzeugPage } from '../routes/pages.ts'
import type { DatabaseVisit, Visit } from '../routes/route.ts'
import { encoded } from './encoded.ts'

/** Routes of JSON-2, which answer bare JSON and real HTTP statuses (odoo/http.py of 19, `Json2Dispatcher`). */
const PATH = /^\/(?:json\/2(?:\/|$)|doc(?:-bearer)?\/[^/]+\.json$)/

export const isJson2 = (path: string, major: number) => major >= 19 && PATH.test(path)

/** Answers a request to a JSON-2 route. */
export function answerJson2(visit: Visit): RouteAnswer {
  const { dialect } = visit.installation
  const { database } = visit
  // wire/19.0/json2-wrong-db
  if (database === null) return html(noDatabasePage(dialect.series.major), 404)
  if (visit.request.body !== '' && !isJsonRequest(visit.request)) return unsupportedType(visit)
  try {
    return sent(
      database.transaction(() => run({ ...visit, database })),
      dialect.series,
    )
  } catch (thrown) {
    const error = asRaised(thrown)
    if (!(error instanceof ServerException)) throw error
    const { status, body } = dialect.faults.json2(error)
    const answer = encoded({ ...json(body, status), contentType: 'application/json; charset=utf-8' }, 19)
    if (answer.status === 500 && answer.contentType.startsWith('text/html')) return answer
    // wire/19.0/json2-no-key: a scheme, a blank and nothing.
    return status === 401 ? { ...answer, headers: { 'www-authenticate': 'Bearer ' } } : answer
  }
}

function sent(result: unknown, series: Series): RouteAnswer {
  return withoutGuesses({ ...json(result ?? null), contentType: 'application/json; charset=utf-8' }, series)
}

function run(visit: DatabaseVisit): unknown {
  const { path, request } = visit
  const doc = /^\/doc(-bearer)?\/([^/]+)\.json$/.exec(path)
  if (doc !== null) {
    const env = visit.database.as(doc[1] === undefined ? sessionUser(visit) : bearer(visit))
    parseBody(request.body)
    const name = unquote(doc[2] as string)
    return name === 'index' ? serverDoc(env, visit.database) : modelDoc(env, name)
  }
  const call = /^\/json\/2\/([^/]+)\/([^/]+)\/?$/.exec(path)
  if (call === null || request.method !== 'POST') throw notFound('Did you mean POST /json/2/<model>/<method>?')
  const env = visit.database.as(bearer(visit))
  const body = parseBody(request.body)
  return callMethod2(env, unquote(call[1] as string), unquote(call[2] as string), body)
}

/** Named arguments only; the words are those of Python's `inspect` (addons/rpc/controllers/json2.py of 19). */
function callMethod2(env: Environment, model: string, name: string, body: Named): unknown {
  // The path says what is called, whatever the body says (tried on 19.0).
  const { ids, context, __model__: _, __method__: __, ...named } = body
  if ('self' in named) throw typeError("WebJson2Controller.web_json_2_rpc() got multiple values for argument 'self'")
  if (context === false || context === 0) throw typeError(`'${pythonType(context)}' object is not iterable`)
  if (!env.hasModel(model)) throw notFound(`the model '${model}' does not exist`)
  const method = method2(env, model, name)
  const given = idList(ids ?? [], env.dialect.series.major)
  if (method.isModel && given.length > 0) throw unprocessable(`cannot call ${model}.${name} with ids`)
  const found = argumentProblems(method.parameters, [], named)
  const missing = found.find((problem) => problem.kind === 'missing')
  if (missing !== undefined) throw unprocessable(`missing a required argument: '${missing.names[0]}'`)
  const unexpected = found.find((problem) => problem.kind === 'unexpected')
  // It takes any, and looks at them itself.
  if (unexpected !== undefined && method.refuses !== undefined) throw method.refuses([unexpected.name])
  if (unexpected !== undefined) throw unprocessable(`got an unexpected keyword argument '${unexpected.name}'`)
  const args = bindArguments(method.parameters, [], named)
  const result = method.run({ env: inContext(env, context), model, ids: given, isSingle: false, args })
  // Records come as lists of ids, also the only one that was made (wire/19.0/json2-create).
  return name === 'create' && typeof result === 'number' ? [result] : result
}

function method2(env: Environment, model: string, name: string) {
  try {
    return publicMethod(env, model, name)
  } catch (error) {
    if (error instanceof ServerException && error.kind === 'AttributeError') throw notFound(error.message)
    throw error
  }
}

/**
 * The user of the request's key, or of a session that somebody opens the address in. Raises Unauthorized
 * (odoo/addons/base/models/ir_http.py of 19; tried on 19.0).
 */
function bearer({ request, database, session }: DatabaseVisit): number {
  const match = /^bearer\s+(.+)$/i.exec(request.headers.authorization ?? '')
  if (match === null) {
    if (session.uid === null) {
      throw unauthorized('User not authenticated, use an API Key with a Bearer Authorization header.')
    }
    if (isOpened(request.headers)) return session.uid
    throw unauthorized('Missing "Authorization" or Sec-headers for interactive usage.')
  }
  const uid = database.userOfKey((match[1] as string).trim())
  if (uid === undefined) throw unauthorized('Invalid apikey')
  if (session.uid !== null && session.uid !== uid) {
    throw accessDenied('Session user does not match the used apikey.')
  }
  return uid
}

/** What browsers say of an address that somebody has opened by hand. */
const isOpened = (headers: Readonly<Record<string, string | undefined>>) =>
  headers['sec-fetch-dest'] === 'document' &&
  headers['sec-fetch-mode'] === 'navigate' &&
  ['none', 'same-origin'].includes(headers['sec-fetch-site'] ?? '') &&
  headers['sec-fetch-user'] === '?1'

function sessionUser({ session }: Visit): number {
  if (session.uid === null) throw sessionExpired()
  return session.uid
}

function parseBody(text: string): Named {
  if (text === '') return {}
  let body: unknown
  try {
    body = jsonValue(text)
  } catch (error) {
    if (!(error instanceof JsonTextError)) throw error
    throw http('BadRequest', `could not parse the body as json: ${error.message}`)
  }
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Named) : {}
}

function unsupportedType({ path }: Visit): RouteAnswer {
  const words = `Request inferred type is compatible with [&#39;http&#39;] but &#39;${path}&#39; is type=&#39;json2&#39;.<br><br>Please verify the Content-Type request header and try again.`
  return {
    ...html(werkzeugPage('415 Unsupported Media Type', words), 415),
    headers: { accept: 'application/json' },
  }
}

const http = (kind: string, message: string) => new ServerException(`werkzeug.exceptions.${kind}`, message)
const unauthorized = (message: string) => http('Unauthorized', message)
const unprocessable = (message: string) => http('UnprocessableEntity', message)
