import { keyError, ServerException } from '../python/exceptions.ts'
import { hashed, isTrue, pythonType } from '../python/eyes.ts'
import { askedId, checkArrayOfIds, isGone, isOfNewRecord, readId } from './asked-ids.ts'
import { isBesideColumns, isComputedOfNothing, isFetchedOfNothing, isUnnoticedSince19 } from './beside-columns.ts'
import { checkLanguage, checkLanguageOfFields, checkLanguageOfFound } from './check-language.ts'
import type { FieldDefinition, Stored } from './definition.ts'
import type { Environment, Table } from './environment.ts'
import { hasField, lookUpOfNothing, mayKnow } from './field-rights.ts'
import { isColumn, isStored } from './field-storage.ts'
import { floatNames, withFloatsOf } from './floats.ts'
import { idsOf } from './ids.ts'
import { lookAtFields } from './looks/closed-fields.ts'
import { lookAtClosed, lookAtLinks } from './looks/linked-fields.ts'
import { newRecord } from './new-record.ts'
import { checkOldIds } from './old-ids.ts'
import { asksForRights, checkCompanies, checkReads, checkRules, existing, isGuarded, isNoneOfTheirs } from './rights.ts'
import { rowSorter } from './row-sorter.ts'
import { sentValue } from './sent-value.ts'
import { linkSight, searchedLinks, shownLinks } from './shown-links.ts'

type Row = Record<string, unknown>

/** Reads records in the order of the ids. Those that are gone are left out. */
export function readRecords(
  env: Environment,
  model: string,
  ids: readonly number[],
  fields: readonly string[],
  load: 'names' | 'ids',
): Row[] {
  const table = env.table(model)
  lookForActivities(env, table, ids)
  // Since 17 fields are looked for before rights, up to 18 of nothing by Python alone (tried on 17.0 to 19.0).
  if (env.dialect.series.major >= 19 || (env.dialect.series.major >= 17 && ids.length > 0))
    for (const name of fields) if (!Object.hasOwn(table.fields, name)) lookForField(env, table, ids, name)
  // From 13 to 16 whose they are comes first, then whether they are there (odoo/models.py of 14; tried on 14.0).
  if (env.dialect.series.major >= 13 && env.dialect.series.major < 17) lookForFields(env, table, fields)
  // Values are looked for in a cache, by ids, before it is asked who may (tried on 19.0).
  if (env.dialect.series.major >= 19 && fields.some((name) => name !== 'id')) {
    ids.forEach(hashed)
    if (model === 'mail.message' && !env.isSudo) checkArrayOfIds(ids, 19)
  }
  const isArray = env.dialect.series.major === 17 || env.dialect.series.major === 18
  if (isArray && model === 'mail.message' && !env.isSudo) checkArrayOfIds(ids, env.dialect.series.major)
  // Of nothing nobody asks who may read it (tried on 14.0 and 19.0).
  if (asksForRights(ids, env.dialect.series.major)) checkReads(env, table, ids)
  // Rules are made before anybody looks for the rows (tried on 19.0).
  if (
    env.dialect.series.major >= 19 &&
    ids.some(isTrue) &&
    (fields.length === 0 || fields.some((name) => name !== 'id'))
  )
    checkCompanies(env, table)
  if (ids.length > 0) checkLanguage(env, table)
  else lookUpOfNothing(env, table, fields)
  if (fields.length === 0 && ids.length > 0) lookAtClosed(env, table)
  const names =
    fields.length > 0
      ? [...new Set(fields)].filter((name) => hasField(env, table, name, 'read'))
      : knownFields(env, table)
  // Nothing is fetched for the id alone, so nobody notices what is gone (tried on 17.0 to 19.0).
  const { major } = env.dialect.series
  const isNew = (id: unknown) => isOfNewRecord(id, major)
  if (isEchoOfOld(env, table, ids, names)) return ids.map((id) => ({ id }))
  checkOldIds(env, table, ids)
  lookForKept(env, table, ids, names)
  const isEcho =
    (env.dialect.echoesIds || major === 17 || major === 18) && names.length > 0 && names.every((name) => name === 'id')
  const found = ids.flatMap((id) => table.rows.get(readId(id, major)) ?? [])
  checkRules(env, table, isEcho ? ids.flatMap((id) => table.rows.get(Number(id)) ?? []) : found, 'read')
  if (isEcho) return ids.map((id) => ({ id: id ?? false }))
  // What is nothing is a record that is being made (tried on 14.0 and 16.0 to 19.0).
  const isMade = major >= 13
  const rows =
    rowsWithoutColumns(env, table, ids, names) ??
    (!isMade || !ids.some(isNew) ? found : ids.flatMap((id) => unmade(env, table, id)))
  checkLanguageOfFound(env, table, found)
  if (major >= 18 && ids.length > 0 && names.some((name) => name !== 'id')) {
    // What is gone is missed in words, though nobody is told (tried on 18.0 and 19.0).
    if (rows.length < new Set(ids).size) checkLanguage(env)
    if (major >= 19) checkLanguageOfFields(env, table, names)
  }
  if (rows.length > 0) lookAtFields(env, table, names, fields.length === 0)
  if (found.length > 0) lookAtLinks(env, table, names, fields.length === 0)
  const isIdAsked = names.includes('id')
  const readers = names.filter((name) => name !== 'id').map((name) => [name, readerOf(env, table, name, load)] as const)
  const floats = floatNames(table.fields, names)
  return rows.flatMap((row) => {
    const answer: Row = { id: isIdAsked ? (row.id ?? false) : row.id }
    try {
      for (const [name, read] of readers) answer[name] = read(row)
    } catch (error) {
      // What a value is computed of may be gone: the record is then left out (odoo/models.py; tried on 14.0 and 16.0 to 18.0).
      if (isOfGone(error)) return []
      throw error
    }
    return [withFloatsOf(answer, floats)]
  })
}

