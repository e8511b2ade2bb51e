import type { FieldDefinition } from './definition.ts'
import type { Environment, Table } from './environment.ts'
import { isFile, isStored, standsElsewhere } from './field-storage.ts'

interface Source {
  readonly model: string
  readonly name: string
}

/** What PostgreSQL has no column of, by its model: of what a model has from another, the other's (tried on 14.0 and 19.0). */
export function unstoredSource(env: Environment, table: Table, name: string): Source | undefined {
  const field = table.fields[name] as FieldDefinition
  if (field.isInherited) return columnless(env, table, name)
  return isKey(env, field) ? undefined : { model: table.definition.name, name }
}

/** The same for an order, which knows nothing of what groups are made of in a model's own way. */
export function columnless(env: Environment, table: Table, name: string): Source | undefined {
  const field = table.fields[name] as FieldDefinition
  const [link = '', ...rest] = field.isInherited ? (field.related?.split('.') ?? []) : []
  if (rest.length > 0) return columnless(env, env.table(table.fields[link]?.relation ?? ''), rest.join('.'))
  const isElsewhere = (!isStored(field) && field.related === undefined) || isFile(field, env.dialect.series.major)
  return isElsewhere ? { model: table.definition.name, name } : undefined
}

const isKey = (env: Environment, field: FieldDefinition) => !standsElsewhere(field, env.dialect.series.major)
