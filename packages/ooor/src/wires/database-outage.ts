import { type CallSite, DatabaseUnavailableError } from '../errors/index.ts'
import { databaseUnavailable } from './database-unavailable.ts'
import type { Server } from './server.ts'
import type { CallOptions } from './wire.ts'

/**
 * Why a server answers as if it had no such route: the service `common` says whether it can open the database, where
 * routes and pages do not (wire/19.0/svc-outage-closed-jsonrpc-login). Undefined when it is open.
 */
export async function databaseOutage(
  server: Server,
  database: string,
  { call, signal }: CallOptions & { readonly call: CallSite },
): Promise<DatabaseUnavailableError | undefined> {
  const { jsonRpcServices } = await import('./json-rpc-services.ts')
  // Nobody's login: who has none is looked for in the database.
  const login = [database, '', '-']
  try {
    await jsonRpcServices(server)('common', 'login', login, { call, isReadOnly: true, signal })
    return undefined
  } catch (error) {
    return DatabaseUnavailableError.is(error) ? databaseUnavailable(call, error) : undefined
  }
}
