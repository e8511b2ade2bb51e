import { html, type RouteAnswer } from '../../http-exchange.ts'
import { escapeHtml } from '../pages.ts'
import { type DatabaseVisit, idIn, type Route, type UserVisit } from '../route.ts'
import { amountOf, lastOrder, lastPayment, linesOf, type Row, sudo } from './carts.ts'
import { leadTo } from './checkout-step.ts'
import { currencyOf, moneyMark } from './money.ts'
import { shopPage } from './shop-page.ts'
import { currencyIdOf, orderSummary } from './totals.ts'

const http = { type: 'http', since: 8, isWebsite: true } as const

/** Orders that are placed: the thank-you page, and the portal's. */
export const orderRoutes: readonly Route[] = [
  { ...http, path: '/shop/confirmation', auth: 'public', run: confirmation },
  { ...http, path: '/my', since: 9, auth: 'user', run: home },
  { ...http, path: '/my/home', since: 9, auth: 'user', run: home },
  { ...http, path: '/my/orders', since: 9, auth: 'user', run: list },
  { ...http, path: '/my/orders/<id>', since: 9, auth: 'public', run: one },
]

/** wire/*\/svc-shop-paid-confirmation, svc-pay-paid-confirmation */
function confirmation(visit: DatabaseVisit): RouteAnswer {
  const env = sudo(visit)
  const order = lastOrder(visit)
  if (order === undefined) return leadTo(visit, '/shop')
  const { major } = env.dialect.series
  const name = escapeHtml(String(order.name))
  const isOver = order.state !== 'draft'
  const payment = amountOf(visit, order) === 0 ? undefined : lastPayment(visit)
  const words = payment === undefined ? '' : `<b>Communication: </b><span>${name}</span>`
  const confirmed = order.state === 'sale' || order.state === 'manual' ? ' <span>Confirmed</span>' : ''
  const tracking = escapeHtml(JSON.stringify(trackingOf(visit, order)))
  const thanks = isOver ? '<h3>Thank you for your order.</h3>' : ''
  const heading =
    major < 17
      ? `<h1><span>Order</span> <em>${name}</em>${confirmed}</h1><div class="oe_website_sale_tx_status mt-3" data-order-id="${order.id}">${words}</div>`
      : major < 19
        ? // Named once a payment is done, and so no order that was free (seen on 18.0).
          `${payment === undefined ? '' : thanks}${payment?.state === 'done' ? `<h5><em><span>Order</span> <span>${name}</span></em></h5>` : ''}
<div class="oe_website_sale_tx_status mt-3" data-order-id="${order.id}" data-order-tracking-info="${tracking}">${words}</div>`
        : `${thanks}<div id="order_name" class="mb-4"><h5><span>Order</span> <span>${name}</span></h5></div>
<div name="order_confirmation" class="mt-3" data-order-id="${order.id}" data-order-tracking-info="${tracking}">${words}</div>`
  const lines = linesOf(visit, order)
  // Of nothing there is no sum (seen on 14.0).
  const summary = lines.length === 0 && major < 17 ? '' : orderSummary(env, order, lines)
  const body = `<div id="wrap"><div class="oe_website_sale">${heading}${summary}</div></div>`
  return html(shopPage('Shop - Confirmed', cartMark(visit) + body))
}

/** Whose order is in the cart, in the head of a page (seen on 14.0 and 19.0, where an empty one is none). */
function cartMark(visit: DatabaseVisit): string {
  const { major } = sudo(visit).dialect.series
  if (major < 13) return ''
  const cart = sudo(visit)
    .table('sale.order')
    .rows.get(visit.session.cartId ?? 0)
  const isTold = cart?.state === 'draft' && (major < 19 || linesOf(visit, cart).length > 0)
  return `<sup class="my_cart_quantity badge" data-order-id="${isTold ? cart.id : ''}"></sup>`
}

function trackingOf(visit: DatabaseVisit, order: Row) {
  const env = sudo(visit)
  const orders = env.table('sale.order')
  return {
    transaction_id: order.id,
    affiliation: env.displayName('res.company', order.company_id as number),
    value: amountOf(visit, order),
    tax: env.raw(orders, order, 'amount_tax'),
    currency: currencyOf(env, currencyIdOf(env, order)).name,
    items: linesOf(visit, order).map(({ product_id, name, price_unit, product_uom_qty }) => ({
      item_id: product_id,
      item_name: name,
      item_category: '-',
      price: price_unit,
      quantity: product_uom_qty,
    })),
  }
}

/** Where users of the portal begin. */
function home(visit: UserVisit): RouteAnswer {
  const env = sudo(visit)
  const name = escapeHtml(env.displayName('res.partner', env.user.partner_id as number))
  const body = `<div class="o_portal"><h1>My account</h1><p>${name}</p><p><a href="/my/orders" title="Your Orders">Your Orders</a></p></div>`
  return html(shopPage('My Portal', body))
}

/** Confirmed orders of whoever is logged in, as the portal lists them. */
function list(visit: UserVisit): RouteAnswer {
  const env = sudo(visit)
  const rows = env
    .search('sale.order', [
      ['partner_id', '=', env.user.partner_id],
      ['state', 'in', ['sale', 'done']],
    ])
    .flatMap((id) => env.table('sale.order').rows.get(id) ?? [])
    .map((order) => {
      const amount = moneyMark(amountOf(visit, order), env, currencyIdOf(env, order))
      return `<tr><td><a href="/my/orders/${order.id}">${escapeHtml(String(order.name))}</a></td><td>${String(order.date_order).slice(0, 10)}</td><td class="text-end">${amount}</td></tr>`
    })
  const table = `<table class="table o_portal_my_doc_table"><thead><tr><th>Sales Order #</th><th>Order Date</th><th>Total</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`
  return html(shopPage('Your Orders', `<div class="o_portal"><h1>Your Orders</h1>${table}</div>`))
}

/** An order, for whose it is and for who has its token. */
function one(visit: DatabaseVisit): RouteAnswer {
  const env = sudo(visit)
  const order = env.table('sale.order').rows.get(idIn(visit.path))
  const token = visit.query.get('access_token')
  const isOwn = visit.session.uid !== null && order?.partner_id === env.user.partner_id
  const isKnown = token !== null && token === order?.access_token
  if (order === undefined || !(isOwn || isKnown)) return leadTo(visit, '/my')
  const heading = `<h1>${order.state === 'draft' || order.state === 'sent' ? 'Quotation' : 'Sales Order'} <em>${escapeHtml(String(order.name))}</em></h1>`
  return html(
    shopPage(
      String(order.name),
      `<div class="o_portal">${heading}${orderSummary(env, order, linesOf(visit, order))}</div>`,
    ),
  )
}
