import { assertionError } from '../python/exceptions.ts'
import { hashed, isTrue, iterated, lacksAttribute, pythonType } from '../python/eyes.ts'
import { overrideOf } from './asked-ids.ts'
import { checkLanguage, checkLanguageOfNew } from './check-language.ts'
import { applyCommands } from './commands.ts'
import { compareLanguageOfChange } from './compare-language.ts'
import { isOddlyCompared } from './compared-ids.ts'
import { keptMonetary } from './currency-rounding.ts'
import { defaultLinks, noCommands } from './default-links.ts'
import type { FieldDefinition, Stored } from './definition.ts'
import { givenTruth } from './domain/unset-truth.ts'
import { lookBeforeCreation } from './draft-look.ts'
import type { Environment, Table } from './environment.ts'
import { hasField } from './field-rights.ts'
import { isColumn, isStored, SOURCE_LANGUAGE, storageKey } from './field-storage.ts'
import { ABOUT_MESSAGES } from './looks/changes.ts'
import { lookAtProperty } from './looks/properties.ts'
import { checkAccess, checkRules, isGuarded, lookFirst, recordsOf } from './rights.ts'
import { storedLink } from './stored-link.ts'
import { timeOfText } from './stored-time.ts'
import { storedValue } from './stored-value.ts'
import { forgetTracked, noteTracked } from './tracked.ts'
import { checkTranslated } from './translate-new.ts'
import { lookAtList, lookAtUnwritten } from './unwritten.ts'

type Values = Readonly<Record<string, unknown>>

/** A number that nobody gave is zero where it must be there. */
const NEVER_EMPTY: ReadonlySet<string> = new Set(['boolean', 'integer', 'float', 'monetary'])

/** Nobody writes them by hand (odoo/orm/models.py of 19, `LOG_ACCESS_COLUMNS`). */
const OWN_FIELDS: ReadonlySet<string> = new Set(['id', 'create_uid', 'create_date', 'write_uid', 'write_date'])

export function createRecord(env: Environment, model: string, given: Values): number {
  const table = env.table(model)
  const { definition } = table
  definition.inspects?.(given, env, 'create')
  checkAccess(env, table, 'create')
  // Names are looked at before anything is made, also of what the new row inherits from.
  for (const name of Object.keys(given)) hasField(env, table, name, 'create')
  // Defaults are those of the company that the call works for (tried on 19.0).
  if (env.dialect.series.major >= 19 && !env.isSudo) env.companyId
  lookBeforeCreation(env, table, given)
  const prepared = definition.prepare?.(given, env) ?? given
  const values: Values = { ...defaultsOf(env, table, undefined, prepared), ...prepared }
  checkLanguageOfNew(env, table)
  const now = env.moment()
  const ids = definition.idsOf === undefined ? table : env.table(definition.idsOf)
  const row = Object.assign(table.empty(), { id: ids.nextId() }) as Stored
  noteTracked(env, table, values)
  forgetTracked(env, table, row)
  Object.assign(row, { create_date: now, write_date: now, create_uid: env.uid, write_uid: env.uid })
  const parents = parentsOf(env, table, values)
  Object.assign(row, parents)
  table.put(row)
  // A link to nothing is one to the record that was made for it.
  assign(env, table, row, { ...values, ...parents }, 'create')
  check(env, table, row)
  checkLanguage(env, table)
  checkRules(env, table, [row], 'create')
  compareLanguageOfChange(env, table)
  checkTranslated(env, table, values)
  definition.created?.(row, env, values, given)
  definition.written?.([row], values, env, 'create', [])
  return row.id
}

