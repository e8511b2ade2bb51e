import type { Operation } from '../dialect/index.ts'
import { askedId } from '../orm/asked-ids.ts'
import type { GuardedSearch, ModelDefinition, RecordRules, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { hasField } from '../orm/field-rights.ts'
import { isAllowed } from '../orm/is-allowed.ts'
import { checkOwner, closedFile, mayUseFile, mayUseOwner } from '../orm/looks/file-owners.ts'

type Values = Readonly<Record<string, unknown>>

/** Raises for a file of a record that the user may not use so. One's own picture and signature are one's own. */
function checkOwnerOf({ res_model: model, res_id: id }: Values, env: Environment, operation: Operation): void {
  if (typeof model !== 'string' || !id || !env.hasModel(model)) return
  // It is looked up whether it is there.
  if (typeof id === 'string') askedId(id, env.dialect.series.major)
  if (model !== 'res.users' || id !== env.uid) checkOwner(env, model, id as number, operation)
}

function checkEmployee(env: Environment): void {
  if (env.groups.includes('user') || env.groups.includes('system')) return
  throw closedFile()
}

/**
 * Who may use which files of 14: who may do the same with the record that they belong to (`check` and `_search` of its
 * ir_attachment.py; tried on 14.0; 15 as 14).
 */
function guardFiles(rows: readonly Readonly<Stored>[], env: Environment, operation: Operation): void {
  // New files were looked at before they were made.
  if (operation === 'create') return
  checkEmployee(env)
  for (const row of rows) {
    if (row.res_field && !env.groups.includes('system')) throw closedFile()
    if (row.public !== true || operation !== 'read') checkOwnerOf(row, env, operation)
  }
}

/** Raises for values that say to which record a file belongs, as they are written: before anybody asks for rights. */
export function lookAtOwner(values: Values, env: Environment): void {
  if (env.isSudo) return
  checkEmployee(env)
  checkOwnerOf(values, env, 'create')
}

/** Since 16 employees alone make files, who else asks may not see them either (tried on 16.0 to 18.0). */
export function lookAtMaker(env: Environment): void {
  if (!env.isSudo) checkEmployee(env)
}

/** A file of a record that is gone is not found either. */
const searched: GuardedSearch = {
  isFilled: true,
  among: () => true,
  shows: (row, env) => {
    const { res_model: model, res_id: id } = row
    if (!model || row.public === true) return true
    if (row.res_field) return false
    if (!env.hasModel(String(model))) return true
    return env.table(String(model)).rows.has(id as number) && mayUseOwner(env, String(model), id as number, 'read')
  },
}

/**
 * Since 19 what belongs to no record is its maker's and the administrators', and what belongs to one is seen by who may
 * do the same with that; a record without a model is nobody's (odoo/addons/base/models/ir_attachment.py; tried on 19.0).
 */
function mayDo(row: Readonly<Stored>, env: Environment, operation: Operation): boolean {
  const { res_model: model, res_id: id } = row
  if (row.public === true && operation === 'read') return true
  if (!mayUseField(row, env, operation)) return false
  if (!id) return env.groups.includes('system') || row.create_uid === env.uid
  if (!model) {
    const isRead = operation === 'read' || operation === 'unlink'
    return (!isRead || row.public === true) && (env.groups.includes('system') || row.create_uid === env.uid)
  }
  return mayUseThere(String(model), id as number, env, operation)
}

/** What a field of a record holds is for who may know of the field, or for administrators (tried on 19.0). */
function mayUseField({ res_model, res_field }: Values, env: Environment, operation: Operation): boolean {
  if (!res_field || env.groups.includes('system')) return true
  const fields = env.hasModel(String(res_model)) ? env.table(String(res_model)).fields : {}
  if (!Object.hasOwn(fields, String(res_field))) return false
  return isAllowed(() => hasField(env, env.table(String(res_model)), String(res_field), operation))
}

const FILE_RULES: RecordRules = { system: mayDo, user: mayDo, portal: mayDo }
/** On 17 and 18 administrators may use all of them whose records are there (tried on 17.0 and 18.0); on 16 it is looked at before the ORM does. */
const FILE_RULES_OF_17: RecordRules = { system: isOfThere, user: mayUseFileOf17, portal: mayUseFileOf17 }

/** Who reads a file must see its record, which is there, while others than its maker change one of no model (tried on both). */
function mayUseFileOf17(row: Readonly<Stored>, env: Environment, operation: Operation): boolean {
  const { res_model: model, res_id: id } = row
  if (operation === 'read' && id && row.public !== true) {
    if (!model) return row.create_uid === env.uid
  }
  return isOfThere(row, env, operation) && mayUseFile(row, env, operation)
}

/** Nobody reads or deletes a file of a record that is gone, but a public one, and whoever may changes it. */
function isOfThere({ res_model: model, res_id: id, public: isPublic }: Values, env: Environment, operation: Operation) {
  if (!model || !id || isPublic === true || operation === 'create' || operation === 'write') return true
  return !env.hasModel(String(model)) || env.table(String(model)).rows.has(id as number)
}

/** Since 19 nobody uses files of what is not there; one's own picture and signature are one's own. */
function mayUseThere(model: string, id: number, env: Environment, operation: Operation): boolean {
  if (!env.hasModel(model) || !env.table(model).rows.has(id)) return false
  return (model === 'res.users' && id === env.uid) || mayUseOwner(env, model, id, operation)
}

/** A file of a record, nobody says of which model. */
export const isLost = ({ res_model, res_id, public: isPublic }: Values) =>
  Boolean(res_id) && !res_model && isPublic !== true

/** Raises for a record that a file may not be moved to (`write` of 14 to 19; tried on 14.0 and 19.0). */
function checkMove(rows: readonly Readonly<Stored>[], values: Values, env: Environment): void {
  if (env.isSudo) return
  if (env.dialect.series.major < 19) {
    checkOwnerOf(values, env, 'write')
    return
  }
  // Content is looked at before it is changed, which of a record without a model nobody may.
  if ('datas' in values || 'raw' in values) env.checkRules(env.table('ir.attachment'), rows.filter(isLost), 'read')
  if (!values.res_model && !values.res_id) return
  for (const row of rows) {
    const { res_model: model, res_id: id } = { ...row, ...values }
    if (!model || !id || mayUseThere(String(model), id as number, env, 'write')) continue
    throw closedFile()
  }
}

/** Raises for files that somebody gives a message and may not read; 16 knows no rule for it (tried on 14.0, 16.0, 17.0 and 19.0). */
export function checkReadable(rows: readonly Readonly<Stored>[], env: Environment): void {
  env.checkRules(env.table('ir.attachment'), rows, 'read')
  if (env.dialect.series.major !== 16 || env.isSudo || rows.every((row) => mayUseFile(row, env, 'read'))) return
  throw closedFile()
}

/** What guards files in a series. */
export function guardedFiles(major: number): Partial<ModelDefinition> {
  if (major < 14) return {}
  if (major < 16) return { guards: guardFiles, searched, refuses: checkMove }
  const rules = major >= 19 ? FILE_RULES : major >= 17 ? FILE_RULES_OF_17 : undefined
  return { refuses: checkMove, ...(rules ? { rules } : { searched }) }
}
