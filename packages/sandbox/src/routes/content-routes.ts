import { html, type RouteAnswer } from '../http-exchange.ts'
import { base64Of } from '../orm/stored-binary.ts'
import { ServerException } from '../python/exceptions.ts'
import { werkzeugNotFound, werkzeugPage } from './pages.ts'
import type { DatabaseVisit, Route } from './route.ts'

/** The bytes of attachments and binary fields (addons/web/controllers/binary.py; wire/14.0 and wire/19.0/svc-content*). */
export const contentRoutes: readonly Route[] = [
  { type: 'http', path: '/web/content', since: 9, auth: 'public', run: content },
  { type: 'http', path: '/web/content/*', since: 9, auth: 'public', run: content },
  { type: 'http', path: '/web/binary/saveas', since: 8, until: 8, auth: 'public', run: saveAs },
]

interface StoredFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly name: string
  readonly mimetype: string
}

async function content(visit: DatabaseVisit): Promise<RouteAnswer> {
  const { path, query, request } = visit
  const { major } = visit.installation.dialect.series
  const parts = path
    .slice('/web/content'.length)
    .split('/')
    .filter((part) => part !== '')
  const [model, id, field] =
    parts.length < 2
      ? [query.get('model') ?? 'ir.attachment', parts[0] ?? query.get('id') ?? '', query.get('field') ?? 'datas']
      : [parts[0] ?? '', parts[1] ?? '', parts[2] ?? 'datas']
  const file = storedFile(visit, model, Number.parseInt(id, 10), field === 'raw' ? 'datas' : field)
  if (file === undefined) return html(werkzeugNotFound(), 404)
  const etag = await sha1(file.bytes)
  const isDownload = /^(1|true)$/i.test(query.get('download') ?? '')
  const name = query.get('filename') ?? file.name
  if (major < 16) {
    // No range, no comparison (wire/14.0/svc-content-range, -if-none-match).
    const headers = {
      etag,
      'cache-control': 'max-age=0',
      ...(isDownload && { 'content-disposition': `attachment; filename*=UTF-8''${encoded(name)}` }),
    }
    return answer(200, file.mimetype, file.bytes, headers)
  }
  const headers = {
    etag: `"${etag}"`,
    'cache-control': query.has('unique') ? 'public, max-age=31536000, immutable' : 'no-cache, private',
    'content-disposition': disposition(isDownload ? 'attachment' : 'inline', name),
  }
  if (request.headers['if-none-match'] === headers.etag)
    return { status: 304, contentType: file.mimetype, body: '', headers }
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '')
  if (range === null) return answer(200, file.mimetype, file.bytes, headers)
  const size = file.bytes.length
  const [start, end] = [Number(range[1]), Math.min(range[2] ? Number(range[2]) : size - 1, size - 1)]
  if (start >= size) {
    const page = werkzeugPage('416 Requested Range Not Satisfiable', 'The server cannot provide the requested range.')
    return { ...html(page, 416), headers: { 'content-range': `bytes */${size}` } }
  }
  const part = file.bytes.subarray(start, end + 1)
  const partial = { ...headers, 'accept-ranges': 'bytes', 'content-range': `bytes ${start}-${end}/${size}` }
  return answer(206, file.mimetype, part, partial)
}

/** wire/8.0/svc-content-saveas */
function saveAs(visit: DatabaseVisit): RouteAnswer {
  const { query } = visit
  const [model, id, field] = [query.get('model') ?? '', Number(query.get('id')), query.get('field') ?? '']
  const file = storedFile(visit, model, id, field)
  if (file === undefined) return html(werkzeugPage('500 Internal Server Error', 'The server broke.'), 500)
  const headers = { 'content-disposition': `attachment; filename*=UTF-8''${encoded(file.name)}` }
  return answer(200, 'application/octet-stream', file.bytes, headers)
}

function answer(status: number, contentType: string, bytes: Uint8Array, headers: Record<string, string>): RouteAnswer {
  return { status, contentType, body: '', bytes, headers: { ...headers, 'content-length': String(bytes.length) } }
}

function storedFile(visit: DatabaseVisit, model: string, id: number, field: string): StoredFile | undefined {
  const { database, session } = visit
  const env = database.as(session.uid)
  if (!env.hasModel(model) || !Number.isSafeInteger(id)) return undefined
  const table = env.table(model)
  if (table.fields[field]?.type !== 'binary') return undefined
  let row: Readonly<Record<string, unknown>> | undefined
  try {
    const named = ['name', 'mimetype'].filter((name) => Object.hasOwn(table.fields, name))
    ;[row] = env.search(model, [['id', '=', id]]).length === 0 ? [] : env.read(model, [id], [field, ...named])
  } catch (error) {
    if (!(error instanceof ServerException)) throw error
  }
  const sent = row?.[field]
  // Since 20 it is read as `{content, filename?}`.
  const base64 = base64Of(sent)
  if (base64 === undefined || base64 === '') return undefined
  const bytes = Uint8Array.from(atob(base64.replace(/\s/g, '')), (character) => character.charCodeAt(0))
  const mimetype = typeof row?.mimetype === 'string' ? row.mimetype : 'application/octet-stream'
  return { bytes, name: model === 'ir.attachment' ? String(row?.name) : `${model}-${id}-${field}`, mimetype }
}

async function sha1(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-1', bytes))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Two names where one is not ASCII; a plain one without quotes (wire/19.0/svc-content-download, -download-filename). */
export function disposition(kind: 'attachment' | 'inline', name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\]/g, '\\$&')
  if (plain !== name) return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded(name)}`
  return `${kind}; filename=${/^[\w.+-]+$/.test(name) ? name : `"${plain}"`}`
}

function encoded(name: string): string {
  return encodeURIComponent(name).replace(/['()*!]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
}
