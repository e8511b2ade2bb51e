import { isPlain } from '../../belongings/plain-rows.ts'
import { PdfToolMissingError, ServerError, UnsupportedError, UserError } from '../../errors/index.ts'
import { type CallOptions, isAtLeast, type Page } from '../../wires/index.ts'
import { EMPTY_CART, readCartContents, readTotals } from '../cart-contents.ts'
import { CONFIRMATION_PAGE, isPage } from '../lost-cart.ts'
import type { HtmlNode } from '../pages/html-tree.ts'
import { failedAnswer, onceItRan, sendForm } from '../pages/send-form.ts'
import { shopSeries } from '../shop-series.ts'
import type { ShopSession } from '../shop-session.ts'
import type { ConfirmOptions, OrderPlaced, PaymentDue, PaymentMethod, Payments, PlacedOrder } from './checkout.ts'
import { lastOrder, placedOrder } from './confirmation-page.ts'
import { paymentPage, readPaymentForm, readPaymentMethods } from './payment-page.ts'
import { isOwnForm, type ProviderForm, readProviderForm } from './provider-form.ts'

const VALIDATE = '/shop/payment/validate'

/** What there is to pay, and how. */
export async function payments(session: ShopSession, options: CallOptions): Promise<Payments> {
  const { page } = await paymentPage(session, options)
  return paymentsOn(page)
}

function paymentsOn(page: HtmlNode): Payments {
  const totals = readTotals(page)
  if (totals === undefined) {
    throw new UnsupportedError('/shop/payment shows no total of the order', { call: { path: '/shop/payment' } })
  }
  const isFree = totals.total === 0
  const methods = isFree ? [] : readPaymentMethods(page)
  const alert = page.find((one) => one.hasClass('alert-warning') || one.hasClass('alert-danger'))
  return { isFree, totals, methods, problem: isFree || methods.length > 0 ? '' : (alert?.text ?? '') }
}

/** Places the order. */
export async function confirm(session: ShopSession, options: ConfirmOptions): Promise<OrderPlaced | PaymentDue> {
  const { page } = await paymentPage(session, options)
  const { isFree, methods, problem } = paymentsOn(page)
  if (isFree) return placed(session, await confirmFree(session, options))
  const { payment } = options
  const chosen = methods.find(
    ({ providerId, methodId }) => providerId === payment?.providerId && methodId === payment.methodId,
  )
  if (chosen !== undefined) return pay(session, page, chosen, options)
  const names = methods.map(({ name }) => `'${name}'`).join(', ')
  const message = `${payment === undefined ? 'a way to pay is needed' : `'${payment.name}' is no way to pay this order`}: ${names || problem || 'the shop has none'}`
  throw new UserError({ exception: '', message }, { call: { path: '/shop/payment' } })
}

function placed(session: ShopSession, order: PlacedOrder): OrderPlaced {
  session.cartQuantity = 0
  session.cartLines = []
  return { kind: 'placed', order }
}

async function confirmFree(session: ShopSession, options: CallOptions): Promise<PlacedOrder> {
  const answer = await onceItRan(VALIDATE, () => session.submit(VALIDATE, {}, options))
  checkPlaced(answer)
  return onceItRan(VALIDATE, async () => found(await lastOrder(session, options), answer))
}

function found(order: PlacedOrder | undefined, { path }: Page): PlacedOrder {
  if (order !== undefined) return order
  throw new UserError(
    { exception: '', message: 'the shop has not taken the payment, and the order is not placed' },
    { call: { path: path.split('?')[0] ?? '' } },
  )
}

function checkPlaced({ status, text }: Page): void {
  if (status < 400) return
  const call = { path: VALIDATE }
  if (/wkhtmltopdf/i.test(text)) {
    const message =
      'the server has no wkhtmltopdf, so it cannot write the mail that confirms the order, and the order is not placed: install it there'
    throw new PdfToolMissingError({ exception: '', message }, { call })
  }
  throw failedAnswer(VALIDATE, status)
}

async function pay(
  session: ShopSession,
  page: HtmlNode,
  method: PaymentMethod,
  options: CallOptions,
): Promise<OrderPlaced | PaymentDue> {
  const { route, params } = await transaction(session, page, method, options)
  const answer = await session.request(route, params, options)
  const { form, values } = whatToDo(answer, route)
  const reference = [values.reference, form?.fields.reference].find((one) => typeof one === 'string') ?? ''
  if (form === undefined || !isOwnForm(form)) {
    return { kind: 'payment', reference, providerCode: method.providerCode, redirect: form ?? null, values }
  }
  return onceItRan(route, async () => placed(session, await payHere(session, form, reference, options)))
}

