import { Download } from '../belongings/download.ts'
import type { Printable, ReportOptions } from '../belongings/file-types.ts'
import { pathName } from '../belongings/path-name.ts'
import { checkChoice, checkOptions } from '../errors/check-options.ts'
import {
  AccessError,
  type CallSite,
  MalformedResponseError,
  MissingError,
  PdfToolMissingError,
  ServerError,
  UnsupportedError,
} from '../errors/index.ts'
import { waitFor } from '../http/wait-for.ts'
import { type CallOptions, type Context, fromBase64, isAtLeast } from '../wires/index.ts'
import { errorOfFault } from '../wires/json-rpc-fault.ts'
import { explainNoReport } from './explain-no-report.ts'
import type { FileSession } from './file-session.ts'
import { withPages } from './pdf-without-pages.ts'
import { idsOf } from './printed-ids.ts'

interface Printing extends CallOptions {
  readonly name: string
  readonly ids: readonly number[]
  readonly format: 'pdf' | 'html' | 'text'
  readonly context: Context
  readonly data: Readonly<Record<string, unknown>> | undefined
  readonly call: CallSite
}

const MIMETYPES = { pdf: 'application/pdf', html: 'text/html', text: 'text/plain' } as const

/** Prints a report of records. */
export async function printReport(
  session: FileSession,
  name: string,
  records: Printable,
  options: ReportOptions,
): Promise<Download> {
  checkOptions<ReportOptions>('report', options, { format: true, context: true, data: true, signal: true })
  const { format = 'pdf', context = {}, data, signal } = options
  checkChoice("a report's format", format, Object.keys(MIMETYPES))
  const printing: Printing = {
    name: pathName('report', name),
    ids: idsOf(records),
    format,
    context: { ...session.context, ...context },
    data,
    call: { path: `report ${name}` },
    signal,
  }
  const series = await session.series({ signal })
  if (!isAtLeast(series, 8)) return printByService(session, printing)
  if (!(await session.hasPages({ signal }))) {
    throw new UnsupportedError(
      `Odoo ${series.name} prints reports in a web session only, an API key is not enough: connect with a login and password and the wire 'web'`,
    )
  }
  // Its errors are Odoo's own, where the pages of the other route have little to say.
  const isPosted = isAtLeast(series, 14) && format !== 'html'
  try {
    return await (isPosted ? printByForm(session, printing) : printByPage(session, printing))
  } catch (error) {
    throw await explainNoReport(session, series, printing, error)
  }
}

/** `POST /report/download`: what goes wrong is an error in JSON under HTTP 200 (wire/16.0/svc-report-download-unknown). */
async function printByForm(session: FileSession, { format, call, signal, ...printing }: Printing): Promise<Download> {
  const { name, ids, context, data } = printing
  const options = data === undefined ? '' : `?${new URLSearchParams({ options: JSON.stringify(data) })}`
  const path = `/report/${format}/${name}/${ids.join(',')}${options}`
  const form = new URLSearchParams({
    data: JSON.stringify([path, `qweb-${format}`]),
    token: 'ooor',
    context: JSON.stringify(context),
  })
  // It only reads, though some reports note that they were printed.
  const response = await session.fetch('/report/download', { method: 'POST', body: form, repeatable: true, signal })
  const type = response.headers.get('content-type') ?? ''
  const isFile = response.ok && response.headers.has('content-disposition')
  if (isFile) {
    const file = format === 'pdf' ? await withPages(response, call) : response
    return new Download(file, { mimetype: type.startsWith('text/html') ? MIMETYPES[format] : type })
  }
  const text = await response.text()
  throw errorInForm(text, call) ?? errorInPage(response.status, text, call)
}

/** `GET /report/<format>/<name>/<ids>`. */
async function printByPage(session: FileSession, printing: Printing): Promise<Download> {
  const { name, ids, format, context, data, call, signal } = printing
  const query = new URLSearchParams({
    ...(Object.keys(context).length > 0 && { context: JSON.stringify(context) }),
    ...(data !== undefined && { options: JSON.stringify(data) }),
  })
  const path = `/report/${format}/${name}/${ids.join(',')}`
  const response = await session.fetch(query.size > 0 ? `${path}?${query}` : path, { signal })
  const type = response.headers.get('content-type') ?? ''
  if (response.ok && (format === 'pdf' ? type.startsWith('application/pdf') : true)) {
    const file = format === 'pdf' ? await withPages(response, call) : response
    return new Download(file, { name: `${name}.${format}`, mimetype: MIMETYPES[format] })
  }
  throw errorInPage(response.status, await response.text(), call)
}

