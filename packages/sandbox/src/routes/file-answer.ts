import { sha1Hex } from '../crypto.ts'
import { html, type RouteAnswer } from '../http-exchange.ts'
import { werkzeugPage } from './pages.ts'
import type { DatabaseVisit } from './route.ts'

/** A file on its way to a browser. */
export interface SentFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly name: string
  readonly mimetype: string
}

/** A file, the part of it that was asked for, or nothing where the browser has it (`Stream.get_response` of odoo/http.py). */
export function fileAnswer(visit: DatabaseVisit, file: SentFile): RouteAnswer {
  const { query, request } = visit
  const { major } = visit.installation.dialect.series
  const etag = sha1Hex(file.bytes)
  const isDownload = /^(1|true)$/i.test(query.get('download') ?? '')
  const name = query.get('filename') ?? file.name
  const isKnown = request.headers['if-none-match']?.replace(/"/g, '') === etag
  if (major < 16) {
    // No range (wire/14.0/svc-content-range).
    const headers = {
      etag,
      'cache-control': 'max-age=0',
      ...(isDownload && { 'content-disposition': `attachment; filename*=UTF-8''${encoded(name)}` }),
    }
    return isKnown ? unchanged(file, headers) : answer(200, file.mimetype, file.bytes, headers)
  }
  const headers = {
    etag: `"${etag}"`,
    // What has a version in its address never changes.
    'cache-control': query.has('unique') ? 'public, max-age=31536000, immutable' : 'no-cache, private',
    'content-disposition': disposition(isDownload ? 'attachment' : 'inline', name),
  }
  // Rows are younger than any moment that somebody asks about, but for one that is still to come.
  const since = Date.parse(request.headers['if-modified-since'] ?? '')
  if (isKnown || since >= visit.installation.clock.milliseconds) return unchanged(file, headers)
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

function unchanged({ mimetype }: SentFile, headers: Readonly<Record<string, string>>): RouteAnswer {
  return { status: 304, contentType: mimetype, body: '', headers }
}

/** Bytes with their length. */
export function answer(
  status: number,
  contentType: string,
  bytes: Uint8Array,
  headers: Readonly<Record<string, string>>,
): RouteAnswer {
  return { status, contentType, body: '', bytes, headers: { ...headers, 'content-length': String(bytes.length) } }
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

/** A name in a header, as RFC 8187 has it. */
export function encoded(name: string): string {
  return encodeURIComponent(name).replace(/['()*!]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
}
