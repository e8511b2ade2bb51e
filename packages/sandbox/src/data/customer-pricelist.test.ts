import { describe, expect, it } from 'vitest'
import { callerOn } from '../orm/caller.test-help.ts'
import type { ModelDefinition } from '../orm/definition.ts'

/** No list of the demo data is for it. */
const COUNTRY = 13
const BELGIUM = 20
const FRANCE = 75

/** As a snapshot brings it; 14 has it anyway. */
const groupsOfCountries: ModelDefinition = {
  name: 'res.country.group',
  description: 'Country Group',
  access: { user: 'rwcd' },
  fields: {
    name: { type: 'char', string: 'Name' },
    country_ids: { type: 'many2many', string: 'Countries', relation: 'res.country' },
    pricelist_ids: { type: 'many2many', string: 'Pricelists', relation: 'product.pricelist' },
  },
}

// Each tried on 14.0 and 19.0.
describe.each(['14.0', '18.0', '19.0'])('the pricelist of customers on %s', (series) => {
  const call = callerOn(series, series === '14.0' ? [] : [groupsOfCountries])
  const make = (model: string, values: object) => {
    const made = call(model, 'create', [values])
    return typeof made === 'number' ? made : ((made as number[])[0] as number)
  }
  const listOf = (country: number | false) => {
    const customer = make('res.partner', { name: 'customer', country_id: country })
    const order = make('sale.order', { partner_id: customer })
    const [row] = call('sale.order', 'read', [[order], ['pricelist_id']]) as [{ pricelist_id: [number, string] }]
    return row.pricelist_id[0]
  }

  it.runIf(series === '14.0')('is one of the demo data in some countries of Europe', () => {
    const named = (name: string) => call('product.pricelist', 'search', [[['name', '=', name]]]) as number[]
    expect([listOf(BELGIUM), listOf(FRANCE)]).toEqual([...named('Benelux'), ...named('EUR')])
    expect(call('product.pricelist', 'read', [named('EUR'), ['country_group_ids', 'display_name']])).toMatchObject([
      { country_group_ids: [1], display_name: 'EUR (EUR)' },
    ])
  })

  it('is their country’s, or the first that is for no countries, or the first of all', () => {
    const open = listOf(COUNTRY)
    const list = make('product.pricelist', { name: 'Low countries', sequence: 99 })
    const group = make('res.country.group', { name: 'Low countries', country_ids: [[6, 0, [COUNTRY]]] })
    expect(listOf(COUNTRY)).toBe(open)
    call('res.country.group', 'write', [[group], { pricelist_ids: [[6, 0, [list]]] }])
    expect(listOf(COUNTRY)).toBe(list)
    expect(listOf(233)).toBe(open)
    expect(listOf(false)).toBe(open)
    const others = call('product.pricelist', 'search', [[['id', '!=', list]]])
    call('product.pricelist', 'write', [others, { active: false }])
    expect(listOf(false)).toBe(list)
  })
})
