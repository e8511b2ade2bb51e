import { randomText } from '../../dialect/session-rules.ts'
import { html, type RouteAnswer, redirect } from '../../http-exchange.ts'
import type { DatabaseVisit } from '../route.ts'
import { currentCart, linesOf, type Row, sudo } from './carts.ts'
import { codeForm } from './code-form.ts'
import { shopPage } from './shop-page.ts'
import { orderSummary } from './totals.ts'

/** A redirect as Werkzeug of the series makes it. */
export function leadTo(visit: DatabaseVisit, path: string): RouteAnswer {
  return redirect(path, visit.installation.dialect.series.major < 16 ? 302 : 303)
}

/** The session's order, where there is something in it: without one the checkout leads back to the shop. */
export function filledCart(visit: DatabaseVisit): Row | undefined {
  const cart = currentCart(visit)
  return cart === undefined || linesOf(visit, cart).length === 0 ? undefined : cart
}

export const formToken = ({ installation, session }: DatabaseVisit) => installation.csrf.token(session.id)

/** A page of the checkout, with the order beside it. */
export async function checkoutPage(
  visit: DatabaseVisit,
  order: Row,
  page: { readonly title: string; readonly body: string; readonly back: string },
): Promise<RouteAnswer> {
  const token = await formToken(visit)
  const summary = orderSummary(sudo(visit), order, linesOf(visit, order))
  const body = `<div id="wrap"><div class="oe_website_sale o_website_sale_checkout_container">${page.body}
<aside class="o_total_card">${summary}${codeForm(token, page.back, visit.query.has('code_not_available'))}</aside></div></div>`
  return html(shopPage(page.title, body))
}

/** What lets who has no account see an order, made when it is first needed. */
export function accessTokenOf(visit: DatabaseVisit, order: Row): string {
  if (typeof order.access_token === 'string') return order.access_token
  const token = `${randomText(8)}-${randomText(16)}`
  sudo(visit).table('sale.order').update(order, { access_token: token })
  return token
}
