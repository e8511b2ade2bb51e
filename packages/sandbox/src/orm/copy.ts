import { indexError, typeError } from '../python/exceptions.ts'
import { hashed, isTrue, postgresError, pythonType } from '../python/eyes.ts'
import { pythonStr } from '../python/repr.ts'
import { askedId, isOfNewRecord } from './asked-ids.ts'
import { checkLanguage, checkLanguageOfCopy, checkLanguageOfWorded } from './check-language.ts'
import { compareLanguageBeside } from './compare-language.ts'
import { isCopiedByItself } from './copied-by-itself.ts'
import type { FieldDefinition, Stored } from './definition.ts'
import type { Environment, Table } from './environment.ts'
import { emptyValue, isColumn } from './field-storage.ts'
import { idsOf } from './ids.ts'
import { lookAtAllLinks } from './looks/linked-fields.ts'
import { newRecord } from './new-record.ts'
import { asksForRights, checkAccess, checkReads, checkRules, existing, recordsOf } from './rights.ts'
import { inOwnOrder } from './row-sorter.ts'
import { singleton } from './singleton.ts'

type Values = Readonly<Record<string, unknown>>

/**
 * Which are told to be copies whatever they are to be called, from one series to before another: taxes and filters up to 15
 * (tried on 14.0 and, of taxes, 16.0; 15 is taken for 14), contacts up to 8 (tried on 6.1, 7.0 and 8.0).
 */
const MARKED_ANYWAY: Readonly<Record<string, readonly [since: number, before: number]>> = {
  'account.tax': [9, 16],
  'ir.filters': [9, 16],
  'res.partner': [6, 9],
}

/** A copy with other values; its name says that it is one. */
export function copyRecord(env: Environment, model: string, id: number, values: Values): number {
  const table = env.table(model)
  if (env.dialect.series.major === 14) hashed(id)
  checkReads(env, table, [id])
  // Its rules are made in words (tried on 18.0).
  if (env.dialect.series.major === 18) checkLanguage(env, table)
  // wire/6.1 and wire/7.0/old-copy-missing
  if (!table.rows.has(id) && env.dialect.series.major < 8) throw indexError('list index out of range')
  // Id 0 is a record that is being made: there is nothing of it yet.
  if (!id && env.dialect.series.major >= 10) return env.create(model, { ...titleOfNothing(env, table), ...values })
  const [row = existing(env, table, id, 'read')] = recordsOf(env, table, [id], 'read')
  if (table.definition.copied !== undefined) return table.definition.copied(row, values, env)
  checkLanguageOfCopy(env, table)
  const own = titled(env, table, row)
  lookAtPeople(env, table, values)
  const { major } = env.dialect.series
  const [since, before] = MARKED_ANYWAY[model] ?? [0, 0]
  const isNamed = major >= since && major < before
  return env.create(model, {
    ...own,
    ...values,
    ...((isNamed || isNamedAnew(env, model, values)) && { name: own.name }),
  })
}

/** Of an order's copy all is told, so that nobody is looked up before PostgreSQL misses who is gone (tried on 19.0). */
function lookAtPeople(env: Environment, table: Table, values: Values): void {
  if (env.dialect.series.major < 19 || table.definition.name !== 'sale.order') return
  for (const name of ['partner_id', 'user_id']) {
    const [field, id] = [table.fields[name], values[name]]
    if (field === undefined || pythonType(id) !== 'int' || env.table(field.relation ?? '').rows.has(id as number))
      continue
    if (Math.abs(id as number) >= 2 ** 31) throw postgresError('NumericValueOutOfRange', 'integer out of range\n')
    if (id !== 0) throw env.dialect.exceptions.stillReferenced(table.definition, name, field)
  }
}

/** Models whose copies are given a name where they are told to have none (tried on 14.0 and 19.0). */
const NAMED_ANEW: Readonly<Record<string, number>> = { 'res.partner': 13, 'res.groups': 19 }

const isNamedAnew = (env: Environment, model: string, values: Values) =>
  env.dialect.series.major >= (NAMED_ANEW[model] ?? Number.POSITIVE_INFINITY) && !isTrue(values.name)

