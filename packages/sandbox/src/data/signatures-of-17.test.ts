import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

const GONE = 99_999_999

// Tried on 17.0.
describe('methods without logic on 17', () => {
  const call = callerOn('17.0')

  it.each([
    ['res.partner', 'open_parent', [[]], /^ValueError: Expected singleton/],
    ['res.partner', 'open_parent', [[GONE]], /^MissingError/],
    ['res.partner', 'open_parent', [[1]], /^NotImplementedError/],
    ['res.partner', 'mark_as_reconciled', [[GONE]], /^MissingError/],
    ['account.tax', 'onchange_amount', [[1, GONE]], /^ValueError: Expected singleton/],
    ['product.product', 'action_open_documents', [[1, GONE]], /^MissingError/],
    ['sale.order', 'payment_action_void', [[GONE]], /^MissingError/],
    ['sale.order', 'rating_apply', [[]], /^TypeError/],
    ['res.company', 'message_post', [[]], /^ValueError: Expected singleton/],
    ['product.template', 'create_product_variant', [[GONE], []], /^MissingError/],
    ['res.users', 'check', [[]], /^TypeError/],
    ['res.country', 'copy_multi', [[GONE]], /^MissingError/],
  ])('%s.%s of %j', (model, method, args, told) => {
    expect(raised(() => call(model, method, args))).toMatch(told)
  })

  it.each([
    ['res.users', 'onchange_parent_id', [[]], null],
    ['mail.activity', 'activity_format', [[]], []],
    ['product.pricelist', 'activity_search', [[]], false],
    ['sale.order', 'set_delivery_line', [[], false, 0], true],
    ['res.country', 'get_website_meta', [[GONE]], {}],
    ['res.country', 'flush_model', [[]], null],
    ['res.country', 'flush_recordset', [[GONE], ['name']], null],
    ['res.country', 'invalidate_model', [[], null, false], null],
    ['res.country', 'invalidate_recordset', [[GONE]], null],
  ])('%s.%s of %j is answered', (model, method, args, answer) => {
    expect(call(model, method, args)).toEqual(answer)
  })

  it('who may not is refused first', () => {
    const [uid] = call('res.users', 'search', [[['login', '=', 'portal']]]) as [number]
    const portal = (model: string, method: string, args: unknown[]) => call(model, method, args, {}, uid)
    expect(raised(() => portal('product.template', 'rating_get_stats', [[]]))).toMatch(/^AccessError/)
    expect(raised(() => portal('res.partner', 'message_get_followers', [[GONE]]))).toMatch(/^AccessError/)
    expect(raised(() => portal('ir.attachment', 'force_storage', []))).toMatch(/^AccessError/)
  })

  it('fields that are none are not flushed', () => {
    for (const method of ['flush_model', 'flush_recordset', 'invalidate_model', 'invalidate_recordset']) {
      expect(raised(() => call('res.partner', method, [[], ['nosuch']]))).toBe('KeyError: nosuch')
      expect(raised(() => call('res.partner', method, [[], false]))).toMatch(/^TypeError/)
    }
  })
})
