import { reportNamed } from '../data/reports.ts'
import { databaseNamed, type Installation } from '../installation.ts'
import { base64OfBytes } from '../orm/stored-binary.ts'
import { pdfOf } from '../pdf.ts'
import { exception, ServerException } from '../python/exceptions.ts'
import { takenApart } from '../python/given-arguments.ts'
import type { ServiceCall } from './service.ts'

interface Printed {
  readonly state: true
  readonly result: string
  readonly format: 'pdf'
}

/** Reports that were ordered, by ticket: made with the first question, fetched with the second, once. */
const ordered = new WeakMap<Installation, Map<number, { readonly print: () => Printed; isMade: boolean }>>()

/** Reports up to 10: ordered and fetched (wire/7.0/svc-report-xmlrpc-*), or printed at once since 8. */
export function reportService({ installation, method, args }: ServiceCall): unknown {
  const [name, user, secret, ...rest] = takenApart(args)
  const { major } = installation.dialect.series
  const database = databaseNamed(installation, name, 'service')
  const uid = database.checkSecret(user, secret)
  const print = (report: unknown, ids: unknown): Printed | undefined => {
    const found = reportNamed(database.as(uid), String(report))
    if (found === undefined || !Array.isArray(ids)) return undefined
    const documents = ids.map((id) => found.documentOf(database.as(uid), Number(id)))
    return { state: true, result: base64OfBytes(pdfOf(documents)), format: 'pdf' }
  }
  const tickets = ordered.get(installation) ?? new Map<number, { print: () => Printed; isMade: boolean }>()
  ordered.set(installation, tickets)
  if (method === 'report') {
    const [report, ids] = rest
    const ticket = tickets.size + 1
    if (reportNamed(database.as(uid), String(report)) !== undefined) {
      tickets.set(ticket, { print: () => print(report, ids) as Printed, isMade: false })
    }
    return ticket
  }
  if (method === 'render_report' && major >= 8) {
    const made = print(rest[0], rest[1])
    if (made === undefined) throw exception(`External ID not found in the system: ${String(rest[0])}`)
    return made
  }
  if (method !== 'report_get') throw exception(`Method not available ${method}`)
  const job = tickets.get(Number(rest[0]))
  if (job?.isMade) {
    tickets.set(Number(rest[0]), { print: fetched, isMade: true })
    return job.print()
  }
  if (job !== undefined) {
    job.isMade = true
    return { state: false }
  }
  // Of what is not there, up to 7.0 the server breaks over it (wire/7.0/xmlrpc-report_get-unknown-report).
  if (major < 8) throw new ServerException('sandbox.Broken', 'Internal Server Error')
  return { state: false }
}

function fetched(): never {
  throw exception('ReportNotFound')
}
