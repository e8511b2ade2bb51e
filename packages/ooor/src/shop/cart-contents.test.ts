import { describe, expect, it } from 'vitest'
import { readCartContents } from './cart-contents.ts'

const money = (amount: string) =>
  `<span style="white-space: nowrap;">$\u00a0<span class="oe_currency_value">${amount}</span></span>`

/** The parts of a page of 8 to 16 that are read: a table, with the price of one. */
const table = (
  rows: readonly [id: number, quantity: number, price: string][],
  totals: string,
) => `<html lang="en-US"><body>
  <table id="cart_products"><thead><tr><th class="td-price">Price</th></tr></thead><tbody>${rows
    .map(
      ([
        id,
        quantity,
        price,
      ]) => `<tr><td class="td-img"><img src="/web/image/product.product/${id}/image_128/x?unique=1"/></td>
      <td class="td-product_name"><a href="/shop/lamp-${id}"><strong>Lamp</strong></a></td>
      <td><input class="js_quantity" data-line-id="${id}" data-product-id="${id}" value="${quantity}"/></td>
      <td class="text-center td-price" name="price"><del>${money('99.00')}</del>${money(price)}</td></tr>`,
    )
    .join('')}</tbody></table><table id="cart_total">${totals}</table></body></html>`

const row = (id: string, amount: string) => `<tr id="${id}"><td>…</td><td>${money(amount)}</td></tr>`

describe('the contents of a cart page', () => {
  it('are lines with the price of one, and totals', () => {
    const totals =
      row('order_total_untaxed', '1,100.00') + row('order_total_taxes', '165.00') + row('order_total', '1,265.00')
    const contents = readCartContents(
      table(
        [
          [1, 2, '500.00'],
          [2, 1, '100.00'],
        ],
        totals,
      ),
      false,
    )
    expect(contents).toEqual({
      untaxed: 1100,
      tax: 165,
      total: 1265,
      delivery: null,
      currency: { symbol: '$', position: 'before' },
      quantity: 3,
      lines: [
        {
          id: 1,
          productId: 1,
          name: 'Lamp',
          quantity: 2,
          unitPrice: 500,
          subtotal: 1000,
          url: '/shop/lamp-1',
          imageUrl: '/web/image/product.product/1/image_128/x?unique=1',
        },
        expect.objectContaining({ id: 2, unitPrice: 100, subtotal: 100 }),
      ],
    })
  })

  it('have no subtotal on 8', () => {
    const page = table([[1, 2, '40.00']], row('order_total', '88.00') + row('order_total_taxes', '8.00'))
    expect(readCartContents(page, false)).toMatchObject({ untaxed: 80, tax: 8, total: 88, lines: [{ tax: 8 }] })
  })

  it('are told by the total where a shop shows the other price', () => {
    const totals = row('order_total_untaxed', '80.00') + row('order_total_taxes', '0.00') + row('order_total', '80.00')
    expect(readCartContents(table([[1, 2, '80.00']], totals), false)?.lines).toMatchObject([
      { unitPrice: 40, subtotal: 80, tax: 0 },
    ])
    expect(readCartContents(table([[1, 2, '40.00']], totals), true)?.lines).toMatchObject([
      { unitPrice: 40, subtotal: 80, tax: 0 },
    ])
  })

  it('are cards with the price of all of them since 17, and the delivery in the total', () => {
    const page = `<html lang="en-US"><div id="cart_products"><div class="o_cart_product" data-product-id="5">
      <img src="/web/image/product.product/5/image_128"/><a href="/shop/lamp-5?attribute_values=1"><h6>Lamp</h6></a>
      <div class="d-block d-md-none"><h6 name="website_sale_cart_line_price">${money('72.00')}</h6></div>
      <input class="js_quantity quantity" data-line-id="9" data-product-id="5" value="2"/></div></div>
      <table><tr name="o_order_delivery"><td><span class="monetary_field">${money('5.00')}</span></td></tr>
      <tr name="o_order_total_untaxed"><td>${money('77.00')}</td></tr><tr name="o_order_total_taxes"><td>${money('3.00')}</td></tr>
      <tr name="o_order_total"><td>${money('80.00')}</td></tr></table>
      <form name="o_payment_express_checkout_form" data-currency-name="usd"></form></html>`
    expect(readCartContents(page, true)).toEqual({
      untaxed: 77,
      tax: 3,
      total: 80,
      delivery: 5,
      currency: { symbol: '$', position: 'before', code: 'USD' },
      quantity: 2,
      lines: [
        {
          id: 9,
          productId: 5,
          name: 'Lamp',
          quantity: 2,
          unitPrice: 36,
          subtotal: 72,
          url: '/shop/lamp-5?attribute_values=1',
          imageUrl: '/web/image/product.product/5/image_128',
        },
      ],
    })
  })

  it('tell no delivery that is not chosen yet', () => {
    const hidden = `<tr name="o_order_delivery"><td><span>-</span><span class="monetary_field d-none">$ <span class="oe_currency_value">0.00</span></span></td></tr>`
    expect(readCartContents(`${hidden}<p id="order_total">${money('1.00')}</p>`, true)?.delivery).toBeNull()
  })

  it('are not there on a page without a total', () => {
    expect(readCartContents('<p>Your cart is empty!</p>', true)).toBeUndefined()
  })
})
