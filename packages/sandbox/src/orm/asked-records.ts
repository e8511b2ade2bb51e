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
  if (ids.length > 0) env.checkAccess(table, 'read')
  return recordsOf(env, table, ids, 'read')
}

/** The one that it is called on; raises for none and for several. */
export function askedRecord(env: Environment, model: string, ids: readonly unknown[]): Readonly<Stored> {
  const id = singleton(model, ids)
  return askedRecords(env, model, [id])[0] ?? { id }
}
