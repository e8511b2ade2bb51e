import { userError } from '../../python/exceptions.ts'
import { pythonType } from '../../python/eyes.ts'
import type { Environment, Table } from '../environment.ts'
import { recordsOf } from '../rights.ts'

const PROTECTED = [
  ...['product_id', 'name', 'price_unit', 'product_uom_id', 'product_uom', 'product_uom_qty', 'tax_ids', 'tax_id'],
  'discount',
]

/** What lines of orders are never changed in: their kind, and since 17 what counts once their order is locked. */
export function lookAtLines(env: Environment, table: Table, ids: readonly unknown[], values: unknown): void {
  const { major } = env.dialect.series
  if (major < 12 || pythonType(values) !== 'dict') return
  const given = values as Readonly<Record<string, unknown>>
  // Whoever may not read them is told so first (tried on 19.0).
  if (major >= 19 && ids.length > 0) {
    env.checkAccess(table, 'read')
    recordsOf(env, table, ids, 'read')
  }
  keepKind(table, ids, given.display_type)
  if (major >= 17) keepLocked(env, table, ids, given)
}

function keepKind(table: Table, ids: readonly unknown[], kind: unknown): void {
  if (kind === undefined) return
  const isOther = (id: unknown) => (table.rows.get(id as number)?.display_type ?? kind) !== (kind || false)
  if (!ids.some(isOther)) return
  throw userError(
    'You cannot change the type of a sale order line. Instead you should delete the current line and create a new line of the proper type.',
  )
}

function keepLocked(
  env: Environment,
  table: Table,
  ids: readonly unknown[],
  given: Readonly<Record<string, unknown>>,
): void {
  const orders = env.table('sale.order').rows
  const isLocked = (id: unknown) => orders.get(table.rows.get(id as number)?.order_id as number)?.locked === true
  const names = PROTECTED.filter((name) => name in given && name in table.fields)
  if (names.length === 0 || !ids.some(isLocked)) return
  const labels = names.map((name) => table.fields[name]?.string ?? name)
  throw userError(`It is forbidden to modify the following fields in a locked order:\n${labels.join('\n')}`)
}
