import { Download } from '../belongings/download.ts'
import { ConnectionLostError, ServerError, UnsupportedError } from '../errors/index.ts'
import { type HttpResponse, streamOf } from '../http/index.ts'
import { fromBase64, isAtLeast } from '../wires/index.ts'
import type { BackupOptions } from './admin-types.ts'
import type { DatabaseService } from './database-service.ts'

const CALL = { path: 'database backup' }

/** What the files begin with. */
const MAGIC = { zip: 'PK\u0003\u0004', dump: 'PGDMP' } as const

/** The last 22 bytes of a zip file without a comment begin with this. */
const END = { signature: 'PK\u0005\u0006', bytes: 22 } as const

/** Backs a database up: since 9 as a stream, before from base64. */
export async function backUp(
  service: DatabaseService,
  name: string,
  { format: wanted, ...options }: BackupOptions,
): Promise<Download> {
  const series = await service.series()
  const format = wanted ?? 'zip'
  if (isAtLeast(series, 9)) {
    const response = await service.forms.download('backup', { name, backup_format: format }, options)
    return downloadOf(response, `${name}.${format}`, format)
  }
  const only = isAtLeast(series, 8) ? 'zip' : 'dump'
  if (wanted !== undefined && wanted !== only) {
    throw new UnsupportedError(`Odoo ${series.name} makes backups of the format '${only}' alone: leave the format out`)
  }
  const text = await service.guarded('dump', [name], options)
  const bytes = typeof text === 'string' ? fromBase64(text) : undefined
  if (bytes === undefined || bytes.length === 0) throw empty()
  const made = startsWith(bytes, MAGIC.zip) ? 'zip' : 'dump'
  const response = new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: { 'content-length': String(bytes.length) },
  })
  return new Download(response, { name: `${name}.${made}`, mimetype: 'application/octet-stream' })
}

async function downloadOf(response: HttpResponse, fallback: string, format: 'zip' | 'dump'): Promise<Download> {
  const reader = streamOf(response).getReader()
  const head = await headOf(reader, MAGIC[format].length)
  if (!startsWith(head, MAGIC[format])) {
    await reader.cancel().catch(() => {})
    throw head.length === 0 ? empty() : notWhole(`is no ${format} file`)
  }
  const headers = new Headers()
  for (const name of ['content-disposition', 'content-type', 'content-length']) {
    const value = response.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  const stream = whole(reader, head, format)
  const download = new Download(new Response(stream, { headers }))
  return download.name === ''
    ? new Download(new Response(download.stream(), { headers }), { name: fallback })
    : download
}

/**
 * The file as it comes. A server of HTTP/1.0, as Odoo's own is up to 14, ends every answer by hanging up, so a broken
 * one looks whole: a zip file has an end that tells.
 */
function whole(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  head: Uint8Array,
  format: 'zip' | 'dump',
): ReadableStream<Uint8Array> {
  let tail = head.slice(-END.bytes)
  let first: Uint8Array | undefined = head
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const piece = first ?? (await reader.read()).value
      if (piece === undefined) {
        if (format === 'zip' && !startsWith(tail, END.signature)) return controller.error(notWhole('ends too early'))
        return controller.close()
      }
      if (first === undefined) tail = joined(tail, piece.slice(-END.bytes)).slice(-END.bytes)
      first = undefined
      controller.enqueue(piece)
    },
    cancel: (reason) => reader.cancel(reason),
  })
}

async function headOf(reader: ReadableStreamDefaultReader<Uint8Array>, length: number): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array()
  while (head.length < length) {
    const { done, value } = await reader.read()
    if (done) break
    head = joined(head, value)
  }
  return head
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return bytes.length >= text.length && [...text].every((character, at) => bytes[at] === character.charCodeAt(0))
}

/** wire/14.0/svc-db-form-backup-dump */
function empty(): ServerError {
  const message =
    'the server made an empty backup: its pg_dump failed, mostly because it is older than the PostgreSQL that it asks. Its log says more'
  return new ServerError({ exception: '', message }, { call: CALL })
}

function notWhole(what: string): ConnectionLostError {
  return new ConnectionLostError(`the backup ${what}: do not keep it, and look into the server's log`, { call: CALL })
}
