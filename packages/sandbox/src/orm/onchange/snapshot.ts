import type { FieldDefinition, Stored } from '../definition.ts'
import type { Environment, Table } from '../environment.ts'
import { idsOf } from '../ids.ts'
import { NUMBER_COLUMNS } from '../number-kinds.ts'
import type { Specification } from '../web-read.ts'

/** What fields hold, and for x2many the lines and what they hold. */
export type Snapshot = ReadonlyMap<string, unknown>

/** Lines by their ids. */
export type Lines = ReadonlyMap<number, Snapshot>

export function snapshotOf(env: Environment, table: Table, row: Readonly<Stored>, spec: Specification): Snapshot {
  const sudo = env.sudo()
  return new Map(
    Object.keys(spec).flatMap((name) => {
      const field = Object.hasOwn(table.fields, name) ? table.fields[name] : undefined
      if (field === undefined || name === 'id') return []
      const raw = sudo.raw(table, row, name)
      const value = raw === false && NUMBER_COLUMNS.has(field.type) ? 0 : raw
      // A new record is none of its own lines.
      const ids = isMany(field) ? idsOf(value).filter((id) => id >= 0 || id !== row.id) : []
      return [[name, isMany(field) ? linesOf(env, field, ids, spec[name]?.fields ?? {}) : value] as const]
    }),
  )
}

function linesOf(
  env: Environment,
  field: FieldDefinition,
  ids: readonly number[],
  spec: Specification,
): ReadonlyMap<number, Snapshot> {
  const other = env.table(field.relation ?? '')
  return new Map(
    ids.flatMap((id) => {
      const line = other.rows.get(id)
      return line === undefined ? [] : [[id, snapshotOf(env, other, line, spec)] as const]
    }),
  )
}

export const isMany = ({ type }: FieldDefinition) => type === 'one2many' || type === 'many2many'

export function isSame(a: unknown, b: unknown): boolean {
  if (!(a instanceof Map) || !(b instanceof Map)) return a === b || JSON.stringify(a) === JSON.stringify(b)
  return a.size === b.size && [...a].every(([key, value]) => b.has(key) && isSame(value, b.get(key)))
}
