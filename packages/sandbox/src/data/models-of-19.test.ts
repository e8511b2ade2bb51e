import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

const RULES = 'product.pricelist.item'
const [DEMO, PORTAL] = [6, 7]

// Each line tried on 19.0.
describe('small models of 19', () => {
  const call = callerOn('19.0')
  const made = (model: string, values: object) => call(model, 'create', [values]) as number
  const read = (model: string, id: number, fields: readonly string[]) =>
    (call(model, 'read', [[id], fields]) as Record<string, unknown>[])[0] ?? {}
  const template = made('product.template', { name: 'Chair', list_price: 100 })
  const [variant] = read('product.template', template, ['product_variant_ids']).product_variant_ids as number[]

  it('have their rows and names', () => {
    expect(call('res.partner.industry', 'name_search', ['Agri'])).toEqual([[1, 'Agriculture']])
    expect(call('res.partner.industry', 'get_external_id', [[21]])).toEqual({ 21: 'base.res_partner_industry_U' })
    const partner = made('res.partner', { name: 'Farm', industry_id: 1 })
    expect(read('res.partner', partner, ['industry_id']).industry_id).toEqual([1, 'Agriculture'])
  })

  it('are not for everybody', () => {
    const may = (model: string, operation: string, uid: number) => call(model, 'has_access', [[], operation], {}, uid)
    expect(may('res.partner.industry', 'read', PORTAL)).toBe(false)
    expect(may('product.supplierinfo', 'read', PORTAL)).toBe(false)
    expect(may('product.supplierinfo', 'create', DEMO)).toBe(false)
    expect(may('product.tag', 'read', PORTAL)).toBe(true)
    expect(may(RULES, 'write', PORTAL)).toBe(false)
  })

  it('tags are linked from both sides, and the variants of their templates are theirs', () => {
    const tag = made('product.tag', { name: 'New' })
    call('product.template', 'write', [[template], { product_tag_ids: [[4, tag]] }])
    expect(read('product.tag', tag, ['product_template_ids', 'product_ids'])).toMatchObject({
      ...{ product_template_ids: [template], product_ids: [variant] },
    })
    expect(read('product.product', variant as number, ['all_product_tag_ids']).all_product_tag_ids).toEqual([tag])
    expect(raised(() => made('product.tag', { name: 'New' }))).toContain('Tag name already exists!')
  })

  it('a vendor of a template with one variant sells that one, in its unit, for less', () => {
    const vendor = made('res.partner', { name: 'Vendor' })
    const values = { partner_id: vendor, product_tmpl_id: template, price: 10, discount: 10 }
    const id = made('product.supplierinfo', values)
    expect(read('product.supplierinfo', id, ['product_id', 'product_uom_id', 'price_discounted'])).toMatchObject({
      ...{ product_id: [variant, 'Chair'], product_uom_id: [1, 'Units'], price_discounted: 9 },
    })
    expect(read('product.template', template, ['seller_ids']).seller_ids).toEqual([id])
  })

  it('rules of pricelists say what they are about and what they come to', () => {
    const told = (values: object) => read(RULES, made(RULES, values), ['name', 'price', 'rule_tip', 'applied_on'])
    expect(told({ fixed_price: 5, product_id: variant })).toMatchObject({
      ...{ name: 'Variant: Chair', price: '$\u00A05.00', rule_tip: false, applied_on: '0_product_variant' },
    })
    expect(told({ compute_price: 'percentage', percent_price: 10, product_tmpl_id: template })).toMatchObject({
      ...{ name: 'Chair', price: '10 % discount on sales price' },
    })
    expect(told({ compute_price: 'formula', base: 'standard_price', price_markup: 20 })).toMatchObject({
      price: '20 % markup on product cost ',
      rule_tip:
        'Cost with a 20 % markup and $\u00A00.00 extra fee\nExample: $\u00A0100.00 * 1.2 + $\u00A00.00 → $\u00A0120.00',
    })
    expect(told({ compute_price: 'formula', price_discount: 5, price_surcharge: 1234.5 }).price).toBe(
      '5 % discount on sales price + $\u00A01,234.50 extra fee',
    )
  })

  it('rules that contradict themselves are refused', () => {
    const refused = (values: object) => raised(() => made(RULES, values))
    expect(refused({ applied_on: '1_product' })).toBe(
      'ValidationError: Please specify the product for which this rule should be applied',
    )
    expect(refused({ pricelist_id: 1, base: 'pricelist' })).toContain('must have a base_pricelist_id')
    expect(refused({ pricelist_id: 1, base: 'pricelist', base_pricelist_id: 1 })).toContain('Recursive pricelist rules')
    expect(refused({ price_min_margin: 5, price_max_margin: 1 })).toContain('minimum margin')
  })

  it('lines of orders are priced by them', () => {
    const rules = [
      [0, 0, { compute_price: 'percentage', percent_price: 10, product_tmpl_id: template }],
      [0, 0, { fixed_price: 5, product_id: variant, min_quantity: 10 }],
    ]
    const list = made('product.pricelist', { name: 'List', item_ids: rules })
    const lines = [1, 10].map((product_uom_qty) => [0, 0, { product_id: variant, product_uom_qty }])
    const order = made('sale.order', { partner_id: 3, pricelist_id: list, order_line: lines })
    const prices = call('sale.order.line', 'search_read', [[['order_id', '=', order]], ['price_unit']])
    expect(prices).toMatchObject([{ price_unit: 90 }, { price_unit: 5 }])
  })
})

// Tried on 19.0.
describe('orders of 19', () => {
  const call = callerOn('19.0')

  it('units come by their size, and models say what they are sorted by', () => {
    const rows = call('uom.uom', 'search_read', [[], ['sequence']]) as { sequence: number }[]
    expect(rows.map(({ sequence }) => sequence)).toEqual([100, 100, 100, 800, 1000, 1000])
    const list = call('ir.model', 'search_read', [[['model', 'in', ['uom.uom', 'res.partner']]], ['order']])
    expect(list).toMatchObject([{ order: 'complete_name ASC, id DESC' }, { order: 'sequence, relative_uom_id, id' }])
  })
})
