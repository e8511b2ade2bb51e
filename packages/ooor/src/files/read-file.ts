import { type ByteRange, Download } from '../belongings/download.ts'
import { type FileOwner, ownerOf } from '../belongings/owner.ts'
import { pathName } from '../belongings/path-name.ts'
import { recordId } from '../belongings/record-id.ts'
import { checkCount, checkOptions } from '../errors/check-options.ts'
import { describe } from '../errors/describe.ts'
import { InvalidValueError, MissingError, UnsupportedError } from '../errors/index.ts'
import { type CallOptions, fromBase64, isAtLeast } from '../wires/index.ts'
import { checkFileField } from './check-file-field.ts'
import type { FileSession } from './file-session.ts'
import { emptyAttachment, emptyDownload } from './nothing-in-file.ts'
import { refusedFile } from './refused-file.ts'

/** How a file is downloaded. */
export interface DownloadOptions extends CallOptions {
  /** Only these bytes. Since 16 the server sends no others; before, the rest is thrown away here. */
  readonly range?: ByteRange | undefined
  /** The `etag` of the version that is here already: nothing comes when it still is the same. 16 and later. */
  readonly ifNoneMatch?: string | undefined
}

/** How a picture is downloaded. */
export interface ImageOptions extends DownloadOptions {
  /** Pixels, at most. */
  readonly width?: number | undefined
  /** Pixels, at most. */
  readonly height?: number | undefined
  /** Cut to these proportions rather than made smaller. @default false */
  readonly crop?: boolean | undefined
}

const DOWNLOAD = { range: true, ifNoneMatch: true, signal: true } as const
const IMAGE = { ...DOWNLOAD, width: true, height: true, crop: true } as const

/** A range that is none would bring the whole file, or no bytes of it. */
function checkRange({ range }: DownloadOptions): void {
  const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0
  if (range === undefined || (isCount(range?.start) && (range.end === undefined || isCount(range.end)))) return
  throw new InvalidValueError(`range is ${describe(range)}: pass { start: 0, end: 1000 }, for the bytes 0 to 999`)
}

/** The bytes of an attachment. */
export async function downloadAttachment(
  session: FileSession,
  attachment: number | { readonly id: number },
  options: DownloadOptions,
): Promise<Download> {
  checkOptions<DownloadOptions>('download', options, DOWNLOAD)
  checkRange(options)
  const id = recordId('ir.attachment', attachment)
  if (!(await session.hasPages(options))) return readBinary(session, 'ir.attachment', id, 'datas', options)
  const isModern = isAtLeast(await session.series(options), 9)
  const path = isModern ? `/web/content/${id}?download=true` : oldContent('ir.attachment', id, 'datas', 'name')
  return fetchFile(session, path, { model: 'ir.attachment', id }, 'download', options)
}

/** The bytes of a binary field. */
export async function downloadContent(
  session: FileSession,
  owner: FileOwner,
  field: string,
  options: DownloadOptions,
): Promise<Download> {
  checkOptions<DownloadOptions>('content', options, DOWNLOAD)
  checkRange(options)
  const { model, id } = ownerOf(owner)
  pathName('field', field)
  if (!(await session.hasPages(options))) return readBinary(session, model, id, field, options)
  const isModern = isAtLeast(await session.series(options), 9)
  const path = isModern ? `/web/content/${model}/${id}/${field}` : oldContent(model, id, field)
  return fetchFile(session, path, { model, id, field }, 'content', options)
}

/** A picture, as large as asked for. */
export async function downloadImage(
  session: FileSession,
  owner: FileOwner,
  field: string,
  given: ImageOptions,
): Promise<Download> {
  checkOptions<ImageOptions>('image', given, IMAGE)
  checkRange(given)
  const { width = 0, height = 0, crop = false, ...options } = given
  checkCount('width', width)
  checkCount('height', height)
  const { model, id } = ownerOf(owner)
  pathName('field', field)
  const isSized = width > 0 || height > 0
  if (!(await session.hasPages(options))) {
    if (!isSized) return readBinary(session, model, id, field, options)
    throw new UnsupportedError(
      `pictures are made smaller by pages of the web session only: connect with a password and the wire 'web', or read a field that is small, as image_128`,
    )
  }
  if (!isAtLeast(await session.series(options), 9)) {
    const query = new URLSearchParams({
      model,
      id: String(id),
      field,
      ...(isSized && { resize: `${width},${height}` }),
    })
    return fetchFile(session, `/web/binary/image?${query}`, { model, id, field }, 'image', options)
  }
  const size = isSized ? `/${width}x${height}` : ''
  const path = `/web/image/${model}/${id}/${field}${size}${crop ? '?crop=True' : ''}`
  return fetchFile(session, path, { model, id, field }, 'image', options)
}

