import { accessError, keyError, typeError, userError, valueError } from '../../python/exceptions.ts'
import { hashed, isTrue, iterated, matched, postgresError, pythonType } from '../../python/eyes.ts'
import { pythonRepr } from '../../python/repr.ts'
import { askedId, isDigits, isGone, isOfNewRecord } from '../asked-ids.ts'
import { isBesideColumns, isUnnoticedSince19 } from '../beside-columns.ts'
import { compareLanguageBeside } from '../compare-language.ts'
import type { FieldDefinition, Group } from '../definition.ts'
import type { Environment, Table } from '../environment.ts'
import { nameOf } from '../external-ids.ts'
import { emptyValue } from '../field-storage.ts'
import { toLocal } from '../group/time-zone.ts'
import { idsOf } from '../ids.ts'
import { checkFilesRead } from '../looks/file-owners.ts'
import { checkOldIds } from '../old-ids.ts'
import { besideGuards, recordsOf } from '../rights.ts'
import { selectionOf } from '../selection.ts'
import { zoneOfUser } from '../user-zone.ts'

type Line = unknown[]
type Path = readonly string[]

const WHO_MAY: readonly Group[] = ['system', 'base.group_erp_manager', 'base.group_allow_export']

/** Administrators, and who is in the group for it; up to 18 new users are in it unless somebody says otherwise (tried on 14.0 and 19.0). */
function mayExport(env: Environment): boolean {
  if (env.isSudo) return true
  return env.groups.some((group) => (env.dialect.series.major < 19 && group === 'user') || WHO_MAY.includes(group))
}

/**
 * The table of `export_data`: a row per record, and below it one for each further record of a one2many; a many2many's
 * names stand in one cell (odoo/orm/models.py of 19, `_export_rows`; tried on 14.0 and 19.0).
 */
export function exportRows(env: Environment, model: string, ids: readonly number[], fields: unknown): Line[] {
  // Seen on 14 and later (wire/*/svc-export_data-no-rights).
  const { major } = env.dialect.series
  if (major >= 16 && model === 'mail.message' && !env.groups.includes('system')) {
    throw accessError('Only administrators are allowed to export mail message')
  }
  if (major >= 14 && !mayExport(env)) {
    throw userError("You don't have the rights to export data. Please contact an Administrator.")
  }
  // Since 16 an empty name is one that no field has (tried on 16.0 to 19.0).
  const paths = iterated(fields).map((name) => {
    // On 14 no name is one that is looked for (tried on 14.0).
    if (name === '' && major === 14) return ['']
    const parts = matched(name, major)
      .replace(/(?<=[^/])\.id$/, '/.id')
      .split('/')
    return major < 16 ? parts.filter(Boolean) : parts
  })
  // Of no records nobody asks for rights (tried on 14.0 and 19.0).
  if (ids.length > 0 && (major < 19 || paths.length > 0)) {
    const { fields: known } = env.table(model)
    const isStranger = ([name]: Path) => name !== undefined && name !== '.id' && !Object.hasOwn(known, name)
    // Fields are looked at before the rights on records (tried on 19.0).
    const stranger = major < 19 ? undefined : paths.find(isStranger)
    if (stranger !== undefined) throw unknown(env, model, stranger[0] as string)
    // Up to 18 a field that is not there is missed before the record is, where it is the first to be read (tried on 14.0).
    const [first] = paths.filter(([name]) => name !== 'id' && name !== '.id')
    if (major >= 14 && major < 19 && first !== undefined && isStranger(first))
      throw unknown(env, model, first[0] as string)
    // Values are looked for in a cache, by ids, before it is asked who may (tried on 14.0 and 19.0).
    const isCached = (major >= 14 && major < 17) || major >= 19
    if (isCached && readsRecords(paths, major)) ids.forEach(hashed)
    const isMade = isCached && !ids.some(isTrue)
    if (readsRecords(paths, major) && !isMade) env.checkAccess(env.table(model), 'read')
  }
  // What is no id is left out of the question for their names, which is then about none (tried on 14.0 and 19.0).
  if (major >= 14 && ids.length > 0 && !ids.some(isTrue) && paths.some(([name]) => name === 'id')) {
    throw postgresError('SyntaxError', 'syntax error at or near ")"\n')
  }
  const stranger = ids.find((id: unknown) => id === null || (typeof id === 'string' && isDigits(id)))
  if (major >= 19 && stranger !== undefined && paths.some(([name]) => name === 'id')) {
    throw typeError(`%d format: a real number is required, not ${pythonType(stranger)}`)
  }
  // Tried on 17.0 and 18.0.
  if ((major === 17 || major === 18) && paths.length > 0) ids.forEach(hashed)
  if (readsRecords(paths, major)) checkFilesRead(env, env.table(model), ids)
  return rowsOf(env, model, ids, paths)
}

