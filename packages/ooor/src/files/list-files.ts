import type { FileRow } from '../belongings/file-types.ts'
import { type FileOwner, ownerOf } from '../belongings/owner.ts'
import { plainMoment } from '../belongings/plain-rows.ts'
import { checkCallOptions } from '../errors/check-options.ts'
import { MalformedResponseError } from '../errors/index.ts'
import { type CallOptions, isAtLeast } from '../wires/index.ts'
import type { FileSession } from './file-session.ts'

/** The attachments of a record. */
export async function listFiles(session: FileSession, record: FileOwner, options: CallOptions): Promise<FileRow[]> {
  const { model, id } = ownerOf(record)
  checkCallOptions('list of files', options)
  const isModern = isAtLeast(await session.series(options), 9)
  const domain = [
    ['res_model', '=', model],
    ['res_id', '=', id],
  ]
  const fields = ['name', 'file_size', 'url', 'create_date', ...(isModern ? ['mimetype'] : [])]
  const rows = await session.call('ir.attachment', 'search_read', [domain, fields], { order: 'id desc' }, options)
  return rowsOf(rows, 'search_read').map((row) => ({
    id: number(row.id),
    name: text(row.name),
    mimetype: text(row.mimetype),
    size: number(row.file_size),
    url: typeof row.url === 'string' && row.url !== '' ? row.url : null,
    createdAt: plainMoment(row.create_date),
  }))
}

type Row = Readonly<Record<string, unknown>>

function rowsOf(answer: unknown, method: string): Row[] {
  const isRow = (one: unknown): one is Row => typeof one === 'object' && one !== null
  if (Array.isArray(answer) && answer.every(isRow)) return answer
  throw notRows(method)
}

function notRows(method: string): MalformedResponseError {
  const call = { model: 'ir.attachment', method }
  return new MalformedResponseError(`ir.attachment.${method} answered no list of files`, { call })
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