/** Milliseconds between two questions whether a report is made. */
const PAUSE = 200

/** The service of 6.1 and 7.0: ordered, asked for until it is made, fetched once (wire/7.0/svc-report-xmlrpc-report_get). */
async function printByService(session: FileSession, { name, ids, format, context, data, call, signal }: Printing) {
  if (format !== 'pdf')
    throw new UnsupportedError(`this series makes reports as its definitions say, mostly PDF: leave the format out`)
  const ticket = await session.reportService(
    'report',
    [name, ids, { id: ids[0], ids, report_type: 'pdf', ...data }, context],
    { signal },
  )
  for (;;) {
    const answer = reportOf(await session.reportService('report_get', [ticket], { signal }), call)
    if (answer.state !== false && answer.state !== undefined) {
      const bytes = typeof answer.result === 'string' ? fromBase64(answer.result) : undefined
      if (bytes === undefined) throw new MalformedResponseError(`the report '${name}' is no base64 text`, { call })
      const made = typeof answer.format === 'string' ? answer.format : 'pdf'
      const response = new Response(bytes as Uint8Array<ArrayBuffer>, {
        headers: { 'content-length': String(bytes.length) },
      })
      return new Download(response, {
        name: `${name}.${made}`,
        mimetype: made === 'pdf' ? MIMETYPES.pdf : `application/${made}`,
      })
    }
    await waitFor(PAUSE, signal ?? undefined)
  }
}

function reportOf(answer: unknown, call: CallSite): Readonly<Record<string, unknown>> {
  if (typeof answer === 'object' && answer !== null) return answer as Readonly<Record<string, unknown>>
  throw new MalformedResponseError('the service `report` answered no report', { call })
}

const ENTITIES: Readonly<Record<string, string>> = { quot: '"', '#34': '"', '#39': "'", amp: '&', lt: '<', gt: '>' }

/** Odoo's JSON error, escaped for a page. */
function errorInForm(text: string, call: CallSite): Error | undefined {
  const plain = text.replace(/&(quot|#34|#39|amp|lt|gt);/g, (whole, name: string) => ENTITIES[name] ?? whole)
  try {
    const fault: unknown = JSON.parse(plain)
    return typeof fault === 'object' && fault !== null ? named(errorOfFault(fault, call), call) : undefined
  } catch {
    return undefined
  }
}

function named(error: ServerError, call: CallSite): ServerError {
  if (isAboutTool(error.serverMessage)) return pdfToolMissing(error, call)
  // The templates of 14 wrap what happens in them (tried on 14.0).
  const inner = /^odoo\.exceptions\.(MissingError|AccessError): ?(.*)$/m.exec(error.traceback ?? '')
  if (inner === null || error.name !== 'ServerError') return error
  const fault = { exception: `odoo.exceptions.${inner[1]}`, message: inner[2] ?? '' }
  return inner[1] === 'MissingError'
    ? new MissingError(fault, { call, cause: error })
    : new AccessError(fault, { call, cause: error })
}

/** What a page of Odoo says of its error: a word of its own for what can be told apart, its title for the rest. */
function errorInPage(status: number, text: string, call: CallSite): Error {
  const fault = (message: string) => ({ exception: '', message, code: status })
  if (isAboutTool(text)) return pdfToolMissing(new ServerError(fault('Unable to find wkhtmltopdf'), { call }), call)
  if (status === 403) return new AccessError(fault('the user may not read these records'), { call })
  if (/Record does not exist or has been deleted|MissingError/.test(text)) {
    return new MissingError(fault('a record does not exist, or has been deleted'), { call })
  }
  return new ServerError(
    fault(
      `the server answered ${status} with a page in the place of the report: is there such a report, and are the records there?`,
    ),
    { call },
  )
}

function isAboutTool(text: string): boolean {
  // 8.0 says it by its traceback alone (tried on 8.0).
  return /find wkhtmltopdf|in _get_wkhtmltopdf_bin\b/i.test(text)
}

function pdfToolMissing(cause: ServerError, call: CallSite): PdfToolMissingError {
  const message =
    'the server cannot make PDF files: it has no wkhtmltopdf. Install it there, or print in the format html'
  const { exception, code } = cause
  return new PdfToolMissingError({ exception, message, ...(code !== undefined && { code }) }, { cause, call })
}
