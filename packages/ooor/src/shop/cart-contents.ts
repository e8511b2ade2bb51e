import { type CartLine, cartLinesOf, type PricedLine } from './cart-lines.ts'
import { type HtmlNode, readHtml } from './pages/html-tree.ts'
import { languageOf, type Money, moneyIn, type ShopCurrency } from './pages/money.ts'

/** What a cart or an order comes to. */
export interface CartTotals {
  /** Without taxes. */
  readonly untaxed: number
  readonly tax: number
  /** With taxes and delivery: what is paid. */
  readonly total: number
  /** The price of the delivery, which is in the total; null when none is chosen, or none is needed. */
  readonly delivery: number | null
  /** Null for an empty cart. */
  readonly currency: ShopCurrency | null
}

/** A whole cart: its lines, and what they come to. */
export interface CartContents extends CartTotals {
  readonly lines: readonly CartLine[]
  /** How many things are in it, over all lines. */
  readonly quantity: number
}

export const EMPTY_CART: CartContents = {
  lines: [],
  quantity: 0,
  untaxed: 0,
  tax: 0,
  total: 0,
  delivery: null,
  currency: null,
}

/** What a cart page shows; the lines without prices where it has no total. */
export interface CartPage {
  readonly lines: readonly CartLine[]
  readonly totals: CartTotals | undefined
}

/** Reads a cart page, with prices. */
export function readCartPage(html: string, hasSubtotals: boolean): CartPage {
  const page = readHtml(html)
  const totals = readTotals(page)
  const priced = cartLinesOf(page)
  const lines = totals === undefined ? priced.map(({ line }) => line) : withPrices(priced, totals, hasSubtotals)
  return { lines, totals }
}

/** A cart page as a whole; undefined when it has no total. */
export function readCartContents(html: string, hasSubtotals: boolean): CartContents | undefined {
  const { lines, totals } = readCartPage(html, hasSubtotals)
  return totals && { ...totals, lines, quantity: lines.reduce((sum, line) => sum + line.quantity, 0) }
}

/**
 * Lines show the price of one up to 16 and of all of them since 17 (`hasSubtotals`); where only one of the two adds up
 * to the order's total, that one it is: shops change their pages.
 */
function withPrices(priced: readonly PricedLine[], totals: CartTotals, hasSubtotals: boolean): readonly CartLine[] {
  const areSubtotals =
    fits(priced, totals, true) === fits(priced, totals, false) ? hasSubtotals : fits(priced, totals, true)
  const tax = taxOfEachLine(priced, totals)
  return priced.map(({ line, price }) => ({
    ...line,
    ...(price !== undefined && pricesOf(price.amount, line.quantity, areSubtotals)),
    ...(tax !== undefined && { tax }),
  }))
}

const named = (name: RegExp) => (node: HtmlNode) => name.test(node.attr('id')) || name.test(node.attr('name'))

/** Reads the box with the order's total, which the cart, the checkout and the thank-you page have. */
export function readTotals(page: HtmlNode): CartTotals | undefined {
  const language = languageOf(page)
  const amount = (name: RegExp): Money | undefined => moneyIn(page.find(named(name)), language)
  const total = amount(/^(o_)?order_total$/)
  if (total === undefined) return undefined
  const tax = amount(/^(o_)?order_total_taxes$/)?.amount ?? 0
  return {
    // 8 shows no subtotal.
    untaxed: amount(/^(o_)?order_total_untaxed$/)?.amount ?? cents(total.amount - tax),
    tax,
    total: total.amount,
    delivery: amount(/^(o_)?order_delivery$/)?.amount ?? null,
    currency: { ...total.currency, ...codeOf(page) },
  }
}

/** The ISO code of the cart's currency: in the data of the form that 16 and later have for express checkout. */
function codeOf(page: HtmlNode): { code?: string } {
  const code = page.find((node) => node.hasAttr('data-currency-name'))?.attr('data-currency-name')
  return code ? { code: code.toUpperCase() } : {}
}

function fits(lines: readonly PricedLine[], totals: CartTotals, areSubtotals: boolean): boolean {
  const sum = lines.reduce((all, { line, price }) => all + (price?.amount ?? 0) * (areSubtotals ? 1 : line.quantity), 0)
  const delivery = totals.delivery ?? 0
  const near = (one: number) => Math.abs(one - sum) < 0.01 * lines.length + 0.005
  return near(totals.untaxed) || near(totals.total) || near(totals.untaxed - delivery) || near(totals.total - delivery)
}

function pricesOf(price: number, quantity: number, isSubtotal: boolean) {
  if (!isSubtotal) return { unitPrice: price, subtotal: cents(price * quantity) }
  return { subtotal: price, ...(quantity !== 0 && { unitPrice: cents(price / quantity) }) }
}

/** The page tells the taxes of the whole order: those of a line are known when there are none, or one line and nothing else. */
function taxOfEachLine(lines: readonly PricedLine[], { tax, delivery }: CartTotals): number | undefined {
  return tax === 0 || (lines.length === 1 && !delivery) ? tax : undefined
}

/** Without what adding in binary leaves behind. */
function cents(amount: number): number {
  return Math.round(amount * 1e6) / 1e6
}
