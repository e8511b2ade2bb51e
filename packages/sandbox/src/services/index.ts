import type { Series } from 'ooor/protocol'
import { own } from '../own.ts'
import { keyError, ServerException, typeError, valueError } from '../python/exceptions.ts'
import { hashed, pythonType } from '../python/eyes.ts'
import { pythonStr } from '../python/repr.ts'
import { commonService } from './common.ts'
import { dbService } from './db.ts'
import { objectService } from './object.ts'
import { reportService } from './report.ts'
import type { Service, ServiceCall } from './service.ts'

interface Row {
  readonly run: Service
  /** The last series that has it. */
  readonly until: number
  /** It finds a method by a name put together with a prefix, which only a text can be. */
  readonly hasPrefix?: boolean
}

const SERVICES: Readonly<Record<string, Row>> = {
  common: { run: commonService, until: 99, hasPrefix: true },
  object: { run: objectService, until: 99 },
  // Gone with 19.1 (odoo/odoo#238399).
  db: { run: dbService, until: 19, hasPrefix: true },
  report: { run: reportService, until: 10 },
}

/** A call as it came in: over JSON-RPC the method may be anything. */
type GivenCall = Omit<ServiceCall, 'method'> & { readonly method: unknown }

/** Calls a method of a service. */
export function callService(service: unknown, call: GivenCall): unknown {
  const { series } = call.installation.dialect
  // Since 16 they are looked up (tried on 14.0 and 19.0; of 16 to 18 wire/*/jsonrpc-unknown-service).
  const row = typeof service === 'string' ? own(SERVICES, service) : undefined
  if (series.major >= 16) hashed(service)
  if (row === undefined || row.until < series.major) throw unknownService(service, series)
  // Tried on 14.0 and 19.0; the words of older servers are their Python's, and were not seen.
  if (row.hasPrefix && series.major >= 14 && typeof call.method !== 'string') {
    throw typeError(`can only concatenate str (not "${pythonType(call.method)}") to str`)
  }
  return row.run({ ...call, method: pythonStr(call.method) })
}

/** Each series stumbles in its own way (wire/*\/xmlrpc-unknown-endpoint, jsonrpc-unknown-service). */
function unknownService(service: unknown, { major }: Series): ServerException {
  // 20: odoo/http/router.py, `dispatch_rpc`.
  if (major >= 20) return valueError(`Invalid service name: ${pythonStr(service)}`)
  if (major < 8 || major >= 16) return keyError(service)
  if (major === 8) return typeError("'NoneType' object is not callable")
  const message = "local variable 'dispatch' referenced before assignment"
  return new ServerException('builtins.UnboundLocalError', message)
}