export function writeRecords(env: Environment, model: string, ids: readonly number[], given: Values): void {
  const table = env.table(model)
  const values = table.definition.taken?.(given, env) ?? given
  if (!env.isSudo && table.definition.isOwn?.(ids, values, env)) {
    env.sudo().write(model, ids, values)
    return
  }
  const isLooked = lookAtChanged(env, table, ids, values)
  lookFirst(env, table, ids, 'write', values)
  checkAccess(env, table, 'write')
  if (env.dialect.series.major < 19 && pythonType(values) !== 'dict') {
    // Files are looked at before what they are given (tried on 17.0 and 18.0).
    if (model === 'ir.attachment' && env.dialect.series.major >= 17) recordsOf(env, table, ids, 'write')
    throw lacksAttribute(values, 'keys')
  }
  const isUnread = env.dialect.series.major >= 19 && ids.length > 0 && !isReadByWrite(env, table)
  if (isUnread && pythonType(values) === 'dict') lookAtNames(env, table, values)
  // Where no rule is about them, the names are looked up before the records are (tried on 14.0).
  if (
    env.dialect.series.major === 14 &&
    pythonType(values) === 'dict' &&
    !isGuarded(env, table) &&
    table.definition.guards === undefined
  ) {
    if (ids.some((id: unknown) => typeof id === 'string' || isOddlyCompared(id, 14)))
      for (const name of Object.keys(values)) hasField(env, table, name, 'write')
  }
  // Where nobody keeps who changed them, no change is none (tried on 14.0).
  const isNoChange = table.definition.isUnlogged === true && !isTrue(values) && pythonType(values) === 'dict'
  if (isNoChange && env.dialect.series.major === 14 && !isGuarded(env, table)) return
  const rows = recordsOf(env, table, ofThoseThere(env, table, ids, values), 'write')
  if (pythonType(values) !== 'dict') throw notValues(env, table, values)
  if (env.dialect.series.major >= 19) notNew(table, ids, values)
  if (!isLooked) table.definition.refuses?.(rows, values, env)
  if (rows.length === 0 && ids.length > 0 && env.dialect.series.major === 14) lookInVain(env, table, values)
  if (env.dialect.series.major >= 19) {
    lookAtMixture(table, ids, values)
    lookAtLinksOfGone(env, table, ids, values)
  }
  if (rows.length > 0) compareLanguageOfChange(env, table)
  const before = table.definition.written === undefined ? [] : rows.map((row) => ({ ...row }))
  // All names are looked up before anything is written, since 19 also to what is gone (tried on 14.0 and 19.0).
  const { major } = env.dialect.series
  if (major >= 19 ? ids.length > 0 : major >= 13 && rows.length > 0) lookAtNames(env, table, values)
  if (major >= 19 && rows.length === 0 && ids.length > 0) lookInVain(env, table, values)
  for (const row of rows) {
    noteTracked(env, table, row)
    assign(env, table, row, values, 'write')
    // What a change of its own lists has deleted is missed, from 13 to 16 (tried on 14.0).
    if (env.dialect.series.major >= 13 && env.dialect.series.major < 17) env.existing(table, row.id, 'read')
    table.update(row, { ...table.definition.follows?.(row, values, env), write_date: env.moment(), write_uid: env.uid })
    check(env, table, row)
  }
  table.definition.written?.(rows, values, env, 'write', before)
}

/** Since 19 nobody misses messages, but for what they are about and say (tried on 19.0). */
function ofThoseThere(env: Environment, table: Table, ids: readonly number[], values: Values): readonly number[] {
  const isMissed = env.dialect.series.major < 19 || table.definition.name !== 'mail.message'
  if (isMissed || pythonType(values) !== 'dict' || ABOUT_MESSAGES.some((name) => name in values)) return ids
  return ids.filter((id) => typeof id !== 'number' || id <= 0 || table.rows.has(id))
}

/** Whether a model's own code looks at what changes, before anybody asks for rights to change it. */
function lookAtChanged(env: Environment, table: Table, ids: readonly number[], values: Values): boolean {
  const { looksAtChanged = [], refuses } = table.definition
  if (pythonType(values) !== 'dict' || !looksAtChanged.some((name) => name in values)) return false
  checkAccess(env, table, 'read')
  // Of records that are being made there is nothing to look at (tried on 19.0).
  const known = env.dialect.series.major < 19 ? ids : ids.filter(isTrue)
  refuses?.(recordsOf(env, table, known, 'read'), values, env)
  return true
}

function lookAtNames(env: Environment, table: Table, values: Values): void {
  for (const name of Object.keys(values)) hasField(env, table, name, 'write')
}

/** Whether the records are looked at before the values are. */
const isReadByWrite = (env: Environment, table: Table) =>
  isGuarded(env, table) || overrideOf(table.definition.name, 'write', env.dialect.series.major) !== undefined

/** The names and the values of records that are gone, or being made, are looked at all the same (tried on 14.0 and 19.0). */
function lookInVain(env: Environment, table: Table, values: Values): void {
  for (const [name, value] of Object.entries(values)) {
    if (!hasField(env, table, name, 'write') || OWN_FIELDS.has(name)) continue
    const field = table.fields[name] as FieldDefinition
    if (isColumn(field) && field.relation === undefined) storedValue(env, table, name, field, value)
    else if (field.compute !== undefined) lookAtUnwritten(env, table, name, field, value)
  }
}

/** Lists are changed of records that are there, or of such as are being made (tried on 19.0). */
function lookAtMixture({ definition, fields }: Table, ids: readonly unknown[], values: Values): void {
  if (!ids.some(isTrue) || ids.every(isTrue)) return
  for (const [name, value] of Object.entries(values)) {
    const { type, compute, related } = fields[name] ?? { type: 'char' }
    if (!type.endsWith('2many') || compute !== undefined || related !== undefined || !isTrue(value)) continue
    throw assertionError(`${definition.name}.${name} contains a mix of real and new records. It is not supported.`)
  }
}

