import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

// Each line tried on 19.0.
describe('odd arguments of public methods of 19', () => {
  const call = callerOn('19.0')

  it('an empty list of what is talked about invites to make one, and takes text alone', () => {
    const help = (model: string, text: unknown) => call(model, 'get_empty_list_help', [text])
    expect(help('res.partner', false)).toBe("<p class='o_view_nocontent_smiling_face'>Create new document</p>")
    expect(help('sale.order', '')).toContain('Create new sale order')
    expect(help('res.partner', 'x')).toBe('x')
    expect(raised(() => help('res.partner', [5]))).toBe("TypeError: expected string or bytes-like object, got 'list'")
    expect(help('res.users', [5])).toEqual([5])
  })

  it('a currency that is no record is none to count by', () => {
    const counted = (currency: unknown) => raised(() => call('account.tax', 'compute_all', [[], 100, currency]))
    expect(counted(1)).toBe("AttributeError: 'int' object has no attribute 'rounding'")
    expect(counted(false)).toBe('nothing was raised')
  })

  it('activities are told of to nobody, once they are there', () => {
    expect(call('mail.activity', 'action_close_dialog', [[]])).toEqual({ type: 'ir.actions.act_window_close' })
    expect(call('mail.activity', 'action_notify', [[]])).toBe(null)
    expect(raised(() => call('mail.activity', 'action_notify', [[888_888]]))).toContain('MissingError')
  })
})
