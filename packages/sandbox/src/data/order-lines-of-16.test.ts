import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

// Tried on 16.0.
describe('lines of orders on 16', () => {
  const call = callerOn('16.0')
  const make = (model: string, values: object) => [call(model, 'create', [values])].flat()[0] as number
  const product = make('product.product', { name: 'P', list_price: 100, taxes_id: [[6, 0, []]] })

  it('need an order for their name, and for their price its currency', () => {
    const one = (values: object) => raised(() => make('sale.order.line', { product_id: product, ...values }))
    expect(one({})).toBe('ValueError: Expected singleton: sale.order()')
    expect(one({ name: 'x' })).toBe('ValueError: Expected singleton: res.currency()')
    expect(one({ name: 'x', price_unit: 1 })).toMatch(/^ValidationError/)
    const form = [[], { product_id: product }, ['product_id'], { name: '1', product_id: '1' }]
    expect(raised(() => call('sale.order.line', 'onchange', form))).toBe('ValueError: Expected singleton: sale.order()')
  })

  it('cost so many hundredths when their quantity changes', () => {
    const [eur] = call('res.currency', 'search', [[['name', '=', 'EUR']]], { context: { active_test: false } }) as [
      number,
    ]
    call('res.currency', 'write', [[eur], { active: true }])
    make('res.currency.rate', { currency_id: eur, name: '2026-01-01', rate: 0.5 })
    const order = make('sale.order', {
      ...{ partner_id: make('res.partner', { name: 'C' }), order_line: [[0, 0, { product_id: product }]] },
      pricelist_id: make('product.pricelist', { name: 'EUR', currency_id: eur }),
    })
    const read = () => call('sale.order.line', 'search_read', [[['order_id', '=', order]], ['price_unit']])
    const [line] = read() as { id: number }[]
    call('sale.order.line', 'write', [[line?.id], { product_uom_qty: 9 }])
    expect(read()).toMatchObject([{ price_unit: 32.7 }])
  })
})

// Tried on 14.0, 16.0 and 17.0: so many hundredths, as Python multiplies them.
describe.each(['14.0', '16.0', '17.0'])('the tax of a line on %s', (series) => {
  it('is told with the last bits of its sum', () => {
    const call = callerOn(series)
    const make = (model: string, values: object) => [call(model, 'create', [values])].flat()[0] as number
    const tax = make('account.tax', { name: 'T', amount: 10, type_tax_use: 'sale' })
    const product = make('product.product', { name: 'P', list_price: 33, taxes_id: [[6, 0, [tax]]] })
    const order = make('sale.order', {
      ...{ partner_id: make('res.partner', { name: 'C' }) },
      order_line: [
        [0, 0, { product_id: product, ...(series === '14.0' && { price_unit: 33, tax_id: [[6, 0, [tax]]] }) }],
      ],
    })
    const lines = call('sale.order.line', 'search_read', [[['order_id', '=', order]], ['price_tax']])
    expect(lines).toMatchObject([{ price_tax: 3.3000000000000003 }])
  })
})
