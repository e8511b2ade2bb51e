import { providerField } from '../../data/payments.ts'
import { html, type RouteAnswer, redirect } from '../../http-exchange.ts'
import type { Environment } from '../../orm/environment.ts'
import { missingError, typeError, validationError } from '../../python/exceptions.ts'
import { pythonFloat } from '../../python/repr.ts'
import { brokenAnswer } from '../pages.ts'
import { type DatabaseVisit, idIn, type Params, type Route } from '../route.ts'
import { amountOf, currentCart, lastOrder, lastPayment, type Row, sudo } from './carts.ts'
import { accessTokenOf, leadTo } from './checkout-step.ts'
import { currencyOf } from './money.ts'
import { paymentPage, providers, transferForm } from './payment-page.ts'
import { statusOf } from './payment-status.ts'
import { shopPage } from './shop-page.ts'
import { currencyIdOf } from './totals.ts'

const http = { type: 'http', auth: 'public', isWebsite: true } as const
const json = { type: 'json', auth: 'public', isWebsite: true } as const

/** Paying: by wire transfer to its end, which wants nothing of anybody. */
export const paymentRoutes: readonly Route[] = [
  { ...http, path: '/shop/payment', since: 8, run: paymentPage },
  { ...json, path: '/shop/payment/transaction/<id>', since: 8, until: 10, run: oldTransaction },
  { ...json, path: '/shop/payment/transaction/', since: 11, until: 14, run: transactionTo14 },
  { ...json, path: '/shop/payment/transaction/<id>', since: 15, run: transaction },
  { ...http, path: '/payment/transfer/feedback', since: 8, until: 15, takesForeignForms: true, run: feedback },
  { ...http, path: '/payment/custom/process', since: 16, takesForeignForms: true, run: process },
  { ...http, path: '/payment/process', since: 12, until: 14, run: processing },
  { ...json, path: '/payment/process/poll', since: 12, until: 14, run: statusOf },
  { ...http, path: '/payment/status', since: 15, run: processing },
  { ...json, path: '/payment/status/poll', since: 15, run: statusOf },
  { ...http, path: '/shop/payment/validate', since: 8, run: validate },
]

/** Notes a payment that is to come; the reference counts up where there was one before. */
function newTransaction(visit: DatabaseVisit, order: Row, provider: number): Row {
  const env = sudo(visit)
  const { major } = env.dialect.series
  const table = env.table('payment.transaction')
  const name = String(order.name)
  const before = [...table.rows.values()].filter(({ reference }) => String(reference).startsWith(name)).length
  // wire/14.0/svc-shop-paid-transaction: the first has a number too.
  const number = major >= 11 && major < 15 ? before + 1 : before
  const id = env.create('payment.transaction', {
    reference: number === 0 ? name : `${name}-${number}`,
    [providerField(env.dialect.series)]: provider,
    amount: amountOf(visit, order),
    currency_id: currencyIdOf(env, order),
    partner_id: order.partner_id,
    ...(major > 8 && { sale_order_ids: [[6, 0, [order.id]]] }),
  })
  Object.assign(visit.session, { transactionId: id, lastOrderId: order.id, isDirty: true })
  return table.rows.get(id) as Row
}

function knownProvider(env: Environment, id: number): Row {
  const way = providers(env).find((one) => one.id === id)
  if (way === undefined) throw missingError('Record does not exist or has been deleted.')
  return way
}

/** wire/8.0/svc-shop-paid-transaction */
function oldTransaction(visit: DatabaseVisit): unknown {
  const order = currentCart(visit)
  if (order === undefined) return null
  const env = sudo(visit)
  const { reference } = newTransaction(visit, order, knownProvider(env, idIn(visit.path)).id)
  return transferForm(env, order, String(reference))
}

/** wire/14.0/svc-shop-paid-transaction: the fields of a form, and where it goes. */
function transactionTo14(visit: DatabaseVisit, { acquirer_id }: Params): unknown {
  const order = currentCart(visit)
  if (order === undefined) return false
  const env = sudo(visit)
  const { reference, amount, currency_id } = newTransaction(visit, order, knownProvider(env, Number(acquirer_id)).id)
  // The page that waits for a payment came with 12.
  const back = env.dialect.series.major < 12 ? '/shop/payment/validate' : '/payment/process'
  return `<input type="hidden" name="data_set" data-remove-me="" data-action-url="/payment/transfer/feedback"/>
<input type="hidden" name="return_url" value="${back}"/><input type="hidden" name="reference" value="${reference}"/>
<input type="hidden" name="amount" value="${pythonFloat(amount as number)}"/><input type="hidden" name="currency" value="${currencyOf(env, currency_id).name}"/>`
}

