import { sha1Hex } from '../crypto.ts'
import { html, type RouteAnswer } from '../http-exchange.ts'
import { valueError } from '../python/exceptions.ts'
import { werkzeugPage } from './pages.ts'
import type { DatabaseVisit } from './route.ts'

/** A file on its way to a browser. */
export interface SentFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly name: string
  readonly mimetype: string
  /** Everybody may have it, those on the way too. */
  readonly isPublic?: boolean
  /** Its address has a version: it never changes. */
  readonly isUnique?: boolean
  /** False for one without anything in it. */
  readonly hasEtag?: boolean
}

const YEAR = 365 * 86_400

/** A file, the part of it that was asked for, or nothing where the browser has it (`Stream.get_response` of odoo/http.py). */
export function fileAnswer(visit: DatabaseVisit, file: SentFile): RouteAnswer {
  const { query, request } = visit
  const { major } = visit.installation.dialect.series
  const etag = sha1Hex(file.bytes)
  const isKnown = request.headers['if-none-match']?.replace(/"/g, '') === etag
  if (major < 16) {
    // No range (wire/14.0/svc-content-range). Whatever is said of a download but nothing, is yes.
    const headers = {
      etag,
      'cache-control': `max-age=${file.isUnique ? YEAR : 0}`,
      'x-content-type-options': 'nosniff',
      ...(query.get('download') && { 'content-disposition': `attachment; filename*=UTF-8''${encoded(file.name)}` }),
    }
    return isKnown ? unchanged(file, headers) : answer(200, file.mimetype, file.bytes, headers)
  }
  const headers = {
    ...(file.hasEtag !== false && { etag: `"${etag}"` }),
    'cache-control': cacheControl(file, query.has('nocache')),
    'content-disposition': disposition(isDownload(visit) ? 'attachment' : 'inline', file.name),
    // wire/16.0 to wire/19.0/svc-content
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'",
  }
  const mimetype = withCharset(file.mimetype)
  // Rows are younger than any moment that somebody asks about, but for one that is still to come.
  const since = Date.parse(request.headers['if-modified-since'] ?? '')
  if (isKnown || since >= visit.installation.clock.milliseconds) return unchanged(file, headers)
  const { range } = request.headers
  if (range === undefined || file.bytes.length === 0) return answer(200, mimetype, file.bytes, headers)
  const size = file.bytes.length
  const part = partOf(range, size)
  if (part === undefined) {
    const page = werkzeugPage('416 Requested Range Not Satisfiable', 'The server cannot provide the requested range.')
    return { ...html(page, 416), headers: { 'content-range': `bytes */${size}` } }
  }
  const [start, end] = part
  const partial = { ...headers, 'accept-ranges': 'bytes', 'content-range': `bytes ${start}-${end - 1}/${size}` }
  return answer(206, mimetype, file.bytes.subarray(start, end), partial)
}

/** The one part that a `Range` header asks for, as where it begins and where it is over; undefined for what is none. */
function partOf(range: string, size: number): readonly [start: number, end: number] | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range.trim()) ?? []
  if (first === '') return last === '' || Number(last) === 0 ? undefined : [Math.max(0, size - Number(last)), size]
  const start = Number(first)
  const end = last === '' ? size : Math.min(Number(last) + 1, size)
  return start < end ? [start, end] : undefined
}

function cacheControl({ isUnique, isPublic }: SentFile, isNeverKept: boolean): string {
  const words =
    isUnique && !isNeverKept ? [`max-age=${YEAR}`, 'immutable'] : ['no-cache', ...(isUnique ? ['immutable'] : [])]
  if (isPublic) return (words[0] === 'no-cache' ? words : ['public', ...words]).join(', ')
  return [words[0], 'private', ...words.slice(1)].join(', ')
}

const YES = /^(y|yes|1|true|t|on)$/i
const NO = /^(n|no|0|false|f|off)$/i

/** Whether the file is to be kept rather than shown. Raises for a word that is neither yes nor no, since 16. */
export function isDownload({ query, installation }: DatabaseVisit): boolean {
  const word = query.get('download')
  if (word === null || installation.dialect.series.major < 16) return Boolean(word)
  if (YES.test(word)) return true
  if (NO.test(word)) return false
  throw valueError(`Use any of y, yes, n, no: ${word}`)
}

/** As werkzeug tells it of text, and of what is written as text. */
function withCharset(mimetype: string): string {
  const isText = /^text\/|\+xml$|^application\/(ecmascript|javascript|sql|xml|xml-dtd)$/.test(mimetype)
  return isText ? `${mimetype}; charset=utf-8` : mimetype
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
