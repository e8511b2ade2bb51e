import { userError } from '../../python/exceptions.ts'
import type { Environment, Table } from '../environment.ts'
import { recordsOf } from '../rights.ts'

/**
 * What a language is known by stays, and one that somebody uses is not put to sleep, before anybody asks who may change
 * it (tried on 14.0 and 19.0; 15 to 18 by source).
 */
export function lookAtLanguages(env: Environment, table: Table, ids: readonly unknown[], values: unknown): void {
  const codes = recordsOf(env, table, ids, 'read').map(({ code }) => code)
  const asked = values as Readonly<Record<string, unknown>>
  if ('code' in asked && codes.some((code) => code !== asked.code)) {
    throw userError('Language code cannot be modified.')
  }
  if (asked.active !== false && asked.active !== 0) return
  const isUsed = (model: string) =>
    [...env.table(model).rows.values()].some(
      (row) => row.active === true && codes.includes(env.raw(env.table(model), row, 'lang')),
    )
  if (isUsed('res.users')) throw userError('Cannot deactivate a language that is currently used by users.')
  if (isUsed('res.partner')) throw userError('Cannot deactivate a language that is currently used by contacts.')
}
