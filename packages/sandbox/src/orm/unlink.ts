import { userError } from '../python/exceptions.ts'
import { isDigits, overrideOf } from './asked-ids.ts'
import { forgetRules } from './check-language.ts'
import type { FieldDefinition } from './definition.ts'
import type { Environment, Table } from './environment.ts'
import { idsOf } from './ids.ts'
import { checkAccess, isGuarded, lookFirst, recordsOf } from './rights.ts'
import { noteTracked } from './tracked.ts'
import { forgetDefaults } from './user-defaults.ts'

export function removeRecords(env: Environment, model: string, ids: readonly number[]): void {
  const table = env.table(model)
  lookFirst(env, table, ids, 'unlink')
  checkAccess(env, table, 'unlink')
  const rows = recordsOf(env, table, deleted(env, table, ids), 'unlink')
  forgetRules(env, model)
  for (const row of rows) noteTracked(env, table, row)
  table.definition.removed?.(rows, env)
  remove(env, model, new Set(rows.map(({ id }) => id)))
}

/** Since 19, and on 14 where no rule is about them, PostgreSQL alone looks at the ids that are deleted, and takes a text of digits for one. */
function deleted(env: Environment, table: Table, ids: readonly unknown[]): readonly unknown[] {
  const { major } = env.dialect.series
  const isComparedAlone =
    major >= 19 || (major === 14 && !isGuarded(env, table) && table.definition.guards === undefined)
  if (!isComparedAlone || overrideOf(table.definition.name, 'unlink', major) !== undefined) return ids
  return ids.map((id) => (isDigits(id) ? Number(id) : id))
}

/** Takes rows out, and with them what they hold together. */
function remove(env: Environment, model: string, gone: ReadonlySet<number>): void {
  for (const id of gone) env.table(model).remove(id)
  for (const other of env.tables) {
    for (const [name, field] of Object.entries(other.fields)) {
      if (field.relation !== model || field.compute !== undefined || field.related !== undefined) continue
      if (field.companyDependent) forgetOfCompanies(env, other, name, field, model, gone)
      else if (field.type === 'many2one') forgetOne(env, other, name, field, gone)
      if (field.type === 'many2many') forgetMany(other, name, gone)
    }
  }
  forgetDefaults(env, model, gone)
  if (env.hasModel('ir.model.data')) forgetNames(env.table('ir.model.data'), model, gone)
}

/** Rows that others need, so that they cannot go; undefined when all may. */
export function blockersOf(env: Environment, model: string, ids: readonly number[]) {
  for (const other of env.tables) {
    for (const [name, field] of Object.entries(other.fields)) {
      const isNeeded = field.required === true || field.onDelete === 'restrict'
      const holds = field.relation === model && field.type === 'many2one' && isNeeded
      if (!holds || field.onDelete === 'cascade' || field.compute !== undefined || field.related !== undefined) continue
      const blocked = ids.filter((id) => other.referring(name, id).length > 0)
      if (blocked.length > 0) return { by: other.definition, blocked }
    }
  }
  return undefined
}

function forgetOne(
  env: Environment,
  table: Table,
  name: string,
  field: FieldDefinition,
  gone: ReadonlySet<number>,
): void {
  const held = [...gone].flatMap((id) => table.referring(name, id))
  if (held.length === 0) return
  if (field.onDelete === 'cascade') remove(env, table.definition.name, new Set(held.map(({ id }) => id)))
  else if (field.required || field.onDelete === 'restrict')
    throw env.dialect.exceptions.stillReferenced(table.definition, name, field)
  else for (const row of held) table.update(row, { [name]: false })
}

/** Since 18 values of companies keep what they need, in words of the ORM (tried on 18.0 and 19.0). */
function forgetOfCompanies(
  env: Environment,
  table: Table,
  name: string,
  field: FieldDefinition,
  model: string,
  gone: ReadonlySet<number>,
): void {
  for (const row of table.rows.values()) {
    const held = Object.keys(row).filter((key) => key.startsWith(`${name}@`) && gone.has(row[key] as number))
    const [key] = held
    if (key !== undefined && field.onDelete === 'restrict' && env.dialect.series.major >= 18) {
      const used = `${model}(${String(row[key])},)`
      throw userError(`You cannot delete ${used}, as it is used by ${table.definition.name}(${row.id},)`)
    }
    if (key !== undefined) table.update(row, Object.fromEntries(held.map((one) => [one, false])))
  }
}

function forgetMany(table: Table, name: string, gone: ReadonlySet<number>): void {
  for (const row of table.rows.values()) {
    const ids = idsOf(row[name])
    if (ids.some((id) => gone.has(id))) table.update(row, { [name]: ids.filter((id) => !gone.has(id)) })
  }
}

/** The external ids of records that are gone go too. */
function forgetNames(names: Table, model: string, gone: ReadonlySet<number>): void {
  for (const row of [...names.rows.values()]) {
    if (row.model === model && gone.has(row.res_id as number)) names.remove(row.id)
  }
}
