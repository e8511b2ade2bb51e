import { valueError } from '../../python/exceptions.ts'
import type { FieldDefinition } from '../definition.ts'
import { isSearchable } from '../describe-field.ts'
import type { Environment, Table } from '../environment.ts'

/** Relations along which nobody asks for rights (`bypass_search_access` of 19, `auto_join` before). */
const BYPASSED: ReadonlySet<string> = new Set(['sale.order.order_line', 'res.partner.user_ids', 'res.users.partner_id'])

/** Before 19 links of many to many are followed by who may read there alone (tried on 14.0 and 19.0; the others by source). */
const BYPASSED_SINCE_19: ReadonlySet<string> = new Set(['mail.message.attachment_ids'])

/** True for relations that are followed with all rights. */
export function isBypassed(env: Environment, { definition }: Table, name: string): boolean {
  if (env.isSudo || env.dialect.series.major < 10) return true
  if (isJoined(env, name)) return true
  const path = `${definition.name}.${name}`
  if (env.dialect.series.major >= 19 && BYPASSED_SINCE_19.has(path)) return true
  return name in (definition.inherits ?? {}) || name === 'message_ids' || BYPASSED.has(path)
}

/** Activities are joined along a path from 13 to 16, and looked up by themselves otherwise (tried on 14.0 and 16.0). */
const isJoined = ({ dialect: { series } }: Environment, name: string) =>
  name === 'activity_ids' && series.major >= 13 && series.major < 17

/** Raises for who may not read what is looked up by itself. */
export function lookUp(env: Environment, name: string, { relation }: FieldDefinition): void {
  const { major } = env.dialect.series
  // Who follows is kept by a number and a name (tried on 14.0).
  const isByNumber = name === 'message_follower_ids' && major >= 13 && major < 17
  if (relation !== undefined && (isByNumber || isJoined(env, name))) env.checkAccess(env.table(relation), 'read')
}

/** Who looks for what is beyond a relation must be able to read there (tried on 14.0 and 19.0). */
export function beyondRights(env: Environment, table: Table, name: string, { relation }: FieldDefinition) {
  if (relation === undefined || isBypassed(env, table, name)) return []
  const check = () => env.checkAccess(env.table(relation), 'read')
  const { major } = env.dialect.series
  if (major < 13 || major >= 19) return [check]
  // They are looked for at once.
  check()
  return []
}

/** What is raised, since 19, for a field that is not stored and that nothing searches. */
export function notSearched(env: Environment, table: Table, name: string, field: FieldDefinition): Error | undefined {
  const { major } = env.dialect.series
  // From 13 to 17 names are searched where they are stored, since 18 where what they are made of is searched (tried on 14.0, 17.0 and 18.0).
  const isName = name === 'display_name' && (major < 13 || major >= 18)
  if (name === 'id' || (isName && !isOfUnsearched(env, table)) || isSearchable(env, name, field)) return undefined
  return notStored(table.definition.name, name)
}

/** Whether the field that a record is called by is computed when it is asked for; 19 has other ways to look for names. */
function isOfUnsearched(env: Environment, { definition, fields }: Table): boolean {
  const name = definition.recName ?? 'name'
  const field = fields[name]
  return env.dialect.series.major === 18 && field !== undefined && !isSearchable(env, name, field)
}

export const notStored = (model: string, name: string) =>
  valueError(`Cannot convert ${model}.${name} to SQL because it is not stored`)
