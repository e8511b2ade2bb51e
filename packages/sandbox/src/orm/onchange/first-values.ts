import type { FieldDefinition, Stored } from '../definition.ts'
import type { Environment, Table } from '../environment.ts'
import { isColumn } from '../field-storage.ts'
import type { Specification } from '../web-read.ts'
import { isMany } from './snapshot.ts'

type Values = Readonly<Record<string, unknown>>

/** What a form that is opened begins with: defaults, and since 19 what follows from nothing yet (tried on 17.0 to 19.0). */
export function firstValues(env: Environment, table: Table, names: readonly string[]): Values {
  const told = env.defaultGet(table.definition.name, names)
  if (env.dialect.series.major < 19) return told
  const following = names.flatMap((name) => {
    const { isDefaultUntold, default: value } = (Object.hasOwn(table.fields, name) && table.fields[name]) || {}
    const ofParent = valueOfParent(env, table, name, names)
    if (ofParent !== undefined) return [[name, ofParent] as const]
    if (!isDefaultUntold || value === undefined) return []
    return [[name, typeof value === 'function' ? (value as (env: Environment) => unknown)(env) : value] as const]
  })
  return { ...Object.fromEntries(following), ...told }
}

/** What a parent's field begins with that follows from others which the form shows too (tried on 19.0). */
function valueOfParent(env: Environment, table: Table, name: string, shown: readonly string[]): unknown {
  const { isInherited, related = '' } = (Object.hasOwn(table.fields, name) && table.fields[name]) || {}
  if (isInherited !== true) return undefined
  const [link = '', own = ''] = related.split('.')
  const {
    isDefaultUntold,
    default: value,
    depends = [],
  } = env.table(table.fields[link]?.relation ?? '').fields[own] ?? {}
  if (!isDefaultUntold || !depends.some((path) => shown.includes(path.split('.')[0] ?? ''))) return undefined
  return typeof value === 'function' ? (value as (env: Environment) => unknown)(env) : value
}

/**
 * What a new record's parent would compute is nothing, there is none yet, unless it follows from what the form shows of
 * the parent (tried on 19.0).
 */
export function isOfNoParent(
  env: Environment,
  table: Table,
  name: string,
  given: Values,
  spec: Specification,
): boolean {
  const { isInherited, isComputedByParent, related = '' } = table.fields[name] ?? {}
  if (isInherited !== true || isComputedByParent !== true || name in given) return false
  const [link = '', own = ''] = related.split('.')
  const shown = [...new Set([...Object.keys(given), ...Object.keys(spec)])].flatMap((other) => {
    const field = Object.hasOwn(table.fields, other) ? table.fields[other] : undefined
    const [by, of = ''] = (field?.isInherited && field.related?.split('.')) || []
    return by === link && !field?.isComputedByParent && field !== undefined && !isMany(field) ? [of] : []
  })
  const { fields } = env.table(table.fields[link]?.relation ?? '')
  return env.dialect.series.major < 19 || !leadsTo(fields, shown, own)
}

/** Whether a field is said to follow from some, near or far. */
function leadsTo(fields: Table['fields'], names: readonly string[], sought: string): boolean {
  const seen = new Set<string>()
  const isLed = (name: string): boolean => {
    if (seen.has(name)) return false
    seen.add(name)
    const sources = fields[name]?.depends?.map((path) => path.split('.')[0] ?? '') ?? []
    return sources.some((source) => names.includes(source) || isLed(source))
  }
  return isLed(sought)
}

/** What a new record holds of what the form does not show. */
export function plainDefaults(env: Environment, table: Table): Values {
  const isKeptElsewhere = (name: string) =>
    table.fields[name]?.compute !== undefined && table.fields[name]?.write !== undefined
  // Nobody looks at defaults of lists (tried on 19.0).
  const names = Object.keys(table.fields).filter(
    (name) =>
      (!table.fields[name]?.type.endsWith('2many') || isKeptElsewhere(name)) &&
      !(env.dialect.series.major >= 19 && isCountFollowing(table.fields[name])),
  )
  return env.defaultGet(table.definition.name, names)
}

/** A number that follows from others begins with its default where a form shows it, else it is computed (tried on 19.0). */
const isCountFollowing = ({ type = 'char', depends = [], compute, related }: Partial<FieldDefinition> = {}) =>
  type === 'float' && depends.length > 0 && compute === undefined && related === undefined

/** A form that is opened begins with what it is given and with defaults, whatever its record holds (tried on 19.0). */
export function forget(table: Table, row: Readonly<Stored>, names: readonly string[], given: Values): void {
  const unset = names.flatMap((name) => {
    const field = table.fields[name]
    const isKept = name === 'id' || name in given || field === undefined || !isColumn(field)
    return isKept ? [] : [[name, field.type === 'many2many' ? [] : false] as const]
  })
  table.update(row, Object.fromEntries(unset))
}

/** What else a record's name is made of than its own fields, by model. */
const NAMED_AFTER: Readonly<Record<string, string>> = { 'product.attribute.value': 'attribute_id' }

/** From 13 to 16 what follows along a link of a form that is opened is looked up, though nobody be there (tried on 14.0). */
export function lookAlong(
  env: Environment,
  { definition, fields }: Table,
  given: Values,
  shown: readonly string[],
): void {
  for (const name of shown) {
    const { related, isInherited } = (Object.hasOwn(fields, name) && fields[name]) || {}
    const link =
      name === 'display_name' ? NAMED_AFTER[definition.name] : isInherited ? undefined : related?.split('.')[0]
    if (link !== undefined) readLinked(env, fields, given, link)
  }
}

/** Reads who is linked, where somebody is that is stored. */
export function readLinked(env: Environment, fields: Table['fields'], given: Values, link: string): void {
  const { type, relation = '' } = (Object.hasOwn(fields, link) && fields[link]) || {}
  const id = given[link]
  if (type === 'many2one' && typeof id === 'number' && id > 0) env.existing(env.table(relation), id, 'read')
}
