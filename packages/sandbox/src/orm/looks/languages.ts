import { userError } from '../../python/exceptions.ts'
import type { Stored } from '../definition.ts'
import type { Environment, Table } from '../environment.ts'
import { recordsOf } from '../rights.ts'

/**
 * What a language is known by stays, and one that somebody uses is not put to sleep, before anybody asks who may change
 * it (tried on 14.0 and 16.0 to 19.0).
 */
export function lookAtLanguages(env: Environment, table: Table, ids: readonly unknown[], values: unknown): void {
  const codes = new Set(recordsOf(env, table, ids, 'read').map(({ code }) => code))
  const asked = values as Readonly<Record<string, unknown>>
  if ('code' in asked && [...codes].some((code) => code !== asked.code)) {
    throw userError('Language code cannot be modified.')
  }
  if (asked.active !== false && asked.active !== 0) return
  // The shop speaks the first one.
  if (codes.has('en_US') && env.hasModel('website')) {
    throw userError('Cannot deactivate a language that is currently used on a website.')
  }
  const speak = (model: string) =>
    [...env.table(model).rows.values()].filter((row) => codes.has(env.raw(env.table(model), row, 'lang')))
  const isAwake = ({ active }: Readonly<Stored>) => active === true
  const users = speak('res.users')
  if (users.some(isAwake)) throw userError('Cannot deactivate a language that is currently used by users.')
  if (speak('res.partner').some(isAwake)) {
    throw userError('Cannot deactivate a language that is currently used by contacts.')
  }
  if (env.dialect.series.major >= 15 && users.length > 0) {
    throw userError('You cannot archive the language in which Odoo was setup as it is used by automated processes.')
  }
}
