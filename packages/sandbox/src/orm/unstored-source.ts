import { postgresError } from '../python/eyes.ts'
import type { FieldDefinition } from './definition.ts'
import type { Environment, Table } from './environment.ts'
import { hasNoColumn, standsElsewhere } from './field-storage.ts'

interface Source {
  readonly model: string
  readonly name: string
}

/** What PostgreSQL has no column of, by its model: of what a model has from another, the other's (tried on 14.0 and 19.0). */
export function unstoredSource(env: Environment, table: Table, name: string): Source | undefined {
  const field = table.fields[name] as FieldDefinition
  if (field.isInherited) return columnless(env, table, name)
  return standsElsewhere(field, env.dialect.series.major) ? { model: table.definition.name, name } : undefined
}

/** The same for an order, which knows nothing of what groups are made of in a model's own way. */
export function columnless(env: Environment, table: Table, name: string): Source | undefined {
  const field = table.fields[name] as FieldDefinition
  const [link = '', ...rest] = field.isInherited ? (field.related?.split('.') ?? []) : []
  if (rest.length > 0) return columnless(env, env.table(table.fields[link]?.relation ?? ''), rest.join('.'))
  return hasNoColumn(field, env.dialect.series.major) ? { model: table.definition.name, name } : undefined
}

/** Lists and pictures of a model's own 17 asks PostgreSQL for, which has no column of them (tried on 17.0). */
export function askForColumn(env: Environment, { definition, fields }: Table, name: string): void {
  const { type, isInherited } = fields[name] as FieldDefinition
  const isAsked = type === 'one2many' || (/^image_\d+$/.test(name) && !isInherited)
  if (env.dialect.series.major !== 17 || !isAsked) return
  throw postgresError('UndefinedColumn', `column ${definition.name.replaceAll('.', '_')}.${name} does not exist\n`)
}
