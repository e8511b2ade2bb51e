import { providerModel } from '../../data/payments.ts'
import type { RouteAnswer } from '../../http-exchange.ts'
import type { Environment } from '../../orm/environment.ts'
import { pythonFloat } from '../../python/repr.ts'
import { escapeHtml } from '../pages.ts'
import type { DatabaseVisit } from '../route.ts'
import { isAddressed } from './address-rules.ts'
import { amountOf, type Row, sudo } from './carts.ts'
import { accessTokenOf, checkoutPage, filledCart, formToken, leadTo } from './checkout-step.ts'
import { chooseFirst, deliveryForm } from './deliveries.ts'
import { currencyOf } from './money.ts'
import { currencyIdOf, hasGoods } from './totals.ts'

/** The providers that are switched on. */
export function providers(env: Environment): Row[] {
  return [...env.table(providerModel(env.dialect.series)).rows.values()].filter(
    ({ state }) => state === undefined || state === 'enabled' || state === 'test',
  )
}

/** The page where an order is paid, or only confirmed where it costs nothing. */
export async function paymentPage(visit: DatabaseVisit): Promise<RouteAnswer> {
  const cart = filledCart(visit)
  if (cart === undefined) return leadTo(visit, '/shop')
  const env = sudo(visit)
  const { major } = env.dialect.series
  if (!isAddressed(visit, cart)) return leadTo(visit, major < 10 ? '/shop/checkout' : '/shop/address')
  chooseFirst(visit, cart)
  visit.session.lastOrderId = cart.id
  const token = await formToken(visit)
  const delivery = major === 17 && hasGoods(env, cart) ? deliveryForm(env, cart) : ''
  const pay =
    amountOf(visit, cart) === 0
      ? `<form name="o_wsale_confirm_order" target="_self" action="/shop/payment/validate" method="post"><input type="hidden" name="csrf_token" value="${token}"/><button name="o_payment_submit_button" type="submit" class="btn btn-primary">Confirm Order</button></form>`
      : paymentForm(visit, env, cart, token)
  return checkoutPage(visit, cart, { title: 'Payment', body: delivery + pay, back: '/shop/payment' })
}

function paymentForm(visit: DatabaseVisit, env: Environment, cart: Row, token: string): string {
  const { major } = env.dialect.series
  const ways = providers(env)
  if (ways.length === 0) {
    return '<div class="alert alert-warning"><strong>No suitable payment option could be found.</strong></div>'
  }
  if (major < 10) return ways.map((way) => oldForm(env, cart, way)).join('\n')
  if (major < 15) return acquirerForm(cart, ways, token)
  const data = `data-amount="${pythonFloat(amountOf(visit, cart))}" data-currency-id="${currencyIdOf(env, cart)}" data-partner-id="${cart.partner_id}" data-transaction-route="/shop/payment/transaction/${cart.id}" data-landing-route="/shop/payment/validate" data-access-token="${accessTokenOf(visit, cart)}"`
  if (major < 17) {
    const inputs = ways.map(({ id, name, code, provider }) => {
      const input = `<input name="o_payment_radio" type="radio" data-payment-option-type="${major < 16 ? 'acquirer' : 'provider'}" checked="True" class="d-none" data-payment-option-id="${id}" data-provider="${code ?? provider}"/>`
      return `<div class="card-body o_payment_option_card"><label>${input}<span class="payment_option_name"><b>${escapeHtml(String(name))}</b></span></label></div>`
    })
    return `<form name="o_payment_checkout" class="o_payment_form mt-3 clearfix" ${data} data-allow-token-selection="True">${inputs.join('\n')}</form>`
  }
  return `<form id="o_payment_form" class="o_payment_form" data-mode="payment" ${data}><ul class="list-group">${methodItems(env, ways)}</ul></form>`
}

/** wire/17.0, 18.0 and 19.0/svc-pay-paid-payment */
function methodItems(env: Environment, ways: readonly Row[]): string {
  return [...env.table('payment.method').rows.values()]
    .flatMap((method) => {
      const way = ways.find(({ id }) => (method.provider_ids as readonly number[]).includes(id))
      if (way === undefined || !method.active) return []
      return [
        `<li name="o_payment_option" class="list-group-item"><input name="o_payment_radio" type="radio" class="form-check-input" data-payment-option-type="payment_method" id="o_payment_method_${method.id}" checked="True" data-payment-option-id="${method.id}" data-payment-method-code="${method.code}" data-provider-id="${way.id}" data-provider-code="${way.code}" data-provider-state="${way.state}"/>
<label class="o_payment_option_label" for="o_payment_method_${method.id}">${escapeHtml(String(method.name))}</label></li>`,
      ]
    })
    .join('\n')
}

/** wire/14.0/svc-shop-paid-payment */
function acquirerForm(cart: Row, ways: readonly Row[], token: string): string {
  const items = ways.map(
    ({ id, name, provider }) =>
      `<div class="card-body o_payment_acquirer_select"><label><input type="radio" name="pm_id" data-acquirer-id="${id}" data-form-payment="True" data-provider="${provider}" class="d-none" value="form_${id}" checked="True"/><span class="payment_option_name">${escapeHtml(String(name))}</span></label></div>`,
  )
  return `<form method="post" class="o_payment_form mt-3 clearfix" action="/shop/payment/token" data-success-url="" data-error-url="" data-access-token="" data-partner-id="${cart.partner_id}" data-callback-method="" data-order-id="" data-mode="payment">
<input type="hidden" name="csrf_token" value="${token}"/><input type="hidden" name="prepare_tx_url" value="/shop/payment/transaction/"/>${items.join('\n')}
<button id="o_payment_form_pay" type="submit" disabled="true" class="btn btn-primary">Pay Now</button></form>`
}

/** wire/8.0/svc-shop-paid-payment */
function oldForm(env: Environment, cart: Row, { id, name }: Row): string {
  return `<div class="js_payment" id="payment_method"><label><input type="radio" name="acquirer" value="${id}" checked="checked"/><span>${escapeHtml(String(name))}</span></label>
<div class="oe_sale_acquirer_button pull-right" data-id="${id}">${transferForm(env, cart, '/')}</div></div>`
}

/** A wire transfer's form up to 10: a whole one. */
export function transferForm(env: Environment, order: Row, reference: string): string {
  const amount = env.raw(env.table('sale.order'), order, 'amount_total') as number
  return `<form action="/payment/transfer/feedback" method="post" target="_self"><input type="hidden" name="return_url" value="/shop/payment/validate"/>
<input type="hidden" name="reference" value="${reference}"/><input type="hidden" name="amount" value="${pythonFloat(amount)}"/>
<input type="hidden" name="currency" value="${currencyOf(env, currencyIdOf(env, order)).name}"/><button type="submit" class="btn btn-primary">Pay Now</button></form>`
}
