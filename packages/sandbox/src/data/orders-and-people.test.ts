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
    expect(delivered(before)).toEqual([{ id: before, qty_delivered: is19 ? 1 : 0 }])
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
