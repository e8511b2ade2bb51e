import { databaseNamed } from '../installation.ts'
import { exception, ServerException } from '../python/exceptions.ts'
import type { ServiceCall } from './service.ts'

/** Reports up to 10: any can be ordered, none gets ready, as recorded of one that is not there. */
export function reportService({ installation, method, args }: ServiceCall): unknown {
  const [name, user, secret] = args
  databaseNamed(installation, name, 'service').checkSecret(user, secret)
  if (method === 'report') return 1
  if (method !== 'report_get') throw exception(`Method not available ${method}`)
  // Up to 7.0 the server breaks over it (wire/7.0/xmlrpc-report_get-unknown-report).
  if (installation.dialect.series.major < 8) throw new ServerException('sandbox.Broken', 'Internal Server Error')
  return { state: false }
}
