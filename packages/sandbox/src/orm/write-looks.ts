import { assertionError } from '../python/exceptions.ts'
import { hashed, isTrue, iterated, lacksAttribute, pythonType } from '../python/eyes.ts'
import { overrideOf } from './asked-ids.ts'
import { OWN_FIELDS } from './assign.ts'
import { isOddlyCompared } from './compared-ids.ts'
import type { FieldDefinition } from './definition.ts'
import type { Environment, Table } from './environment.ts'
import { hasField } from './field-rights.ts'
import { isColumn } from './field-storage.ts'
import { ABOUT_MESSAGES } from './looks/changes.ts'
import { checkAccess, isGuarded, recordsOf } from './rights.ts'
import { storedValue } from './stored-value.ts'
import { lookAtUnwritten } from './unwritten.ts'

type Values = Readonly<Record<string, unknown>>

/** Since 19 nobody misses messages, but for what they are about and say (tried on 19.0). */
export function ofThoseThere(
  env: Environment,
  table: Table,
  ids: readonly number[],
  values: Values,
): readonly number[] {
  const isMissed = env.dialect.series.major < 19 || table.definition.name !== 'mail.message'
  if (isMissed || pythonType(values) !== 'dict' || ABOUT_MESSAGES.some((name) => name in values)) return ids
  return ids.filter((id) => typeof id !== 'number' || id <= 0 || table.rows.has(id))
}

/** Whether a model's own code looks at what changes, before anybody asks for rights to change it. */
export function lookAtChanged(env: Environment, table: Table, ids: readonly number[], values: Values): boolean {
  const { looksAtChanged = [], refuses } = table.definition
  if (pythonType(values) !== 'dict' || !looksAtChanged.some((name) => name in values)) return false
  checkAccess(env, table, 'read')
  // Of records that are being made there is nothing to look at (tried on 19.0).
  const known = env.dialect.series.major < 19 ? ids : ids.filter(isTrue)
  refuses?.(recordsOf(env, table, known, 'read'), values, env)
  return true
}

export function lookAtNames(env: Environment, table: Table, values: Values): void {
  for (const name of Object.keys(values)) hasField(env, table, name, 'write')
}

/**
 * Whether names are looked up before the records are: since 19 where neither a rule nor the model's own code is about
 * them, on 14 where some of them are no ids (tried on 14.0 and 19.0).
 */
export function areNamesFirst(env: Environment, table: Table, ids: readonly unknown[]): boolean {
  const { major } = env.dialect.series
  if ((major !== 14 && major < 19) || isGuarded(env, table)) return false
  const { guards, name } = table.definition
  if (major >= 19) return ids.length > 0 && overrideOf(name, 'write', major) === undefined
  return guards === undefined && ids.some((id) => typeof id === 'string' || isOddlyCompared(id, major))
}

/** The names and the values of records that are gone, or being made, are looked at all the same (tried on 14.0 and 19.0). */
export function lookInVain(env: Environment, table: Table, values: Values): void {
  for (const [name, value] of Object.entries(values)) {
    if (!hasField(env, table, name, 'write') || OWN_FIELDS.has(name)) continue
    const field = table.fields[name] as FieldDefinition
    if (isColumn(field) && field.relation === undefined) storedValue(env, table, name, field, value)
    else if (field.compute !== undefined) lookAtUnwritten(env, table, name, field, value)
  }
}

/**
 * From 16 to 18 records that are there are not changed beside such as are being made, since 19 lists alone are not
 * (tried on 14.0 and 16.0 to 19.0; 15 is taken for 16).
 */
export function lookAtMixture(
  { definition, fields }: Table,
  ids: readonly unknown[],
  values: Values,
  major: number,
): void {
  if (major < 15 || !ids.some(isTrue) || ids.every(isTrue)) return
  if (major < 19) throw assertionError('')
  for (const [name, value] of Object.entries(values)) {
    const { type, compute, related } = fields[name] ?? { type: 'char' }
    if (!type.endsWith('2many') || compute !== undefined || related !== undefined || !isTrue(value)) continue
    throw assertionError(`${definition.name}.${name} contains a mix of real and new records. It is not supported.`)
  }
}

/** PostgreSQL misses who is gone and nobody looked for, once something shall be linked to it, since 18 (tried on 18.0 and 19.0). */
export function lookAtLinksOfGone(
  env: Environment,
  { definition, fields, rows }: Table,
  ids: readonly unknown[],
  values: Values,
) {
  const gone = ids.find((id) => typeof id === 'number' && id !== 0 && !rows.has(id))
  if (gone === undefined) return
  const { missingLink, stillReferenced } = env.dialect.exceptions
  for (const [name, value] of Object.entries(values)) {
    const { type, relation = '', inverse, compute, related } = fields[name] ?? { type: 'char' }
    if (!type.endsWith('2many') || compute !== undefined || related !== undefined || !linksSomething(value)) continue
    if (type === 'many2many') throw missingLink(definition.name, relation, gone as number)
    const other = env.table(relation)
    const link = other.fields[inverse ?? '']
    if (link !== undefined) throw stillReferenced(other.definition, inverse ?? '', link)
  }
}

const LINKING: ReadonlySet<unknown> = new Set([0, 4])

/** Whether commands link something to a record. */
function linksSomething(commands: unknown): boolean {
  if (!Array.isArray(commands)) return false
  return commands.some((command) =>
    Array.isArray(command) ? LINKING.has(command[0]) || (command[0] === 6 && isTrue(command[2])) : isTrue(command),
  )
}

/** A record that is being made takes values, but for those that have one for each language (tried on 19.0). */
export function notNew({ fields }: Table, ids: readonly unknown[], values: Values): void {
  const [nobody] = ids.filter((id) => !id)
  const isMinded = Object.keys(values).some((name) => fields[name]?.translate && !fields[name]?.isInherited)
  if (nobody !== undefined && isMinded) throw lacksAttribute(nobody, 'origin')
}

/** Since 17 the names are looked at before it is asked for its items. */
export function notValues(env: Environment, { definition }: Table, values: unknown): Error {
  const [name] = iterated(values)
  if (name === undefined) return lacksAttribute(values, 'items')
  return env.dialect.exceptions.unknownField('create', String(hashed(name)), definition.name)
}
