import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

// Each tried on 19.0, of these and nine more.
describe('abstract models of 19', () => {
  const call = callerOn('19.0')

  it.each(['base', '_unknown', 'mail.thread', 'ir.http'])('%s is nobody’s', (model) => {
    const told = (method: string, ...args: unknown[]) => raised(() => call(model, method, args))
    const nobody = 'No group currently allows this operation.'
    expect(told('search', [])).toContain(nobody)
    expect(told('create', {})).toContain(nobody)
    expect(told('write', [1], {})).toContain(nobody)
    expect(told('unlink', [1])).toContain(nobody)
    expect(told('read', [1], ['id'])).toContain(nobody)
    expect(told('read', [1], ['foo'])).toBe(`ValueError: Invalid field 'foo' on '${model}'`)
    expect(told('search_panel_select_range', 'x')).toBe('KeyError: x')
    expect(call(model, 'copy_data', [[1]])).toEqual([{}])
    expect(call(model, 'web_read', [[1], {}])).toEqual([{ id: 1 }])
    expect(call(model, 'name_create', ['x'])).toBe(false)
    expect(call(model, 'check_access_rights', ['read', false])).toBe(false)
  })

  it('a thread is about a record', () => {
    expect(raised(() => call('mail.thread', 'message_post', [[1]], { body: 'x' }))).toMatch(/^ValueError: Posting/)
    expect(raised(() => call('mail.thread', 'message_subscribe', [[1], [1]]))).toMatch(/^AccessError/)
    expect(raised(() => call('base', 'message_post', [[1]], { body: 'x' }))).toMatch(/^AttributeError/)
  })
})