/** What copies of records would be made of: a list since 18, before that of one record (tried on 14.0 and 19.0). */
export function copyData(env: Environment, model: string, ids: readonly number[], values: Values): unknown {
  const { major } = env.dialect.series
  if (major < 18) singleton(model, ids)
  const table = env.table(model)
  // Whether one was told already is asked first (tried on 19.0).
  if (major === 14 || major >= 19) for (const id of ids.slice(0, 1)) hashed(id)
  if (asksForRights(ids, major) && ids.length > 0) checkAccess(env, table, 'read')
  // All are asked for in one query, which minds what is no id.
  if (major >= 17) for (const id of ids) askedId(id, major)
  const there = [...new Set(ids)]
  // Who is being made is told with the defaults of its model (tried on 14.0 and 16.0 to 19.0; up to 13 taken for it).
  const isNew = (id: number) => isOfNewRecord(id, major)
  const known = there.filter((id) => !isNew(id))
  const stored = major < 19 ? known.map((id) => existing(env, table, id, 'read')) : recordsOf(env, table, known, 'read')
  if (major < 19) checkRules(env, table, stored, 'read')
  const rows = there.map(
    (id) => (isNew(id) ? { ...newRecord(env, table), id } : stored.find((row) => row.id === id)) as Readonly<Stored>,
  )
  // Who reads all of a group comes upon the rights on models (tried on 16.0 to 19.0).
  if (model === 'res.groups' && stored.length > 0) lookAtAllLinks(env, table)
  if (rows.length > 0) {
    compareLanguageBeside(env, table)
    // That it is a copy is said in words (tried on 18.0).
    if (major === 18 && table.definition.marksCopies === true) checkLanguage(env)
    checkLanguageOfWorded(env, table)
  }
  if (stored.length > 0) checkLanguageOfCopy(env, table)
  const copies = rows.map((row) => {
    const own = dataOf(env, table, row)
    return { ...own, ...values, ...(major >= 19 && isNamedAnew(env, model, values) && { name: own.name }) }
  })
  // Who is asked for twice is told once.
  const all = ids.map((id, index) =>
    ids.indexOf(id) === index ? copies[rows.findIndex((row) => row.id === id)] : null,
  )
  // Who marks the copy's name goes through what is told.
  if (major >= 18 && all.includes(null) && table.definition.marksCopies === true) {
    throw typeError("'NoneType' object is not iterable")
  }
  return major < 18 ? all[0] : all
}

/** Up to 17 only `copy` itself marks the name, but for languages of 16. */
function dataOf(env: Environment, table: Table, row: Readonly<Stored>): Values {
  const { major } = env.dialect.series
  const isTitled = major >= 18 || (major === 16 && table.definition.name === 'res.lang')
  const values = isTitled ? titled(env, table, row) : copied(env, table, row)
  const known = Object.entries(values).filter(([name]) => table.fields[name]?.isUntold !== true)
  const told = Object.fromEntries(known)
  return table.definition.toldOfCopy?.(told, row, env) ?? told
}

/** Of a copy's values the name says that it is one. */
function titled(env: Environment, table: Table, row: Readonly<Stored>): Record<string, unknown> {
  const { recName = 'name', marksCopies, name } = table.definition
  const before = copied(env, table, row)
  const { major } = env.dialect.series
  // Users say it in two places (tried on 19.0), languages in three on 16 and since 18 (tried on 16.0 to 19.0).
  const ofLanguages = name === 'res.lang' && (major === 16 || major >= 18) ? ['name', 'code', 'url_code'] : undefined
  const ofUsers = name === 'res.users' ? ['name', 'login'] : undefined
  const marked = ofLanguages ?? ofUsers ?? (marksCopies === true ? [recName] : [])
  const titles = marked.flatMap((one) => {
    // Who is called as another record is called so by its copies too, which take no name over (tried on 16.0 to 19.0).
    if (!(one in before) && table.fields[one]?.isInherited !== true) return []
    return [[one, `${pythonStr(before[one] ?? env.raw(table, row, one))} ${copyMark(name, env)}`] as const]
  })
  return { ...before, ...Object.fromEntries(titles) }
}

