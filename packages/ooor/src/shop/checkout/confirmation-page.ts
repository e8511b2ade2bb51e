import { plainRows, plainText } from '../../belongings/plain-rows.ts'
import { AccessError } from '../../errors/index.ts'
import type { CallOptions } from '../../wires/index.ts'
import { readTotals } from '../cart-contents.ts'
import { CONFIRMATION_PAGE, isPage } from '../lost-cart.ts'
import { type HtmlNode, readHtml } from '../pages/html-tree.ts'
import type { ShopSession } from '../shop-session.ts'
import type { PlacedOrder } from './checkout.ts'

const READ_ORDER = { model: 'sale.order', method: 'read' }

/** The order of the thank-you page; undefined when there is none. */
export async function lastOrder(session: ShopSession, options: CallOptions): Promise<PlacedOrder | undefined> {
  const page = await thankYouPage(session, options)
  return page && named(session, readConfirmation(page), options)
}

/**
 * {@link lastOrder}, when it is placed: the page shows an order as soon as somebody goes to pay it, and one that is the
 * cart still, or an empty one, is not placed. On 14 to 18 a free order is the cart until somebody looks at that.
 */
export async function placedOrder(session: ShopSession, options: CallOptions): Promise<PlacedOrder | undefined> {
  const page = await thankYouPage(session, options)
  if (page === undefined) return
  const order = readConfirmation(page)
  const { items } = trackingOf(page)
  // Emptied, it has no total (seen on 14.0), or an empty list of things (seen on 19.0).
  if (Array.isArray(items) ? items.length === 0 : order.total === null && order.message === '') return
  if (order.id !== null && order.id === orderIdOf(page.find(isCartMark))) return
  return named(session, order, options)
}

async function thankYouPage(session: ShopSession, options: CallOptions): Promise<HtmlNode | undefined> {
  const { status, text, path } = await session.page(CONFIRMATION_PAGE, options)
  return status === 200 && isPage(path, CONFIRMATION_PAGE) ? readHtml(text) : undefined
}

/** The order with the name that users may read, where the page tells none. */
async function named(session: ShopSession, order: PlacedOrder, options: CallOptions): Promise<PlacedOrder> {
  if (order.name !== '' || order.id === null || session.isVisitor) return order
  try {
    const rows = plainRows(await session.call('sale.order', 'read', [[order.id], ['name']], {}, options), READ_ORDER)
    return { ...order, name: plainText(rows[0]?.name) }
  } catch (error) {
    // Users may read what they have ordered, but for what was ordered in another's name: it is placed all the same.
    if (AccessError.is(error)) return order
    throw error
  }
}

/** Reads the thank-you page. */
export function readConfirmation(page: HtmlNode): PlacedOrder {
  const totals = readTotals(page)
  const tracking = trackingOf(page)
  const code = tracking.currency
  return {
    id: idOf(page),
    name: nameOf(page),
    total: totals?.total ?? (typeof tracking.value === 'number' ? tracking.value : null),
    currency: totals?.currency ? { ...totals.currency, ...(typeof code === 'string' && { code }) } : null,
    message: messageOf(page),
    warning: '',
  }
}

/**
 * In its heading: `Order <em>S00042</em>` to 16, `<em>Order S00042</em>` of 17 and 18, which have it once a payment is
 * done and not before (seen on 18.0); in a box of its own since.
 */
function nameOf(page: HtmlNode): string {
  const box =
    page.find((one) => one.attr('id') === 'order_name') ??
    page.find((one) => /^h\d$/.test(one.tag) && one.find(({ tag }) => tag === 'em') !== undefined)
  const words =
    box === undefined ? [] : [...box.all(({ tag }) => tag === 'em' || tag === 'span')].map(({ text }) => text)
  // The innermost with a number in it: the others say «Order» and «Confirmed».
  return words.findLast((word) => /\d/.test(word)) ?? ''
}

/** What the page is for statistics has the order's id, on every series that tells it. */
function idOf(page: HtmlNode): number | null {
  return orderIdOf(page.find((one) => orderIdOf(one) !== null && !isCartMark(one)))
}

/** In the head of each page: how much is in the cart, and since 14 whose order that is. */
const isCartMark = (one: HtmlNode) => one.hasClass('my_cart_quantity')

function orderIdOf(node: HtmlNode | undefined): number | null {
  return Number(node?.attr('data-order-id')) || null
}

function trackingOf(page: HtmlNode): Readonly<Record<string, unknown>> {
  const told = page.find((one) => one.hasAttr('data-order-tracking-info'))?.attr('data-order-tracking-info')
  try {
    return (JSON.parse(told || '{}') ?? {}) as Readonly<Record<string, unknown>>
  } catch {
    return {}
  }
}

/** The provider's words: in a box with the payment's state. */
function messageOf(page: HtmlNode): string {
  const box =
    page.find((one) => one.hasClass('oe_website_sale_tx_status')) ??
    page.find((one) => one.attr('name') === 'order_confirmation')
  return box?.text ?? ''
}
