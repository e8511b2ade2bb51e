import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

const KILOS = 'Weight'

// Each tried on 14.0.
describe('what 14 has of contacts, products, orders and groups beside', () => {
  const call = callerOn('14.0')
  const read = (model: string, id: number, ...names: string[]) =>
    (call(model, 'read', [[id], names]) as Record<string, unknown>[])[0]

  it('products of the demo data are bought in the unit that they are sold in', () => {
    const rows = call('product.product', 'search_read', [[], ['uom_id', 'uom_po_id']]) as Record<string, unknown>[]
    expect(rows.length).toBeGreaterThan(10)
    for (const { uom_id, uom_po_id } of rows) expect(uom_po_id).toEqual(uom_id)
  })

  it('is kept and worked out', () => {
    const company = call('res.partner', 'create', [{ name: 'C' }]) as number
    const values = { name: 'P', mobile: '5', title: 1, employee: true, parent_id: company }
    const partner = call('res.partner', 'create', [values]) as number
    expect(read('res.partner', partner, 'mobile', 'title', 'employee', 'parent_name')).toMatchObject({
      mobile: '5',
      title: [1, 'Madam'],
      employee: true,
      parent_name: 'C',
    })
    const template = call('product.template', 'create', [{ name: 'T', default_code: 'c', lst_price: 7 }]) as number
    const [product] = call('product.product', 'search', [[['product_tmpl_id', '=', template]]]) as [number]
    const names = ['list_price', 'uom_po_id', 'uom_name', 'weight_uom_name', 'is_product_variant']
    expect(read('product.template', template, ...names)).toMatchObject({
      list_price: 7,
      uom_po_id: [1, 'Units'],
      uom_name: 'Units',
      weight_uom_name: 'kg',
      is_product_variant: false,
    })
    expect(read('product.product', product, 'code', 'partner_ref', 'is_product_variant')).toMatchObject({
      code: 'c',
      partner_ref: '[c] T',
      is_product_variant: true,
    })
    const line = [0, 0, { product_id: product, price_unit: 100, discount: 10, product_uom_qty: 3 }]
    const order = call('sale.order', 'create', [{ partner_id: company, order_line: [line] }]) as number
    expect(read('sale.order', order, 'amount_undiscounted', 'type_name', 'is_expired')).toMatchObject({
      amount_undiscounted: 300,
      type_name: 'Quotation',
      is_expired: false,
    })
    const [made] = call('sale.order.line', 'search', [[['order_id', '=', order]]]) as [number]
    expect(read('sale.order.line', made, 'price_reduce', 'product_uom_readonly', 'product_template_id')).toMatchObject({
      price_reduce: 90,
      product_uom_readonly: false,
      product_template_id: [template, '[c] T'],
    })
    const rule = [0, 0, { fixed_price: 5 }]
    const list = call('product.pricelist', 'create', [{ name: 'L', item_ids: [rule] }]) as number
    expect(read('product.pricelist', list, 'item_ids', 'discount_policy')).toMatchObject({
      item_ids: [expect.any(Number)],
      discount_policy: 'with_discount',
    })
    expect(callerOn('18.0')('res.partner', 'fields_get', [])).toHaveProperty('mobile')
    expect(callerOn('19.0')('res.partner', 'fields_get', [])).not.toHaveProperty('mobile')
  })

  it('has what is bought in units of the kind that is sold', () => {
    const [kilos] = call('uom.uom', 'search', [[['category_id.name', '=', KILOS]]]) as [number]
    expect(raised(() => call('product.template', 'create', [{ name: 'K', uom_id: kilos }]))).toBe(
      'ValidationError: The default Unit of Measure and the purchase Unit of Measure must be in the same category.',
    )
    const template = call('product.template', 'create', [{ name: 'K' }]) as number
    call('product.template', 'write', [[template], { uom_id: kilos }])
    expect(read('product.template', template, 'uom_po_id')).toMatchObject({ uom_po_id: [kilos, expect.any(String)] })
    const spec = { uom_id: '1', uom_po_id: '1' }
    expect(call('product.template', 'onchange', [[], { uom_id: 2, uom_po_id: 1 }, 'uom_id', spec])).toMatchObject({
      value: { uom_po_id: [2, 'Dozens'] },
    })
  })

  it('has no lead time of notes, and euros that nobody made', () => {
    const order = call('sale.order', 'create', [{ partner_id: 1 }]) as number
    const note = { order_id: order, name: 'N', display_type: 'line_note', customer_lead: 3 }
    expect(read('sale.order.line', call('sale.order.line', 'create', [note]) as number, 'customer_lead')).toMatchObject(
      {
        customer_lead: 0,
      },
    )
    const makers = call('res.currency', 'search_read', [[['name', 'in', ['EUR', 'USD']]], ['name', 'create_uid']], {
      context: { active_test: false },
      order: 'name',
    })
    expect(makers).toMatchObject([
      { name: 'EUR', create_uid: false },
      { name: 'USD', create_uid: [1, 'OdooBot'] },
    ])
  })

  it('plans by commands and by fields of the next activity', () => {
    const partner = call('res.partner', 'create', [{ name: 'P' }]) as number
    const [model] = call('ir.model', 'search', [[['model', '=', 'res.partner']]]) as [number]
    const planned = { res_model_id: model, summary: 'S', date_deadline: '2031-01-01' }
    call('res.partner', 'write', [[partner], { activity_ids: [[0, 0, planned]] }])
    call('res.partner', 'write', [[partner], { activity_summary: 'W' }])
    expect(read('res.partner', partner, 'activity_ids', 'activity_summary')).toMatchObject({
      activity_ids: [expect.any(Number)],
      activity_summary: 'W',
    })
    expect(raised(() => call('res.partner', 'create', [{ name: 'P', activity_ids: 'x' }]))).toBe(
      'ValueError: Wrong value for res.partner.activity_ids: x',
    )
  })
})

// Each tried on 14.0.
describe('what 14 minds', () => {
  const call = callerOn('14.0')
  const refused = (...args: Parameters<typeof call>) => raised(() => call(...args)).split(':')[0]

  it('is an order that ends early, a form that shows nothing, and a tax that nobody may read', () => {
    expect(refused('res.partner', 'search', [[], 0, 1, 'name,,id'])).toBe('IndexError')
    expect(refused('res.partner', 'search', [[], 0, 1, 'name x'])).toBe('UserError')
    for (const spec of [[], 'x', null]) {
      expect(refused('res.partner', 'onchange', [[], { name: 'x' }, '', spec])).toBe('AttributeError')
    }
    expect(call('res.partner', 'onchange', [[], { name: 'x' }, '', {}])).toEqual({ value: {} })
    expect(refused('account.tax', 'copy', [1, ['x']], {}, 7)).toBe('AccessError')
  })
})
