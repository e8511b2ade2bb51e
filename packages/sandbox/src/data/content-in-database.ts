import type { Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { base64OfText } from '../orm/stored-binary.ts'

type Values = Readonly<Record<string, unknown>>

/**
 * Since 16 a file without content of its own has what its column in the database says, of which nobody counts or indexes
 * anything (`_compute_raw` of odoo/addons/base/models/ir_attachment.py; tried on 16.0 to 19.0).
 */
export function contentOfColumn(before: Readonly<Stored> | undefined, values: Values): Values {
  const hasFile = before !== undefined && Boolean(before.datas) && before.is_loose !== true
  if (hasFile || !('db_datas' in values)) return {}
  const { db_datas: text } = values
  if (typeof text !== 'string' || text === '') return { datas: '', is_loose: false }
  return { datas: base64OfText(text), is_loose: true }
}

/** Whether the column says what a file is that has no content of its own. */
export const keepsColumn = (major: number) => major >= 16 && major < 20

/** What a file's content leaves in its column: nothing of what is kept beside the database, no text of no content. */
export const columnOfContent = (datas: unknown, { dialect }: Environment): Values =>
  keepsColumn(dialect.series.major) ? { db_datas: datas ? false : '', is_loose: false, is_filled: true } : {}

/** The content that is counted. */
export const countedContent = ({ datas, is_loose }: Values) => (is_loose === true ? '' : datas)
