import type { Stored } from './definition.ts'
import type { Environment, Table } from './environment.ts'
import { isColumn } from './field-storage.ts'
import { storedValue } from './stored-value.ts'

/** A record that is being made, as it is read: its defaults, and what follows from them (tried on 19.0). */
export function newRecord(env: Environment, table: Table): Readonly<Stored> {
  const defaults = env.defaultGet(table.definition.name, Object.keys(table.fields))
  const row: Stored = { ...table.empty(), id: 0 }
  for (const [name, value] of Object.entries(defaults)) {
    const field = table.fields[name]
    if (field === undefined || !isColumn(field) || field.type.endsWith('2many')) continue
    row[name] = storedValue(env, table, name, field, value)
  }
  return row
}
