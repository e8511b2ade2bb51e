import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

const RULES = 'product.pricelist.item'
const [DEMO, PORTAL] = [6, 7]

// Each line tried on 14.0.
describe('small models of 14', () => {
  const call = callerOn('14.0')

  it('have their rows, in their order, and names', () => {
    const titles = call('res.partner.title', 'search_read', [[], ['shortcut']])
    expect(titles).toMatchObject([4, 1, 2, 3, 5].map((id) => ({ id })))
    expect(call('uom.category', 'name_search', ['e'])).toEqual([
      [2, 'Weight'],
      [3, 'Working Time'],
      [4, 'Length / Distance'],
      [5, 'Volume'],
    ])
    expect(call('res.country.group', 'read', [[4], ['country_ids']])).toEqual([{ id: 4, country_ids: [20, 133, 165] }])
    expect(call('res.country.group', 'get_external_id', [[4]])).toEqual({ 4: 'website_sale.benelux' })
  })

  it('are not for everybody', () => {
    const may = (model: string, operation: string, uid: number) =>
      call(model, 'check_access_rights', [operation, false], {}, uid)
    expect(may('res.partner.title', 'create', DEMO)).toBe(true)
    expect(may('uom.category', 'write', DEMO)).toBe(false)
    expect(may('uom.category', 'read', PORTAL)).toBe(false)
    expect(may(RULES, 'read', PORTAL)).toBe(true)
    expect(raised(() => call('res.country.group', 'write', [[1], {}], {}, PORTAL))).toContain(
      'Extra Rights/Contact Creation',
    )
  })

  it('rules of pricelists say what they are about, and drop what they are not', () => {
    const told = (values: object) => {
      const id = call(RULES, 'create', [{ pricelist_id: 1, ...values }])
      return (call(RULES, 'read', [[id]]) as object[])[0]
    }
    expect(told({ fixed_price: 5 })).toMatchObject({ name: 'All Products', price: '$ 5.00', active: true })
    const category = { applied_on: '2_product_category', categ_id: 1, fixed_price: 1234.5 }
    expect(told(category)).toMatchObject({ display_name: 'Category: All', price: '$ 1234.50' })
    const formula = { compute_price: 'formula', price_discount: 5, price_surcharge: 1.239 }
    expect(told({ applied_on: '1_product', product_tmpl_id: 6, categ_id: 1, ...formula })).toMatchObject({
      ...{ categ_id: false, price: '5.0 % discount and 1.24 surcharge' },
    })
    expect(told({ compute_price: 'percentage', percent_price: 12.345 })).toMatchObject({ price: '12.345 % discount' })
  })

  it('rules that are about nothing are refused', () => {
    const refused = (values: object) => raised(() => call(RULES, 'create', [values]))
    expect(refused({ applied_on: '0_product_variant' })).toBe(
      'ValidationError: Please specify the product variant for which this rule should be applied',
    )
    expect(refused({ pricelist_id: 1, base: 'pricelist', base_pricelist_id: 1 })).toContain('Main Pricelist')
  })
})
