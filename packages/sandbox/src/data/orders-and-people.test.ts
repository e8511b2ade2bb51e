import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

const [ADMIN, DEMO] = [3, 7]

// Each tried on 14.0 and 19.0.
describe.each(['14.0', '19.0'])('on %s', (series) => {
  const call = callerOn(series)
  const is19 = series === '19.0'
  const followers = (model: string, id: unknown) =>
    (call(model, 'read', [[id], ['message_partner_ids']]) as [{ message_partner_ids: number[] }])[0].message_partner_ids
  const made = (values: object = {}) => call('sale.order', 'create', [{ partner_id: 10, ...values }]) as number

  it('who is made responsible follows', () => {
    const contact = call('res.partner', 'create', [{ name: 'Responsible', user_id: 6 }]) as number
    expect(followers('res.partner', contact)).toEqual([ADMIN, DEMO])
    const order = made()
    call('sale.order', 'write', [[order], { user_id: 6 }])
    expect(followers('sale.order', order)).toEqual([ADMIN, DEMO])
    call('sale.order', 'write', [[order], { user_id: false }])
    expect(followers('sale.order', order)).toEqual([ADMIN, DEMO])
  })

  it('a salesperson that follows from the customer does not', () => {
    const contact = call('res.partner', 'create', [{ name: 'Responsible', user_id: 6 }]) as number
    expect(followers('sale.order', made({ partner_id: contact }))).toEqual([ADMIN])
    expect(followers('sale.order', made({ user_id: 6 }))).toEqual([ADMIN, DEMO])
  })

  it('customers follow what was sent and confirmed, up to 16', () => {
    const order = made()
    call('sale.order', 'action_quotation_sent', [[order]])
    expect(followers('sale.order', order)).toEqual(is19 ? [ADMIN] : [ADMIN, 10])
    const other = made()
    call('sale.order', 'action_confirm', [[other]])
    expect(followers('sale.order', other)).toEqual(is19 ? [ADMIN] : [ADMIN, 10])
  })

  it('goods that were sold are delivered by the stock', () => {
    const order = made()
    const line = (values: object) => call('sale.order.line', 'create', [{ order_id: order, product_id: 14, ...values }])
    const delivered = (id: unknown) => call('sale.order.line', 'read', [[id], ['qty_delivered']])
    const before = line({ qty_delivered: 1 })
    expect(delivered(before)).toEqual([{ id: before, qty_delivered: 1 }])
    call('sale.order', 'action_confirm', [[order]])
    const after = line({ qty_delivered: 1 })
    expect(delivered(after)).toEqual([{ id: after, qty_delivered: 0 }])
    call('sale.order.line', 'write', [[after], { qty_delivered: 2 }])
    expect(delivered(after)).toEqual([{ id: after, qty_delivered: 2 }])
    call('sale.order.line', 'write', [[after], { product_uom_qty: 3 }])
    expect(delivered(after)).toEqual([{ id: after, qty_delivered: 0 }])
  })

  it('products show taxes of sales alone, in the order of taxes', () => {
    const tax = (name: string, more: object) => call('account.tax', 'create', [{ name, amount: 5, ...more }]) as number
    const late = tax('late', { sequence: 9 })
    const bought = tax('bought', { type_tax_use: 'purchase' })
    const asleep = tax('asleep', { active: false })
    const product = call('product.product', 'create', [
      { name: 'Taxed', taxes_id: [[6, 0, [late, bought, asleep, 1]]] },
    ])
    expect(call('product.product', 'read', [[product], ['taxes_id']])).toEqual([{ id: product, taxes_id: [1, late] }])
    const fields = call('product.template', 'fields_get', [['taxes_id'], ['domain']])
    expect(fields).toEqual({ taxes_id: { domain: [['type_tax_use', '=', 'sale']] } })
  })

  it('pricelists come by their sequence, the latest first up to 16', () => {
    const list = (name: string) => call('product.pricelist', 'create', [{ name }]) as number
    const [first, second] = [list('b'), list('a')]
    const found = call('product.pricelist', 'search', [[['id', 'in', [first, second]]]])
    expect(found).toEqual(is19 ? [first, second] : [second, first])
  })

  it('a rate is called after its day', () => {
    const search = (name: string, operator = '=') =>
      call('res.currency.rate', 'name_search', [name], { operator, [is19 ? 'domain' : 'args']: [] })
    expect(search('Euro')).toEqual([])
    expect(search('2010-01-01')).not.toEqual([])
    if (!is19) {
      expect(raised(() => call('res.currency.rate', 'name_search', ['Euro'], { operator: '=' }))).toBe(
        "AttributeError: 'NoneType' object has no attribute 'append'",
      )
    }
  })

  it.runIf(is19)('days are those of the user', () => {
    const today = (tz: string) => call('res.currency.rate', 'default_get', [['name']], { context: { tz } })
    // Between them it is always another day.
    expect(today('Pacific/Kiritimati')).not.toEqual(today('Etc/GMT+12'))
  })

  it('defaults are told of what nobody asks the company for', () => {
    const asked = { 'res.partner': 'barcode', 'sale.order': 'note', 'sale.order.line': 'product_updatable' }
    const told = Object.entries(asked).map(([model, name]) => call(model, 'default_get', [[name]]))
    expect(told).toEqual(is19 ? [{}, {}, {}] : [{ barcode: false }, { note: '' }, { product_updatable: true }])
  })
})

