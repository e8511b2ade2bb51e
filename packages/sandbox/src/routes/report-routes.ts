import type { ReportDocument } from '../data/report-document.ts'
import { reportNamed } from '../data/reports.ts'
import { html, type RouteAnswer, redirect } from '../http-exchange.ts'
import { pdfOf } from '../pdf.ts'
import { jsonDecodeError, keyError, ServerException, valueError } from '../python/exceptions.ts'
import { intOf } from '../python/numbers.ts'
import { unquote } from '../python/unquote.ts'
import { badToken, isForged } from './csrf-check.ts'
import { disposition } from './file-answer.ts'
import { escapeHtml, pageOf, werkzeugPage } from './pages.ts'
import type { Route, UserVisit } from './route.ts'

/** Reports of records (addons/web/controllers/report.py; wire/*\/svc-report-*). */
export const reportRoutes: readonly Route[] = [
  { type: 'json', path: '/report/check_wkhtmltopdf', since: 8, auth: 'user', run: () => 'ok' },
  { type: 'http', path: '/report/download', since: 8, auth: 'user', run: download },
  { type: 'http', path: '/report/html/*', since: 8, auth: 'user', isWebsite: true, run: page },
  { type: 'http', path: '/report/*', since: 8, auth: 'user', run: page },
]

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  text: 'text/plain',
  pdf: 'application/pdf',
}

function page(visit: UserVisit): RouteAnswer {
  const { major } = visit.installation.dialect.series
  // The website has one address for each page (tried on 14.0 and 19.0).
  if (major >= 14 && visit.path.endsWith('/')) return redirect(visit.path.slice(0, -1), 301)
  try {
    return printed(visit, visit.path)
  } catch (error) {
    if (!(error instanceof ServerException)) throw error
    const isUserError = error.exception.startsWith('odoo.exceptions.')
    const status = error.kind === 'AccessError' ? 403 : isUserError && major >= 16 && major < 19 ? 400 : 500
    const words = `<h1>${status}</h1><p>Error message:</p><pre>${escapeHtml(`${error.kind}: ${error.message}`)}</pre>`
    return html(pageOf(String(status), words), status)
  }
}

/** The file, or the error of a JSON answer as text of a page, with 200 all the same (wire/16.0/svc-report-download-unknown). */
async function download(visit: UserVisit): Promise<RouteAnswer> {
  const { request, installation } = visit
  const { dialect } = installation
  const form = new URLSearchParams(request.body)
  if (dialect.series.major >= 9 && (await isForged(visit, form))) return badToken()
  try {
    const [url] = JSON.parse(form.get('data') ?? '[]') as string[]
    const answer = printed(visit, new URL(url ?? '', 'http://sandbox').pathname)
    const [, , converter = '', name = ''] = (url ?? '').split('/')
    const headers = { ...answer.headers, 'content-disposition': disposition('attachment', `${name}.${converter}`) }
    return { ...answer, headers }
  } catch (error) {
    if (!(error instanceof ServerException)) throw error
    const { error: fault } = dialect.faults.jsonRpc(error, null) as { error: unknown }
    return html(escapeHtml(JSON.stringify(fault)))
  }
}

function printed({ database, uid, installation, query }: UserVisit, path: string): RouteAnswer {
  const { major } = installation.dialect.series
  const [, , converter = '', name = '', ids = ''] = path.split('/').map(unquote)
  const contentType = CONTENT_TYPES[converter]
  const env = database.as(uid)
  const printedIds = idsOf(ids, major)
  checkContext(query.get('context'))
  if (contentType === undefined) {
    return html(werkzeugPage('None Unknown Error', `Converter ${escapeHtml(converter)} not implemented.`))
  }
  const report = reportNamed(env, name)
  if (report === undefined) {
    // Each looks for it in another place (wire/14.0 and wire/19.0/svc-report-download-unknown, and tried on them).
    if (major < 16) throw keyError(false)
    throw valueError(
      name.includes('.')
        ? `External ID not found in the system: ${name}`
        : 'not enough values to unpack (expected 2, got 1)',
    )
  }
  const documents = printedIds.map((id) => report.documentOf(env, id))
  if (converter === 'pdf') return { status: 200, contentType, body: '', bytes: pdfOf(documents) }
  if (converter === 'text') return { status: 200, contentType, body: documents.map(textOf).join('\n') }
  return { status: 200, contentType, body: pageOf(name, documents.map(htmlOf).join('\n')) }
}

/** What is no number raises up to 15, and is passed over since 16 (tried on 14.0 and 19.0; of 15 to 18 by source). */
function idsOf(ids: string, major: number): number[] {
  if (ids === '') return []
  const parts = ids.split(',')
  return major < 16 ? parts.map(intOf) : parts.filter((part) => /^\d+$/.test(part)).map(Number)
}

function checkContext(context: string | null): void {
  if (!context) return
  try {
    JSON.parse(context)
  } catch {
    throw jsonDecodeError()
  }
}

function textOf({ title, facts, columns, rows, totals }: ReportDocument): string {
  const told = (pairs: ReportDocument['facts']) => pairs.map(([label, value]) => `${label}: ${value}`)
  const table = [columns, ...rows].map((cells) => cells.join('\t'))
  return `${[title, ...told(facts), ...table, ...told(totals)].join('\n')}\n`
}

function htmlOf({ title, facts, columns, rows, totals }: ReportDocument): string {
  const row = (cells: readonly string[], tag = 'td') =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`
  const told = facts.map(([label, value]) => `<p><strong>${escapeHtml(label)}:</strong> ${escapeHtml(value)}</p>`)
  return `<article class="article o_report"><h1>${escapeHtml(title)}</h1>${told.join('\n')}
<table class="table"><thead>${row(columns, 'th')}</thead><tbody>${rows.map((cells) => row(cells)).join('\n')}</tbody></table>
<div class="o_total_card"><table class="table">${totals.map((cells) => row(cells)).join('\n')}</table></div></article>`
}
