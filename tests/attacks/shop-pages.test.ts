/** Pages of a shop whose parts repeat: four times the page takes four times the time. */
import { MalformedResponseError } from 'ooor'
import { describe, expect, it } from 'vitest'
import { readCartContents } from '../../packages/ooor/src/shop/cart-contents.ts'
import { readCategories, readProduct, readProducts } from '../../packages/ooor/src/shop/catalogue/product-pages.ts'
import { readWishes } from '../../packages/ooor/src/shop/catalogue/wishes.ts'
import { chosenAddresses, errorsOnPage, readAddressForm } from '../../packages/ooor/src/shop/checkout/address-page.ts'
import { readDeliveries } from '../../packages/ooor/src/shop/checkout/deliveries.ts'
import { readPaymentMethods } from '../../packages/ooor/src/shop/checkout/payment-page.ts'
import { readHtml } from '../../packages/ooor/src/shop/pages/html-tree.ts'

const LONG = 200_000
/** Milliseconds of the processor. */
const MOST = 1500

const READERS: Readonly<Record<string, (html: string) => unknown>> = {
  cart: (html) => readCartContents(html, true),
  products: (html) => readProducts(readHtml(html)),
  categories: readCategories,
  product: (html) => readProduct(html, '/shop/x-1'),
  wishes: readWishes,
  address: (html) => readAddressForm(readHtml(html), '/shop/address', 'billing'),
  chosen: (html) => chosenAddresses(readHtml(html)),
  errors: (html) => errorsOnPage(readHtml(html), new Map()),
  deliveries: (html) => readDeliveries(readHtml(html), 'en-US'),
  payments: (html) => readPaymentMethods(readHtml(html)),
}

/** By number, so that no two are the same. */
const PARTS: Readonly<Record<string, readonly [before: string, part: (at: number) => string]>> = {
  'lines in one row': [
    '<b id="order_total"><i class="oe_currency_value">1</i></b><tr>',
    (at) => `<input class="js_quantity" data-line-id="${at + 1}" data-product-id="1">`,
  ],
  'lines within a link': [
    '<b id="order_total"><i class="oe_currency_value">1</i></b><a href="/shop/1"><h2>',
    (at) => `x<input class="js_quantity" data-line-id="${at + 1}" data-product-id="1">`,
  ],
  'payments in one label': ['<label>', (at) => `<input name="pm_id" value="form_${at}" data-acquirer-id="${at + 1}">`],
  'payments with labels elsewhere': [
    '',
    (at) => `<input name="o_payment_radio" id="i${at}" data-payment-option-id="${at}">`,
  ],
  'addresses in one card': ['<p class="one_kanban">', (at) => `<i data-partner-id="${at + 1}"></i>`],
  'addresses in one form': ['<form><input name="mode2">', (at) => `<i data-partner-id="${at + 1}"></i>`],
  'controls without labels': ['<form><input name="city">', (at) => `<input name="n${at}" id="n${at}">`],
  'forms in forms': ['', () => '<form>'],
  'wrong fields': ['<p>', () => '<p class="is-invalid has-error error"></p>'],
  'deliveries in one row': ['<li>', (at) => `<input name="delivery_type" id="d${at}" value="${at + 1}">`],
  'deliveries in the page': ['', (at) => `<input name="o_delivery_radio" data-dm-id="${at + 1}">`],
  'wishes in one another': ['', (at) => `<p data-wish-id="${at + 1}">`],
  'products in one another': ['', () => '<p class="oe_product_cart">'],
  'categories in one list': ['<ul><li>', (at) => `<ul><a href="/shop/category/x-${at + 1}">x</a></ul>`],
  'variants in one item': [
    '<p class="js_product"><p class="variant_attribute">',
    (at) => `<input data-value_id="${at + 1}" data-attribute_id="1">`,
  ],
  'variants in one label': [
    '<h1>x</h1><p class="js_main_product js_product"><label class="variant_attribute">',
    (at) => `<input data-value_id="${at + 1}">`,
  ],
  'amounts side by side': ['<b id="order_total">', () => '<i class="oe_currency_value">1</i>'],
  'amounts that are crossed out': ['<b id="order_total"><del>', () => '<i class="oe_currency_value">1</i>'],
  'an element with many attributes': ['<input class="js_quantity" ', (at) => `a${at}=1 `],
}

describe.each(Object.entries(PARTS))('%s', (_, [before, part]) => {
  it('is read in time', () => {
    let html = before
    for (let at = 0; html.length < LONG; at++) html += part(at)
    const slow = Object.entries(READERS).flatMap(([name, read]) => {
      const start = process.cpuUsage()
      try {
        read(html)
      } catch (error) {
        expect(error).toBeInstanceOf(MalformedResponseError)
      }
      const { user, system } = process.cpuUsage(start)
      const time = Math.round((user + system) / 1000)
      return time > MOST ? [`${name}: ${time} ms`] : []
    })
    expect(slow).toEqual([])
  })
})
