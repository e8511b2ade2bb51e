import { describe, expect, it } from 'vitest'
import { callerOn, raised } from './orm/caller.test-help.ts'
import { visitor } from './recorded-visitor.test-help.ts'

// In the words of real 6.1, 7.0 and 8.0.
describe('what old servers refuse', () => {
  const NAMED = { context: { lang: 'en_US' } }

  it.each([
    ['6.1', 'res.partner', 'check_access_rights', ['write'], 'check_access_rights'],
    ['8.0', 'res.partner', 'check_access_rights', ['write'], 'check_access_rights'],
    ['6.1', 'ir.model.data', 'get_object_reference', ['base', 'main_company'], 'get_object_reference'],
    ['8.0', 'ir.model.data', 'get_object_reference', ['base', 'main_company'], 'get_object_reference'],
    ['8.0', 'res.users', 'has_group', ['base.group_user'], 'has_group'],
    ['7.0', 'res.users', 'context_get', [], 'lookup'],
  ] as const)('a context, on %s: %s.%s', (series, model, method, args, name) => {
    const call = callerOn(series)
    expect(raised(() => call(model, method, args, NAMED))).toBe(
      `TypeError: ${name}() got an unexpected keyword argument 'context'`,
    )
    expect(raised(() => call(model, method, args))).toBe('nothing was raised')
  })

  it('a group behind ids, and on 6.1 the question itself', () => {
    const refused = (series: string) =>
      raised(() => callerOn(series)('res.users', 'has_group', [[1], 'base.group_user']))
    expect(refused('8.0')).toBe('TypeError: has_group() takes exactly 4 arguments (5 given)')
    expect(refused('6.1')).toContain("has no attribute 'has_group'")
  })

  it('nothing of a button up to 13, whose route has no named arguments (wire/*/web-call_button)', async () => {
    for (const series of ['7.0', '8.0', '13.0']) {
      const { logIn, post } = visitor({ series })
      await logIn('admin')
      const button = { model: 'res.partner', method: 'read', args: [[1], ['name']] }
      const { json } = await post('/web/dataset/call_button', button)
      expect([series, json]).toMatchObject([series, { result: false }])
    }
  })

  it('who a session was, on 7.0 alone, with a login that is refused', async () => {
    for (const [series, isKept] of [
      ['6.1', true],
      ['7.0', false],
      ['8.0', true],
    ] as const) {
      const { logIn, post, call } = visitor({ series })
      await logIn('admin')
      await post('/web/session/authenticate', { db: 'sandbox', login: 'demo', password: 'wrong' })
      const answer = await call('res.partner', 'search', [[['id', '=', 1]]])
      expect([series, 'result' in answer]).toEqual([series, isKept])
    }
  })

  it.each([
    ['6.1', 'res.partner', "TypeError: unhashable type: 'list'"],
    ['7.0', 'res.partner', "TypeError: unhashable type: 'list'"],
    ['8.0', 'sale.order', "TypeError: unhashable type: 'list'"],
    ['8.0', 'res.partner', 'nothing was raised'],
  ])('a list of one to copy, on %s: %s', (series, model, words) => {
    const call = callerOn(series)
    expect(raised(() => call(model, 'copy', [[model === 'sale.order' ? 2 : 14]]))).toBe(words)
    expect(raised(() => call(model, 'copy', [model === 'sale.order' ? 2 : 14]))).toBe('nothing was raised')
  })

  it('on 8.0 an on_change method without its text, and what the form did not tell of', () => {
    const call = callerOn('8.0')
    const changed = (values: object, text: string) =>
      call('sale.order', 'onchange', [[], values, 'partner_id', { partner_id: text, partner_invoice_id: '1' }])
    const told = { partner_id: 14, partner_invoice_id: false }
    const text = 'onchange_partner_id(partner_id, context)'
    expect(changed(told, '1')).toEqual({ value: {} })
    expect(changed({ partner_id: 14 }, text)).toEqual({ value: {} })
    expect(changed(told, text)).toMatchObject({ value: { partner_invoice_id: expect.anything() } })
  })

  it('says in its view what a change runs', () => {
    const view = callerOn('8.0')('sale.order', 'fields_view_get', [false, 'form']) as { arch: string }
    expect(view.arch).toContain('<field name="partner_id" on_change="onchange_partner_id(partner_id, context)"/>')
  })
})