async function fetchFile(
  session: FileSession,
  path: string,
  record: { readonly model: string; readonly id: number; readonly field?: string },
  method: string,
  { range, ifNoneMatch, signal }: DownloadOptions,
): Promise<Download> {
  const headers: Record<string, string> = {}
  if (range !== undefined) headers.range = `bytes=${range.start}-${range.end === undefined ? '' : range.end - 1}`
  if (ifNoneMatch !== undefined) headers['if-none-match'] = ifNoneMatch
  const response = await session.fetch(path, { headers, signal })
  const { model, field } = record
  const isNothing =
    response.status === 404 || response.status === 500 || (method === 'image' && mayBePlaceholder(response))
  if (field !== undefined && isNothing) {
    await checkFileField(session, model, field, { signal }).catch(async (error: unknown) => {
      await response.body?.cancel()
      throw error
    })
  }
  if (response.status === 416) {
    // The file ends before the range: up to 15 all of it comes, of which nothing is left.
    await response.body?.cancel()
    return emptyDownload()
  }
  if (response.status !== 304 && !response.ok) {
    const isAttachment = response.status === 404 && record.model === 'ir.attachment' && method === 'download'
    const empty = isAttachment ? await emptyAttachment(session, record.id, { signal }) : undefined
    if (empty !== undefined) {
      await response.body?.cancel()
      return empty
    }
    throw await refusedFile(session, response, record, { model: record.model, method }, { signal })
  }
  return new Download(response, { range })
}

/** Since 16 pictures come with their names, and a placeholder with its own; before, nothing tells it from a picture. */
function mayBePlaceholder({ status, headers }: Response): boolean {
  const name = /filename="?([^"]+)/.exec(headers.get('content-disposition') ?? '')?.[1]
  return status === 200 && (name === undefined || name.startsWith('placeholder.'))
}

function oldContent(model: string, id: number, field: string, nameField = 'name'): string {
  return `/web/binary/saveas?${new URLSearchParams({ model, id: String(id), field, filename_field: nameField })}`
}

/** As base64, whole: what wires without pages have. */
async function readBinary(
  session: FileSession,
  model: string,
  id: number,
  field: string,
  { range, signal }: DownloadOptions,
): Promise<Download> {
  const isAttachment = model === 'ir.attachment' && isAtLeast(await session.series({ signal }), 9)
  const names = isAttachment ? [field, 'name', 'mimetype'] : [field]
  const rows = await session.call(model, 'read', [[id], names], {}, { signal })
  const call = { model, method: 'read' }
  const first: unknown = Array.isArray(rows) ? rows[0] : undefined
  const row = typeof first === 'object' ? (first as Readonly<Record<string, unknown>> | null) : null
  if (row === null) throw new MissingError({ exception: '', message: `there is no ${model} ${id}` }, { call })
  const value = row[field]
  // 20 reads `{content, size, filename}`.
  const base64 = typeof value === 'object' && value !== null ? (value as { content?: unknown }).content : value
  const bytes = typeof base64 === 'string' ? fromBase64(base64) : undefined
  if (bytes === undefined) {
    throw new MissingError({ exception: '', message: `${model} ${id} has nothing in '${field}'` }, { call })
  }
  const named = (key: string) => {
    const text = row[key]
    return typeof text === 'string' ? text : undefined
  }
  const headers = { 'content-length': String(bytes.length) }
  const response = new Response(bytes as Uint8Array<ArrayBuffer>, { headers })
  return new Download(response, {
    name: isAttachment ? named('name') : undefined,
    mimetype: isAttachment ? named('mimetype') : 'application/octet-stream',
    range,
  })
}