/** For their ids alone nobody reads the records: they may be gone, and anybody's (tried on 14.0 and 19.0). */
const readsRecords = (paths: readonly Path[], major: number) =>
  major < 14 || paths.some(([name]) => name !== 'id' && name !== '.id')

function rowsOf(env: Environment, model: string, ids: readonly number[], paths: readonly Path[]): Line[] {
  const table = env.table(model)
  const { major } = env.dialect.series
  const reader = besideGuards(env, table)
  if (paths.length > 0) for (const id of ids) if (typeof id === 'string' && !isDigits(id)) askedId(id, major)
  const isRead = paths.length > 0 && readsRecords(paths, major)
  if (isRead && ids.some((id) => table.rows.has(id))) compareLanguageBeside(env, table)
  return ids.flatMap((id) => {
    const isNew = isOfNewRecord(id, major)
    const isNothing = isNew && major < 19
    if (isUnnoticed(table, id, paths, major))
      return [paths.map(([name]) => (name === '.id' ? textOfId(id) : blank(env, table, name)))]
    if (isRead && !isNothing && (id as unknown) !== null) checkOldIds(env, table, [id])
    if (isRead && isUnnoticedAt19(env, table, id, paths)) hashed(id)
    else if (isRead) recordsOf(reader, table, isNew ? [] : [id], 'read')
    else if (paths.length > 0 && !isNew) askedId(hashed(id), major)
    const first: Line = paths.map(() => '')
    const lines = [first]
    const done = new Set<string>()
    paths.forEach(([name], index) => {
      if (name === undefined || done.has(name)) return
      if (name === '.id') first[index] = textOfId(id)
      else if (name === 'id') first[index] = nameOf(env, model, id) ?? named(env, model, id)
      else {
        const field = table.fields[hashed(name)]
        if (field === undefined) throw unknown(env, model, name)
        // Of what is being made everybody may know all there is.
        const [row] = isNothing ? env.sudo().read(model, [0], [name], 'ids') : reader.read(model, [id], [name], 'ids')
        if (field.relation === undefined) first[index] = cell(env, field, row?.[name])
        else {
          done.add(name)
          lines.push(...related(env, field, idsOf(row?.[name]), beyond(paths, name), first, index))
        }
      }
    })
    return lines
  })
}

/** From 13 to 16 nobody notices that a record is gone of which no column is read (tried on 14.0). */
function isUnnoticed(table: Table, id: unknown, paths: readonly Path[], major: number): boolean {
  if (major < 13 || major >= 17 || !isGone(table, id)) return false
  const isBeside = ([name = 'id']: Path) => name !== 'id' && (name === '.id' || isBesideColumns(table, name))
  return paths.length > 0 && readsRecords(paths, major) && paths.every(isBeside)
}

/** Since 19 what nothing is fetched for is told of what is gone as of anything (tried on 19.0). */
function isUnnoticedAt19(env: Environment, table: Table, id: unknown, paths: readonly Path[]): boolean {
  if (env.dialect.series.major < 19 || !isGone(table, id)) return false
  const names = paths.flatMap(([name = 'id']) => (name === 'id' || name === '.id' ? [] : [name]))
  return isUnnoticedSince19(env, table, names)
}

