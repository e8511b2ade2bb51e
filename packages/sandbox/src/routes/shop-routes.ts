import { html, type RouteAnswer, redirect } from '../http-exchange.ts'
import type { Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { missingError, userError } from '../python/exceptions.ts'
import { answerBefore19, answerToAdd, type CartChange, cartAfterUpdate } from './cart-answers.ts'
import { cartPage } from './cart-page.ts'
import { badToken, isForged } from './csrf-check.ts'
import { pageOf } from './pages.ts'
import type { DatabaseVisit, Params, Route } from './route.ts'

/** The shop: one cart per web session, the order of the visitor or of the user. */
export const shopRoutes: readonly Route[] = [
  // wire/8.0/old-root
  { type: 'http', path: '/', since: 8, auth: 'public', isWebsite: true, run: () => html(pageOf('Home', '')) },
  {
    type: 'json',
    path: '/shop/cart/update_json',
    since: 8,
    until: 18,
    auth: 'public',
    isWebsite: true,
    run: updateBefore19,
  },
  { type: 'json', path: '/shop/cart/add', since: 19, auth: 'public', isWebsite: true, run: add },
  { type: 'json', path: '/shop/cart/update', since: 19, auth: 'public', isWebsite: true, run: update },
  { type: 'http', path: '/shop/cart/update', since: 8, until: 18, auth: 'public', isWebsite: true, run: updateByForm },
  { type: 'json', path: '/shop/cart/clear', since: 16, until: 19, auth: 'public', isWebsite: true, run: clear },
  {
    type: 'json',
    path: '/shop/cart/quantity',
    since: 16,
    until: 19,
    auth: 'public',
    isWebsite: true,
    run: cartQuantity,
  },
  { type: 'http', path: '/shop/cart', since: 8, auth: 'public', isWebsite: true, run: page },
  // No order is ever placed here: there is none to confirm.
  { type: 'http', path: '/shop/confirmation', since: 8, auth: 'public', isWebsite: true, run: () => redirect('/shop') },
]

function updateBefore19(visit: DatabaseVisit, params: Params): unknown {
  const { line_id, display = true } = params
  return answerBefore19(changedBefore19(visit, params), line_id, Boolean(display))
}

function changedBefore19(visit: DatabaseVisit, { product_id, line_id, add_qty, set_qty }: Params): CartChange {
  const cart = currentCart(visit) ?? newCart(visit)
  const product = forSale(visit, Number(product_id))
  const line = lineOf(visit, cart, line_id ? Number(line_id) : undefined, product.id)
  const held = line === undefined ? 0 : (line.product_uom_qty as number)
  const quantity = set_qty === undefined || set_qty === null ? held + Number(add_qty ?? 1) : Number(set_qty)
  return changed(visit, cart, line, product, quantity)
}

/** The form of the shop's pages: `/shop/cart/update` of 8 to 18, which leads to the cart. */
async function updateByForm(visit: DatabaseVisit): Promise<RouteAnswer> {
  const { major } = visit.installation.dialect.series
  const form = new URLSearchParams(visit.request.body)
  // wire/8.0 and wire/14.0/svc-shop-cart-update-form-no-csrf
  if (major >= 14 && (await isForged(visit, form))) return badToken()
  changedBefore19(visit, Object.fromEntries(form))
  return redirect('/shop/cart', major < 16 ? 302 : 303)
}

function add(visit: DatabaseVisit, params: Params): unknown {
  // A cart is made before the product is looked at, as the server does.
  const cart = currentCart(visit) ?? newCart(visit)
  const product = forSale(visit, Number(params.product_id))
  const line = lineOf(visit, cart, undefined, product.id)
  // 20 takes 0 for 1 (addons/website_sale/controllers/cart.py).
  const added = Math.trunc(Number(params.quantity || 1))
  const quantity = ((line?.product_uom_qty as number) ?? 0) + added
  return answerToAdd(changed(visit, cart, line, product, quantity), added)
}

function update(visit: DatabaseVisit, params: Params): unknown {
  const { dialect } = visit.installation
  const cart = currentCart(visit)
  const line = cart && lineOf(visit, cart, Number(params.line_id), Number(params.product_id))
  if (cart === undefined || line === undefined) {
    // wire/19.0/shop-cart-update-gone-alice
    const warning = "We weren't able to update your cart. Please refresh your page before trying again."
    const quantity = cart === undefined ? 0 : refresh(visit, cart)
    const lines = cart === undefined ? [] : linesOf(visit, cart)
    return { warning, ...cartAfterUpdate(dialect, lines, quantity, amountOf(visit, cart)) }
  }
  const quantity = Math.trunc(Number(params.quantity))
  const product = sudo(visit)
    .table('product.product')
    .rows.get(line.product_id as number)
  const before = line.product_uom_qty as number
  const change = changed(visit, cart, line, product as Row, quantity)
  return {
    added_qty: quantity - before,
    line_id: change.line?.id ?? false,
    quantity,
    warning: '',
    ...cartAfterUpdate(dialect, change.lines, change.cartQuantity, change.amount),
  }
}

function clear(visit: DatabaseVisit): null {
  const cart = currentCart(visit)
  // Up to 18 the session is told even where there is no cart (wire/18.0 and wire/19.0/shop-cart-clear).
  if (cart !== undefined || visit.installation.dialect.series.major < 19) {
    visit.session.cartQuantity = 0
    visit.session.isDirty = true
  }
  if (cart === undefined) return null
  sudo(visit).unlink(
    'sale.order.line',
    linesOf(visit, cart).map(({ id }) => id),
  )
  return null
}

function changed(visit: DatabaseVisit, cart: Row, before: Row | undefined, product: Row, quantity: number): CartChange {
  const line = setLine(visit, cart, before, product, quantity)
  const cartQuantity = refresh(visit, cart)
  const { dialect } = visit.installation
  return { dialect, line, product, quantity, cartQuantity, amount: amountOf(visit, cart), lines: linesOf(visit, cart) }
}

function amountOf(visit: DatabaseVisit, cart: Row | undefined): number {
  const env = sudo(visit)
  return cart === undefined ? 0 : (env.raw(env.table('sale.order'), cart, 'amount_total') as number)
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

function linesOf(visit: DatabaseVisit, cart: Row): readonly Row[] {
  // By the index: a shop of thousands of carts asks this all the time.
  return sudo(visit).table('sale.order.line').referring('order_id', cart.id)
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
