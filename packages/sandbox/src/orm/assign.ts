import { cannotAdapt } from '../python/exceptions.ts'
import { pythonType } from '../python/eyes.ts'
import { checkLanguage } from './check-language.ts'
import { applyCommands } from './commands.ts'
import { keptMonetary } from './currency-rounding.ts'
import type { FieldDefinition, Stored } from './definition.ts'
import { givenTruth } from './domain/unset-truth.ts'
import type { Environment, Table } from './environment.ts'
import { hasField } from './field-rights.ts'
import { isColumn, SOURCE_LANGUAGE, storageKey } from './field-storage.ts'
import { lookAtProperty } from './looks/properties.ts'
import { checkColumns } from './row-checks.ts'
import { storedLink } from './stored-link.ts'
import { storedValue } from './stored-value.ts'
import { lookAtList, lookAtUnwritten } from './unwritten.ts'

type Values = Readonly<Record<string, unknown>>

/** Nobody writes them by hand (odoo/orm/models.py of 19, `LOG_ACCESS_COLUMNS`). */
export const OWN_FIELDS: ReadonlySet<string> = new Set(['id', 'create_uid', 'create_date', 'write_uid', 'write_date'])

/** Gives a row its values: columns first, then what stands elsewhere. */
export function assign(
  env: Environment,
  table: Table,
  row: Readonly<Stored>,
  values: Values,
  operation: 'create' | 'write',
): void {
  const columns: Record<string, unknown> = {}
  const others: [name: string, field: FieldDefinition, value: unknown][] = []
  for (const [name, value] of Object.entries(values)) {
    if (!hasField(env, table, name, operation) || OWN_FIELDS.has(name)) continue
    const field = table.fields[name] as FieldDefinition
    if (!isColumn(field) || field.type === 'many2many') {
      if (!(operation === 'create' && field.isInherited)) others.push([name, field, value])
      continue
    }
    if (isPerLanguage(env, field, value)) {
      const texts = inLanguages(env, table, name, field, value)
      // A new record has something in the first language, whichever were given.
      Object.assign(columns, operation === 'create' && { [name]: Object.values(texts)[0] }, texts)
      continue
    }
    lookAtProperty(env, field, operation === 'create' && (value === false || value === null))
    const key = storageKey(env, name, field)
    const stored = storedValue(env, table, name, field, value, { before: row[key], storing: operation })
    columns[key] = stored
    Object.assign(columns, givenTruth(env, field, key))
    if (field.translate) checkLanguage(env)
    if (field.translate && operation === 'write') checkTerm(env, value)
    // What is made in another language is there in the first one too.
    if (operation === 'create' && field.translate) columns[name] = stored
  }
  table.update(row, columns)
  roundAmounts(env, table, row, values)
  // Since 19 PostgreSQL minds the row before anybody looks at what shall be linked to it (tried on 19.0).
  if (
    operation === 'create' &&
    env.dialect.series.major >= 19 &&
    others.some(([, { type }]) => type.endsWith('2many'))
  ) {
    checkColumns(env, table, row)
  }
  // Since 19 what has no place of its own is set last (tried on 19.0).
  const isLast = ([, { compute, store }]: (typeof others)[number]) => compute !== undefined && store === false
  if (env.dialect.series.major >= 19) others.sort((one, other) => Number(isLast(one)) - Number(isLast(other)))
  const among = operation === 'create' ? withoutDefaults(env) : env
  for (const [name, field, value] of others) {
    if (field.related !== undefined) {
      // What stands in a column of its own is a foreign key there (tried on 14.0).
      const isKey = field.type === 'many2one' && field.store === true && env.dialect.series.major === 14
      if (isKey) storedLink(env, table, name, field, value, operation)
      if (!field.readonly) writeRelated(env, table, row, field.related, value)
      else if (operation === 'write' && env.dialect.series.major === 14) lookAtUnwritten(env, table, name, field, value)
    } else if (field.mirrors !== undefined || field.about !== undefined) applyCommands(among, table, row, name, value)
    else if (field.compute !== undefined) {
      if (field.write === undefined && operation === 'write') lookAtUnwritten(env, table, name, field, value)
      if (field.write !== undefined && field.type.endsWith('2many')) lookAtList(env, table, name, value)
      field.write?.(row, ofChoice(env, table, name, field, operation === 'create' ? unmade(field, value) : value), env)
    } else applyCommands(among, table, row, name, value)
  }
}

