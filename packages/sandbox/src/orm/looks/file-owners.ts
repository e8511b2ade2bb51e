import type { Operation } from '../../dialect/index.ts'
import { accessError } from '../../python/exceptions.ts'
import { isTrue } from '../../python/eyes.ts'
import type { Stored } from '../definition.ts'
import type { Environment, Table } from '../environment.ts'
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

/** On 16 files are looked at wherever columns of them are read, as exports and names do (tried on 16.0). */
export function checkFilesRead(env: Environment, { definition, rows }: Table, ids: readonly unknown[]): void {
  if (env.dialect.series.major !== 16 || definition.name !== 'ir.attachment') return
  if (env.isSudo || env.groups.includes('system')) return
  const files = ids.flatMap((id) => rows.get(id as number) ?? [])
  if (!files.every((row) => mayUseFile(row, env, 'read'))) throw closedFile()
}

/** A file that is being made is of no record, and nobody's: since 19 administrators alone may change it (tried on 19.0). */
export function checkMadeFiles(env: Environment, ids: readonly unknown[]): void {
  if (env.dialect.series.major < 19 || env.isSudo || env.groups.includes('system')) return
  if (ids.some((id) => !isTrue(id) && (id === null || typeof id !== 'object'))) throw closedFile()
}

/** Files of a record without a model nobody reads, but who has just saved them: they are still remembered (tried on 19.0). */
export function isRemembered(env: Environment, model: string, ids: readonly number[]): boolean {
  if (env.dialect.series.major < 19 || model !== 'ir.attachment') return false
  const { rows } = env.table(model)
  return ids.length > 0 && ids.every((id) => rows.get(id)?.res_model === false && isTrue(rows.get(id)?.res_id))
}

export const closedFile = () => accessError('Sorry, you are not allowed to access this document.')

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
