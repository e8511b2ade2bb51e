import { describe, expect, it } from 'vitest'
import { callerOn, raised } from './caller.test-help.ts'

const DEMO = 6

// Each tried on 14.0.
describe('ids of 14 that PostgreSQL compares and Python does not find', () => {
  const call = callerOn('14.0')

  it.each([
    ['sale.order', 'write', [[1.5], {}]],
    ['sale.order', 'write', [['1'], {}]],
    ['sale.order', 'write', [['99999999'], {}]],
    ['sale.order', 'unlink', [[1.5]]],
    ['sale.order', 'check_access_rule', [['-5'], 'write']],
    ['sale.order', 'action_cancel', [[99_999.5]]],
    ['product.product', 'toggle_active', [[1.5]]],
    ['res.partner', 'check_access_rule', [['3'], 'read']],
  ])('%s.%s%j is kept from who asks, where a rule is asked', (model, method, args) => {
    expect(raised(() => call(model, method, args, {}, DEMO))).toContain('AccessError')
  })

  it('the rule is told of contacts by names that nobody finds', () => {
    for (const id of [3.5, '-5', '99999999']) {
      expect(raised(() => call('res.partner', 'write', [[id], {}]))).toContain('RecursionError')
    }
  })

  it('without a rule texts change what they stand for, and what stands for nothing is missed', () => {
    const [id] = [call('product.category', 'create', [{ name: 'Chairs' }])].flat() as [number]
    expect(call('product.category', 'write', [[String(id)], { name: 'Stools' }])).toBe(true)
    expect(call('product.category', 'read', [[id], ['name']])).toEqual([{ id, name: 'Stools' }])
    for (const ids of [[id + 0.5], ['99999999'], [id, String(id)]]) {
      expect(raised(() => call('product.category', 'write', [ids, {}]))).toContain('MissingError')
    }
  })
})
