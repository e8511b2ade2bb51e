import { userError } from '../../python/exceptions.ts'
import { isTrue, pythonType } from '../../python/eyes.ts'
import type { Environment, Table } from '../environment.ts'
import { recordsOf } from '../rights.ts'
import { singleton } from '../singleton.ts'

/** What a line is computed of its order's customer, and of its company's taxes. */
const OF_ORDERS = ['display_name', 'price_subtotal', 'price_tax', 'price_total']

/** A new line of a product needs an order before anything of its form changes (tried on 19.0). */
export function lookAtOrderless(
  draft: Readonly<Record<string, unknown>>,
  wanted: Readonly<Record<string, unknown>>,
  given: Readonly<Record<string, unknown>>,
): void {
  if (!isTrue(draft.product_id) || isTrue(draft.order_id)) return
  // A name that the form holds is no longer asked for, be it what changed (tried on 17.0 to 19.0).
  const isNameAsked = 'name' in wanted && !('name' in given)
  if (isNameAsked || OF_ORDERS.some((name) => name in wanted)) singleton('sale.order', [])
}

/** By their names, as they are told. */
const PROTECTED = [
  'name',
  'price_unit',
  'product_id',
  'product_uom',
  'product_uom_id',
  'product_uom_qty',
  'tax_id',
  'tax_ids',
]

/** What lines of orders are never changed in: their kind, what counts once their order is locked, and since 18 the product that is on its way. */
export function lookAtLines(env: Environment, table: Table, ids: readonly unknown[], values: unknown): void {
  const { major } = env.dialect.series
  if (major < 12 || pythonType(values) !== 'dict') return
  const given = values as Readonly<Record<string, unknown>>
  // Whoever may not read them is told so first (tried on 17.0 to 19.0).
  if (major >= 17 && ids.length > 0) {
    env.checkAccess(table, 'read')
    // Id 0 is a line that is being made.
    recordsOf(env, table, ids.filter(isTrue), 'read')
  }
  keepKind(table, ids, given.display_type)
  if (major >= 18) keepProduct(env, table, ids, given)
  keepLocked(env, table, ids, given)
}

function keepKind(table: Table, ids: readonly unknown[], kind: unknown): void {
  if (kind === undefined) return
  const kindOf = (id: unknown) => table.rows.get(id as number)?.display_type ?? (isTrue(id) ? kind : false)
  const isOther = (id: unknown) => kindOf(id) !== (kind || false)
  if (!ids.some(isOther)) return
  throw userError(
    'You cannot change the type of a sale order line. Instead you should delete the current line and create a new line of the proper type.',
  )
}

/** Goods are on their way once their order is confirmed, and of what was cancelled nothing changes (tried on 18.0 and 19.0). */
function keepProduct(
  env: Environment,
  table: Table,
  ids: readonly unknown[],
  given: Readonly<Record<string, unknown>>,
): void {
  if (!('product_id' in given && 'product_updatable' in table.fields)) return
  const rows = ids.flatMap((id) => table.rows.get(id as number) ?? [])
  const others = rows.filter(({ product_id }) => product_id !== (given.product_id || false))
  if (others.every((row) => env.sudo().raw(table, row, 'product_updatable'))) return
  throw userError('You cannot modify the product of this order line.')
}

/** Lines of a locked order keep what they are, whoever changes it. */
export function keepLocked(
  env: Environment,
  table: Table,
  ids: readonly unknown[],
  given: Readonly<Record<string, unknown>>,
): void {
  const orders = env.table('sale.order').rows
  const { major } = env.dialect.series
  // Up to 16 it is the state of an order.
  const isLocked = (id: unknown) => {
    const order = orders.get(table.rows.get(id as number)?.order_id as number)
    return order !== undefined && (major < 17 ? order.state === 'done' : order.locked === true)
  }
  const all = major < 19 ? PROTECTED : ['discount', ...PROTECTED]
  const names = all.filter((name) => name in given && name in table.fields)
  if (names.length === 0 || !ids.some(isLocked)) return
  const labels = names.map((name) => table.fields[name]?.string ?? name)
  throw userError(`It is forbidden to modify the following fields in a locked order:\n${labels.join('\n')}`)
}
