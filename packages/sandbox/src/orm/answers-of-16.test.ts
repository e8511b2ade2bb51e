import { describe, expect, it } from 'vitest'
import { callerOn, raised } from './caller.test-help.ts'

const GONE = 99_999_999

// Tried on 16.0.
describe('records that are gone, on 16', () => {
  const call = callerOn('16.0')

  it.each([
    ['sale.order', 'message_is_follower', false],
    ['res.partner', 'message_needaction_counter', 0],
    ['res.partner', 'activity_type_icon', false],
    ['res.partner', 'credit_limit', 0],
    ['product.template', 'message_has_error', false],
    ['product.product', 'message_ids', []],
  ])('%s are read where nothing is fetched for %s', (model, field, value) => {
    expect(call(model, 'read', [[GONE], [field]])).toEqual([{ id: GONE, [field]: value }])
  })

  it.each([
    ['res.partner', 'child_ids'],
    ['sale.order', 'order_line'],
    ['sale.order', 'activity_state'],
    ['product.template', 'taxes_id'],
    ['account.tax', 'children_tax_ids'],
    ['res.users', 'display_name'],
  ])('%s are left out where %s is looked for', (model, field) => {
    expect(call(model, 'read', [[GONE], [field]])).toEqual([])
  })

  it('activities are missed before anybody asks for rights', () => {
    const [portal] = call('res.users', 'search', [[['login', '=', 'portal']]]) as [number]
    for (const uid of [2, portal]) {
      expect(raised(() => call('mail.activity', 'read', [[GONE], ['id']], {}, uid))).toMatch(/^MissingError/)
      expect(raised(() => call('mail.activity', 'read', [[0], ['id']], {}, uid))).toBe('KeyError: False')
    }
  })
})

// Tried on 16.0.
describe('names and terms on 16', () => {
  const call = callerOn('16.0')

  it.each([
    ['res.country', ''],
    ['uom.uom', ''],
    ['res.users', ''],
    ['res.currency', 'False'],
    ['product.template', 'False'],
    ['product.pricelist', 'False (USD)'],
    ['account.tax', false],
  ])('a record of %s without a name is called %j', (model, name) => {
    expect(call(model, 'read', [[0], ['display_name']])).toEqual([{ id: 0, display_name: name }])
    const form = { name: '1', display_name: '1' }
    const blank = call(model, 'onchange', [[], {}, [], form]) as { value: unknown }
    if (model !== 'product.pricelist') expect(blank.value).toMatchObject({ display_name: name })
  })

  it.each([
    [[[5]], 'IndexError: tuple index out of range'],
    [['a'], 'IndexError: string index out of range'],
  ])('customers are searched by their names as others are: %j', (terms, told) => {
    expect(raised(() => call('res.partner', 'name_search', ['b', terms]))).toBe(told)
  })

  it('that a fiscal position has changed is kept by nobody', () => {
    const partner = [call('res.partner', 'create', [{ name: 'C' }])].flat()[0]
    const [order] = [call('sale.order', 'create', [{ partner_id: partner, show_update_fpos: true }])].flat()
    const read = () => call('sale.order', 'read', [[order], ['show_update_fpos']])
    expect(read()).toEqual([{ id: order, show_update_fpos: false }])
    call('sale.order', 'write', [[order], { show_update_fpos: true }])
    expect(read()).toEqual([{ id: order, show_update_fpos: false }])
  })
})

// Tried on 16.0 and 17.0.
describe.each(['16.0', '17.0'])('terms on %s', (series) => {
  const call = callerOn(series)
  const count = (...term: unknown[]) => call('res.country', 'search_count', [[term]])

  it('about texts of several languages', () => {
    const noOperator =
      series === '16.0' ? /^UndefinedFunction: operator does not exist: text =\? unknown/ : 'KeyError: =?'
    expect(raised(() => count('name', '=?', 'x'))).toMatch(noOperator)
    for (const operator of ['in', 'not in']) {
      expect(raised(() => count('name', operator, 'x'))).toMatch(/^SyntaxError: syntax error at or near "'x'"/)
      expect(count('name', operator, true)).toEqual(expect.any(Number))
    }
    for (const value of [true, 5, 1.5]) expect(count('name', '=like', value)).toBe(0)
  })

  it('about who is below among many of the same model, which has none', () => {
    for (const operator of ['child_of', 'parent_of']) {
      const below = () => call('account.tax', 'search_count', [[['children_tax_ids', operator, 1]]])
      expect(raised(below)).toBe('KeyError: parent_id')
    }
  })
})

// Tried on 14.0, 16.0 and 17.0.
describe.each(['14.0', '16.0', '17.0'])('defaults on %s', (series) => {
  const call = callerOn(series)

  it('tell of fiscal positions that no property says one', () => {
    const names = ['property_account_position_id']
    expect(call('res.partner', 'default_get', [names])).toEqual({ property_account_position_id: false })
  })

  it('of bank accounts are asked of records since 16', () => {
    const isOfModel = series === '14.0'
    const asked = () => call('res.partner.bank', 'default_get', [['bank_name']])
    if (isOfModel) expect(asked()).toEqual({})
    else expect(raised(asked)).toMatch(/^TypeError: ResPartnerBank.default_get\(\) missing 1 required/)
    const named = isOfModel ? [['acc_number']] : [[], ['acc_number']]
    const found = call('res.partner.bank', 'default_get', named, { context: { default_name: 'x' } })
    if (!isOfModel) expect(found).toEqual({ acc_number: 'x' })
  })
})

// Tried on 14.0 and 16.0.
describe.each([
  ['14.0', 'T (Copy)'],
  ['16.0', 'Other'],
])('copies of taxes on %s', (series, name) => {
  it(`are called ${name} where they are to be called otherwise`, () => {
    const call = callerOn(series)
    const [tax] = [call('account.tax', 'create', [{ name: 'T', amount: 1 }])].flat()
    const copy = call('account.tax', 'copy', [tax, { name: 'Other' }]) as number
    expect(call('account.tax', 'read', [[copy], ['name']])).toEqual([{ id: copy, name }])
  })
})

// Tried on 16.0; 14 and 17 by source.
describe.each([
  ['14.0', 'Re: C'],
  ['16.0', 'Re: C'],
  ['17.0', 'C'],
])('messages that are mailed on %s', (series, subject) => {
  it(`are about ${subject}, whom they are about being C`, () => {
    const call = callerOn(series)
    const [id] = [call('res.partner', 'create', [{ name: 'C', email: 'c@example.com' }])].flat()
    const posted = call('res.partner', 'message_post', [[id]], { body: 'x', partner_ids: [id] })
    expect(call('mail.message', 'read', [posted, ['subject']])).toMatchObject([{ subject }])
  })
})
