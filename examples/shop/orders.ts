import type { CartLine, Session } from 'ooor'
import type { Odoo } from './models.ts'
import { type Money, money } from './money.ts'

export interface Order {
  readonly id: number
  readonly name: string
  /** UTC. */
  readonly date: Date
  readonly state: 'cart' | 'draft' | 'sent' | 'confirmed' | 'cancelled'
  readonly total: Money
  readonly lines: readonly OrderLine[]
}

export interface OrderLine {
  readonly id: number
  readonly name: string
  readonly quantity: number
  readonly subtotal: Money
}

const STATES: Readonly<Record<string, Order['state']>> = { draft: 'draft', sent: 'sent', cancel: 'cancelled' }
const ORDERS_SHOWN = 30

/**
 * The orders of whoever is logged in to this session: Odoo itself shows nobody those of others. A cart is an order that
 * is not finished, and there may be older ones of that kind: `cart` tells this one.
 */
export async function ordersOf(session: Session<Odoo>, cart: readonly CartLine[]): Promise<Order[]> {
  const orders = await session
    .model('sale.order')
    .select({
      name: true,
      date_order: true,
      state: true,
      amount_total: true,
      currency_id: true,
      order_line: { name: true, product_id: true, product_uom_qty: true, price_subtotal: true, $order: 'id' },
    })
    .order('id desc')
    .limit(ORDERS_SHOWN)
    .rows()
  const all = orders.map(({ id, name, date_order, state, amount_total, currency_id, order_line }): Order => {
    // Sections and notes are lines, too.
    const lines = order_line.filter(({ product_id }) => product_id !== null)
    return {
      id,
      name,
      date: date_order,
      state: lines.some((line) => cart.some((one) => one.id === line.id)) ? 'cart' : (STATES[state] ?? 'confirmed'),
      total: money(amount_total, currency_id),
      lines: lines.map((line) => ({
        id: line.id,
        name: withoutReference(line.name),
        quantity: line.product_uom_qty,
        subtotal: money(line.price_subtotal, currency_id),
      })),
    }
  })
  // Carts that somebody emptied are left behind as orders of nothing.
  return all.filter((order) => order.state !== 'draft' || order.lines.length > 0)
}

/** Lines are called `[FURN_7777] Office Chair` (those of carts up to 14), and may go on with a description. */
export function withoutReference(name: string): string {
  return name.replace(/^\[[^\]]*\]\s*/, '').replace(/\n.*/s, '')
}
