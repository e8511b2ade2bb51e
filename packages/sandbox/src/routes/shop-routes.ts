import { html, type RouteAnswer, redirect } from '../http-exchange.ts'
import type { Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { missingError, userError } from '../python/exceptions.ts'
import { cartPage } from './cart-page.ts'
import type { DatabaseVisit, Params, Route } from './route.ts'

/** The shop: one cart per web session, the order of the visitor or of the user. */
export const shopRoutes: readonly Route[] = [
  { type: 'json', path: '/shop/cart/update_json', since: 8, until: 18, auth: 'public', run: updateBefore19 },
  { type: 'json', path: '/shop/cart/add', since: 19, auth: 'public', run: add },
  { type: 'json', path: '/shop/cart/update', since: 19, auth: 'public', run: update },
  { type: 'json', path: '/shop/cart/quantity', since: 16, auth: 'public', run: cartQuantity },
  { type: 'http', path: '/shop/cart', since: 8, auth: 'public', run: page },
  // No order is ever placed here: there is none to confirm.
  { type: 'http', path: '/shop/confirmation', since: 8, auth: 'public', run: () => redirect('/shop') },
]

function updateBefore19(visit: DatabaseVisit, params: Params): unknown {
  const { dialect } = visit.installation
  const { product_id, line_id, add_qty, set_qty, display = true } = params
  const cart = currentCart(visit) ?? newCart(visit)
  const product = forSale(visit, Number(product_id))
  const line = lineOf(visit, cart, line_id ? Number(line_id) : undefined, product.id)
  const held = line === undefined ? 0 : (line.product_uom_qty as number)
  const quantity = set_qty === undefined || set_qty === null ? held + Number(add_qty ?? 1) : Number(set_qty)
  const changed = setLine(visit, cart, line, product, quantity)
  const lines = display ? { 'website_sale.cart_lines': cartPage(dialect, linesOf(visit, cart)) } : {}
  const cartTotal = refresh(visit, cart)
  if (!display && dialect.series.major < 11) return null
  return { line_id: changed?.id ?? line_id ?? false, quantity, cart_quantity: cartTotal, ...lines }
}

function add(visit: DatabaseVisit, params: Params): unknown {
  // A cart is made before the product is looked at, as the server does.
  const cart = currentCart(visit) ?? newCart(visit)
  const product = forSale(visit, Number(params.product_id))
  const line = lineOf(visit, cart, undefined, product.id)
  const added = Math.trunc(Number(params.quantity ?? 1))
  const quantity = ((line?.product_uom_qty as number) ?? 0) + added
  const changed = setLine(visit, cart, line, product, quantity)
  return {
    cart_quantity: refresh(visit, cart),
    notification_info: {
      currency_id: 1,
      lines: [{ id: changed?.id, quantity: added, name: product.name, description: '' }],
      warning: '',
    },
    quantity,
    tracking_info: [],
  }
}

function update(visit: DatabaseVisit, params: Params): unknown {
  const cart = currentCart(visit)
  const line = cart && lineOf(visit, cart, Number(params.line_id), Number(params.product_id))
  if (cart === undefined || line === undefined) throw missingError('Record does not exist or has been deleted.')
  const quantity = Math.trunc(Number(params.quantity))
  const product = sudo(visit)
    .table('product.product')
    .rows.get(line.product_id as number)
  const changed = setLine(visit, cart, line, product as Row, quantity)
  return { line_id: changed?.id ?? false, quantity, cart_quantity: refresh(visit, cart), warning: '' }
}

function cartQuantity(visit: DatabaseVisit): number {
  if (visit.session.cartQuantity !== null) return visit.session.cartQuantity
  const cart = currentCart(visit)
  return cart === undefined ? 0 : quantityOf(visit, cart)
}

function page(visit: DatabaseVisit): RouteAnswer {
  const cart = currentCart(visit)
  return html(cartPage(visit.installation.dialect, cart === undefined ? [] : linesOf(visit, cart)))
}

type Row = Readonly<Stored>

function sudo({ database, session }: DatabaseVisit): Environment {
  return database.as(session.uid).sudo()
}

/** The session's draft order; a user's becomes theirs, and a user without one gets back the one they left. */
function currentCart(visit: DatabaseVisit): Row | undefined {
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
    env.table('sale.order').update(cart, { partner_id: partner })
  }
  if (session.cartId !== cart.id) {
    session.cartId = cart.id
    session.isDirty = true
  }
  return cart
}

function newCart(visit: DatabaseVisit): Row {
  const env = sudo(visit)
  const id = env.create('sale.order', { partner_id: env.user.partner_id, website_id: 1 })
  visit.session.cartId = id
  visit.session.isDirty = true
  return env.table('sale.order').rows.get(id) as Row
}

function forSale(visit: DatabaseVisit, id: number): Row {
  const [product] = sudo(visit).read('product.product', [id], ['display_name', 'name', 'sale_ok', 'lst_price']) as Row[]
  if (product === undefined && visit.installation.dialect.series.major < 15) {
    throw missingError(`Record does not exist or has been deleted.\n(Record: product.product(${id},), User: 1)`)
  }
  if (product === undefined || !product.sale_ok) {
    throw userError('The given product does not exist therefore it cannot be added to cart.')
  }
  return product
}

function linesOf(visit: DatabaseVisit, cart: Row): Row[] {
  const lines: Row[] = []
  // A loop and no copy: a shop of thousands of carts asks this all the time.
  for (const line of sudo(visit).table('sale.order.line').rows.values()) {
    if (line.order_id === cart.id) lines.push(line)
  }
  return lines
}

function lineOf(visit: DatabaseVisit, cart: Row, id: number | undefined, productId: number): Row | undefined {
  return linesOf(visit, cart).find((line) => (id === undefined ? line.product_id === productId : line.id === id))
}

function setLine(
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
  if (line !== undefined) {
    env.table('sale.order.line').update(line, { product_uom_qty: quantity })
    return line
  }
  const values = {
    order_id: cart.id,
    product_id: product.id,
    name: product.name,
    product_uom_qty: quantity,
    price_unit: product.lst_price,
  }
  return env.table('sale.order.line').rows.get(env.create('sale.order.line', values))
}

function quantityOf(visit: DatabaseVisit, cart: Row): number {
  return linesOf(visit, cart).reduce((sum, line) => sum + (line.product_uom_qty as number), 0)
}

function refresh(visit: DatabaseVisit, cart: Row): number {
  const quantity = quantityOf(visit, cart)
  if (visit.session.cartQuantity !== quantity) visit.session.isDirty = true
  visit.session.cartQuantity = quantity
  return quantity
}
