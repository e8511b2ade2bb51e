import type { Operation } from '../dialect/index.ts'
import type { FieldDefinition } from './definition.ts'
import type { Environment, Table } from './environment.ts'

/** True for a field that the user may know of. */
export function mayKnow(env: Environment, field: FieldDefinition): boolean {
  return env.isSudo || field.groups === undefined || field.groups.some((group) => env.groups.includes(group))
}

/** Raises for a field that is not there, or not for this user; or passes over it as the oldest servers do. */
export function hasField(env: Environment, table: Table, name: string, operation: Operation): boolean {
  if (Object.hasOwn(table.fields, name)) {
    const field = table.fields[name] as FieldDefinition
    if (mayKnow(env, field)) return true
    throw env.dialect.exceptions.fieldRights(operation, table.definition, name, env)
  }
  if (env.dialect.ignoresUnknownFields) return false
  throw env.dialect.exceptions.unknownField(operation, name, table.definition.name)
}
