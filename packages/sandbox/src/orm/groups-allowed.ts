import type { Operation } from '../dialect/index.ts'
import type { Environment, Table } from './environment.ts'

/**
 * The names of the groups that records of `ir.model.access` let do something; undefined for models whose rights no
 * record has made.
 */
export function groupsAllowed(env: Environment, { definition }: Table, operation: Operation): string[] | undefined {
  const { name, access, firstAccess } = definition
  const isOfRecords = firstAccess !== undefined || Object.keys(access).length === 0
  if (!isOfRecords || !env.hasModel('ir.model.access')) return undefined
  const sudo = env.sudo()
  const [model] = env.table('ir.model').referring('model', name)
  // Of a model without rows nobody may do anything.
  if (model === undefined) return []
  const rows = env.table('ir.model.access').referring('model_id', model.id)
  const names = rows
    .filter((row) => row.active !== false && row[`perm_${operation}`] && typeof row.group_id === 'number')
    .map(({ group_id }) => sudo.displayName('res.groups', group_id as number))
  // Up to 18 a category stands before the name.
  const isNew = env.dialect.series.major >= 19
  return names.map((one) => (isNew ? one : one.replace(' / ', '/'))).toSorted()
}