// Tried on 19.0.
describe('what is gone, on 19', () => {
  const call = callerOn('19.0')

  it('is nobody’s to delete of variants', () => {
    expect(call('product.product', 'unlink', [[999_999]], {}, 7)).toBe(true)
  })

  it('is missed before the rights of pricelists, and where a rule tells who reads it', () => {
    expect(raised(() => call('product.pricelist', 'write', [[999_999], { name: 'x' }], {}, 7))).toMatch(/^MissingError/)
    const linked = (name: string) => raised(() => call('product.template', 'write', [[8], { [name]: [[4, 999_999]] }]))
    expect(linked('taxes_id')).toMatch(/^MissingError/)
    expect(linked('public_categ_ids')).toMatch(/^ValidationError/)
  })
})

// Tried on 14.0.
describe('forms on 14', () => {
  const call = callerOn('14.0')

  it('tell links by what is linked, and floats where digits make another of them', () => {
    const tax = call('account.tax', 'create', [{ name: 'First', amount: 5, sequence: 0 }]) as number
    const product = call('product.product', 'create', [{ name: 'p', list_price: 7.77, taxes_id: [[6, 0, [1, tax]]] }])
    const order = call('sale.order', 'create', [{ partner_id: 10, order_line: [[0, 0, { product_id: 14 }]] }])
    const [line] = call('sale.order.line', 'search', [[['order_id', '=', order]]]) as number[]
    const view = { product_id: '1', tax_id: '1', price_unit: '1' }
    expect(call('sale.order.line', 'onchange', [[line], { product_id: product }, 'product_id', view])).toMatchObject({
      value: { tax_id: [[5], [4, tax], [4, 1]], price_unit: 7.7700000000000005 },
    })
    const told = call('sale.order.line', 'onchange', [[line], { price_unit: 3.333 }, 'price_unit', { price_unit: '1' }])
    expect(told).toEqual({ value: { price_unit: 3.33 } })
  })

  it('take another pricelist with another customer', () => {
    const list = call('product.pricelist', 'create', [{ name: 'Own' }]) as number
    const form = { partner_id: 10, pricelist_id: list }
    const view = { partner_id: '1', pricelist_id: '1' }
    expect(call('sale.order', 'onchange', [[], form, 'partner_id', view])).toMatchObject({
      value: { pricelist_id: [1, 'Public Pricelist (USD)'] },
    })
  })
})

// Tried on 14.0 and 19.0.
describe.each(['14.0', '19.0'])('sums and copies on %s', (series) => {
  const call = callerOn(series)

  it('lines are copied as they are shown', () => {
    const line = (name: string, sequence: number) => [0, 0, { product_id: 14, name, sequence }]
    const order = call('sale.order', 'create', [{ partner_id: 10, order_line: [line('last', 9), line('first', 1)] }])
    const copy = [call('sale.order', 'copy', [[order]])].flat()[0]
    const lines = call('sale.order.line', 'search_read', [[['order_id', '=', copy]], ['name']], { order: 'id' })
    expect((lines as { name: string }[]).map(({ name }) => name)).toEqual(['first', 'last'])
  })

  it('averages of amounts are exact', () => {
    const prices = [100.39, 100, 0, 0, 0, 0, 0, 0, 0, 0, 84]
    const order_line = prices.map((price_unit) => [0, 0, { product_id: 14, price_unit, product_uom_qty: 1 }])
    const order = call('sale.order', 'create', [{ partner_id: 10, order_line }])
    const [group] = call(
      'sale.order.line',
      'read_group',
      [[['order_id', '=', order]], ['price_subtotal:avg'], ['order_id']],
      {},
    ) as Record<string, unknown>[]
    expect(group?.price_subtotal).toBe(Number('25.8536363636363636'))
  })
})
