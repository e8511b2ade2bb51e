import { connect } from 'ooor'
import { describe, expect, it } from 'vitest'
import { Sandbox } from '../../index.ts'
import type { ShapeSeries } from '../../shapes.ts'

const ADDRESS = {
  email: 'kenji@example.com',
  phone: '+81 3 1234 5678',
  street: 'Street 1',
  city: 'Tokyo',
  zip: '1000001',
}

/** A shop that sells in dollars, and for less in yen to who lives in Japan. */
async function shopAbroad(series: ShapeSeries) {
  const sandbox = await Sandbox.open({ series, apps: ['sale', 'website_sale'] })
  const env = sandbox.environment()
  const [japan = 0] = env.search('res.country', [['code', '=', 'JP']])
  const [yen = 0] = env.withContext({ active_test: false }).search('res.currency', [['name', '=', 'JPY']])
  env.write('res.currency', [yen], { active: true })
  env.create('res.currency.rate', { currency_id: yen, name: '2020-01-01', rate: 150.5 })
  const group = env.create('res.country.group', { name: 'Japan', country_ids: [[6, 0, [japan]]] })
  const less = { applied_on: '3_global', compute_price: 'percentage', percent_price: 7.5 }
  env.create('product.pricelist', {
    ...{ name: 'Japan', currency_id: yen, sequence: 1, country_group_ids: [[6, 0, [group]]] },
    item_ids: [[0, 0, less]],
  })
  const product = { name: 'Lantern', list_price: 99.99, taxes_id: [[6, 0, []]], is_published: true, type: 'consu' }
  const lantern = env.create('product.product', product)
  const odoo = connect('https://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter })
  return { odoo, lantern, japan }
}

describe('a shop with a pricelist for a country', () => {
  // Tried on 17.0 and 19.0; 18 by its source.
  it.each([
    ['17.0', { unitPrice: 99.99, total: 699.93, currency: '$' }, { price: 99.99, listPrice: 99.99 }],
    ['18.0', { unitPrice: 13920, total: 97439, currency: '¥' }, { price: 13920, listPrice: 15048 }],
    ['19.0', { unitPrice: 13920, total: 97439, currency: '¥' }, { price: 13920, listPrice: 15048 }],
  ] as const)('gives its prices, without cents, from the address on, on %s', async (series, there, variant) => {
    const { odoo, lantern, japan } = await shopAbroad(series)
    const [kenji, bob] = [odoo.visitor(), odoo.visitor()]
    await Promise.all([kenji.cart.add(lantern, 7), bob.cart.add(lantern, 1)])
    expect(await kenji.cart.contents()).toMatchObject({ total: 699.93, currency: { symbol: '$' } })
    expect((await kenji.checkout.setAddress({ ...ADDRESS, name: 'Kenji', countryId: japan })).accepted).toBe(true)
    expect(await kenji.cart.contents()).toMatchObject({ total: there.total, currency: { symbol: there.currency } })
    const { products } = await kenji.shop.search({ text: 'Lantern' })
    expect(products).toMatchObject([{ price: there.unitPrice, currency: { symbol: there.currency } }])
    expect(await kenji.shop.variant({ templateId: products[0]?.id ?? 0 })).toMatchObject(variant)
    expect(await bob.cart.contents()).toMatchObject({ total: 99.99, currency: { symbol: '$' } })
    await odoo.close()
  })

  // Tried on 14.0 and 19.0.
  it.each([
    ['14.0', 880],
    ['19.0', 770],
  ])('prices a line by how much of it there is, on %s', async (series, byHand) => {
    const sandbox = new Sandbox({ series })
    const env = sandbox.environment()
    const lantern = env.create('product.product', {
      name: 'Lantern',
      list_price: 100,
      taxes_id: [[6, 0, []]],
      sale_ok: true,
    })
    const many = { applied_on: '3_global', min_quantity: 10, compute_price: 'percentage', percent_price: 20 }
    env.create('product.pricelist.item', { ...many, pricelist_id: 1 })
    const odoo = connect('https://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter })
    const visitor = odoo.visitor()
    await visitor.cart.add(lantern, 9)
    expect((await visitor.cart.contents()).total).toBe(900)
    await visitor.cart.add(lantern, 1)
    expect((await visitor.cart.contents()).total).toBe(800)
    const line = env.search('sale.order.line', [['product_id', '=', lantern]])
    env.write('sale.order.line', line, { price_unit: 70 })
    await visitor.cart.add(lantern, 1)
    expect((await visitor.cart.contents()).total).toBe(byHand)
    await odoo.close()
  })

  // Of 14, 17 and 19 by source: who has a term of their own pays by it, others at once.
  it.each(['14.0', '18.0', '19.0'])(
    'is paid at once, and by its list as long as nobody says a price, on %s',
    async (series) => {
      const sandbox = new Sandbox({ series })
      const env = sandbox.environment()
      const product = { name: 'Lantern', list_price: 100, taxes_id: [[6, 0, []]], is_published: true, type: 'consu' }
      const lantern = env.create('product.product', product)
      const rule = { applied_on: '3_global', compute_price: 'percentage', percent_price: 7.5 }
      const many = { ...rule, percent_price: 20, min_quantity: 10 }
      env.write('product.pricelist', [1], { item_ids: [rule, many].map((one) => [0, 0, one]) })
      const odoo = connect('https://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter })
      const visitor = odoo.visitor()
      await visitor.cart.add(lantern, 1)
      const [line = 0] = env.search('sale.order.line', [['product_id', '=', lantern]])
      const price = () => env.read('sale.order.line', [line], ['price_unit'])[0]?.price_unit
      expect(price()).toBe(92.5)
      const [order] = env.search('sale.order', [['order_line', 'in', [line]]])
      expect(env.read('sale.order', [order as number], ['payment_term_id'])[0]?.payment_term_id).toEqual([
        1,
        'Immediate Payment',
      ])
      env.write('sale.order.line', [line], { product_uom_qty: 10 })
      expect(price()).toBe(series === '14.0' ? 92.5 : 80)
      await odoo.close()
    },
  )
})