/** A copy of nothing is called after it (tried on 14.0 and 19.0). */
function titleOfNothing(env: Environment, { definition }: Table): Values {
  const { recName = 'name', inherits = {}, name } = definition
  const { major } = env.dialect.series
  // Variants are called as their templates are, and users as their contacts (tried on 19.0).
  const models = [name, ...Object.values(inherits)]
  const isNamed =
    major < 19
      ? major >= (NAMED_OF_NOTHING[name] ?? Number.POSITIVE_INFINITY)
      : models.some((model) => env.table(model).definition.marksCopies === true)
  if (major < 13 || !isNamed) return {}
  const title = `False ${copyMark(name, env)}`
  const ofNobody = models.includes('res.partner') && major >= 19 ? { lang: false } : {}
  const ofUser = name === 'res.users' ? { login: title } : {}
  return { [recName]: title, ...ofNobody, ...ofUser }
}

/** Models whose own copies call them, by the first series: up to 18 those of nothing have no name elsewhere (tried on 14.0 and 16.0 to 18.0). */
const NAMED_OF_NOTHING: Readonly<Record<string, number>> = {
  ...{ 'res.partner': 13, 'product.template': 13, 'product.product': 13 },
  ...{ 'res.groups': 16, 'res.users': 16, 'account.tax': 17, 'product.pricelist': 18 },
}

/** Taxes said it in their own way up to 18 (tried on 14.0 and 16.0 to 19.0). */
const copyMark = (model: string, { dialect }: Environment) =>
  model === 'account.tax' && dialect.series.major < 19 ? '(Copy)' : '(copy)'

/** What a copy of a row would be made of, but for its title. */
export const valuesOfCopy = (env: Environment, table: Table, row: Readonly<Stored>) => copied(env, table, row)

/** Lines that are copied as they are shown, without down payments; others by their ids (tried on 14.0 and 19.0). */
const IN_ORDER: ReadonlySet<string> = new Set(['sale.order.order_line'])

function copied(env: Environment, table: Table, row: Readonly<Stored>, without?: string): Record<string, unknown> {
  const inherits = table.definition.inherits ?? {}
  const { major } = env.dialect.series
  const values: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(table.fields)) {
    // A copy has a parent of its own.
    if (!isCopied(name, field, major) || name === without || name in inherits) continue
    if (isOfOthers(table.definition.name, name, major)) continue
    const value = env.raw(table, row, name)
    if (field.type === 'one2many') {
      const other = env.table(field.relation ?? '')
      const lines = IN_ORDER.has(`${table.definition.name}.${name}`)
        ? (value as number[]).flatMap((id) => other.rows.get(id) ?? []).filter((line) => !line.is_downpayment)
        : other.referring(field.inverse ?? '', row.id)
      // Lines tell whose they were (tried on 14.0 and 16.0 to 19.0).
      const without = major < 14 ? field.inverse : undefined
      values[name] = lines.map((line) => [0, 0, copied(env, other, line, without)])
    } else if (field.type === 'many2many') values[name] = [[6, 0, inTheirOrder(env, field, idsOf(value))]]
    else values[name] = value === false && tellsZeros(env) ? emptyValue(field) : value
  }
  return values
}

/** Links are copied in the order that they are read in (tried on 14.0 and 16.0 to 19.0). */
function inTheirOrder(env: Environment, { relation = '' }: FieldDefinition, ids: readonly number[]): number[] {
  const other = env.table(relation)
  const rows = ids.flatMap((id) => other.rows.get(id) ?? [])
  return inOwnOrder(env.sudo(), other, rows).map(({ id }) => id)
}

/** A number that nobody gave is told as zero (tried on 14.0 and 16.0 to 19.0). */
const tellsZeros = ({ dialect: { series } }: Environment) => series.major === 14 || series.major >= 16

/** What is their contacts' or their templates', by the first series that leaves it to them (registries of 14.0 and 16.0 to 19.0). */
const OF_OTHERS: Readonly<Record<string, number>> = {
  'res.users.name': 15,
  'res.users.email': 15,
  'product.product.image_1920': 13,
}

export const isOfOthers = (model: string, name: string, major: number) =>
  major >= (OF_OTHERS[`${model}.${name}`] ?? Number.POSITIVE_INFINITY)

function isCopied(name: string, field: FieldDefinition, major: number): boolean {
  if (name === 'id' || !isCopiedByItself(field)) return false
  if (field.type === 'one2many') return true
  // Since 19 what its parent computes is not told (tried on 19.0).
  if (field.isInherited) return !field.readonly && !(major >= 19 && field.isComputedByParent)
  return isColumn(field) || (field.copy === true && (field.mirrors !== undefined || field.write !== undefined))
}
