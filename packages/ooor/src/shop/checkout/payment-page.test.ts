import { describe, expect, it } from 'vitest'
import { readHtml } from '../pages/html-tree.ts'
import { readConfirmation } from './confirmation-page.ts'
import { readDeliveries } from './deliveries.ts'
import { readPaymentForm, readPaymentMethods } from './payment-page.ts'
import { isOwnForm, readProviderForm } from './provider-form.ts'

const methodsOf = (html: string) => readPaymentMethods(readHtml(html))

describe('the ways to pay on a page', () => {
  const plain = { methodId: null, methodCode: '', isTest: false }

  it('are radio buttons, of which each series has its own', () => {
    expect(
      methodsOf(`<label><input type="radio" name="acquirer" value="3"/><span>Wire Transfer</span></label>`),
    ).toEqual([{ ...plain, providerId: 3, providerCode: '', name: 'Wire Transfer' }])
    const card = (value: string, data: string) =>
      `<label><input type="radio" name="pm_id" value="${value}" ${data}/><span class="payment_option_name"> Wire Transfer </span><b>Fees</b></label>`
    const to14 = card('form_6', 'data-acquirer-id="6" data-provider="transfer"') + card('12', 'data-acquirer-id="7"')
    expect(methodsOf(to14)).toEqual([{ ...plain, providerId: 6, providerCode: 'transfer', name: 'Wire Transfer' }])
    const on16 = `<label><input name="o_payment_radio" type="radio" data-payment-option-type="provider" data-payment-option-id="15" data-provider="custom"/> Wire Transfer</label>`
    expect(methodsOf(on16)).toEqual([{ ...plain, providerId: 15, providerCode: 'custom', name: 'Wire Transfer' }])
  })

  it('are once each where the form is there twice, without saved cards', () => {
    const since17 = `<input name="o_payment_radio" id="m" data-payment-option-type="payment_method" data-payment-option-id="222" data-payment-method-code="wire_transfer" data-provider-id="19" data-provider-code="custom" data-provider-state="test"/><label for="m">Wire Transfer</label>
      <input name="o_payment_radio" data-payment-option-type="token" data-payment-option-id="3" data-provider-id="19"/>`
    expect(methodsOf(since17 + since17)).toEqual([
      {
        providerId: 19,
        providerCode: 'custom',
        methodId: 222,
        methodCode: 'wire_transfer',
        name: 'Wire Transfer',
        isTest: true,
      },
    ])
  })

  it('have the words that a payment wants back', () => {
    const form = `<form class="o_payment_form" data-amount="80.0" data-currency-id="1" data-partner-id="9" data-transaction-route="/shop/payment/transaction/5" data-landing-route="/shop/payment/validate" data-access-token="t"></form>`
    expect(readPaymentForm(readHtml(form))).toEqual({
      route: '/shop/payment/transaction/5',
      accessToken: 't',
      amount: 80,
      currencyId: 1,
      partnerId: 9,
      landingRoute: '/shop/payment/validate',
    })
    expect(readPaymentForm(readHtml('<form class="o_payment_form"></form>'))).toBeUndefined()
  })
})

describe("a provider's form", () => {
  it('is a form, or only its fields up to 14', () => {
    const form =
      '<form method="post" action="/payment/custom/process"><input type="hidden" name="reference" value="S1"/></form>'
    const own = readProviderForm(form)
    expect(own).toEqual({ method: 'POST', url: '/payment/custom/process', fields: { reference: 'S1' } })
    const fields = `<input name="data_set" data-remove-me="" data-action-url="/payment/transfer/feedback"/><input name="amount" value="80.0"/>`
    expect(readProviderForm(fields)).toEqual({
      method: 'POST',
      url: '/payment/transfer/feedback',
      fields: { amount: '80.0' },
    })
    expect(readProviderForm('<p>nothing</p>')).toBeUndefined()
    expect(own && isOwnForm(own)).toBe(true)
  })

  it('is not for the shop when it leads to another server', () => {
    for (const url of ['https://pay.example.com/x', '//pay.example.com/x']) {
      expect(isOwnForm({ method: 'GET', url, fields: {} })).toBe(false)
    }
  })
})

describe('deliveries on a page', () => {
  it('have ids, names and prices where they are known', () => {
    const page = `<ul><li><input type="radio" name="delivery_type" id="delivery_1" value="1" checked="checked"/><label for="delivery_1">Standard delivery</label><span class="badge">$ <span class="oe_currency_value">5.00</span></span></li>
      <li><input name="o_delivery_radio" data-dm-id="2"/><span name="o_delivery_method_name">By bike</span><small>Select to compute delivery rate</small></li></ul>`
    expect(readDeliveries(readHtml(page), 'en-US')).toEqual([
      { id: 1, name: 'Standard delivery', price: 5, isChosen: true, error: '' },
      { id: 2, name: 'By bike', price: null, isChosen: false, error: '' },
    ])
  })
})

describe('the thank-you page', () => {
  const total = '<p id="order_total">$ <span class="oe_currency_value">80.00</span></p>'

  it('names the order in its heading up to 16', () => {
    const page = `<h1><span>Order</span> <em>S01620</em> <em>Confirmed</em></h1>
      <div class="oe_website_sale_tx_status" data-order-id="1621"><h3>Please make a payment to: </h3></div>${total}`
    expect(readConfirmation(readHtml(page))).toEqual({
      id: 1621,
      name: 'S01620',
      total: 80,
      currency: { symbol: '$', position: 'before' },
      message: 'Please make a payment to:',
      warning: '',
    })
  })

  it('has a heading of its own for a payment that is done in 17 and 18, and names nothing before', () => {
    const rest = `<div class="oe_website_sale_tx_status" data-order-id="50">Thank you 2</div>${total}`
    const paid = `<h3>Thank you for your order.</h3><h5><em><span>Order</span> <span>S00050</span> <i></i></em></h5>${rest}`
    expect(readConfirmation(readHtml(paid))).toMatchObject({ id: 50, name: 'S00050', message: 'Thank you 2' })
    expect(readConfirmation(readHtml(`<h3>Thank you for your order.</h3>${rest}`))).toMatchObject({ id: 50, name: '' })
  })

  it('has a box for it since 19, and its data for statistics', () => {
    const page = `<div id="order_name"><h5><span>Order</span> <span>S01621</span></h5></div>
      <div name="order_confirmation" data-order-id="1621" data-order-tracking-info="{&#34;value&#34;: 72.0, &#34;currency&#34;: &#34;USD&#34;}"></div>`
    expect(readConfirmation(readHtml(page))).toMatchObject({ id: 1621, name: 'S01621', total: 72, currency: null })
    expect(readConfirmation(readHtml(page + total)).currency).toEqual({ symbol: '$', position: 'before', code: 'USD' })
  })
})
