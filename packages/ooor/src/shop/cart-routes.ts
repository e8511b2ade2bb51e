import { isAtLeast, type Series } from '../wires/index.ts'

/** One call of a cart route. */
export interface CartRequest {
  readonly path: string
  readonly params: Readonly<Record<string, unknown>>
}

/** The cart's routes on one series; see the table in `docs/sessions.md`. */
export interface CartRoutes {
  add(productId: number, quantity: number): CartRequest
  set(line: { readonly id: number; readonly productId: number | undefined }, quantity: number): CartRequest
  /** Whether `set` can do without the product. */
  readonly setNeedsProduct: boolean
  /** From 16 to 19.0. */
  readonly quantity: CartRequest | undefined
}

export function cartRoutes(series: Series): CartRoutes {
  if (isAtLeast(series, 19, 1)) return routesSince20
  return isAtLeast(series, 19) ? routesSince19 : isAtLeast(series, 16) ? routesSince16 : routesSince8(series)
}

const quantity: CartRequest = { path: '/shop/cart/quantity', params: {} }

const routesSince19: CartRoutes = {
  add: (product_id, quantity) => ({
    path: '/shop/cart/add',
    // The template is a required parameter, but is only looked at with linked products (website_sale, cart.py).
    params: { product_id, product_template_id: null, quantity },
  }),
  set: (line, quantity) => ({
    path: '/shop/cart/update',
    params: { line_id: line.id, product_id: line.productId ?? null, quantity },
  }),
  setNeedsProduct: false,
  quantity,
}

/** Gone with 19.1 are the routes for the quantity and for clearing (website_sale, cart.py; odoo/odoo#229477). */
const routesSince20: CartRoutes = { ...routesSince19, quantity: undefined }

function updateJson(display: boolean): Pick<CartRoutes, 'add' | 'set' | 'setNeedsProduct'> {
  const path = '/shop/cart/update_json'
  return {
    add: (product_id, add_qty) => ({ path, params: { product_id, line_id: null, add_qty, display } }),
    set: (line, set_qty) => ({ path, params: { product_id: line.productId, line_id: line.id, set_qty, display } }),
    setNeedsProduct: true,
  }
}

const routesSince16: CartRoutes = { ...updateJson(false), quantity }

function routesSince8(series: Series): CartRoutes {
  // Up to 10 the answer is null without the rendered page in it.
  return { ...updateJson(!isAtLeast(series, 11)), quantity: undefined }
}
