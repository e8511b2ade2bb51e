import { isTrue } from '../python/eyes.ts'
import type { Stored } from './definition.ts'
import type { Environment } from './environment.ts'
import { recordsOf } from './rights.ts'
import { singleton } from './singleton.ts'

/**
 * The records that a method is called on, as who calls it reads them. Raises for who may not, and for what is gone; of none
 * nobody asks who may.
 */
export function askedRecords(env: Environment, model: string, ids: readonly unknown[]): readonly Readonly<Stored>[] {
  const table = env.table(model)
  // Since 19 what is nothing is a record that is being made: there is nothing to look at (tried on 19.0).
  const asked = env.dialect.series.major < 19 ? ids : ids.filter(isTrue)
  if (asked.length > 0) env.checkAccess(table, 'read')
  return recordsOf(env, table, asked, 'read')
}

/** The one that it is called on; raises for none and for several. */
export function askedRecord(env: Environment, model: string, ids: readonly unknown[]): Readonly<Stored> {
  const id = singleton(model, ids)
  return askedRecords(env, model, [id])[0] ?? { id }
}
