import type { Stored } from './definition.ts'
import type { Environment, Table } from './environment.ts'
import { isColumn } from './field-storage.ts'

/** Reads a field of row after row, whatever the caller may see: of a plain column, what stands there. */
export function valueReader(env: Environment, table: Table, name: string): (row: Readonly<Stored>) => unknown {
  const field = table.fields[name]
  const isPlain = field !== undefined && isColumn(field) && !field.translate && !field.companyDependent
  if (isPlain) return (row) => row[name]
  const sudo = env.sudo()
  return (row) => sudo.raw(table, row, name)
}
