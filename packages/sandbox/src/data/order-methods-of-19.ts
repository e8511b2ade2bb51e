import type { MethodDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { keepLocked } from '../orm/looks/order-lines.ts'
import { singleton } from '../orm/singleton.ts'
import { isTrue } from '../python/eyes.ts'
import { SUBTYPES } from './message-post.ts'
import { postMessage } from './new-message.ts'
import { doneOf } from './order-invoicing.ts'
import { listedPrice, productTaxes } from './order-line-values.ts'
import { readOrders } from './order-methods.ts'

const ORDER = 'sale.order'
const LINE = 'sale.order.line'

type Line = Readonly<Stored>

/** What buttons since 15 do with an order's lines, and where they lead (tried on 19.0, 16.0 to 18.0 by source). */
export const ORDER_METHODS_OF_19: Readonly<Record<string, MethodDefinition>> = {
  action_update_taxes: {
    params: [],
    run: anew('Taxes are those of the products again.', (line, env) => ({
      [env.dialect.series.major < 19 ? 'tax_id' : 'tax_ids']: [
        [6, 0, typeof line.product_id === 'number' ? productTaxes(line.product_id, line, env) : []],
      ],
    })),
  },
  action_update_prices: { params: [], run: anew('Prices are those of the pricelist again.', pricesOf) },
  // Of orders that nothing was invoiced of.
  action_view_invoice: {
    params: ['invoices'],
    run: (env, ids) => {
      const orders = readOrders(env, ids)
      const [order] = orders
      const context = orders.length === 1 && order !== undefined ? invoiceOf(order) : {}
      return { type: 'ir.actions.act_window_close', context: { default_move_type: 'out_invoice', ...context } }
    },
  },
}

/** Changes the lines of one order that are no sections or notes, and says so in its thread. */
function anew(words: string, changesOf: (line: Line, env: Environment) => Record<string, unknown>) {
  return (env: Environment, ids: readonly number[]): null => {
    const id = singleton(ORDER, ids)
    const [order] = readOrders(env, [id])
    if (order === undefined) return null
    for (const line of env.table(LINE).referring('order_id', order.id)) {
      const changes = isTrue(line.display_type) ? {} : changesOf(line, env)
      if (Object.keys(changes).length === 0) continue
      // Of a locked order neither (tried on 16.0 to 18.0).
      keepLocked(env, env.table(LINE), [line.id], changes)
      env.write(LINE, [line.id], changes)
    }
    postMessage(env, ORDER, order.id, { body: words, subtype: SUBTYPES['mail.mt_note'] })
    return null
  }
}

/** What is paid in advance or was invoiced keeps its price, and loses its discount all the same. */
function pricesOf(line: Line, env: Environment): Record<string, unknown> {
  if (isTrue(line.is_downpayment) || doneOf(line, env, 'qty_invoiced') > 0) return { discount: 0 }
  return { ...listedPrice(line, env), discount: 0 }
}

const invoiceOf = (order: Readonly<Stored>) => ({
  default_partner_id: order.partner_id,
  default_partner_shipping_id: order.partner_shipping_id,
  default_invoice_payment_term_id: order.payment_term_id || null,
})
