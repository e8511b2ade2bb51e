import type { Operation } from '../dialect/index.ts'
import { keyError } from '../python/exceptions.ts'
import type { FieldDefinition } from './definition.ts'
import type { Environment, Table } from './environment.ts'

/** True for a field that the user may know of. */
export function mayKnow(env: Environment, field: FieldDefinition): boolean {
  if (field.isUntold) return false
  return env.isSudo || field.groups === undefined || field.groups.some((group) => env.groups.includes(group))
}

/** Raises for a field that is not there, or not for this user; or passes over it as the oldest servers do. */
export function hasField(env: Environment, table: Table, name: string, operation: Operation): boolean {
  const field = Object.hasOwn(table.fields, name) ? table.fields[name] : undefined
  if (field !== undefined && (name === 'id' || !isHidden(env, field, operation))) {
    if (field.isUntold || env.mayAll || mayKnow(env, field)) return true
    throw env.dialect.exceptions.fieldRights(operation, table.definition, name, env)
  }
  if (env.dialect.ignoresUnknownFields) return false
  throw env.dialect.exceptions.unknownField(operation, name, table.definition.name)
}

/** Since 17 nobody searches, sorts or groups by what they may not know (tried on 17.0 to 19.0). */
export function mayAsk(env: Environment, table: Table, name: string): void {
  const { major } = env.dialect.series
  if (major >= 19 || (major >= 17 && Object.hasOwn(table.fields, name))) hasField(env, table, name, 'read')
}

/** Raises for a field of nothing that is not there: on 17 and 18 nobody but Python looks for it (tried on both). */
export function lookUpOfNothing({ dialect }: Environment, table: Table, names: readonly string[]): void {
  if (dialect.series.major < 17 || dialect.series.major >= 19) return
  const unknown = names.find((name) => !Object.hasOwn(table.fields, name))
  if (unknown !== undefined) throw keyError(unknown)
}

/** What the sandbox keeps for itself it reads as nobody else, and fills in where a caller's record is made. */
const isHidden = (env: Environment, field: FieldDefinition, operation: Operation) =>
  field.isUntold === true && operation === 'read' && !env.isSudo
