import type { Model } from 'ooor'
import { UsageError } from '../command.ts'
import { type ReadRow, selectionOf } from '../output/selected-columns.ts'

/**
 * The ids of the records that `14`, `14,15` or `base.main_partner` name. Throws a `UsageError`, a `MissingError` or a
 * `NotFoundError` for what names none.
 */
export async function namedRecords(model: Model, text: string): Promise<number[]> {
  const parts = text.split(',').map((part) => part.trim())
  const wrong = parts.find((part) => !/^([1-9]\d{0,15}|[a-z_]\w*(\.[\w.-]+)?)$/i.test(part))
  if (wrong !== undefined) {
    throw new UsageError(
      `'${wrong}' names no record: write an id, several as 14,15, or an external id as base.main_partner`,
    )
  }
  return (await model.select('id' as never).find(parts)).ids
}

/** Rows of records, archived ones too, in the order of their ids. */
export async function rowsOfRecords(
  model: Model,
  ids: readonly number[],
  paths: readonly string[],
): Promise<ReadRow[]> {
  const query = model.context({ active_test: false }).where([['id', 'in', [...ids]]] as never)
  const rows = (await query.select(selectionOf(paths) as never).rows()) as unknown as (ReadRow & {
    readonly id: number
  })[]
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
