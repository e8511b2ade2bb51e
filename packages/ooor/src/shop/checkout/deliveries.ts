import { RouteNotFoundError, UnsupportedError, UserError } from '../../errors/index.ts'
import { type CallOptions, isAtLeast } from '../../wires/index.ts'
import { type CartTotals, readTotals } from '../cart-contents.ts'
import { isPage } from '../lost-cart.ts'
import type { HtmlNode } from '../pages/html-tree.ts'
import { languageOf, moneyIn, moneyOfMarkup } from '../pages/money.ts'
import { shopSeries } from '../shop-series.ts'
import type { ShopSession } from '../shop-session.ts'
import type { Delivery } from './checkout.ts'
import { addressMissing, checkoutPage } from './checkout-page.ts'
import { paymentPage } from './payment-page.ts'

const isChoice = (one: HtmlNode) =>
  one.tag === 'input' && (one.attr('name') === 'o_delivery_radio' || one.attr('name') === 'delivery_type')

/** The ways to deliver, of a page or a piece of one; prices where it has them. */
export function readDeliveries(page: HtmlNode, language: string): Delivery[] {
  return [...page.all(isChoice)].flatMap((input) => {
    const id = Number(input.attr('data-dm-id') || input.attr('value'))
    if (!(id > 0)) return []
    const row = input.closest(({ tag }) => tag === 'li') ?? input.parent ?? input
    const name =
      row.find((one) => one.attr('name') === 'o_delivery_method_name') ??
      row.find((one) => one.tag === 'label' && one.attr('for') === input.attr('id')) ??
      row.find(({ tag }) => tag === 'label')
    return [
      {
        id,
        name: name?.text ?? '',
        price: moneyIn(row, language)?.amount ?? null,
        isChosen: input.hasAttr('checked'),
        error: '',
      },
    ]
  })
}

/** The ways to deliver the order, with prices. */
export async function deliveries(session: ShopSession, options: CallOptions): Promise<Delivery[]> {
  const isNew = isAtLeast(await shopSeries(session, options), 18)
  const { found, language } = await shown(session, isNew, options)
  const priced: Delivery[] = []
  // One after the other: the server computes each in the order itself.
  for (const one of found)
    priced.push(one.price === null ? await withPrice(session, one, isNew, language, options) : one)
  return priced
}

/** The ways to deliver the order, as the checkout shows them. */
async function shown(session: ShopSession, isNew: boolean, options: CallOptions) {
  // Before 18 they are on the page where the order is paid.
  const { page, path } = isNew
    ? await checkoutPage(session, '/shop/checkout', options)
    : await paymentPage(session, options)
  if (isPage(path, '/shop/address')) throw addressMissing(path)
  const language = languageOf(page)
  return { found: readDeliveries(page, language), language }
}

async function withPrice(
  session: ShopSession,
  delivery: Delivery,
  isNew: boolean,
  language: string,
  options: CallOptions,
): Promise<Delivery> {
  const [route, params] = isNew
    ? ['/shop/get_delivery_rate', { dm_id: delivery.id }]
    : ['/shop/carrier_rate_shipment', { carrier_id: delivery.id }]
  try {
    const answer = await session.request(route, params, { ...options, isReadOnly: true })
    const told = (answer ?? {}) as Readonly<Record<string, unknown>>
    const error = typeof told.error_message === 'string' ? told.error_message : ''
    const money = moneyOfMarkup(told.amount_delivery ?? told.new_amount_delivery, language)
    return { ...delivery, price: error === '' ? (money?.amount ?? null) : null, error }
  } catch (error) {
    // Before 13 there is no such route, and the price comes with the choice.
    if (RouteNotFoundError.is(error)) return delivery
    if (UserError.is(error)) return { ...delivery, error: error.serverMessage }
    throw error
  }
}

/** Chooses how the order is delivered. */
export async function chooseDelivery(session: ShopSession, id: number, options: CallOptions): Promise<CartTotals> {
  const series = await shopSeries(session, options)
  const { found } = await shown(session, isAtLeast(series, 18), options)
  if (!found.some((one) => one.id === id)) {
    const ids = found.map((one) => `${one.id} (${one.name})`).join(', ') || 'none'
    throw new UserError({ exception: '', message: `the order cannot be delivered by ${id}: there is ${ids}` })
  }
  if (!isAtLeast(series, 12)) {
    throw new UnsupportedError(`Odoo ${series.name} chooses a delivery on its own page: the route came with 12.0`)
  }
  const [route, params] = isAtLeast(series, 18)
    ? ['/shop/set_delivery_method', { dm_id: id }]
    : ['/shop/update_carrier', { carrier_id: id }]
  const told = ((await session.request(route, params, options)) ?? {}) as Readonly<Record<string, unknown>>
  if (typeof told.error_message === 'string' && told.error_message !== '') {
    throw new UserError({ exception: '', message: told.error_message }, { call: { path: route } })
  }
  const { page } = await checkoutPage(session, isAtLeast(series, 18) ? '/shop/checkout' : '/shop/payment', options)
  const totals = readTotals(page)
  if (totals !== undefined) return totals
  throw new UnsupportedError('the checkout shows no total of the order', { call: { path: route } })
}
