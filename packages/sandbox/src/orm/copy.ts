import { indexError } from '../python/exceptions.ts'
import type { FieldDefinition, Stored } from './definition.ts'
import type { Environment, Table } from './environment.ts'
import { isColumn } from './field-storage.ts'
import { checkAccess, existing, recordsOf } from './rights.ts'

type Values = Readonly<Record<string, unknown>>

/** A copy with other values; its name says that it is one. */
export function copyRecord(env: Environment, model: string, id: number, values: Values): number {
  const table = env.table(model)
  checkAccess(env, table, 'read')
  // wire/6.1 and wire/7.0/old-copy-missing
  if (!table.rows.has(id) && env.dialect.series.major < 8) throw indexError('list index out of range')
  // Id 0 is a record that is being made: there is nothing of it yet.
  if (!id && env.dialect.series.major >= 10) return env.create(model, values)
  const [row = existing(env, table, id, 'read')] = recordsOf(env, table, [id], 'read')
  if (table.definition.copied !== undefined) return table.definition.copied(row, values, env)
  const recName = table.definition.recName ?? 'name'
  const before = copied(env, table, row)
  const isMarked = table.definition.marksCopies === true && recName in before
  const title = isMarked ? { [recName]: `${String(before[recName])} ${copyMark(model, env)}` } : {}
  return env.create(model, { ...before, ...title, ...values })
}

/** Taxes said it in their own way up to 16 (tried on 14.0 and 19.0). */
const copyMark = (model: string, { dialect }: Environment) =>
  model === 'account.tax' && dialect.series.major < 17 ? '(Copy)' : '(copy)'

function copied(env: Environment, table: Table, row: Readonly<Stored>, without?: string): Record<string, unknown> {
  const inherits = table.definition.inherits ?? {}
  const values: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(table.fields)) {
    // A copy has a parent of its own.
    if (!isCopied(name, field) || name === without || name in inherits) continue
    const value = env.raw(table, row, name)
    if (field.type === 'one2many') {
      const other = env.table(field.relation ?? '')
      values[name] = other
        .referring(field.inverse ?? '', row.id)
        .map((line) => [0, 0, copied(env, other, line, field.inverse)])
    } else values[name] = field.type === 'many2many' ? [[6, 0, value]] : value
  }
  return values
}

function isCopied(name: string, field: FieldDefinition): boolean {
  if (name === 'id' || field.copy === false) return false
  if (field.type === 'one2many') return field.copy === true
  if (field.isInherited) return !field.readonly
  return isColumn(field) || (field.mirrors !== undefined && field.copy === true)
}
