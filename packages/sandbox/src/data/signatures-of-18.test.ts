import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

const GONE = 99_999_999

// Tried on 18.0.
describe('methods without logic on 18', () => {
  const call = callerOn('18.0')

  it.each([
    ['res.partner', 'open_parent', [[]], /^AttributeError/],
    ['res.partner', 'signup_prepare', [[GONE]], /^MissingError/],
    ['res.partner', 'signup_prepare', [[1]], /^NotImplementedError/],
    ['sale.order', 'save_new_custom_content', [[], 'a', 'b', 'c'], /^ValueError: Expected singleton/],
    ['product.attribute.value', 'action_add_to_products', [[1, GONE]], /^ValueError: Expected singleton/],
    ['product.product', 'action_open_documents', [[1, GONE]], /^MissingError/],
    ['website', 'sale_get_order', [[GONE]], /^MissingError/],
    ['sale.order', 'rating_apply', [[]], /^TypeError/],
    ['res.company', 'message_post', [[]], /^ValueError: Expected singleton/],
    ['product.category', 'message_change_thread', [[], 1], /^ValueError: Expected singleton/],
    ['res.users', 'authenticate', [[], 'db'], /^TypeError/],
    ['res.country', 'copy_translations', [[1, 2], false], /^ValueError: Expected singleton/],
    ['res.country', 'copy_multi', [[GONE]], /^AttributeError/],
    ['res.country', 'mail_allowed_qweb_expressions', [1], /^TypeError/],
  ])('%s.%s of %j', (model, method, args, told) => {
    expect(raised(() => call(model, method, args))).toMatch(told)
  })

  it.each([
    ['mail.activity', 'action_snooze', [[]], null],
    ['mail.activity', 'activity_format', [[]], {}],
    ['delivery.carrier', 'fixed_get_tracking_link', [[], false], false],
    ['res.partner', 'signup_prepare', [[]], true],
    ['res.country', 'get_website_meta', [[GONE]], {}],
  ])('%s.%s of %j is answered', (model, method, args, answer) => {
    expect(call(model, method, args)).toEqual(answer)
  })

  it('activities of no type are none', () => {
    expect(JSON.stringify(call('product.pricelist', 'activity_search', [[]]))).toBe('"mail.activity()"')
  })

  it('who may not is refused first', () => {
    const [uid] = call('res.users', 'search', [[['login', '=', 'portal']]]) as [number]
    const portal = (model: string, method: string, args: unknown[]) => call(model, method, args, {}, uid)
    expect(raised(() => portal('ir.actions.todo', 'ensure_one_open_todo', []))).toMatch(/^AccessError/)
    expect(raised(() => portal('base.module.upgrade', 'upgrade_module_cancel', [[]]))).toMatch(/^AccessError/)
    expect(raised(() => portal('ir.attachment', 'force_storage', []))).toMatch(/^AccessError/)
  })
})
