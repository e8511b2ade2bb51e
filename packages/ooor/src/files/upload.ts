import type { FileSource, UploadFileOptions } from '../belongings/file-types.ts'
import { ownerOf } from '../belongings/owner.ts'
import { checkOptions } from '../errors/check-options.ts'
import {
  AccessError,
  InvalidValueError,
  LoginRequiredError,
  MalformedResponseError,
  MissingError,
  SessionExpiredError,
  UserError,
} from '../errors/index.ts'
import { type Attachment, type CallOptions, isAtLeast, lostAnswer, toBase64 } from '../wires/index.ts'
import { readUploaded } from '../wires/upload-answer.ts'
import type { FileSession } from './file-session.ts'
import { bytesOf, checkSource, isRepeatable, sizeOf } from './file-source.ts'
import { isThere } from './is-there.ts'
import { multipart } from './multipart.ts'

const ROUTE = '/web/binary/upload_attachment'
/** From here on it is worth a question beforehand whether the session still lives. */
const LARGE = 256 * 1024

const OPTIONS = { on: true, name: true, mimetype: true, size: true, onProgress: true, signal: true } as const

/** Attaches a file to a record. */
export async function uploadFile(
  session: FileSession,
  source: FileSource,
  given: UploadFileOptions,
): Promise<Attachment> {
  checkOptions<UploadFileOptions>('upload', given, OPTIONS)
  checkSource(source)
  const { on, name = nameOf(source), mimetype = typeOf(source), size = sizeOf(source), onProgress, signal } = given
  const { model, id } = ownerOf(on)
  if (name === '') throw new InvalidValueError('a file needs a name: { name: "contract.pdf" }')
  // It becomes a line of the form, where a line break would begin another.
  if (!/^[\w.+-]+\/[\w.+-]+( *;[\x20-\x7e]*)?$/.test(mimetype)) {
    throw new InvalidValueError(`${JSON.stringify(mimetype)} is no type of a file: { mimetype: 'application/pdf' }`)
  }
  if (size !== undefined && !(Number.isSafeInteger(size) && size >= 0)) {
    throw new InvalidValueError(`the size of a file is a number of bytes, not ${String(size)}`)
  }
  const options = { signal }
  if (session.isVisitor) {
    const message = 'the server takes files from logged-in users only: log the session in first'
    throw new LoginRequiredError({ exception: '', message }, { call: { path: ROUTE } })
  }
  const series = await session.series(options)
  const tell = (sent: number) => onProgress?.({ sent, total: size })
  if (!(await session.hasPages(options))) {
    return createAttachment(session, await bytesOf(source, size), { model, id, name, mimetype }, tell, options)
  }
  if (!isAtLeast(series, 14)) {
    const form = new FormData()
    form.append('model', model)
    form.append('id', String(id))
    // Before 14 the answer is a script that calls this.
    form.append('callback', 'ooor')
    const bytes = await bytesOf(source, size)
    form.append('ufile', new Blob([bytes as BlobPart], { type: mimetype }), name)
    const sent = { mimetype, size: bytes.length }
    const answer = readUploaded(await session.submit(ROUTE, form, options), { model, path: ROUTE }, sent)
    tell(bytes.length)
    return answer
  }
  const isOnce = !isRepeatable(source)
  const isSmall = !isOnce && (size ?? LARGE) < LARGE
  // A server that refuses does not read on, and the network then loses what it says.
  if (!isSmall) await session.verify(options)
  const token = await session.csrfToken(options)
  const fields = { model, id: String(id), ...(token !== undefined && { csrf_token: token }) }
  const file = { field: 'ufile', name, mimetype, source }
  const form = multipart(fields, file, size, tell)
  const send = async () =>
    session.fetch(ROUTE, {
      method: 'POST',
      headers: {
        'content-type': form.contentType,
        ...(form.length !== undefined && { 'content-length': String(form.length) }),
      },
      body: isSmall ? await bytesOf(form.body()) : form.body(),
      redirect: 'manual',
      signal,
    })
  const again = (error: unknown) => {
    // The session ended between two requests, and has been renewed: nothing has run.
    if (isOnce || !SessionExpiredError.is(error)) throw error
    return send()
  }
  const response = await form.sent(send().catch(again))
  const text = await response.text()
  const call = { model, path: ROUTE }
  if (response.status === 400 && /CSRF/.test(text)) {
    const message = 'the server refused the form’s token, as one does that has restarted with another secret: try again'
    throw new MalformedResponseError(message, { status: 400, call })
  }
  const page = { status: response.status, text, path: response.headers.get('location') ?? ROUTE }
  try {
    return readUploaded(page, call, { mimetype, size: size ?? 0 })
  } catch (error) {
    const isRefusal = UserError.is(error) || AccessError.is(error)
    if (!isRefusal || (await isThere(session, { model, id }, options)) !== false) throw error
    // Odoo says that something went wrong, or that it is not allowed.
    const message = `there is no ${model} ${id} for a file`
    throw new MissingError({ exception: '', message }, { call, cause: error })
  }
}

interface NewAttachment {
  readonly model: string
  readonly id: number
  readonly name: string
  readonly mimetype: string
}

/** As base64, a third larger and whole in memory: what wires without pages have. */
async function createAttachment(
  session: FileSession,
  bytes: Uint8Array,
  { model, id, name, mimetype }: NewAttachment,
  tell: (sent: number) => void,
  options: CallOptions,
): Promise<Attachment> {
  const isModern = isAtLeast(await session.series(options), 9)
  const values = {
    name,
    datas: toBase64(bytes),
    res_model: model,
    res_id: id,
    ...(isModern ? mimetype !== UNKNOWN_TYPE && { mimetype } : { datas_fname: name }),
  }
  const [first] = [await session.call('ir.attachment', 'create', [values], {}, options)].flat()
  tell(bytes.length)
  const call = { model: 'ir.attachment', method: 'create' }
  if (typeof first !== 'number') {
    const error = new MalformedResponseError('ir.attachment.create answered no id.', { call })
    throw lostAnswer(error, { call, isReadOnly: false })
  }
  const made = first
  const fields = isModern ? ['mimetype'] : ['name']
  const rows = await session.call('ir.attachment', 'read', [[made], fields], {}, options)
  const row: unknown = Array.isArray(rows) ? rows[0] : undefined
  const told = typeof row === 'object' && row !== null && 'mimetype' in row ? row.mimetype : undefined
  return { id: made, name, mimetype: typeof told === 'string' ? told : mimetype, size: bytes.length }
}

const UNKNOWN_TYPE = 'application/octet-stream'

function nameOf(source: FileSource): string {
  return source instanceof Blob && 'name' in source ? String(source.name) : ''
}

function typeOf(source: FileSource): string {
  return source instanceof Blob && source.type !== '' ? source.type : UNKNOWN_TYPE
}
