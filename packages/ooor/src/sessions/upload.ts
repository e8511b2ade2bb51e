import type { Attachment, CallOptions, FormFields, Page } from '../wires/index.ts'
import { readUploaded } from '../wires/upload-answer.ts'
import type { SessionHost } from './session-host.ts'

/** What a file becomes. */
export interface UploadOptions extends CallOptions {
  /** The model of the record that it is attached to, as `sale.order`. */
  readonly model: string
  /** The record. */
  readonly id: number
  /** The file's name. @default the file's own */
  readonly name?: string
}

/** What an upload needs of a session. */
interface Uploader {
  readonly host: Pick<SessionHost, 'server'>
  submit(path: string, fields: FormFields, options: CallOptions): Promise<Page>
}

/** Attaches a file to a record, in one request, without base64. */
export async function upload(
  session: Uploader,
  file: Blob,
  { model, id, name, ...options }: UploadOptions,
): Promise<Attachment> {
  const path = '/web/binary/upload_attachment'
  const form = new FormData()
  form.append('model', model)
  form.append('id', String(id))
  form.append('ufile', file, name ?? (file instanceof File ? file.name : 'file'))
  // Up to 13 it answers a script that calls this.
  const { major } = await session.host.server.series()
  if (major < 14) form.append('callback', 'ooor')
  const sent = { mimetype: file.type || 'application/octet-stream', size: file.size }
  return readUploaded(await session.submit(path, form, options), { model, path }, sent)
}