/** On 16 rules are asked about activities before all else, and miss those that are gone (tried on 16.0 alone). */
function lookForActivities(env: Environment, table: Table, ids: readonly number[]): void {
  if (env.dialect.series.major !== 16 || table.definition.name !== 'mail.activity') return
  for (const id of ids) {
    if (!isTrue(id)) throw keyError('False')
    if (!table.rows.has(askedId(id, 16))) existing(env, table, id, 'read')
  }
}

const isOfGone = (error: unknown) => error instanceof ServerException && error.kind === 'MissingError'

/**
 * From 13 to 16 nobody notices that a record is gone where no column is fetched of it, but who looks at it by record rules: what
 * is asked for has then the values of nothing; since 19 so it is where lists alone are asked for, and what is computed of nothing (tried on 14.0 and 19.0).
 */
function rowsWithoutColumns(
  env: Environment,
  table: Table,
  ids: readonly number[],
  names: readonly string[],
): readonly Readonly<Stored>[] | undefined {
  const { major } = env.dialect.series
  if (major < 13 || major === 17 || major === 18 || names.length === 0) return
  if (major < 17 && !names.every((name) => isBesideColumns(table, name))) return
  const gone = ids.find((id) => isGone(table, id))
  if (gone === undefined) return
  // 16 leaves out what a rule is about, but where nothing is fetched at all, and what is named by code (tried on 16.0).
  if (major === 16 && names.some((name) => isNamedByCode(table, name))) return
  if (major === 16 && isGuarded(env, table)) {
    return names.every((name) => isComputedOfNothing(table, name)) ? ids.flatMap((id) => orEmpty(table, id)) : undefined
  }
  if (major >= 19) return isUnnoticedSince19(env, table, names) ? ids.flatMap((id) => orEmpty(table, id)) : undefined
  // A name that is computed is computed of the record (tried on 14.0).
  if (isGuarded(env, table) || names.some((name) => isNamedByCode(table, name))) existing(env, table, gone, 'read')
  // Who looks at a column after all misses the record.
  if (names.some((name) => isLookingOn(table, name))) return
  return ids.flatMap((id) => orEmpty(table, id))
}

/** A record, or one with the values of nothing where it is gone. */
export const orEmpty = (table: Table, id: number): readonly Readonly<Stored>[] => {
  const row = table.rows.get(id)
  return row === undefined && !isGone(table, id) ? [] : [row ?? { ...table.empty(), id }]
}

/** What is gone is kept from somebody as other records are, where nothing would be fetched of it (tried on 19.0). */
function lookForKept(env: Environment, table: Table, ids: readonly unknown[], names: readonly string[]): void {
  if (!table.definition.keepsGone || !isFetchedOfNothing(table, names)) return
  const gone = ids.find((id) => isTrue(id) && isNoneOfTheirs(env, table, id))
  if (gone !== undefined) throw env.dialect.exceptions.recordRule('read', table.definition)
}

/** True for a name that stands for another field which has no column either. */
const isNamedByCode = ({ fields, definition: { recName = 'name' } }: Table, name: string) => {
  const named = name === 'display_name' ? fields[recName] : undefined
  return named !== undefined && named.compute !== undefined && !isStored(named)
}

/** True for what is computed of nobody knows what, and for a name that a parent has (tried on 14.0 and 16.0). */
const isLookingOn = ({ fields, definition: { recName = 'name' } }: Table, name: string) => {
  const field = fields[name]
  if (name === 'display_name' && fields[recName]?.isInherited) return true
  return field?.compute !== undefined && !isStored(field) && field.depends === undefined
}

/**
 * From 13 to 16 the ids alone are told as they were given, whatever they are, but where record rules look at them: those
 * mind what is gone (tried on 14.0).
 */
