import type { Series } from 'ooor/protocol'
import { keyError, ServerException, typeError, valueError } from '../python/exceptions.ts'
import { commonService } from './common.ts'
import { dbService } from './db.ts'
import { objectService } from './object.ts'
import { reportService } from './report.ts'
import type { Service, ServiceCall } from './service.ts'

interface Row {
  readonly run: Service
  /** The last series that has it. */
  readonly until: number
}

const SERVICES: Readonly<Record<string, Row>> = {
  common: { run: commonService, until: 99 },
  object: { run: objectService, until: 99 },
  // Gone with 19.1 (odoo/odoo#238399).
  db: { run: dbService, until: 19 },
  report: { run: reportService, until: 10 },
}

/** Calls a method of a service. */
export function callService(service: string, call: ServiceCall): unknown {
  const { series } = call.installation.dialect
  const row = Object.hasOwn(SERVICES, service) ? SERVICES[service] : undefined
  if (row === undefined || row.until < series.major) throw unknownService(service, series)
  return row.run(call)
}

/** Each series stumbles in its own way (wire/*\/xmlrpc-unknown-endpoint, jsonrpc-unknown-service). */
function unknownService(service: string, { major }: Series): ServerException {
  // 20: odoo/http/router.py, `dispatch_rpc`.
  if (major >= 20) return valueError(`Invalid service name: ${service}`)
  if (major < 8 || major >= 16) return keyError(service)
  if (major === 8) return typeError("'NoneType' object is not callable")
  const message = "local variable 'dispatch' referenced before assignment"
  return new ServerException('builtins.UnboundLocalError', message)
}
