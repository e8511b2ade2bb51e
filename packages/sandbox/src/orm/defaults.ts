import { isTrue, pythonType } from '../python/eyes.ts'
import { defaultLinks, noCommands } from './default-links.ts'
import type { FieldDefinition } from './definition.ts'
import type { Environment, Table } from './environment.ts'
import { NEVER_EMPTY } from './row-checks.ts'
import { timeOfText } from './stored-time.ts'
import { storedValue } from './stored-value.ts'
import { userDefaultsOf } from './user-defaults.ts'

type Values = Readonly<Record<string, unknown>>

/** What new rows start with: of the wanted fields, or of all that were not given. */
export function defaultsOf(
  env: Environment,
  table: Table,
  wanted?: ReadonlySet<string>,
  given: Values = {},
): Record<string, unknown> {
  const defaults: Record<string, unknown> = {}
  const names = wanted === undefined ? Object.keys(table.fields) : [...wanted]
  const set = userDefaultsOf(env, table.definition.name)
  const ofUser = (name: string, field: FieldDefinition) => {
    const value = set.get(name)
    if (value === undefined) return undefined
    return field.type.endsWith('2many') ? defaultLinks(value) : told(env, table, name, field, value)
  }
  // Most calls tell none, and rows have many fields.
  const tellsDefaults = Object.keys(env.context).some((key) => key.startsWith('default_'))
  for (const name of names) {
    const field = Object.hasOwn(table.fields, name) ? table.fields[name] : undefined
    if (field === undefined || name in given) continue
    const isAsked = wanted !== undefined
    if (!isAsked && isOfGivenParent(field, given)) continue
    const ofField = isAsked && field.isDefaultUntold ? undefined : () => defaultOf(env, table, name, field, isAsked)
    if (isAsked && tellsDefaults && isNothing(env, name, field)) {
      defaults[name] = null
      continue
    }
    const ofCall = tellsDefaults ? ofContext(env, table, name, field, isAsked) : undefined
    const value = ofCall ?? ofUser(name, field) ?? ofField?.()
    if (value !== undefined) defaults[name] = value
  }
  return defaults
}

/** A parent that is there has its own values, which no default of a new record changes (tried on 14.0 and 16.0 to 19.0). */
const isOfGivenParent = ({ isInherited, related = '' }: FieldDefinition, given: Values): boolean =>
  isInherited === true && isTrue(given[related.split('.')[0] ?? ''])

/** Since 19 a text that the context says is nothing is told as nothing (tried on 19.0). */
function isNothing(env: Environment, name: string, { type }: FieldDefinition): boolean {
  const isText = type === 'char' || type === 'text' || type === 'html'
  const value = env.context[`default_${name}`]
  return isText && env.dialect.series.major >= 19 && (value === false || value === null)
}

/** A default of the call's context; a number that is nothing is zero. */
function ofContext(env: Environment, table: Table, name: string, field: FieldDefinition, isAsked: boolean): unknown {
  const { type } = field
  const value = env.context[`default_${name}`]
  const { major } = env.dialect.series
  const isTime = type === 'date' || type === 'datetime'
  if (isTime && typeof value === 'string' && value !== '' && major >= 13) return timeOfText(type, value)
  if (isAsked && value !== undefined && type.endsWith('2many') && major >= 13) {
    if (isTrue(value) && !Array.isArray(value)) throw noCommands(table, name, value)
    return defaultLinks(value)
  }
  const isNumber = type !== 'boolean' && (NEVER_EMPTY.has(type) || type === 'many2one_reference')
  if (value === false && isNumber) return 0
  const isTold = isAsked && major >= 13 && value !== undefined && value !== null && value !== false
  return isTold ? told(env, table, name, field, value) : value
}

/** `default_get` tells a default as the field would have it (tried on 14.0 and 19.0). */
function told(env: Environment, table: Table, name: string, field: FieldDefinition, value: unknown): unknown {
  // On 14 a text may be an id, and a fraction is none (tried on 14.0).
  if (field.type === 'many2one' && env.dialect.series.major === 14) {
    return typeof value === 'string' || pythonType(value) === 'int' ? value : false
  }
  if (field.type === 'many2one') return typeof value === 'number' ? value : false
  return CONVERTED.has(field.type) ? storedValue(env, table, name, field, value) : value
}

const CONVERTED: ReadonlySet<string> = new Set([
  ...['integer', 'float', 'monetary', 'boolean', 'char', 'text', 'date', 'datetime'],
])

function defaultOf(env: Environment, table: Table, name: string, field: FieldDefinition, isAsked: boolean): unknown {
  if (typeof field.default === 'function') return (field.default as (env: Environment) => unknown)(env)
  if (field.default !== undefined || !field.isInherited || !isAsked) return field.default
  // Of an inherited field the parent tells the default; a new parent asks for its own.
  const link = field.related?.split('.')[0] ?? ''
  return env.defaultGet(table.fields[link]?.relation ?? '', [name])[name]
}
