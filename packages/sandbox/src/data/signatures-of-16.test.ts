import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

const GONE = 99_999_999

// Tried on 16.0.
describe('methods without logic on 16', () => {
  const call = callerOn('16.0')

  it.each([
    ['res.partner', 'open_parent', [[]], /^ValueError: Expected singleton/],
    ['res.partner', 'open_parent', [[GONE]], /^MissingError/],
    ['res.partner', 'open_parent', [[1]], /^NotImplementedError/],
    ['res.partner', 'phone_get_sanitized_numbers', [[GONE]], /^MissingError/],
    ['account.tax', 'onchange_amount', [[1, GONE]], /^ValueError: Expected singleton/],
    ['product.product', 'action_open_product_lot', [[1, GONE]], /^ValueError: Expected singleton/],
    ['product.template', 'message_post_with_view', [[1]], /^TypeError/],
    ['res.company', 'get_and_update_sale_quotation_onboarding_state', [[GONE]], /^MissingError/],
    ['mail.message', 'portal_message_format', [[GONE]], /^MissingError/],
    ['mail.channel', 'channel_rename', [[GONE], 'x'], /^MissingError/],
    ['ir.actions.report', 'report_action', [[GONE], []], /^MissingError/],
    ['ir.model.access', 'check_groups', [], /^TypeError/],
    ['res.currency', 'compute', [[GONE], 1, 1], /^MissingError/],
    ['res.users', 'check', [[]], /^TypeError/],
    ['res.country', 'qweb_render_view', [1], /^TypeError/],
    ['res.country', 'copy_translations', [[GONE], 1], /^MissingError/],
    ['res.country', 'refresh', [[1]], /^TypeError/],
  ])('%s.%s of %j', (model, method, args, told) => {
    expect(raised(() => call(model, method, args))).toMatch(told)
  })

  it.each([
    ['res.users', 'onchange_parent_id', [[]], null],
    ['mail.activity', 'activity_format', [[]], []],
    ['account.fiscal.position', 'map_tax', [[], []], false],
    ['res.partner', 'can_edit_vat', [[]], true],
    ['res.country', 'refresh', [], null],
    ['res.country', 'get_website_meta', [[GONE]], {}],
    ['res.country', 'copy_translations', [[], 1], null],
  ])('%s.%s of %j is answered', (model, method, args, answer) => {
    expect(call(model, method, args)).toEqual(answer)
  })

  it('who may not is refused first', () => {
    const [uid] = call('res.users', 'search', [[['login', '=', 'portal']]]) as [number]
    const portal = (model: string, method: string, args: unknown[]) => call(model, method, args, {}, uid)
    expect(raised(() => portal('res.company', 'action_close_account_invoice_onboarding', []))).toMatch(/^AccessError/)
    expect(raised(() => portal('res.partner', 'notify_cancel_by_type', ['email']))).toMatch(/^AccessError/)
    expect(raised(() => portal('ir.attachment', 'force_storage', []))).toMatch(/^AccessError/)
  })

  it('what later series have is not there', () => {
    for (const [model, method] of [
      ['res.partner', 'message_get_followers'],
      ['res.company', 'action_all_company_branches'],
      ['sale.order', 'action_open_delivery_wizard'],
    ] as const) {
      expect(raised(() => call(model, method, [[]]))).toMatch(/^AttributeError/)
    }
  })
})