/** wire/16.0, 17.0, 18.0 and 19.0/svc-pay-paid-transaction */
function transaction(visit: DatabaseVisit, params: Params): unknown {
  const env = sudo(visit)
  const { major } = env.dialect.series
  const order = env.table('sale.order').rows.get(idIn(visit.path))
  if (order === undefined || params.access_token !== accessTokenOf(visit, order)) {
    throw validationError('The access token is invalid.')
  }
  // wire/16.0: protocol.md, "without them TypeError".
  if (major < 17 && ['amount', 'currency_id', 'partner_id'].some((name) => params[name] === undefined)) {
    throw typeError(
      "PaymentPortal._create_transaction() missing 3 required positional arguments: 'amount', 'currency_id', and 'partner_id'",
    )
  }
  const way = knownProvider(env, Number(major < 17 ? params.payment_option_id : params.provider_id))
  const made = newTransaction(visit, order, way.id)
  const form = `<form method="post" action="${major < 16 ? '/payment/transfer/feedback' : '/payment/custom/process'}"><input type="hidden" name="reference" value="${made.reference}"/></form>`
  const told = {
    [providerField(env.dialect.series)]: way.id,
    [major < 16 ? 'provider' : 'provider_code']: major < 16 ? way.provider : way.code,
    reference: made.reference,
    amount: made.amount,
    currency_id: made.currency_id,
    partner_id: made.partner_id,
  }
  return {
    ...told,
    ...(major >= 18 && { should_tokenize: false }),
    redirect_form_html: form,
    ...(major >= 19 && { state: 'draft', state_message: false }),
  }
}

/** Money is on its way: the quotation is as good as sent. */
function setPending(visit: DatabaseVisit, reference: string): Row | undefined {
  const env = sudo(visit)
  const made = [...env.table('payment.transaction').rows.values()].find((one) => one.reference === reference)
  if (made === undefined || made.state !== 'draft') return made
  env.table('payment.transaction').update(made, { state: 'pending' })
  const orders = env.table('sale.order')
  const own =
    made.sale_order_ids ?? [...orders.rows.values()].filter(({ name }) => name === reference).map(({ id }) => id)
  for (const id of own as readonly number[]) {
    const order = orders.rows.get(id)
    if (order?.state === 'draft') orders.update(order, { state: 'sent' })
  }
  return made
}

function feedback(visit: DatabaseVisit): RouteAnswer {
  const { major } = visit.installation.dialect.series
  const form = new URLSearchParams(visit.request.body)
  setPending(visit, form.get('reference') ?? '')
  const back = form.get('return_url') ?? '/'
  return leadTo(visit, major < 15 && /^\/(?!\/)/.test(back) ? back : '/payment/status')
}

function process(visit: DatabaseVisit): RouteAnswer {
  setPending(visit, new URLSearchParams(visit.request.body).get('reference') ?? '')
  return redirect('/payment/status')
}

function processing(): RouteAnswer {
  return html(
    shopPage(
      'Payment Status',
      '<div class="o_website_payment"><div class="o_payment_processing">Please wait...</div></div>',
    ),
  )
}

/** Ends an order: it is paid for, or costs nothing. */
async function validate(visit: DatabaseVisit): Promise<RouteAnswer> {
  const { session } = visit
  const env = sudo(visit)
  const { major } = env.dialect.series
  const cart = currentCart(visit)
  const order = lastOrder(visit) ?? cart
  if (order === undefined) return leadTo(visit, '/shop')
  const paid = lastPayment(visit)
  const isFree = amountOf(visit, order) === 0
  if (!isFree && (paid === undefined || paid.state === 'draft')) return leadTo(visit, '/shop')
  // wire/8.0/svc-shop-free-validate
  if (isFree && major < 10) return brokenAnswer()
  const isNew = order.state === 'draft'
  if (isFree && isNew) env.table('sale.order').update(order, { state: 'sale' })
  session.lastOrderId = order.id
  // wire/14.0, 16.0, 17.0 and 18.0/svc-*-free-validate: the session has the cart until somebody looks at it.
  if (isFree && major < 19) {
    if (isNew && major >= 17) session.isDirty = true
    return leadTo(visit, `/my/orders/${order.id}?access_token=${accessTokenOf(visit, order)}`)
  }
  const isKept = major >= 19 && session.cartId === null
  Object.assign(session, { cartId: null, cartQuantity: 0, isDirty: !isKept })
  return leadTo(visit, '/shop/confirmation')
}
