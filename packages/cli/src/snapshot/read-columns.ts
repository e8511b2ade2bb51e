import { AccessError, UnknownModelError } from 'ooor/errors'
import type { FieldsAnswer } from 'ooor/schema'
import type { ServerReader } from '../codegen/server-reader.ts'
import { readRows } from './read-rows.ts'

/** What a server keeps of its fields, beside what `fields_get` tells. */
interface ColumnRow {
  readonly id: number
  readonly model: string
  readonly name: string
  readonly copied?: boolean
  readonly on_delete?: string | false
}

/** By model and field. */
export type Columns = ReadonlyMap<string, ReadonlyMap<string, ColumnRow>>

/** Reads `ir.model.fields` of some models; nothing for a user who may not, and where a series tells nothing of the kind. */
export async function readColumns(server: ServerReader, models: readonly string[]): Promise<Columns> {
  const columns = new Map<string, Map<string, ColumnRow>>()
  try {
    const fields = (await server.call('ir.model.fields', 'fields_get', [], { attributes: ['type'] })) as FieldsAnswer
    const told = ['copied', 'on_delete'].filter((name) => name in fields)
    if (told.length === 0) return columns
    const asked = ['model', 'name', ...told]
    for (const row of await readRows<ColumnRow>(server, 'ir.model.fields', [['model', 'in', models]], asked)) {
      const ofModel = columns.get(row.model) ?? new Map<string, ColumnRow>()
      columns.set(row.model, ofModel.set(row.name, row))
    }
  } catch (error) {
    if (!AccessError.is(error) && !UnknownModelError.is(error)) throw error
  }
  return columns
}

/** The fields with what they are computed of, and where copies and deletions treat them otherwise than others of their kind. */
export function withColumns(
  fields: FieldsAnswer,
  depends: ReadonlyMap<string, readonly string[]>,
  columns: ReadonlyMap<string, ColumnRow> | undefined,
): FieldsAnswer {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const computedOf = field.related ? [] : (depends.get(name) ?? [])
      const told = { ...field, ...(computedOf.length > 0 && name !== 'display_name' && { depends: computedOf }) }
      const column = columns?.get(name)
      return [name, column === undefined ? told : { ...told, ...otherwise(told, column) }]
    }),
  )
}

function otherwise(field: FieldsAnswer[string], { copied, on_delete }: ColumnRow): object {
  const { type, store, related, company_dependent, depends, required } = field
  const isCopiedByItself = type !== 'one2many' && !related && !company_dependent && depends === undefined
  const keeps = type === 'many2one' && (on_delete === 'cascade' || (on_delete === 'restrict' && required !== true))
  const isOtherwise = store !== false && copied !== undefined && copied !== isCopiedByItself
  return {
    // What is false is not written.
    ...(isOtherwise && (copied ? { copied } : { not_copied: true })),
    ...(keeps && { on_delete }),
  }
}
