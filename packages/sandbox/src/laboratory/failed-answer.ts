import { jsonBody } from '../dispatch/json-body.ts'
import { isJson2 } from '../dispatch/json2.ts'
import { xmlRpcFault } from '../dispatch/xml-rpc.ts'
import { isXmlRpc } from '../dispatch/xml-rpc-path.ts'
import { html, isJsonRequest, json, type RouteAnswer, rpcJson, type SandboxRequest } from '../http-exchange.ts'
import type { Installation } from '../installation.ts'
import { ServerException } from '../python/exceptions.ts'
import { werkzeugPage } from '../routes/pages.ts'

/** An exception as the request's wire and series tell it, without anything having run. */
export function failedAnswer(
  { dialect }: Installation,
  request: SandboxRequest,
  exception: ServerException,
): RouteAnswer {
  const { faults } = dialect
  const { major } = dialect.series
  const [route = ''] = request.path.split('?')
  if (isXmlRpc(route, dialect.series)) return xmlRpcFault(dialect, route, exception)
  if (isJson2(route, major)) {
    const { status, body: told } = faults.json2(exception)
    return json(told, status)
  }
  if (!isJsonRequest(request)) return serverError()
  const id = jsonBody(request.body)?.id ?? null
  if (major < 8) return json({ jsonrpc: '2.0', id, ...faults.oldJsonRpc(exception, 'server') })
  return rpcJson({ jsonrpc: '2.0', ...faults.jsonRpc(exception, id) }, major)
}

/** What Odoo's own server answers when a page fails. */
export function serverError(): RouteAnswer {
  const words =
    'The server encountered an internal error and was unable to complete your request. Either the server is overloaded or there is an error in the application.'
  return html(werkzeugPage('500 Internal Server Error', words), 500)
}

/** PostgreSQL refuses connections to the database (wire/*\/svc-outage-closed-*). */
export function databaseAway(name: string): ServerException {
  return new ServerException(
    'psycopg2.OperationalError',
    `connection to server at "127.0.0.1", port 5432 failed: FATAL:  database "${name}" is not currently accepting connections\n`,
  )
}

/** Two transactions met, and Odoo has tried five times. */
export function serializationFailure(): ServerException {
  return new ServerException(
    'psycopg2.errors.SerializationFailure',
    'could not serialize access due to concurrent update\n',
  )
}
