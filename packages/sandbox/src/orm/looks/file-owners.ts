import type { Operation } from '../../dialect/index.ts'
import type { Stored } from '../definition.ts'
import type { Environment } from '../environment.ts'
import { isAllowed } from '../is-allowed.ts'

/**
 * Whether somebody may use a file, from 16 to 18: public ones everybody reads, those of no record are their maker's and
 * the administrators', all others are used by who may do the same with the record (tried on 16.0 to 18.0).
 */
export function mayUseFile(row: Readonly<Stored>, env: Environment, operation: Operation): boolean {
  if (row.public === true && operation === 'read') return true
  const { res_model: model, res_id: id } = row
  if (!id) return env.groups.includes('system') || row.create_uid === env.uid
  return !model || !env.hasModel(String(model)) || mayUseOwner(env, String(model), id as number, operation)
}

/** Whether somebody may do with a record what is done with its files. */
export function mayUseOwner(env: Environment, model: string, id: number, operation: Operation): boolean {
  return isAllowed(() => checkOwner(env, model, id, operation))
}

/** Raises for a record that somebody may not use as its files are: these are made and deleted by who may change it. */
export function checkOwner(env: Environment, model: string, id: number, operation: Operation): void {
  const table = env.table(model)
  const needed = operation === 'read' ? 'read' : 'write'
  env.checkAccess(table, needed)
  const owner = table.rows.get(id)
  if (owner !== undefined) env.checkRules(table, [owner], needed)
}
