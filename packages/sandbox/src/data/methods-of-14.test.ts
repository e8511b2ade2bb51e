import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

const TODO = 'mail.mail_activity_data_todo'
const PORTAL = 7

// Each line tried on 14.0.
describe('what the web client and programs ask of 14', () => {
  const call = callerOn('14.0')
  const told = (...[model, method, args, uid]: [string, string, unknown[], number?]) =>
    JSON.parse(JSON.stringify(call(model, method, args, {}, uid)))
  const refused = (model: string, method: string, args: unknown[], uid?: number) =>
    raised(() => call(model, method, args, {}, uid))

  it.each([
    ['mail.message', 'message_format', [[]], []],
    ['mail.message', 'message_format', [[9_999_999]], []],
    ['mail.message', 'message_fetch', [[['id', '=', -1]], 3], []],
    ['mail.message', 'mark_all_as_read', [{}], []],
    ['mail.message', 'set_message_done', [['a']], null],
    ['mail.message', 'toggle_message_starred', [[]], null],
    ['mail.message', 'toggle_message_starred', [[null]], null],
    ['mail.message', 'unstar_all', [], null],
    ['res.partner', 'activity_feedback', [[1], [TODO]], true],
    ['res.partner', 'activity_feedback', [[1], TODO], false],
    ['res.partner', 'activity_unlink', [[1], ['no.such']], false],
    ['res.partner', 'activity_search', [[1]], false],
    ['res.partner', 'activity_search', [[1.5], { [TODO]: 1 }], 'mail.activity()'],
    ['res.partner', 'activity_reschedule', [[], [TODO]], 'mail.activity()'],
    ['ir.attachment', 'force_storage', [], true],
    ['ir.attachment', 'check', [null], null],
    ['ir.attachment', 'check', ['write', { res_model: 'nosuch', res_id: 1 }], null],
    ['ir.attachment', 'check', ['create', { res_model: 'res.partner', res_id: 9_999_999 }], null],
    ['ir.attachment', 'get_serve_attachment', ['/x', [['id', '=', 1]], ['name']], []],
  ])('%s.%s of %j', (model, method, args, answer) => {
    expect(told(model, method, args)).toEqual(answer)
  })

  it.each([
    ['mail.message', 'message_format', [['a']], 'UndefinedFunction'],
    ['mail.message', 'message_format', [[[]]], "TypeError: unhashable type: 'list'"],
    ['mail.message', 'message_format', [[1.5]], 'AccessError'],
    ['mail.message', 'message_fetch', [5], 'AssertionError: Domains to normalize'],
    ['mail.message', 'message_fetch', [[['id', '=', -1]], 3, 5], "ValueError: Invalid domain term ('res_id', 'in', 5)"],
    ['mail.message', 'mark_all_as_read', [true], 'AssertionError'],
    ['mail.message', 'set_message_done', [[true]], 'UndefinedFunction'],
    ['mail.message', 'toggle_message_starred', [[9_999_999]], 'ValidationError'],
    ['res.partner', 'activity_feedback', [[1], 5], "TypeError: 'int' object is not iterable"],
    ['res.partner', 'activity_feedback', [[1], [null]], "AttributeError: 'NoneType' object has no attribute 'split'"],
    ['res.partner', 'activity_unlink', [['a'], [TODO]], "ValueError: invalid literal for int() with base 10: 'a'"],
    ['res.partner', 'activity_search', [[1], [TODO], null, 'x'], 'AssertionError: Domains to normalize'],
    ['ir.attachment', 'check', [[], { res_model: 'res.partner', res_id: 'x' }], 'AssertionError: Invalid access mode'],
    ['ir.attachment', 'check', ['read', { res_model: 'res.partner', res_id: 'x' }], 'InvalidTextRepresentation'],
    ['ir.attachment', 'check', ['read', 5], "AttributeError: 'int' object has no attribute 'get'"],
    ['ir.attachment', 'get_serve_attachment', ['/x', 'x'], 'can only concatenate str (not "list") to str'],
    ['ir.attachment', 'get_serve_attachment', ['/x', [], 5], 'can only concatenate list (not "int") to list'],
  ])('%s.%s of %j is refused', (model, method, args, words) => {
    expect(refused(model, method, args)).toContain(words)
  })

  it('customers do less', () => {
    expect(refused('ir.attachment', 'check', ['read'], PORTAL)).toContain('AccessError: Sorry')
    expect(refused('ir.attachment', 'force_storage', [], PORTAL)).toContain('AccessError: Only administrators')
    expect(refused('res.partner', 'activity_feedback', [[1], [TODO]], PORTAL)).toContain('AccessError')
    expect(told('res.partner', 'activity_feedback', [[1], ['a']], PORTAL)).toBe(false)
  })

  it('a message is told with its files, a star comes and goes', () => {
    const id = call('res.partner', 'create', [{ name: 'Ann' }])
    const posted = { body: 'x', attachments: [['a.txt', 'hello']] }
    const message = call('res.partner', 'message_post', [[id]], posted)
    const one = () => told('mail.message', 'message_format', [[message]])[0]
    expect(one()).toMatchObject({
      ...{ body: '<p>x</p>', email_from: '"Mitchell Admin" <admin@yourcompany.example.com>', record_name: 'Ann' },
      ...{
        subtype_id: false,
        is_note: false,
        starred_partner_ids: [],
        module_icon: '/base/static/description/icon.png',
      },
      attachment_ids: [{ filename: 'a.txt', is_main: true, res_id: id, res_model: 'res.partner' }],
    })
    call('mail.message', 'toggle_message_starred', [[message]])
    expect(one().starred_partner_ids).toEqual([3])
    call('mail.message', 'unstar_all', [])
    expect(one().starred_partner_ids).toEqual([])
  })

  it('activities that programs planned are done by their type', () => {
    const id = call('res.partner', 'create', [{ name: 'Ann' }])
    call('res.partner', 'activity_schedule', [[id], TODO])
    expect(told('res.partner', 'activity_feedback', [[id], ['mail.mail_activity_data_call']])).toBe(true)
    expect(told('res.partner', 'activity_search', [[id], [TODO]])).not.toBe('mail.activity()')
    call('res.partner', 'activity_feedback', [[id], [TODO]])
    expect(told('res.partner', 'activity_search', [[id], [TODO]])).toBe('mail.activity()')
  })
})