/** The call that makes a payment: its address and arguments, by series. */
async function transaction(session: ShopSession, page: HtmlNode, method: PaymentMethod, options: CallOptions) {
  const series = await shopSeries(session, options)
  if (!isAtLeast(series, 15)) {
    const route = '/shop/payment/transaction/'
    if (isAtLeast(series, 11)) return { route, params: { acquirer_id: method.providerId } }
    return { route: `${route}${method.providerId}`, params: {} }
  }
  const form = readPaymentForm(page)
  if (form === undefined) {
    throw new UnsupportedError('/shop/payment has no form for a payment', { call: { path: '/shop/payment' } })
  }
  const common = {
    access_token: form.accessToken,
    flow: 'redirect',
    tokenization_requested: false,
    landing_route: form.landingRoute,
  }
  const { providerId, methodId } = method
  const choice = isAtLeast(series, 17)
    ? { provider_id: providerId, payment_method_id: methodId, token_id: null }
    : {
        payment_option_id: providerId,
        amount: form.amount,
        currency_id: form.currencyId,
        partner_id: form.partnerId,
      }
  return { route: form.route, params: { ...common, ...choice } }
}

function whatToDo(answer: unknown, path: string): { form?: ProviderForm; values: Readonly<Record<string, unknown>> } {
  const call = { path }
  if (typeof answer === 'string') {
    const form = readProviderForm(answer)
    if (form !== undefined) return { form, values: {} }
  }
  if (typeof answer !== 'object' || answer === null) {
    // The first 8.0 answers the payment's id: its form has none of it.
    throw new UnsupportedError(`${path} answered no form of the provider`, { call })
  }
  const values = answer as Readonly<Record<string, unknown>>
  const { redirect_form_html: markup } = values
  const form = typeof markup === 'string' ? readProviderForm(markup) : undefined
  return { values, ...(form !== undefined && { form }) }
}

/** Sends the form to the shop's own server, as that of a wire transfer, and goes where it leads a browser. */
async function payHere(
  session: ShopSession,
  form: ProviderForm,
  reference: string,
  options: CallOptions,
): Promise<PlacedOrder> {
  if (form.method === 'POST') await sendForm(session, form.url, form.fields, options)
  else await session.page(`${form.url}?${new URLSearchParams(form.fields)}`, options)
  const { warning = '' } = (await poll(session, options)) ?? {}
  const end = await session.page(VALIDATE, options)
  checkPlaced(end)
  if (!isPage(end.path, CONFIRMATION_PAGE)) found(undefined, end)
  const order = found(await lastOrder(session, options), end)
  // A second payment of an order has a number behind its name.
  return { ...order, name: order.name || reference.replace(/-\d+$/, ''), warning }
}

/** How a payment went: what the server could not do of what follows from it, and the last state, where it tells one. */
interface PaymentStatus {
  readonly warning: string
  readonly state?: string | undefined
}

/** The page after a payment asks how it went, and the server does then what follows from it. From 13 on. */
async function poll(session: ShopSession, options: CallOptions): Promise<PaymentStatus | undefined> {
  const series = await shopSeries(session, options)
  if (!isAtLeast(series, 13)) return undefined
  const route = isAtLeast(series, 15) ? '/payment/status/poll' : '/payment/process/poll'
  try {
    const answer = ((await session.request(route, {}, options)) ?? {}) as Readonly<Record<string, unknown>>
    const state = lastState(answer, route)
    return { warning: typeof answer.error === 'string' ? answer.error : '', state }
  } catch (error) {
    // The payment stands: what follows from it, as a mail, the server does later.
    if (ServerError.is(error) && !isRefusal(error)) return { warning: error.serverMessage }
    throw error
  }
}

const REFUSED = 'the payment was refused'
const isRefusal = (error: ServerError) => error.serverMessage.startsWith(REFUSED)

function lastState(answer: Readonly<Record<string, unknown>>, path: string): string | undefined {
  const lists = [answer.transactions, answer.display_values_list].filter(Array.isArray)
  const all = [answer, ...lists.flat().filter(isPlain)] as readonly Readonly<Record<string, unknown>>[]
  const last = all.findLast(({ state }) => typeof state === 'string')
  if (last?.state !== 'error' && last?.state !== 'cancel') return last?.state as string | undefined
  const why = typeof last.state_message === 'string' && last.state_message !== '' ? `: ${last.state_message}` : ''
  throw new UserError({ exception: '', message: `${REFUSED}${why}` }, { call: { path } })
}

/** The order after a visitor has paid at a provider's. */
export async function result(session: ShopSession, options: CallOptions): Promise<PlacedOrder | null> {
  await shopSeries(session, options)
  if (session.isNewcomer) return null
  // What this session has placed, is placed: a cart that is there all the same is an older one of the user's.
  const placed = session.cartQuantity === 0 ? await placedOrder(session, options) : undefined
  if (placed !== undefined) return placed
  const { text } = await session.page('/shop/cart', options)
  const cart = readCartContents(text, true) ?? EMPTY_CART
  if (cart.lines.length > 0) {
    // The page after a payment would place a free order that nobody has confirmed.
    if (cart.total === 0) return null
    const status = await poll(session, options)
    const end = await session.page(VALIDATE, options)
    checkPlaced(end)
    if (!isPage(end.path, CONFIRMATION_PAGE)) {
      // No payment is open: that of the order before has ended, and the cart is an older one of the user's.
      return (status && status.state !== 'draft' && (await placedOrder(session, options))) || null
    }
    session.cartQuantity = 0
    session.cartLines = []
  }
  return (await placedOrder(session, options)) ?? null
}