/** Only now the currency is known, which may be among the values. */
function roundAmounts(env: Environment, table: Table, row: Readonly<Stored>, values: Values): void {
  for (const name of Object.keys(values)) {
    const field = table.fields[name]
    if (field?.type !== 'monetary' || !isColumn(field)) continue
    const key = storageKey(env, name, field)
    table.update(row, { [key]: keptMonetary(env, table, row, field, row[key]) })
  }
}

/** What a new record links is made without the defaults that its context has (odoo/orm/models.py of 14 and 19; tried on 19.0). */
function withoutDefaults(env: Environment): Environment {
  if (env.dialect.series.major < 13 || !Object.keys(env.context).some((key) => key.startsWith('default_'))) return env
  const kept = Object.entries(env.context).filter(([key]) => !key.startsWith('default_'))
  return env.withContext(Object.fromEntries(kept))
}

/** Records that a list without a column would make are there for the form alone while its own is made (tried on 19.0). */
function unmade({ type, store }: FieldDefinition, value: unknown): unknown {
  if (store !== false || !type.endsWith('2many') || !Array.isArray(value)) return value
  return value.filter((command) => !(Array.isArray(command) && command[0] === 0))
}

const LOOKED_AT_FIRST: ReadonlySet<string> = new Set(['selection', 'integer', 'float', 'monetary', 'date', 'datetime'])

/** A choice, a number or a moment is looked at before anything follows from it (tried on 19.0). */
function ofChoice(env: Environment, table: Table, name: string, field: FieldDefinition, value: unknown): unknown {
  const isChecked = LOOKED_AT_FIRST.has(field.type) && env.dialect.series.major >= 19
  return isChecked ? storedValue(env, table, name, field, value) : value
}

/** Up to 15 a term is kept as it was given, which PostgreSQL must be able to take (tried on 14.0). */
function checkTerm({ dialect }: Environment, value: unknown): void {
  const { major } = dialect.series
  if (major >= 13 && major < 16 && pythonType(value) === 'dict') throw cannotAdapt('dict')
}

/** Since 20 a translated field takes a value for each of several languages (odoo/odoo#246357). */
function isPerLanguage(env: Environment, { translate }: FieldDefinition, value: unknown): value is Values {
  return translate === true && env.dialect.series.major >= 20 && typeof value === 'object' && value !== null
}

/** Only the languages that are named change. */
function inLanguages(env: Environment, table: Table, name: string, field: FieldDefinition, values: Values) {
  const stored: Record<string, unknown> = {}
  for (const [lang, value] of Object.entries(values)) {
    if (!env.isInstalled(lang)) throw env.dialect.exceptions.unknownLanguage(lang)
    stored[lang === SOURCE_LANGUAGE ? name : `${name}@${lang}`] = storedValue(env, table, name, field, value)
  }
  return stored
}

function writeRelated(env: Environment, table: Table, row: Readonly<Stored>, path: string, value: unknown): void {
  const [link = '', ...rest] = path.split('.')
  const id = env.sudo().raw(table, row, link)
  // What the other record does not let be written is not written by this way either.
  const target = rest.length === 1 ? env.table(table.fields[link]?.relation ?? '').fields[rest[0] as string] : undefined
  if (target?.readonly) {
    lookAtUnwritten(env, env.table(table.fields[link]?.relation ?? ''), rest[0] as string, target, value)
    return
  }
  if (typeof id === 'number') env.write(table.fields[link]?.relation ?? '', [id], { [rest.join('.')]: value })
}