function blank(env: Environment, table: Table, name = ''): unknown {
  const field = table.fields[name] as FieldDefinition
  return field.relation === undefined ? cell(env, field, emptyValue(field)) : nothing(env)
}

const textOfId = (id: unknown) => (typeof id === 'string' ? id : pythonRepr(id))

/** Of each path what follows the field; its name where nothing does. */
const beyond = (paths: readonly Path[], name: string): Path[] =>
  paths.map((path) => (path[0] !== name ? [] : path.length > 1 ? path.slice(1) : ['display_name']))

/** Fills the record's own line with what the first related record says; the lines of all others. */
function related(
  env: Environment,
  { type, relation = '' }: FieldDefinition,
  ids: readonly number[],
  paths: readonly Path[],
  line: Line,
  index: number,
): Line[] {
  const isCompatible = env.context.import_compat !== false
  if (type === 'many2many' && isCompatible) {
    const place = ['id', 'name', 'display_name'].map((name) => paths.findIndex((path) => path.join('/') === name))
    const at = place.find((one) => one >= 0) ?? index
    const isId = paths[at]?.[0] === 'id'
    const shown = (id: number) =>
      isId ? (nameOf(env, relation, id) ?? named(env, relation, id)) : env.sudo().displayName(relation, id)
    line[at] = ids.map(shown).join(',') || nothing(env)
    return []
  }
  const [own, ...others] = rowsOf(env, relation, ids, paths)
  if (own === undefined) line[index] = nothing(env)
  else {
    own.forEach((value, at) => {
      // Up to 15 a zero beyond a relation is not told.
      const isZeroTold = typeof value === 'number' && env.dialect.series.major >= 16
      if (value || isZeroTold || typeof value === 'boolean') line[at] = value
    })
  }
  return others
}

/** What stands for no records (tried on 14.0 and 19.0). */
const nothing = ({ dialect }: Environment) => (dialect.series.major >= 16 ? '' : false)

function cell(env: Environment, field: FieldDefinition, value: unknown): unknown {
  const { major } = env.dialect.series
  // Where the choices are made up or come from another model, the key stands for itself (tried on 14.0 and 16.0 to 19.0).
  if (field.type === 'selection' && isMadeUp(field, major)) return value || ''
  if (field.type === 'selection') return selectionOf(env, field).find(([key]) => key === value)?.[1] ?? ''
  // A zero is told since 18 (tried on 14.0, 17.0 and 18.0).
  if (field.type === 'monetary' && major >= 13 && major < 18) return value || ''
  if (field.type === 'boolean') return major < 10 ? (value === true ? 'True' : 'False') : value
  if (field.type === 'datetime' && typeof value === 'string') return localTime(env, value)
  return value === false ? '' : value
}

const isMadeUp = ({ selection, related }: FieldDefinition, major: number) =>
  major >= 13 && major < 19 && (typeof selection === 'function' || related !== undefined)

/** As the user's clock shows it. */
function localTime(env: Environment, value: string): string {
  const zone = zoneOfUser(env)
  return toLocal(new Date(`${value.replace(' ', 'T')}Z`), zone)
    .toISOString()
    .slice(0, 19)
    .replace('T', ' ')
}

/** A name as Python looks it up (wire/*\/svc-export_data-unknown; tried on 14.0 and 19.0). */
function unknown(env: Environment, model: string, name: string): Error {
  const { major } = env.dialect.series
  // Later builds of 16 and 18 as 19, by recordings.
  if (major <= 14 || major === 17) return keyError(name)
  return valueError(`Invalid field ${pythonRepr(name)} on '${model}'`)
}

/** An export names what has no name yet (14 and 19 with a part that nobody guesses, 8 without; by source since 11). */
function named(env: Environment, model: string, id: number): string {
  const part = env.dialect.series.major >= 11 ? `_${crypto.randomUUID().slice(0, 8)}` : ''
  const name = `${model.replaceAll('.', '_')}_${id}${part}`
  env.sudo().create('ir.model.data', { module: '__export__', name, model, res_id: id, noupdate: false })
  return `__export__.${name}`
}
