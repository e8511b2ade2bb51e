import type { Attachment, CallOptions } from '../wires/index.ts'
import { readUploaded } from '../wires/upload-answer.ts'
import type { SessionCore } from './session-core.ts'

/** What a file becomes. */
export interface UploadOptions extends CallOptions {
  /** The model of the record that it is attached to, as `sale.order`. */
  readonly model: string
  /** The record. */
  readonly id: number
  /** The file's name. @default the file's own */
  readonly name?: string
}

/** Attaches a file to a record, in one request, without base64. */
export async function upload(
  core: SessionCore,
  file: Blob,
  { model, id, name, ...options }: UploadOptions,
): Promise<Attachment> {
  const path = '/web/binary/upload_attachment'
  const form = new FormData()
  form.append('model', model)
  form.append('id', String(id))
  form.append('ufile', file, name ?? (file instanceof File ? file.name : 'file'))
  // Up to 13 it answers a script that calls this.
  const { major } = await core.host.server.series()
  if (major < 14) form.append('callback', 'ooor')
  const sent = { mimetype: file.type || 'application/octet-stream', size: file.size }
  return readUploaded(await core.submit(path, form, options), { model, path }, sent)
}
