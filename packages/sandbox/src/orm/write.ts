import { isTrue, lacksAttribute, pythonType } from '../python/eyes.ts'
import { assign } from './assign.ts'
import { forgetRules } from './check-language.ts'
import { checkCompany } from './company-check.ts'
import { compareLanguageOfChange } from './compare-language.ts'
import type { Stored } from './definition.ts'
import type { Environment, Table } from './environment.ts'
import { checkAccess, isGuarded, lookFirst, recordsOf } from './rights.ts'
import { checkRow } from './row-checks.ts'
import { storedValue } from './stored-value.ts'
import { noteTracked } from './tracked.ts'
import {
  areNamesFirst,
  lookAtChanged,
  lookAtLinksOfGone,
  lookAtMixture,
  lookAtNames,
  lookInVain,
  notNew,
  notValues,
  ofThoseThere,
} from './write-looks.ts'

type Values = Readonly<Record<string, unknown>>

export function writeRecords(env: Environment, model: string, ids: readonly number[], given: Values): void {
  const table = env.table(model)
  const { major } = env.dialect.series
  const values = table.definition.taken?.(given, env) ?? given
  const own = env.isSudo ? undefined : table.definition.takenOfOwn?.(ids, values, env)
  if (own !== undefined) {
    env.sudo().write(model, ids, own)
    return
  }
  const isLooked = lookAtChanged(env, table, ids, values)
  lookFirst(env, table, ids, 'write', values)
  checkAccess(env, table, 'write')
  const isDict = pythonType(values) === 'dict'
  if (major < 19 && !isDict) {
    // Files are looked at before what they are given (tried on 17.0 and 18.0).
    if (model === 'ir.attachment' && major >= 17) recordsOf(env, table, ids, 'write')
    throw lacksAttribute(values, 'keys')
  }
  if (isDict && areNamesFirst(env, table, ids)) lookAtNames(env, table, values)
  // Where nobody keeps who changed them, no change is none (tried on 14.0).
  const isNoChange = table.definition.isUnlogged === true && isDict && !isTrue(values)
  if (isNoChange && major === 14 && !isGuarded(env, table)) return
  const rows = recordsOf(env, table, ofThoseThere(env, table, ids, values), 'write')
  forgetRules(env, model)
  if (!isDict) throw notValues(env, table, values)
  if (major >= 19) notNew(table, ids, values)
  if (!isLooked) table.definition.refuses?.(rows, values, env)
  if (rows.length === 0 && ids.length > 0 && major === 14) lookInVain(env, table, values)
  lookAtMixture(table, ids, values, major)
  if (major >= 18) lookAtLinksOfGone(env, table, ids, values)
  if (rows.length > 0) compareLanguageOfChange(env, table)
  const before = table.definition.written === undefined ? [] : rows.map((row) => ({ ...row }))
  // All names are looked up before anything is written, since 19 also to what is gone (tried on 14.0 and 19.0).
  if (major >= 19 ? ids.length > 0 : major >= 13 && rows.length > 0) lookAtNames(env, table, values)
  if (major >= 19 && rows.length === 0 && ids.length > 0) lookInVain(env, table, values)
  for (const row of rows) {
    noteTracked(env, table, row)
    assign(env, table, row, values, 'write')
    // What a change of its own lists has deleted is missed, from 13 to 16 (tried on 14.0).
    if (major >= 13 && major < 17) env.existing(table, row.id, 'read')
    table.update(row, { ...following(env, table, row, values), write_date: env.moment(), write_uid: env.uid })
    checkRow(env, table, row)
  }
  table.definition.written?.(rows, values, env, 'write', before)
  checkCompany(env, table, rows, values)
}

/** What a change brings along, numbers with as many decimals as their columns have. */
function following(env: Environment, table: Table, row: Readonly<Stored>, values: Values): Stored | undefined {
  const more = table.definition.follows?.(row, values, env)
  if (more === undefined) return undefined
  const kept = Object.entries(more).map(([name, value]) => {
    const field = table.fields[name]
    const isNumber = field?.type === 'float' && typeof value === 'number'
    return [name, isNumber ? storedValue(env, table, name, field, value) : value] as const
  })
  return Object.fromEntries(kept) as Stored
}
