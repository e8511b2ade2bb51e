import { plainLink, plainMoment, plainRows, plainText } from '../belongings/plain-rows.ts'
import { EMPTY_CART, readCartContents } from './cart-contents.ts'
import type { OrderSummary, OrdersOptions } from './catalogue/shop.ts'
import { lastOrder } from './checkout/confirmation-page.ts'
import { shopSeries } from './shop-series.ts'
import type { ShopSession } from './shop-session.ts'

/** The orders of whose session it is. */
export async function ordersOf(session: ShopSession, options: OrdersOptions): Promise<OrderSummary[]> {
  // To the server it would be no limit.
  if (options.limit === 0) return []
  if (!session.isVisitor) return ordersOfUser(session, options)
  await shopSeries(session, options)
  if (session.isNewcomer) return []
  return session.inTurn(async () => {
    await session.verify(options)
    const { text } = await session.page('/shop/cart', options)
    // While there is a cart, the page shows that on some series.
    if ((readCartContents(text, true) ?? EMPTY_CART).lines.length > 0) return []
    const order = await lastOrder(session, options)
    if (order === undefined) return []
    const { id, name, total, currency } = order
    return [
      { id, name, date: null, state: null, total, currency: currency?.code ?? currency?.symbol ?? null, url: null },
    ]
  }, options)
}

async function ordersOfUser(session: ShopSession, options: OrdersOptions): Promise<OrderSummary[]> {
  const { limit = 80, offset = 0 } = options
  const read = async (model: string, method: string, args: readonly unknown[], named: object = {}) =>
    plainRows(await session.call(model, method, args, { ...named }, options), { model, method })
  await session.verify(options)
  const [user] = await read('res.users', 'read', [[session.uid], ['partner_id']])
  const [partner] = await read('res.partner', 'read', [[plainLink(user?.partner_id)], ['commercial_partner_id']])
  const domain = [
    ['partner_id', 'child_of', [plainLink(partner?.commercial_partner_id) ?? plainLink(user?.partner_id)]],
    ['state', 'not in', ['draft', 'cancel']],
  ]
  const fields = ['name', 'date_order', 'state', 'amount_total', 'currency_id']
  const rows = await read('sale.order', 'search_read', [domain], {
    fields,
    limit,
    offset,
    order: 'date_order desc, id desc',
  })
  return rows.map(({ id, name, date_order, state, amount_total, currency_id }) => ({
    id,
    name: plainText(name),
    date: plainMoment(date_order),
    state: plainText(state),
    total: typeof amount_total === 'number' ? amount_total : null,
    currency: Array.isArray(currency_id) ? plainText(currency_id[1]) : null,
    url: `/my/orders/${id}`,
  }))
}
