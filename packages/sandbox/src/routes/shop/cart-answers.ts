import { combinationName } from '../../data/combinations.ts'
import { roundingOf } from '../../orm/currency-rounding.ts'
import type { Environment } from '../../orm/environment.ts'
import { cartLines } from './cart-lines.ts'
import type { Row } from './carts.ts'
import { currencyOf } from './money.ts'
import { currencyIdOf, totalsTable } from './totals.ts'

/** A line that was changed, and what became of the cart. */
export interface CartChange {
  readonly env: Environment
  readonly cart: Row
  /** The line, undefined once it is gone. */
  readonly line: Row | undefined
  readonly product: Row
  /** How many of it are in the cart now. */
  readonly quantity: number
  readonly cartQuantity: number
  readonly amount: number
  readonly lines: readonly Row[]
}

/** What `/shop/cart/update_json` answers, up to 18 (wire/14.0, 16.0, 17.0 and 18.0/shop-cart-*). */
export function answerBefore19(change: CartChange, sentLine: unknown, display: boolean): unknown {
  const { env, cart, line, quantity, cartQuantity, amount, lines } = change
  const { major } = env.dialect.series
  if (!display && major < 11) return null
  const totals = major < 9 ? undefined : major < 17 ? 'website_sale.short_cart_summary' : 'website_sale.total'
  const html = display
    ? {
        ...(major >= 17 && { cart_ready: true }),
        'website_sale.cart_lines': cartLines(env, lines),
        ...(totals !== undefined && { [totals]: totalsTable(env, cart) }),
      }
    : {}
  const own = {
    line_id: line?.id ?? (major >= 16 ? false : sentLine || false),
    quantity,
    ...(major >= 14 && { option_ids: [] }),
    ...(major === 16 && { warning: '' }),
    ...(major >= 17 && { notification_info: notification(change) }),
  }
  // An emptied cart is let go of, and its answer tells no more.
  if (major >= 11 && cartQuantity === 0) return own
  const { decimals } = roundingOf(currencyIdOf(env, cart), env)
  const minor = Math.round(amount * 10 ** decimals)
  const amounts = major < 16 ? {} : { minor_amount: major < 18 ? [minor] : minor, amount }
  return { ...own, cart_quantity: cartQuantity, ...amounts, ...html }
}

function notification({ env, cart, line, product, quantity }: CartChange) {
  if (line === undefined) return { warning: '' }
  const told = {
    id: line.id,
    image_url: pictureOf(product),
    quantity,
    name: product.name,
    description: '',
    line_price_total: priceOf(line) * quantity,
  }
  return { currency_id: currencyIdOf(env, cart), lines: [told], warning: '' }
}

/** What `/shop/cart/add` answers: 19 (wire/19.0/shop-cart-add-alice), and 20 by its source (website_sale, cart.py). */
export function answerToAdd(change: CartChange, added: number): unknown {
  const { env, cart, line, product, quantity, cartQuantity } = change
  const currency_id = currencyIdOf(env, cart)
  const price = line === undefined ? 0 : priceOf(line)
  const told = {
    id: line?.id,
    image_url: pictureOf(product),
    quantity: added,
    name: product.name,
    combination_name: combinationOf(env, product),
    description: '',
    price_total: price * added,
  }
  const tracked = {
    item_id: product.id,
    item_name: product.name,
    item_category: categoryOf(env, product),
    currency: currencyOf(env, currency_id).name,
    price,
    discount: 0,
    quantity: added,
  }
  return {
    cart_quantity: cartQuantity,
    ...(env.dialect.series.major >= 20
      ? { notifications: [{ type: 'item_added', data: { currency_id, lines: [told] } }] }
      : { notification_info: { currency_id, lines: [told], warning: '' } }),
    quantity,
    tracking_info: [tracked],
  }
}

/** What 19's `/shop/cart/update` answers of the cart, whatever became of the line (wire/19.0/shop-cart-update-*). */
export function cartAfterUpdate(
  env: Environment,
  cart: Row | undefined,
  lines: readonly Row[],
  cartQuantity: number,
  amount: number,
) {
  return {
    cart_quantity: cartQuantity,
    cart_ready: true,
    amount,
    minor_amount: Math.round(amount * 100),
    'website_sale.cart_lines': cartLines(env, lines),
    'website_sale.total': totalsTable(env, cart),
    'website_sale.quick_reorder_history': '<div></div>',
  }
}

const pictureOf = ({ id }: Row) => `/web/image/product.product/${id}/image_128?unique=sandbox`
const priceOf = ({ price_unit }: Row) => price_unit as number

function combinationOf(env: Environment, { id }: Row): string {
  const variant = env.table('product.product').rows.get(id)
  return variant === undefined ? '' : combinationName(variant, env)
}

function categoryOf(env: Environment, { id }: Row): string | false {
  const products = env.table('product.product')
  const variant = products.rows.get(id)
  const category = variant === undefined ? false : env.raw(products, variant, 'categ_id')
  return typeof category === 'number' ? String(env.table('product.category').rows.get(category)?.name) : false
}
