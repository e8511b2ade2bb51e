import type { Dialect } from '../dialect/index.ts'
import type { Stored } from '../orm/definition.ts'
import { cartPage } from './cart-page.ts'

type Row = Readonly<Stored>

/** A line that was changed, and what became of the cart. */
export interface CartChange {
  readonly dialect: Dialect
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
  const { dialect, line, quantity, cartQuantity, amount, lines } = change
  const { major } = dialect.series
  if (!display && major < 11) return null
  const html = display ? { 'website_sale.cart_lines': cartPage(dialect, lines) } : {}
  const own = {
    line_id: line?.id ?? (major >= 16 ? false : sentLine || false),
    quantity,
    ...(major >= 14 && { option_ids: [] }),
    ...(major === 16 && { warning: '' }),
    ...(major >= 17 && { notification_info: notification(change) }),
  }
  // An emptied cart is let go of, and its answer tells no more.
  if (major >= 11 && cartQuantity === 0) return own
  const inCents = Math.round(amount * 100)
  const totals = major < 16 ? {} : { minor_amount: major < 18 ? [inCents] : inCents, amount }
  return { ...own, cart_quantity: cartQuantity, ...totals, ...html }
}

function notification({ line, product, quantity }: CartChange) {
  if (line === undefined) return { warning: '' }
  const told = {
    id: line.id,
    image_url: pictureOf(product),
    quantity,
    name: product.name,
    description: '',
    line_price_total: priceOf(line) * quantity,
  }
  return { currency_id: 1, lines: [told], warning: '' }
}

/** What 19's `/shop/cart/add` answers (wire/19.0/shop-cart-add-alice). */
export function answerToAdd({ line, product, quantity, cartQuantity }: CartChange, added: number): unknown {
  const price = line === undefined ? 0 : priceOf(line)
  const told = {
    id: line?.id,
    image_url: pictureOf(product),
    quantity: added,
    name: product.name,
    combination_name: '',
    description: '',
    price_total: price * added,
  }
  const tracked = {
    item_id: product.id,
    item_name: product.name,
    item_category: 'Office',
    currency: 'USD',
    price,
    discount: 0,
    quantity: added,
  }
  return {
    cart_quantity: cartQuantity,
    notification_info: { currency_id: 1, lines: [told], warning: '' },
    quantity,
    tracking_info: [tracked],
  }
}

/** What 19's `/shop/cart/update` answers of the cart, whatever became of the line (wire/19.0/shop-cart-update-*). */
export function cartAfterUpdate(dialect: Dialect, lines: readonly Row[], cartQuantity: number, amount: number) {
  return {
    cart_quantity: cartQuantity,
    cart_ready: true,
    amount,
    minor_amount: Math.round(amount * 100),
    'website_sale.cart_lines': cartPage(dialect, lines),
    'website_sale.total': '<div id="cart_total"></div>',
    'website_sale.quick_reorder_history': '<div></div>',
  }
}

const pictureOf = ({ id }: Row) => `/web/image/product.product/${id}/image_128?unique=sandbox`
const priceOf = ({ price_unit }: Row) => price_unit as number
