import { plainLink, plainRows } from '../belongings/plain-rows.ts'
import { type CallOptions, isAtLeast } from '../wires/index.ts'
import type { CartChange } from './cart-change.ts'
import type { CartLine } from './cart-lines.ts'
import type { ShopSession } from './shop-session.ts'

/** What is put into the cart, or set in it. */
export interface Changed {
  readonly productId?: number | undefined
  /** The line, where one is set. */
  readonly lineId?: number
  /** The product's name as the answer has it. */
  readonly name?: string | undefined
}

/**
 * The lines after a change, as far as answers tell: null when there are others that nobody has told of. Kept where the
 * shop's page may be drawn in the browser.
 */
export function linesAfter(before: readonly CartLine[] | null, changed: Changed, change: CartChange) {
  const id = changed.lineId ?? change.lineId
  const old = before?.find((line) => line.id === id)
  const rest = (before ?? []).filter((line) => line !== old)
  const productId = changed.productId ?? old?.productId
  const name = changed.name ?? old?.name
  let lines: CartLine[] | undefined
  if (change.quantity === 0) lines = rest
  else if (id !== null && productId !== undefined && name !== undefined) {
    const line = { id, productId, name, quantity: change.quantity }
    lines = old === undefined ? [...rest, line] : (before ?? []).map((one) => (one === old ? line : one))
  }
  const total = lines?.reduce((sum, { quantity }) => sum + quantity, 0)
  return lines !== undefined && total === change.cartQuantity ? lines : null
}

/** Whether answers have to be remembered: where the page may be drawn in the browser. */
export async function remembersLines(session: ShopSession, options: CallOptions): Promise<boolean> {
  return isAtLeast(await session.series(options), 19, 1)
}

/** The lines of a cart whose page is drawn in the browser: a user's by the model, a visitor's as answers told them. */
export async function linesBesidePage(session: ShopSession, options: CallOptions): Promise<readonly CartLine[] | null> {
  if (!session.isVisitor) return linesByModel(session, options)
  return session.cartQuantity === 0 ? [] : session.cartLines
}

async function linesByModel(session: ShopSession, options: CallOptions): Promise<CartLine[]> {
  const read = async (model: string, method: string, args: readonly unknown[], named: object = {}) =>
    plainRows(await session.call(model, method, args, { ...named }, options), { model, method })
  const [user] = await read('res.users', 'read', [[session.uid], ['partner_id']])
  const domain = [
    ['partner_id', '=', plainLink(user?.partner_id)],
    ['state', '=', 'draft'],
    ['website_id', '!=', false],
  ]
  const fields = ['website_order_line']
  const [order] = await read('sale.order', 'search_read', [domain], { fields, order: 'id desc', limit: 1 })
  const ids = order?.website_order_line
  if (!Array.isArray(ids) || ids.length === 0) return []
  const rows = await read('sale.order.line', 'read', [ids, ['product_id', 'product_uom_qty']])
  return rows.map(({ id, product_id, product_uom_qty }) => ({
    id,
    productId: plainLink(product_id) ?? 0,
    name: Array.isArray(product_id) ? String(product_id[1]) : '',
    quantity: Number(product_uom_qty),
  }))
}
