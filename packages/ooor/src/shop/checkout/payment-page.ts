import { UserError } from '../../errors/index.ts'
import { type CallOptions, isAtLeast } from '../../wires/index.ts'
import { isPage } from '../lost-cart.ts'
import type { HtmlNode } from '../pages/html-tree.ts'
import { shopSeries } from '../shop-series.ts'
import type { ShopSession } from '../shop-session.ts'
import type { PaymentMethod } from './checkout.ts'
import { addressMissing, type CheckoutPage, checkoutPage } from './checkout-page.ts'

const PAYMENT = '/shop/payment'
const CONFIRM_ORDER = '/shop/confirm_order'

/** Goes to the page where the order is paid, over what the shop does before. */
export async function paymentPage(session: ShopSession, options: CallOptions): Promise<CheckoutPage> {
  const series = await shopSeries(session, options)
  const isOwnStep = isAtLeast(series, 10) && !isAtLeast(series, 18)
  let found = await checkoutPage(session, stepBefore(), options)
  // 17 stays at the addresses, and a shop may ask more.
  if (isOwnStep && isPage(found.path, '/shop/checkout')) found = await checkoutPage(session, CONFIRM_ORDER, options)
  if (isPage(found.path, '/shop/extra_info')) found = await checkoutPage(session, PAYMENT, options)
  if (isPage(found.path, '/shop/address')) throw addressMissing(found.path)
  if (isPage(found.path, PAYMENT)) return found
  if (isPage(found.path, '/shop/checkout')) {
    // Up to 9 the form with the address is there; since 18 what is missing.
    if (!isAtLeast(series, 10)) throw addressMissing(found.path)
    const alert = found.page.find((one) => one.hasClass('alert-warning') || one.hasClass('alert-danger'))
    throw new UserError({ exception: '', message: alert?.text || 'the shop wants a delivery method first' })
  }
  throw new UserError({ exception: '', message: `the shop leads to ${found.path.split('?')[0]} before the payment` })

  function stepBefore(): string {
    // From 10 to 17 only this step looks at the address; 18 looks at it with each; 19 has one step less.
    if (isOwnStep) return '/shop/checkout?express=1'
    return isAtLeast(series, 19) || !isAtLeast(series, 10) ? PAYMENT : CONFIRM_ORDER
  }
}

/** What 15 and later want back with a payment: it stands in the form's attributes. */
export interface PaymentForm {
  readonly route: string
  readonly accessToken: string
  readonly amount: number
  readonly currencyId: number
  readonly partnerId: number
  readonly landingRoute: string
}

export function readPaymentForm(page: HtmlNode): PaymentForm | undefined {
  const form = page.find(
    (one) => one.tag === 'form' && one.hasClass('o_payment_form') && one.hasAttr('data-transaction-route'),
  )
  if (form === undefined) return undefined
  return {
    route: form.attr('data-transaction-route'),
    accessToken: form.attr('data-access-token'),
    amount: Number(form.attr('data-amount')),
    currencyId: Number(form.attr('data-currency-id')),
    partnerId: Number(form.attr('data-partner-id')),
    landingRoute: form.attr('data-landing-route'),
  }
}

/** The ways to pay that a page offers: radio buttons, of which each series has its own. Saved cards are left out. */
export function readPaymentMethods(page: HtmlNode): PaymentMethod[] {
  const methods = new Map<string, PaymentMethod>()
  for (const input of page.all(({ tag }) => tag === 'input')) {
    const method = methodOf(input)
    // 17 and later have the form twice, for two sizes of screens.
    if (method !== undefined)
      methods.set(`${method.providerId}/${method.methodId}`, { ...method, name: nameOf(input, page) })
  }
  return [...methods.values()]
}

function methodOf(input: HtmlNode): PaymentMethod | undefined {
  const told = (name: string) => input.attr(`data-${name}`)
  const of = (providerId: number, providerCode: string): PaymentMethod => ({
    providerId,
    providerCode,
    methodId: null,
    methodCode: '',
    name: '',
    isTest: told('provider-state') === 'test',
  })
  switch (input.attr('name')) {
    case 'o_payment_radio': {
      const type = told('payment-option-type')
      const id = Number(told('payment-option-id'))
      if (type === 'payment_method') {
        const provider = of(Number(told('provider-id')), told('provider-code'))
        return { ...provider, methodId: id, methodCode: told('payment-method-code') }
      }
      // `acquirer` on 15.
      return type === 'token' ? undefined : of(id, told('provider'))
    }
    // 9 to 14; a number alone is a saved card.
    case 'pm_id':
      return told('acquirer-id') && input.attr('value').startsWith('form_')
        ? of(Number(told('acquirer-id')), told('provider'))
        : undefined
    // 8.
    case 'acquirer':
      return Number(input.attr('value')) > 0 ? of(Number(input.attr('value')), '') : undefined
    default:
      return undefined
  }
}

function nameOf(input: HtmlNode, page: HtmlNode): string {
  const id = input.attr('id')
  const label =
    input.closest(({ tag }) => tag === 'label') ??
    page.find((one) => one.tag === 'label' && id !== '' && one.attr('for') === id) ??
    input.parent
  const named = label?.find((one) => one.hasClass('payment_option_name'))
  return (named ?? label)?.text ?? ''
}
