import { describe, expect, it } from 'vitest'
import { readHtml } from '../pages/html-tree.ts'
import * as pages from './product-pages.ts'
import { idInUrl, readCategories, readProduct } from './product-pages.ts'
import { readVariant } from './variant.ts'
import { readWishes } from './wishes.ts'

const readProducts = (html: string) => pages.readProducts(readHtml(html))
const hasPage = (html: string, number: number) => pages.hasPage(readHtml(html), number)
const hasPageAfter = (html: string, number: number) => pages.hasPageAfter(readHtml(html), number)
const money = (amount: string) => `$ <span class="oe_currency_value">${amount}</span>`

describe('the products of a page', () => {
  it('are cards, with the price before a discount', () => {
    const to14 = `<form class="oe_product_cart"><a itemprop="url" href="/shop/desk-25?search=desk"><img src="/web/image/product.template/25/image_256"/></a>
      <h6><a itemprop="name" href="/shop/desk-25">Four Person Desk</a></h6><div class="product_price">
      <del class="text-danger d-none">${money('23,500.00')}</del><span>${money('23,500.00')}</span><span itemprop="priceCurrency">USD</span></div></form>`
    expect(readProducts(to14)).toEqual([
      {
        id: 25,
        name: 'Four Person Desk',
        url: '/shop/desk-25',
        imageUrl: '/web/image/product.template/25/image_256',
        price: 23500,
        currency: { symbol: '$', position: 'before', code: 'USD' },
      },
    ])
    const since19 = `<form class="oe_product_cart" aria-label="Desk"><a href="/shop/desk-25" title="Desk"></a><h2 class="o_wsale_products_item_title"><a href="/shop/desk-25"><span>Desk</span></a></h2>
      <div class="product_price"><span>${money('2,115.00')}</span><del>${money('2,350.00')}</del></div>
      <input name="product_id" type="hidden" value="40"/><input name="product_template_id" type="hidden" value="25"/></form>`
    expect(readProducts(since19)).toMatchObject([{ id: 25, productId: 40, name: 'Desk', price: 2115, listPrice: 2350 }])
  })

  it('go on as the pager says', () => {
    const pager = '<a href="/shop">1</a><a href="/shop/page/2?search=x">2</a><a href="/shop/page/3">3</a>'
    expect([hasPageAfter(pager, 1), hasPageAfter(pager, 3), hasPage(pager, 3), hasPage(pager, 4)]).toEqual([
      true,
      false,
      true,
      false,
    ])
  })

  it('have their id at the end of their address', () => {
    expect(
      ['/shop/desk-9', '/shop/desk-9?x=1-2', '/shop/product/9', '/shop/9#attr=3', '/shop', '/shop/desk-9/x'].map(
        idInUrl,
      ),
    ).toEqual([9, 9, 9, 9, undefined, undefined])
  })

  it('are in categories, some below others', () => {
    const page = `<ul><li><a href="/shop/category/desks-1">Desks</a><ul><li><a href="/shop/category/parts-10?x=1">Parts</a></li></ul></li>
      <li><a href="/shop/category/desks-1">Desks</a></li></ul>`
    expect(readCategories(page)).toEqual([
      { id: 1, name: 'Desks', parentId: null, count: null },
      { id: 10, name: 'Parts', parentId: 1, count: null },
    ])
  })
})

describe('the page of a product', () => {
  const attribute = (dash: string) => `<main><h1>Desk</h1><div class="js_product js_main_product">
    <input type="hidden" name="product_id" value="12"/><input type="hidden" name="product_template_id" value="9"/>
    <ul class="js_add_cart_variants" data-attribute${dash}exclusions="{&quot;exclusions&quot;: {&quot;2&quot;: [4]}}">
    <li class="variant_attribute" data-attribute${dash}id="1" data-attribute${dash}name="Legs">
      <label><input type="radio" checked="True" data-value${dash}id="1" data-value${dash}name="Steel"/></label>
      <label><input type="radio" data-value${dash}id="2" data-value${dash}name="Aluminium"/><span>+ <span class="variant_price_extra">${money('50.40')}</span></span></label></li></ul></div></main>`

  it.each(['_', '-'])('tells what it can be chosen by (data-attribute%sid)', (dash) => {
    expect(readProduct(attribute(dash), '/shop/desk-9?x=1')).toEqual({
      id: 9,
      productId: 12,
      name: 'Desk',
      url: '/shop/desk-9',
      description: '',
      attributes: [
        {
          id: 1,
          name: 'Legs',
          values: [
            { id: 1, name: 'Steel', extra: 0, excludes: [], isProposed: true },
            { id: 2, name: 'Aluminium', extra: 50.4, excludes: [4], isProposed: false },
          ],
        },
      ],
    })
  })
})

describe('what a server tells of a variant', () => {
  it('has stock where it is counted', () => {
    const to14 = {
      product_id: 38,
      display_name: 'Desk',
      price: 600,
      list_price: 600,
      virtual_available: 65,
      product_type: 'product',
      inventory_availability: 'always',
      cart_qty: 1,
      uom_name: 'Units',
    }
    expect(readVariant(to14, 9)).toEqual({
      templateId: 9,
      productId: 38,
      name: 'Desk',
      price: 600,
      listPrice: 600,
      hasDiscount: false,
      isPossible: true,
      stock: 65,
      isSoldBeyondStock: false,
      inCart: 1,
      unit: 'Units',
    })
    const since17 = {
      product_id: false,
      is_combination_possible: false,
      price: 675,
      list_price: 750,
      has_discounted_price: true,
      is_storable: true,
      allow_out_of_stock_order: true,
      free_qty: 0,
    }
    expect(readVariant(since17, 9)).toMatchObject({
      productId: null,
      isPossible: false,
      hasDiscount: true,
      stock: 0,
      isSoldBeyondStock: true,
      inCart: null,
    })
    expect(readVariant({ product_id: 1, price: 1, product_type: 'service', free_qty: 0 }, 1).stock).toBeNull()
  })
})

describe('a wish list', () => {
  it('has a row or an article for each', () => {
    const row = `<tr data-wish-id="3" data-product-id="6"><td><a href="/shop/lamp-6"><img/></a></td><td><strong><a href="/shop/lamp-6">Lamp</a></strong></td></tr>`
    const article = `<article data-wish-id="4" data-product-id="7"><a href="/shop/desk-7" title="Desk"></a><h2><a href="/shop/desk-7">Desk</a></h2></article>`
    expect(readWishes(`<table>${row}</table>${article}`)).toEqual([
      { id: 3, productId: 6, name: 'Lamp', url: '/shop/lamp-6' },
      { id: 4, productId: 7, name: 'Desk', url: '/shop/desk-7' },
    ])
  })
})
