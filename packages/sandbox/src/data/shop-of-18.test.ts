import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

const RULES = 'product.pricelist.item'

// Each line tried on 18.0 (20250421).
describe('a shop of 18', () => {
  const call = callerOn('18.0')
  const made = (model: string, values: object) => call(model, 'create', [values]) as number
  const read = (model: string, id: number, fields: readonly string[]) =>
    (call(model, 'read', [[id], fields]) as Record<string, unknown>[])[0] ?? {}
  const product = (list_price: number, taxes: readonly number[] = []) => {
    const template = made('product.template', { name: 'Chair', list_price, taxes_id: [[6, 0, taxes]] })
    return (read('product.template', template, ['product_variant_ids']).product_variant_ids as number[])[0] as number
  }
  const held = (name: string, amount: number, more = {}) =>
    made('account.tax', { name, amount, type_tax_use: 'sale', price_include_override: 'tax_included', ...more })
  const buyer = made('res.partner', { name: 'Buyer' })
  const order = (line: object, values: object = {}) => {
    const id = made('sale.order', { partner_id: buyer, order_line: [[0, 0, line]], ...values })
    return [id, (read('sale.order', id, ['order_line']).order_line as number[])[0] as number] as const
  }
  const line = (id: number) => read('sale.order.line', id, ['price_unit', 'price_subtotal', 'price_total'])

  it('counts taxes by line: what is left of what they are rounded to', () => {
    const taxed = product(99.99, [held('twenty', 20)])
    expect(line(order({ product_id: taxed, product_uom_qty: 3 })[1])).toMatchObject({
      price_subtotal: 249.97,
      price_total: 299.97,
    })
    const first = { include_base_amount: true, sequence: 0 }
    const two = product(10, [held('five', 5, first), held('twenty more', 20)])
    expect(line(order({ product_id: two, discount: 33.33 })[1])).toMatchObject({
      price_subtotal: 5.3,
      price_total: 6.67,
    })
  })

  it('keeps prices of other taxes by hundredths, so that the list’s is taken again', () => {
    const twenty = held('another twenty', 20)
    const map = [[0, 0, { tax_src_id: twenty, tax_dest_id: held('seven', 7) }]]
    const position = made('account.fiscal.position', { name: 'Position', tax_ids: map })
    const [, id] = order({ product_id: product(99.99, [twenty]) }, { fiscal_position_id: position })
    expect(line(id).price_unit).toBe(89.16)
    call('sale.order.line', 'write', [[id], { product_uom_qty: 4 }])
    expect(line(id).price_unit).toBe(89.16)
    call('sale.order.line', 'write', [[id], { product_uom: 2 }])
    expect(line(id).price_unit).toBeCloseTo(1069.89, 2)
  })

  it('has rules of pricelists, in the currency of their list', () => {
    const [euro = 0] = call('res.currency', 'search', [
      [
        ['name', '=', 'EUR'],
        ['active', 'in', [true, false]],
      ],
    ]) as number[]
    call('res.currency', 'write', [[euro], { active: true }])
    made('res.currency.rate', { currency_id: euro, name: '2024-01-01', rate: 0.5 })
    const formula = { compute_price: 'formula', price_discount: 10, price_round: 5, price_surcharge: -0.01 }
    const list = made('product.pricelist', { name: 'Euro', currency_id: euro, item_ids: [[0, 0, formula]] })
    expect(line(order({ product_id: product(33.33) }, { pricelist_id: list })[1]).price_unit).toBe(14.99)
    const [rule = 0] = read('product.pricelist', list, ['item_ids']).item_ids as number[]
    expect(read(RULES, rule, ['name', 'currency_id', 'applied_on', 'price_markup', 'product_uom'])).toMatchObject({
      ...{ name: 'All Products', currency_id: [euro, 'EUR'], applied_on: '3_global', price_markup: -10 },
      product_uom: false,
    })
    const itself = { pricelist_id: list, base: 'pricelist', base_pricelist_id: list }
    expect(raised(() => made(RULES, itself))).toBe(
      'ValidationError: You cannot assign the Main Pricelist as Other Pricelist in PriceList Item',
    )
    expect(raised(() => made(RULES, { pricelist_id: list, base: 'pricelist' }))).toBe('nothing was raised')
    expect(raised(() => made(RULES, { pricelist_id: false }))).toMatch(/^ValidationError/)
  })

  it('takes the list’s price though another is told, and none without a product or a unit', () => {
    const [sold, id] = order({ product_id: product(5), technical_price_unit: 99 })
    expect(line(id).price_unit).toBe(5)
    call('sale.order.line', 'write', [[id], { product_uom: false }])
    expect(line(id).price_unit).toBe(0)
    call('sale.order.line', 'write', [[id], { product_id: false }])
    expect(raised(() => call('sale.order', 'action_confirm', [[sold]]))).toMatch(/missing a product/)
  })

  it('keeps a product that is on its way, or comes back', () => {
    for (const product_uom_qty of [2, -1]) {
      const [sold, id] = order({ product_id: product(5), product_uom_qty })
      call('sale.order', 'action_confirm', [[sold]])
      expect(read('sale.order.line', id, ['product_updatable']).product_updatable).toBe(false)
      const change = () => call('sale.order.line', 'write', [[id], { product_id: product(6) }])
      expect(raised(change)).toBe('UserError: You cannot modify the product of this order line.')
    }
  })
})