function isEchoOfOld(env: Environment, table: Table, ids: readonly number[], names: readonly string[]): boolean {
  const { major } = env.dialect.series
  if (major < 13 || major >= 17 || ids.length === 0) return false
  if (names.length === 0 || names.some((name) => name !== 'id') || !ids.map(hashed).every(isTrue)) return false
  const gone = ids.find((id) => !table.rows.has(Number(id)))
  // 16 minds none (tried on 16.0).
  if (major < 16 && isGuarded(env, table)) {
    if (pythonType(gone) === 'int') existing(env, table, gone as number, 'read')
    return false
  }
  const found = ids.flatMap((id) => table.rows.get(Number(id)) ?? [])
  checkRules(env, table, found, 'read')
  return true
}

/** A field that is not there: of records that are being made alone it is a key (tried on 19.0). */
function lookForField(env: Environment, table: Table, ids: readonly number[], name: string): void {
  if (ids.length > 0 && !ids.some(isTrue)) throw keyError(name)
  hasField(env, table, name, 'read')
}

function lookForFields(env: Environment, table: Table, names: readonly string[]): void {
  const [there, others] = [true, false].map((isThere) =>
    names.filter((name) => Object.hasOwn(table.fields, name) === isThere),
  )
  for (const name of [...(there ?? []), ...(others ?? [])]) hasField(env, table, name, 'read')
}

/** A record that is there, or one that is being made. */
function unmade(env: Environment, table: Table, id: unknown): Readonly<Stored>[] {
  const row = table.rows.get(id as number)
  if (row !== undefined) return [row]
  return isOfNewRecord(id, env.dialect.series.major) ? [{ ...newRecord(env, table), id: id as number }] : []
}

/** The names of all fields that the user may know of. */
export function knownFields(env: Environment, table: Table): string[] {
  return Object.entries(table.fields).flatMap(([name, field]) => (mayKnow(env, field) ? [name] : []))
}

type Reader = (row: Readonly<Stored>) => unknown

function readerOf(env: Environment, table: Table, name: string, load: 'names' | 'ids'): Reader {
  const field = table.fields[name]
  if (field === undefined) return () => false
  const read = readerOfField(env, table, name, field, load)
  const { isMissed, compute } = field
  if (isMissed === undefined || compute !== undefined) return read
  const isUngiven = (value: unknown) => value === false || (Array.isArray(value) && value.length === 0)
  return (row) => {
    if (table.isMadeHere(row.id) && isUngiven(env.raw(table, row, name))) isMissed()
    return read(row)
  }
}

function readerOfField(
  env: Environment,
  table: Table,
  name: string,
  field: FieldDefinition,
  load: 'names' | 'ids',
): Reader {
  const send = sentValue(env, name, field, load)
  if (field.type === 'many2many' && env.dialect.series.major >= 14) {
    const seen = field.compute === undefined ? linksInOrder(env, field) : linksSeen(env, field)
    return (row: Readonly<Stored>) => send(seen(idsOf(env.raw(table, row, name))))
  }
  if (field.type === 'one2many' && env.dialect.series.major >= 14 && isStored(field)) {
    const seen = linesSeen(env, field)
    return (row: Readonly<Stored>) => send(seen(idsOf(env.raw(table, row, name))))
  }
  const isPlain = isColumn(field) && !field.translate && !field.companyDependent
  if (isPlain) return (row: Readonly<Stored>) => send(row[name])
  return (row: Readonly<Stored>) => send(env.raw(table, row, name))
}

/** Lines are searched: record rules leave out some (tried on 14.0 and 19.0). */
function linesSeen(env: Environment, field: FieldDefinition): (ids: readonly number[]) => number[] {
  const other = env.table(field.relation ?? '')
  const sees = linkSight(env, other)
  return (ids) =>
    ids.filter((id) => {
      const line = other.rows.get(id)
      return line === undefined || sees(line)
    })
}

/** What is computed comes as it is, without those that are archived (tried on 14.0 and 19.0). */
function linksSeen(env: Environment, field: FieldDefinition): (ids: readonly number[]) => number[] {
  const isShown = shownLinks(env, field)
  return (ids) => ids.filter(isShown)
}

/** Links that are seen, in the order of their model (tried on 14.0 and 19.0). */
function linksInOrder(env: Environment, field: FieldDefinition): (ids: readonly number[]) => number[] {
  const other = env.table(field.relation ?? '')
  const isShown = searchedLinks(env, field)
  const sort = rowSorter(env.sudo(), other, other.definition.order ?? 'id')
  return (ids) => {
    const rows = ids.filter(isShown).flatMap((id) => other.rows.get(id) ?? [])
    return (rows.length > 1 ? sort(rows) : rows).map(({ id }) => id)
  }
}
