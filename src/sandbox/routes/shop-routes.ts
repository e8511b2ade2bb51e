import { isAtLeast } from '../../wires/index.ts'
import { html } from '../http-exchange.ts'
import type { Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { missingError, userError } from '../orm/exceptions.ts'
import { cartPage } from './cart-page.ts'
import type { RouteContext, RouteTable } from './route.ts'

/** The shop: one cart per web session, the order of the visitor or of the user. */
export const shopRoutes: RouteTable = {
  json: {
    '/shop/cart/update_json': before19((context, params) => {
      const { product_id, line_id, add_qty, set_qty, display = true } = params
      const cart = currentCart(context) ?? newCart(context)
      const product = forSale(context, Number(product_id))
      const line = lineOf(context, cart, line_id ? Number(line_id) : undefined, product.id)
      const held = line === undefined ? 0 : (line.product_uom_qty as number)
      const quantity = set_qty === undefined || set_qty === null ? held + Number(add_qty ?? 1) : Number(set_qty)
      const changed = setLine(context, cart, line, product, quantity)
      const lines = display ? { 'website_sale.cart_lines': cartPage(context.dialect, linesOf(context, cart)) } : {}
      if (!display && !isAtLeast(context.dialect.series, 11)) return null
      return { line_id: changed?.id ?? line_id ?? false, quantity, cart_quantity: refresh(context, cart), ...lines }
    }),
    '/shop/cart/add': since19((context, params) => {
      // A cart is made before the product is looked at, as the server does.
      const cart = currentCart(context) ?? newCart(context)
      const product = forSale(context, Number(params.product_id))
      const line = lineOf(context, cart, undefined, product.id)
      const added = Math.trunc(Number(params.quantity ?? 1))
      const quantity = ((line?.product_uom_qty as number) ?? 0) + added
      const changed = setLine(context, cart, line, product, quantity)
      return {
        cart_quantity: refresh(context, cart),
        notification_info: {
          currency_id: 1,
          lines: [{ id: changed?.id, quantity: added, name: product.name, description: '' }],
          warning: '',
        },
        quantity,
        tracking_info: [],
      }
    }),
    '/shop/cart/update': since19((context, params) => {
      const cart = currentCart(context)
      const line = cart && lineOf(context, cart, Number(params.line_id), Number(params.product_id))
      if (cart === undefined || line === undefined) throw missingError('Record does not exist or has been deleted.')
      const quantity = Math.trunc(Number(params.quantity))
      const product = context.database
        .as(null)
        .sudo()
        .table('product.product')
        .rows.get(line.product_id as number)
      const changed = setLine(context, cart, line, product as Stored, quantity)
      return { line_id: changed?.id ?? false, quantity, cart_quantity: refresh(context, cart), warning: '' }
    }),
    '/shop/cart/quantity': (context) => {
      if (!isAtLeast(context.dialect.series, 16)) return NO_SUCH_ROUTE
      if (context.session.cartQuantity !== null) return context.session.cartQuantity
      const cart = currentCart(context)
      return cart === undefined ? 0 : quantityOf(context, cart)
    },
  },
  http: {
    '/shop/cart': (context) => {
      const cart = currentCart(context)
      return html(cartPage(context.dialect, cart === undefined ? [] : linesOf(context, cart)))
    },
  },
}

/** Answered by a route that this series does not have. */
export const NO_SUCH_ROUTE = Symbol('no such route')

type JsonShopRoute = (context: RouteContext, params: Readonly<Record<string, unknown>>) => unknown

function since19(route: JsonShopRoute): JsonShopRoute {
  return (context, params) => (isAtLeast(context.dialect.series, 19) ? route(context, params) : NO_SUCH_ROUTE)
}

function before19(route: JsonShopRoute): JsonShopRoute {
  return (context, params) => (isAtLeast(context.dialect.series, 19) ? NO_SUCH_ROUTE : route(context, params))
}

function sudo({ database, session }: RouteContext): Environment {
  return database.as(session.uid).sudo()
}

/** The session's draft order; a user's becomes theirs, and a user without one gets back the one they left. */
function currentCart(context: RouteContext): Stored | undefined {
  const { session } = context
  const env = sudo(context)
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
  if (session.uid !== null) cart.partner_id = partner
  if (session.cartId !== cart.id) {
    session.cartId = cart.id
    session.isDirty = true
  }
  return cart
}

function newCart(context: RouteContext): Stored {
  const env = sudo(context)
  const id = env.create('sale.order', { partner_id: env.user.partner_id, website_id: 1 })
  context.session.cartId = id
  context.session.isDirty = true
  return env.table('sale.order').rows.get(id) as Stored
}

function forSale(context: RouteContext, id: number): Stored {
  const product = sudo(context).table('product.product').rows.get(id)
  if (product === undefined && !isAtLeast(context.dialect.series, 15)) {
    throw missingError(`Record does not exist or has been deleted.\n(Record: product.product(${id},), User: 1)`)
  }
  if (product === undefined || !product.sale_ok) {
    throw userError('The given product does not exist therefore it cannot be added to cart.')
  }
  return product
}

function linesOf(context: RouteContext, cart: Stored): Stored[] {
  const lines = sudo(context).table('sale.order.line').rows.values()
  return [...lines].filter((line) => line.order_id === cart.id)
}

function lineOf(context: RouteContext, cart: Stored, id: number | undefined, productId: number): Stored | undefined {
  return linesOf(context, cart).find((line) => (id === undefined ? line.product_id === productId : line.id === id))
}

function setLine(
  context: RouteContext,
  cart: Stored,
  line: Stored | undefined,
  product: Stored,
  quantity: number,
): Stored | undefined {
  const env = sudo(context)
  if (quantity <= 0) {
    if (line !== undefined) env.unlink('sale.order.line', [line.id])
    return undefined
  }
  if (line !== undefined) {
    line.product_uom_qty = quantity
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

function quantityOf(context: RouteContext, cart: Stored): number {
  return linesOf(context, cart).reduce((sum, line) => sum + (line.product_uom_qty as number), 0)
}

function refresh(context: RouteContext, cart: Stored): number {
  const quantity = quantityOf(context, cart)
  if (context.session.cartQuantity !== quantity) context.session.isDirty = true
  context.session.cartQuantity = quantity
  return quantity
}
