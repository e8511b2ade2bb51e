import { UnsupportedError } from '../errors/index.ts'
import { maybeGone } from './gone-services.ts'
import { jsonRpcServices } from './json-rpc-services.ts'
import { lazyXmlRpc } from './lazy-xml-rpc.ts'
import { isAtLeast } from './series.ts'
import type { Server } from './server.ts'
import type { ServiceName, ServiceOptions } from './service.ts'

/** Methods of services that change nothing. */
const READ_ONLY = new Set([
  'version',
  'about',
  'login',
  'authenticate',
  'list',
  'list_lang',
  'db_exist',
  'server_version',
])

/** Calls a method of a service: over `/jsonrpc` since 8.0, over XML-RPC before. */
export async function callService(
  server: Server,
  service: ServiceName,
  method: string,
  args: readonly unknown[],
  options: ServiceOptions,
): Promise<unknown> {
  const series = await server.series()
  if (service === 'report' && isAtLeast(series, 11)) {
    throw new UnsupportedError(`Odoo ${series.name} has no service 'report': it went with 11.0`)
  }
  if (service === 'db' && isAtLeast(series, 19, 1)) {
    throw new UnsupportedError(
      `Odoo ${series.name} has no service 'db': it went with 19.1. Use odoo.admin(), which sends the forms of /web/database`,
    )
  }
  const send = isAtLeast(series, 8) ? jsonRpcServices(server) : lazyXmlRpc(server, '/xmlrpc')
  const call = { path: `${service}.${method}` }
  return maybeGone(server, send)(service, method, args, { ...options, call, isReadOnly: READ_ONLY.has(method) })
}
