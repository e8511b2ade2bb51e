import { customerPricelist } from '../../data/customer-pricelist.ts'
import { fiscalPositionOf } from '../../data/fiscal-position-of.ts'
import { listedPrice, productTaxes } from '../../data/order-line-values.ts'
import { taxesFieldOf } from '../../data/taxes.ts'
import type { Stored } from '../../orm/definition.ts'
import type { Environment } from '../../orm/environment.ts'

type Row = Readonly<Stored>
const LINE = 'sale.order.line'

/**
 * Gives a cart another customer or address; where these are taxed otherwise its lines are too, and prices that hold their
 * taxes follow (tried on 14.0, 17.0 and 19.0). Since 18 the pricelist is the customer's (by source; tried on 19.0).
 */
export function moveCart(env: Environment, cart: Row, changes: Readonly<Partial<Stored>>): void {
  const orders = env.table('sale.order')
  orders.update(cart, changes)
  const { series } = env.dialect
  if (series.major < 14) return
  const isListed = series.major >= 18 && changes.partner_id !== undefined && takeList(env, cart)
  const position = fiscalPositionOf(env, cart.partner_id, cart.partner_shipping_id)
  const isTaxed = position !== (cart.fiscal_position_id || false)
  if (!isListed && !isTaxed) return
  orders.update(cart, { fiscal_position_id: position })
  for (const line of env.table(LINE).referring('order_id', cart.id)) {
    if (typeof line.product_id !== 'number' || line.display_type) continue
    const taxes = { [taxesFieldOf(series)]: [[6, 0, productTaxes(line.product_id, line, env)]] }
    env.write(LINE, [line.id], { ...taxes, ...(!line.is_delivery && listedPrice(line, env)) })
  }
}

/** Gives a cart the pricelist of its customer; false where it has that already. */
function takeList(env: Environment, cart: Row): boolean {
  const list = customerPricelist(env, cart.partner_id)
  if (list === undefined || list === cart.pricelist_id) return false
  env.table('sale.order').update(cart, { pricelist_id: list })
  return true
}
