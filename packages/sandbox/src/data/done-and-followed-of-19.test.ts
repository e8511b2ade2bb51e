import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

const GONE = 888_888

// Each line tried on 19.0.
describe('what is done, followed and asked of users and messages of 19', () => {
  const call = callerOn('19.0')
  const DEMO = 6
  const partner = (name: string) => call('res.partner', 'create', [{ name }]) as number
  const portal = (call('res.users', 'search', [[['login', '=', 'portal']]]) as number[])[0] as number
  const activity = (values = {}) => call('mail.activity', 'create', [{ user_id: 2, summary: 'x', ...values }]) as number

  it('an activity that is put away was done today, whichever way', () => {
    const dated = (id: number) =>
      (call('mail.activity', 'read', [[id], ['date_done']]) as [{ date_done: unknown }])[0].date_done
    const [away, made] = [activity(), activity({ active: false })]
    call('mail.activity', 'action_archive', [[away]])
    expect(dated(away)).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(dated(made)).toBe(dated(away))
    call('mail.activity', 'write', [[away], { active: true }])
    expect(dated(away)).toBe(false)
  })

  it('activities that are nothing are done, others that are none are minded', () => {
    for (const nothing of [0, null, false]) expect(call('mail.activity', 'action_feedback', [[nothing]])).toBe(false)
    expect(raised(() => call('mail.activity', 'action_done', [[GONE]]))).toContain('MissingError')
    expect(raised(() => call('mail.activity', 'action_done', [['x']]))).toContain('InvalidTextRepresentation')
    expect(raised(() => call('mail.activity', 'action_feedback', [['x']]))).toContain('ValueError: invalid literal')
    expect(raised(() => call('mail.activity', 'action_feedback', [[GONE]], {}, portal))).toContain('AccessError')
  })

  it('what is told of it is text', () => {
    const [model] = call('ir.model', 'search', [[['model', '=', 'res.partner']]]) as [number]
    const id = activity({ res_model_id: model, res_id: partner('Ada') })
    expect(raised(() => call('mail.activity', 'action_feedback', [[id], 5]))).toContain('UserError: Failed to render')
  })

  it('nobody follows twice, and kinds of news are a list', () => {
    const [ada, bea] = [partner('Ada'), partner('Bea')]
    const follow = (ids: readonly unknown[], ...more: readonly unknown[]) =>
      raised(() => call('res.partner', 'message_subscribe', [ids, ...more]))
    expect(follow([ada, ada], [bea])).toContain('ValidationError')
    expect(follow([0], [bea])).toBe('nothing was raised')
    expect(follow([false], [bea])).toContain('ValidationError')
    expect(follow([ada], [bea], 5)).toBe("TypeError: 'int' object is not iterable")
    expect(follow([ada], [bea], 'x')).toContain('InvalidTextRepresentation')
    expect(follow([ada], { a: 1 })).toBe("TypeError: unhashable type: 'dict'")
    expect(call('res.partner', 'message_unsubscribe', [[false], [bea]])).toBe(null)
    expect(raised(() => call('res.partner', 'message_unsubscribe', [[ada], [true]]))).toContain('UndefinedFunction')
    // Who may not change products is told so whatever the ids.
    for (const ids of [[0], [false], [99_999_999]]) {
      expect(raised(() => call('product.product', 'message_subscribe', [ids, [bea]], {}, DEMO))).toContain(
        'AccessError',
      )
    }
    expect(raised(() => call('product.product', 'message_unsubscribe', [[], [bea]], {}, DEMO))).toContain('AccessError')
  })

  it('a mail is sent of an order, users are asked by number, secrets are text', () => {
    expect(raised(() => call('sale.order', 'action_quotation_send', [[]]))).toBe(
      'ValueError: Expected singleton: sale.order()',
    )
    const has = (id: unknown) => call('res.users', 'has_group', [[id], 'base.group_user'])
    expect(has(false)).toBe(true)
    expect(raised(() => has('x'))).toContain('InvalidTextRepresentation')
    expect(raised(() => has([1]))).toBe("TypeError: unhashable type: 'list'")
    expect(raised(() => call('res.users', 'change_password', [5, 'zz']))).toBe(
      'TypeError: secret must be unicode or bytes, not int',
    )
    expect(raised(() => call('res.users', 'change_password', [[], 'zz']))).toContain('AccessDenied')
    expect(call('ir.attachment', 'generate_access_token', [[0]])).toHaveLength(1)
    expect(raised(() => call('ir.attachment', 'generate_access_token', [[0]], {}, DEMO))).toContain('AccessError')
  })

  it('a message that is being made has no star', () => {
    const star = (id: unknown) => raised(() => call('mail.message', 'toggle_message_starred', [[id]]))
    expect(star(0)).toBe("AssertionError: missing id id in mail.message: {'id': 0}")
    expect(call('mail.message', 'set_message_done', [[{}]])).toBe(null)
    expect(star(-1)).toContain('ValidationError')
    expect(raised(() => call('mail.message', 'set_message_done', [[true]]))).toContain('UndefinedFunction')
  })
})
