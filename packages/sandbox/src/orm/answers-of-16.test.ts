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
