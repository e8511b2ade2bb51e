import { describe, expect, it } from 'vitest'
import { callerOn, raised } from './caller.test-help.ts'

const FRENCH = { context: { lang: 'fr_FR' } }

describe.each(['14.0', '19.0'])('languages on %s', (series) => {
  const call = callerOn(series)
  const germany = (options = {}) =>
    (call('res.country', 'read', [[57], ['name']], options) as [{ name: string }])[0].name

  it('are there once somebody sets them active', () => {
    const early = raised(() => germany(FRENCH))
    expect(early).toBe(series === '14.0' ? 'nothing was raised' : 'UserError: Invalid language code: fr_FR')
    const ids = call('res.lang', 'search', [
      [
        ['code', '=', 'fr_FR'],
        ['active', '=', false],
      ],
    ])
    call('res.lang', 'write', [ids, { active: true }])
    expect(call('res.lang', 'get_installed', [])).toContainEqual(['fr_FR', 'French / Français'])
  })

  it('have texts of their own, and else those of the first', () => {
    expect(germany(FRENCH)).toBe('Germany')
    call('res.country', 'write', [[57], { name: 'Allemagne' }], FRENCH)
    expect([germany(), germany(FRENCH)]).toEqual(['Germany', 'Allemagne'])
    expect(call('res.country', 'search', [[['name', '=', 'Allemagne']]], FRENCH)).toEqual([57])
    expect(call('res.country', 'search', [[['name', '=', 'Allemagne']]])).toEqual([])
    const id = call('res.partner.category', 'create', [{ name: 'Ami' }], FRENCH)
    expect(call('res.partner.category', 'read', [[id], ['name']])).toEqual([{ id, name: 'Ami' }])
  })
})

// Tried on 14.0 and 19.0, by hand: the library asks for no language that there is not.
it.each(['14.0', '19.0'])('in a language that there is not nothing is written since 19: %s', (series) => {
  const call = callerOn(series)
  const options = { context: { lang: 'xx_YY' } }
  const told = series === '14.0' ? 'nothing was raised' : 'UserError: Invalid language code: xx_YY'
  expect(raised(() => call('res.partner', 'write', [[14], { ref: 'x' }], options))).toBe(told)
  expect(raised(() => call('res.partner', 'create', [{ name: 'x' }], options))).toBe(told)
  expect(raised(() => call('res.partner', 'write', [[], { ref: 'x' }], options))).toBe('nothing was raised')
  expect(raised(() => call('res.partner.category', 'write', [[1], {}], options))).toBe('nothing was raised')
})

describe.each(['14.0', '19.0'])('companies on %s', (series) => {
  const call = callerOn(series)
  const inCompanies = (...ids: number[]) => ({ context: { allowed_company_ids: ids } })

  it('must be the user’s, where rows are told apart by them', () => {
    const words = 'AccessError: Access to unauthorized or invalid companies.'
    for (const model of ['res.partner', 'sale.order', 'product.product']) {
      expect(raised(() => call(model, 'search', [[]], inCompanies(999)))).toBe(words)
    }
    expect(call('res.country', 'search', [[]], { ...inCompanies(999), limit: 1 })).toEqual([3])
    expect(raised(() => call('res.partner', 'search', [[]], inCompanies()))).toBe('nothing was raised')
  })

  it('have orders and costs of their own', () => {
    const second = call('res.company', 'create', [{ name: 'Second' }]) as number
    const order = call('sale.order', 'create', [{ partner_id: 9 }], inCompanies(second, 1)) as number
    expect(call('sale.order', 'read', [[order], ['company_id']])).toEqual([
      { id: order, company_id: [second, 'Second'] },
    ])
    expect(call('sale.order', 'search', [[['id', '=', order]]], inCompanies(1))).toEqual([])
    expect(raised(() => call('sale.order', 'read', [[order], ['name']], inCompanies(1)))).toMatch(/^AccessError: /)
    call('product.product', 'write', [[5], { standard_price: 99 }], inCompanies(second))
    const cost = (id: number) => call('product.product', 'read', [[5], ['standard_price']], inCompanies(id))
    expect([cost(1), cost(second)]).toEqual([[{ id: 5, standard_price: 55 }], [{ id: 5, standard_price: 99 }]])
    // A user of the first company sees nothing of the second.
    expect(call('sale.order', 'search', [[['id', '=', order]]], {}, 6)).toEqual([])
  })
})

it('hides fields from those who may not know', () => {
  for (const series of ['14.0', '19.0']) {
    const call = callerOn(series)
    expect(call('res.partner', 'fields_get', [['signup_type']], {}, 6)).toEqual({})
    expect(Object.keys(call('res.partner', 'fields_get', [['signup_type']]) as object)).toEqual(['signup_type'])
  }
  const read = (series: string, model: string, field: string, uid: number) =>
    raised(() => callerOn(series)(model, 'read', [[9], [field]], {}, uid))
  expect(read('19.0', 'res.partner', 'signup_type', 6)).toBe(
    'AccessError: You do not have enough rights to access the field "signup_type" on Contact (res.partner). Please contact your system administrator.\n\nOperation: read\nUser: 6\nGroups: allowed for groups \'Access Rights\'',
  )
  expect(read('14.0', 'res.partner', 'signup_type', 6)).toBe(
    "AccessError: The requested operation can not be completed due to security restrictions.\n\nDocument type: Contact (res.partner)\nOperation: read\nUser: 6\nFields:\n- signup_type (allowed for groups 'Administration / Access Rights')",
  )
  expect(read('19.0', 'product.product', 'standard_price', 7)).toBe(
    'AccessError: You do not have enough rights to access the field "standard_price" on Product Variant (product.product). Please contact your system administrator.\n\nOperation: read',
  )
})