/** PostgreSQL misses who is gone and nobody looked for, once something shall be linked to it (tried on 19.0). */
function lookAtLinksOfGone(
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
function notNew({ fields }: Table, ids: readonly unknown[], values: Values): void {
  const [nobody] = ids.filter((id) => !id)
  const isMinded = Object.keys(values).some((name) => fields[name]?.translate && !fields[name]?.isInherited)
  if (nobody !== undefined && isMinded) throw lacksAttribute(nobody, 'origin')
}

/** Since 17 the names are looked at before it is asked for its items. */
function notValues(env: Environment, { definition }: Table, values: unknown): Error {
  const [name] = iterated(values)
  if (name === undefined) return lacksAttribute(values, 'items')
  return env.dialect.exceptions.unknownField('create', String(hashed(name)), definition.name)
}

/** What new rows start with: of the wanted fields, or of all that were not given. */
export function defaultsOf(
  env: Environment,
  table: Table,
  wanted?: ReadonlySet<string>,
  given: Values = {},
): Record<string, unknown> {
  const defaults: Record<string, unknown> = {}
  const names = wanted === undefined ? Object.keys(table.fields) : [...wanted]
  for (const name of names) {
    const field = Object.hasOwn(table.fields, name) ? table.fields[name] : undefined
    if (field === undefined || name in given) continue
    const isAsked = wanted !== undefined
    const ofField = isAsked && field.isDefaultUntold ? undefined : () => defaultOf(env, table, name, field, isAsked)
    if (isAsked && isNothing(env, name, field)) {
      defaults[name] = null
      continue
    }
    const value = ofContext(env, table, name, field, isAsked) ?? ofField?.()
    if (value !== undefined) defaults[name] = value
  }
  return defaults
}

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

/** Records that the new one inherits from: made, or written where they are given. */
export function parentsOf(env: Environment, table: Table, values: Values): Values {
  const links: Record<string, unknown> = {}
  for (const [link, parent] of Object.entries(table.definition.inherits ?? {})) {
    const own = Object.fromEntries(Object.entries(values).filter(([name]) => isOfParent(table.fields[name], link)))
    const id = values[link]
    if (!isTrue(id)) {
      const heir = env.withContext({ ...env.context, made_by_heir: table.definition.name })
      links[link] = heir.create(parent, own)
    } else if (typeof id === 'number' && Object.keys(own).length > 0) env.write(parent, [id], own)
  }
  return links
}

const isOfParent = (field: FieldDefinition | undefined, link: string) =>
  field?.isInherited === true && field.related?.startsWith(`${link}.`) === true

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
    } else if (field.mirrors !== undefined) applyCommands(among, table, row, name, value)
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

/** What stands in a row first is missed first: since 19 columns stand by their kinds (tried on 19.0). */
function inColumns(env: Environment, fields: Table['fields']): (readonly [string, FieldDefinition])[] {
  const all = Object.entries(fields)
  const placeOf = ({ type, translate }: FieldDefinition) => COLUMNS[translate ? 'json' : type] ?? 1
  if (env.dialect.series.major < 19) return all
  return all.toSorted(([, one], [, other]) => placeOf(one) - placeOf(other))
}

/** Numbers and links come before all. */
const COLUMNS: Partial<Record<FieldDefinition['type'], number>> = {
  ...{ char: 2, selection: 2, reference: 2, date: 3, json: 4, text: 5, html: 5, float: 6, monetary: 6 },
  ...{ boolean: 7, datetime: 8 },
}

function check(env: Environment, table: Table, row: Readonly<Stored>): void {
  checkThere(env, table, row)
  // What must be there is PostgreSQL's first question (tried on 14.0).
  table.definition.constrain?.(row, env)
  checkAlone(env, table, row)
}

/** What PostgreSQL minds of a new row. */
function checkColumns(env: Environment, table: Table, row: Readonly<Stored>): void {
  checkThere(env, table, row)
  checkAlone(env, table, row)
}

/** Raises for a value that must be there. */
function checkThere(env: Environment, { definition, fields }: Table, row: Readonly<Stored>): void {
  const { exceptions } = env.dialect
  for (const [name, field] of inColumns(env, fields)) {
    if (!field.required || NEVER_EMPTY.has(field.type) || !isColumn(field) || !isStored(field)) continue
    if (row[name] !== false) continue
    throw Object.assign(exceptions.missingRequired(definition, name, field), { missingField: name })
  }
}

/** Raises for a row that is like another where none may be. */
function checkAlone(env: Environment, table: Table, row: Readonly<Stored>): void {
  const { definition } = table
  const { exceptions } = env.dialect
  for (const [names, words] of Object.entries(definition.unique ?? {})) {
    const [key = '', ...others] = names.split(',')
    // NULL is like no other.
    if (row[key] === false) continue
    for (const other of table.referring(key, row[key])) {
      const isLike = (name: string) => row[name] !== false && other[name] === row[name]
      if (other !== row && others.every(isLike)) throw exceptions.constraint(words, row, env.context)
    }
  }
}
