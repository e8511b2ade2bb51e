import { beforeAll, beforeEach, expect, it } from 'vitest'
import { uniqueName } from './help.ts'
import { orderDesk } from './orders.ts'
import { describeTargets } from './targets.ts'

type Values = Readonly<Record<string, unknown>>

const TRIED = [14, 16, 17, 18]

/** What lines of orders cost by the rules of their order's list (tried on 14.0 and 16.0 to 18.0). */
describeTargets('rules of pricelists', (target) => {
  const desk = orderDesk(target)
  const { make, read, admin } = desk
  const ids = { category: 0, child: 0, product: 0, customer: 0 }
  beforeEach(({ skip }) => skip(!TRIED.includes(target().major), 'tried on 14.0 and 16.0 to 18.0'))
  beforeAll(async () => {
    if (!TRIED.includes(target().major)) return
    ids.category = await make('product.category', { name: uniqueName('above') })
    ids.child = await make('product.category', { name: uniqueName('below'), parent_id: ids.category })
    ids.customer = await make('res.partner', { name: uniqueName('customer') })
    ids.product = await desk.product({ list_price: 33.33, standard_price: 20, categ_id: ids.child })
  })

  const list = async (...rules: Values[]) => {
    const id = await make('product.pricelist', { name: uniqueName('list') })
    for (const rule of rules) await make('product.pricelist.item', { pricelist_id: id, ...rule })
    return id
  }
  const prices = async (pricelist: number, lines: readonly Values[], values: Values = {}) => {
    const order_line = lines.map((line) => [0, 0, { product_id: ids.product, ...line }])
    const order = await make('sale.order', { partner_id: ids.customer, pricelist_id: pricelist, order_line, ...values })
    const { order_line: made } = await read('sale.order', order, ['order_line'])
    const rows = (await admin().call('sale.order.line', 'read', [made, ['price_unit']])) as {
      price_unit: number
    }[]
    return rows.map(({ price_unit }) => price_unit)
  }
  const formula = (more: Values): Values => ({ compute_price: 'formula', ...more })

  it('say what things cost, or how much less', async () => {
    expect(await prices(await list({ fixed_price: 4.5 }), [{}])).toEqual([4.5])
    expect(await prices(await list({ compute_price: 'percentage', percent_price: 10 }), [{}])).toEqual([30])
    const cost = formula({ base: 'standard_price', price_discount: -25, price_surcharge: 1.5 })
    expect(await prices(await list(cost), [{}])).toEqual([26.5])
    const round = formula({ price_discount: 10, price_round: 5, price_surcharge: -0.01 })
    expect(await prices(await list(round), [{}])).toEqual([29.99])
    const bound = formula({ price_discount: 50, price_min_margin: -5, price_max_margin: 5 })
    expect(await prices(await list(bound), [{}])).toEqual([28.33])
  })

  it('are for enough of a thing, in the units that it is sold in', async () => {
    const many = await list(
      { fixed_price: 4, min_quantity: 12 },
      { fixed_price: 5, min_quantity: 3 },
      { fixed_price: 6 },
    )
    const lines = [1, 3, 12, 0].map((product_uom_qty) => ({ product_uom_qty }))
    expect(await prices(many, lines)).toEqual([6, 5, 4, 6])
  })

  it('are about a product before its category, and hold on some days', async () => {
    const about = (applied_on: string, more: Values) => ({ applied_on, ...more })
    const own = await list(
      { fixed_price: 1 },
      about('2_product_category', { categ_id: ids.category, fixed_price: 2 }),
      about('0_product_variant', { product_id: ids.product, fixed_price: 3, date_end: '2021-01-01 00:00:00' }),
    )
    expect(await prices(own, [{}])).toEqual([2])
    expect(await prices(own, [{}], { date_order: '2020-06-01 00:00:00' })).toEqual([3])
  })

  it('go on from another list', async () => {
    const first = await list({ compute_price: 'percentage', percent_price: 10 })
    const second = await list(formula({ base: 'pricelist', base_pricelist_id: first, price_discount: 10 }))
    expect(await prices(second, [{}])).toEqual([27])
  })

  it('have a least margin below the most', async () => {
    const odd = list(formula({ price_min_margin: 2, price_max_margin: 1 })).catch(String)
    expect(await odd).toMatch(/minimum margin should be lower/)
  })
})
