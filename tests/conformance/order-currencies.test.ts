import { afterAll, beforeAll, expect, it } from 'vitest'
import { ofSeries, uniqueName } from './help.ts'
import { orderDesk } from './orders.ts'
import { describeTargets } from './targets.ts'

/** Currencies without cents, with mills, and with coins of five: each order is rounded as its own is. */
describeTargets('orders in other currencies', (target) => {
  const desk = orderDesk(target)
  const { admin, make, read } = desk
  const lists: Record<string, number> = {}
  const currencies: Record<string, number> = {}

  /** Nobody takes a currency away: one of the name waits for the next run, asleep, as a second one is told to everybody. */
  const currency = async (name: string, rounding: number, rate: number) => {
    const named = [
      ['name', '=', name],
      ['active', 'in', [true, false]],
    ]
    const [found] = (await admin().call('res.currency', 'search', [named])) as number[]
    if (found !== undefined) {
      await admin().call('res.currency', 'write', [[found], { active: true }])
      return found
    }
    const rates = [[0, 0, { rate, name: '2020-01-01' }]]
    const values = { name, symbol: name, rounding, rate_ids: rates }
    return (await admin().call('res.currency', 'create', [values])) as number
  }
  beforeAll(async () => {
    if (target().major < 14) return
    for (const [name, rounding, rate] of [
      ['QQA', 1, 123.456],
      ['QQB', 0.001, 0.31],
      ['QQC', 0.05, 1.07],
    ] as const) {
      currencies[name] = await currency(name, rounding, rate)
      lists[name] = await make('product.pricelist', { name: uniqueName('list'), currency_id: currencies[name] })
    }
  })

  afterAll(async () => {
    if (target().major >= 14)
      await admin().call('res.currency', 'write', [Object.values(currencies), { active: false }])
  })

  it.each([
    ['QQA', { 14: [31, 33, 10], 19: [31, 33, 10] }],
    ['QQB', { 14: [30.99, 33.296, 10.33], 19: [30.999, 33.3, 10.333] }],
    ['QQC', { 14: [31, 33.3, 10.35], 19: [31, 33.3, 10.35] }],
  ] as const)('come to what %s has coins for', async (name, told) => {
    const taxes = { [target().major < 19 ? 'tax_id' : 'tax_ids']: [[6, 0, []]] }
    const order = await desk.order(
      [
        { price_unit: 10.333, product_uom_qty: 3, ...taxes },
        { price_unit: 1.237, product_uom_qty: 2, discount: 7, ...taxes },
      ],
      { pricelist_id: lists[name] },
    )
    const [first = 0] = await desk.linesOf(order)
    const line = await read('sale.order.line', first, ['price_subtotal', 'price_reduce_taxexcl'])
    const { amount_untaxed } = await read('sale.order', order, ['amount_untaxed'])
    expect([line.price_subtotal, amount_untaxed, line.price_reduce_taxexcl]).toEqual(ofSeries(target(), told))
  })

  it.each([
    ['QQA', [1, true, 0]],
    ['QQB', [1.026, false, -1]],
    ['QQC', [1.05, true, -1]],
  ] as const)('are compared by %s', async (name, told) => {
    const ask = (method: string, ...amounts: number[]) =>
      admin().call('res.currency', method, [[currencies[name]], ...amounts])
    const answers = [await ask('round', 1.026), await ask('is_zero', 0.02), await ask('compare_amounts', 1.02, 1.03)]
    expect(answers).toEqual(told)
  })
})
