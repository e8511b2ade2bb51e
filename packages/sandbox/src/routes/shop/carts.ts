import { listedPrice } from '../../data/order-line-values.ts'
import { paymentTermOf } from '../../data/order-values.ts'
import type { Stored } from '../../orm/definition.ts'
import type { Environment } from '../../orm/environment.ts'
import { recordNamed } from '../../orm/external-ids.ts'
import { missingError, userError } from '../../python/exceptions.ts'
import type { DatabaseVisit } from '../route.ts'
import { moveCart } from './moved-cart.ts'

export type Row = Readonly<Stored>

/** The database without access rules, for who visits: what the shop itself may see. */
export function sudo({ database, session }: DatabaseVisit): Environment {
  return database.as(session.uid).sudo()
}

/** The session's draft order; a user's becomes theirs, and a user without one gets back the one they left. */
export function currentCart(visit: DatabaseVisit): Row | undefined {
  const { session } = visit
  const env = sudo(visit)
  const orders = env.table('sale.order').rows
  const partner = env.user.partner_id
  let cart = session.cartId === null ? undefined : orders.get(session.cartId)
  if (cart?.state !== 'draft') cart = undefined
  if (cart === undefined && session.uid !== null) {
    cart = [...orders.values()].find(
      (order) => order.partner_id === partner && order.state === 'draft' && order.website_id,
    )
  }
  if (cart === undefined) return undefined
  if (session.uid !== null && cart.partner_id !== partner) {
    moveCart(env, cart, { partner_id: partner, partner_invoice_id: partner, partner_shipping_id: partner })
  }
  if (session.cartId !== cart.id) {
    session.cartId = cart.id
    session.isDirty = true
  }
  return cart
}

export function newCart(visit: DatabaseVisit): Row {
  const env = sudo(visit)
  const partner = env.user.partner_id
  const term = termOf(partner, env)
  const id = env.create('sale.order', {
    partner_id: partner,
    website_id: 1,
    ...(term !== undefined && { payment_term_id: term }),
  })
  visit.session.cartId = id
  visit.session.isDirty = true
  const cart = env.table('sale.order').rows.get(id) as Row
  moveCart(env, cart, {})
  return cart
}

/** When a buyer pays: as the customer does, or else at once (since 14, `sale_get_payment_term` of `website_sale` by source). */
function termOf(partner: unknown, env: Environment): unknown {
  if (env.dialect.series.major < 14) return undefined
  return paymentTermOf(partner, env) || recordNamed(env, 'account.account_payment_term_immediate')?.res_id
}

/** The order that the session has placed last, or is about to. */
export function lastOrder(visit: DatabaseVisit): Row | undefined {
  const { lastOrderId } = visit.session
  return lastOrderId === null ? undefined : sudo(visit).table('sale.order').rows.get(lastOrderId)
}

/** The session's payment, under way or the last. */
export function lastPayment(visit: DatabaseVisit): Row | undefined {
  const { transactionId } = visit.session
  return transactionId === null ? undefined : sudo(visit).table('payment.transaction').rows.get(transactionId)
}

export function forSale(visit: DatabaseVisit, id: number): Row {
  const [product] = sudo(visit).read('product.product', [id], ['display_name', 'name', 'sale_ok', 'lst_price']) as Row[]
  if (product === undefined && visit.installation.dialect.series.major < 15) {
    throw missingError(`Record does not exist or has been deleted.\n(Record: product.product(${id},), User: 1)`)
  }
  if (product === undefined || !product.sale_ok) {
    throw userError('The given product does not exist therefore it cannot be added to cart.')
  }
  return product
}

/** What the shop shows of an order: its products, and not its delivery (`website_order_line`). */
export function linesOf(visit: DatabaseVisit, cart: Row): Row[] {
  return sudo(visit)
    .table('sale.order.line')
    .referring('order_id', cart.id)
    .filter(({ is_delivery }) => is_delivery !== true)
}

export function lineOf(visit: DatabaseVisit, cart: Row, id: number | undefined, productId: number): Row | undefined {
  return linesOf(visit, cart).find((line) => (id === undefined ? line.product_id === productId : line.id === id))
}

export function setLine(
  visit: DatabaseVisit,
  cart: Row,
  line: Row | undefined,
  product: Row,
  quantity: number,
): Row | undefined {
  const env = sudo(visit)
  if (quantity <= 0) {
    if (line !== undefined) env.unlink('sale.order.line', [line.id])
    return undefined
  }
  const table = env.table('sale.order.line')
  if (line !== undefined) {
    const counted = { ...line, product_uom_qty: quantity }
    // Since 18 what somebody has set by hand stays (tried on 14.0 and 19.0).
    const isListed = env.dialect.series.major < 18 || line.price_unit === line.technical_price_unit
    table.update(line, { product_uom_qty: quantity, ...(isListed && listedPrice(counted, env)) })
    return line
  }
  const values = { order_id: cart.id, product_id: product.id, name: product.name, product_uom_qty: quantity }
  return table.rows.get(env.create('sale.order.line', values))
}

export function quantityOf(visit: DatabaseVisit, cart: Row): number {
  return linesOf(visit, cart).reduce((sum, line) => sum + (line.product_uom_qty as number), 0)
}

/** Notes in the session how many things are in the cart. */
export function refresh(visit: DatabaseVisit, cart: Row): number {
  const quantity = quantityOf(visit, cart)
  if (visit.session.cartQuantity !== quantity) visit.session.isDirty = true
  visit.session.cartQuantity = quantity
  return quantity
}

/** The same, where nobody has yet: a user's cart is the one they left (real 19.0). */
export function countCart(visit: DatabaseVisit): void {
  const { session } = visit
  if (session.cartQuantity !== null) return
  const cart = currentCart(visit)
  session.cartQuantity = cart === undefined ? 0 : quantityOf(visit, cart)
  session.isDirty = true
}

export function amountOf(visit: DatabaseVisit, cart: Row | undefined): number {
  const env = sudo(visit)
  return cart === undefined ? 0 : (env.raw(env.table('sale.order'), cart, 'amount_total') as number)
}

/** How many of a product may be in a cart: what is there, where no more are sold (addons/website_sale_stock). */
export function mostOf(visit: DatabaseVisit, { id }: Row): number {
  const env = sudo(visit)
  const variant = env.table('product.product').rows.get(id)
  const template = env.table('product.template').rows.get(variant?.product_tmpl_id as number)
  if (variant === undefined || template === undefined) return Number.POSITIVE_INFINITY
  const { major } = env.dialect.series
  const isCounted = template.type === 'product' || template.is_storable === true
  const isLimit =
    major < 15
      ? template.inventory_availability === 'always' || template.inventory_availability === 'threshold'
      : template.allow_out_of_stock_order === false
  return isCounted && isLimit ? (variant.qty_available as number) : Number.POSITIVE_INFINITY
}
