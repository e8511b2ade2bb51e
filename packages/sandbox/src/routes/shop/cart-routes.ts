import { html, type RouteAnswer } from '../../http-exchange.ts'
import type { DatabaseVisit, Params, Route } from '../route.ts'
import { answerBefore19, answerToAdd, type CartChange, cartAfterUpdate } from './cart-answers.ts'
import { cartPage } from './cart-page.ts'
import {
  amountOf,
  currentCart,
  forSale,
  lineOf,
  linesOf,
  mostOf,
  newCart,
  quantityOf,
  type Row,
  refresh,
  setLine,
  sudo,
} from './carts.ts'
import { formToken, leadTo } from './checkout-step.ts'
import { shopPage } from './shop-page.ts'

const http = { type: 'http', since: 8, auth: 'public', isWebsite: true } as const
const json = { type: 'json', auth: 'public', isWebsite: true } as const

/** The cart: one per web session, the order of the visitor or of the user. */
export const cartRoutes: readonly Route[] = [
  // wire/8.0/old-root
  {
    ...http,
    path: '/',
    run: () => html(shopPage('Home', '<h1>Welcome</h1><p><a class="btn btn-primary" href="/shop">To the shop</a></p>')),
  },
  { ...json, path: '/shop/cart/update_json', since: 8, until: 18, run: updateBefore19 },
  { ...json, path: '/shop/cart/add', since: 19, run: add },
  { ...json, path: '/shop/cart/update', since: 19, run: update },
  { ...http, path: '/shop/cart/update', until: 18, run: updateByForm },
  { ...json, path: '/shop/cart/clear', since: 16, until: 19, run: clear },
  { ...json, path: '/shop/cart/quantity', since: 16, until: 19, run: cartQuantity },
  { ...http, path: '/shop/cart', run: page },
  { ...http, path: '/shop/pricelist', run: applyCode },
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
function updateByForm(visit: DatabaseVisit): RouteAnswer {
  changedBefore19(visit, Object.fromEntries(new URLSearchParams(visit.request.body)))
  return leadTo(visit, '/shop/cart')
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
  const cart = currentCart(visit)
  const line = cart && lineOf(visit, cart, Number(params.line_id), Number(params.product_id))
  if (cart === undefined || line === undefined) {
    // wire/19.0/shop-cart-update-gone-alice
    const warning = "We weren't able to update your cart. Please refresh your page before trying again."
    const quantity = cart === undefined ? 0 : refresh(visit, cart)
    const lines = cart === undefined ? [] : linesOf(visit, cart)
    return { warning, ...cartAfterUpdate(sudo(visit), cart, lines, quantity, amountOf(visit, cart)) }
  }
  const quantity = Math.trunc(Number(params.quantity))
  const product = sudo(visit)
    .table('product.product')
    .rows.get(line.product_id as number)
  const before = line.product_uom_qty as number
  const change = changed(visit, cart, line, product as Row, quantity)
  return {
    added_qty: change.quantity - before,
    line_id: change.line?.id ?? false,
    quantity: change.quantity,
    warning: '',
    ...cartAfterUpdate(change.env, cart, change.lines, change.cartQuantity, change.amount),
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

function changed(visit: DatabaseVisit, cart: Row, before: Row | undefined, product: Row, wanted: number): CartChange {
  const quantity = Math.min(wanted, mostOf(visit, product))
  const line = setLine(visit, cart, before, product, quantity)
  const cartQuantity = refresh(visit, cart)
  const [amount, lines] = [amountOf(visit, cart), linesOf(visit, cart)]
  return { env: sudo(visit), cart, line, product, quantity, cartQuantity, amount, lines }
}

function cartQuantity(visit: DatabaseVisit): number {
  if (visit.session.cartQuantity !== null) return visit.session.cartQuantity
  const cart = currentCart(visit)
  return cart === undefined ? 0 : quantityOf(visit, cart)
}

/** What was placed meanwhile is no cart: its page lets go of it (wire/16.0 to wire/18.0/svc-pay-free-cart-after). */
function forgetPlaced(visit: DatabaseVisit): void {
  const { session } = visit
  if (session.cartId === null || visit.installation.dialect.series.major >= 19) return
  if (sudo(visit).table('sale.order').rows.get(session.cartId)?.state === 'draft') return
  Object.assign(session, { cartId: null, cartQuantity: 0, isDirty: true })
}

async function page(visit: DatabaseVisit): Promise<RouteAnswer> {
  forgetPlaced(visit)
  const cart = currentCart(visit)
  const token = await formToken(visit)
  const isRefused = visit.query.has('code_not_available')
  return html(cartPage(sudo(visit), cart, cart === undefined ? [] : linesOf(visit, cart), { token, isRefused }))
}

/** No price list has a code here (tried on 14.0 and 19.0). */
function applyCode(visit: DatabaseVisit): RouteAnswer {
  return leadTo(visit, `${localBack(visit.query.get('r'))}?code_not_available=1`)
}

const localBack = (path: string | null) => (path !== null && /^\/(?!\/)/.test(path) ? path : '/shop/cart')
