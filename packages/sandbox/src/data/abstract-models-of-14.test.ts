import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

// Each tried on 14.0, of seven of them.
describe.each(['mail.thread', 'base', 'image.mixin', '_unknown'])('%s on 14', (model) => {
  const call = callerOn('14.0')

  it.each([
    ['search', [[]]],
    ['read', [[1]]],
    ['create', [{}]],
    ['write', [[1], {}]],
    ['unlink', [[1]]],
    ['search_count', [[]]],
    ['read_group', [[], [], []]],
    ['name_search', ['a']],
    ['check_access_rights', ['read']],
  ])('%s is nobody’s right', (method, args) => {
    expect(raised(() => call(model, method, args))).toContain('No group currently allows this operation.')
  })

  it('what needs neither rows nor rights is answered', () => {
    expect(call(model, 'check_access_rights', ['read', false])).toBe(false)
    expect(call(model, 'default_get', [['id', 'x']])).toEqual({})
    expect(call(model, 'name_get', [[1]])).toEqual([[1, `${model},1`]])
    expect(call(model, 'copy_data', [[1]])).toEqual({})
    expect(call(model, 'get_external_id', [[1]])).toEqual({ 1: '' })
    expect(call(model, 'exists', [[]])).toEqual([])
    expect(call(model, 'toggle_active', [[]])).toBeNull()
    expect(call(model, 'export_data', [[], ['id']])).toEqual({ datas: [] })
    expect(Object.keys(call(model, 'fields_get', []) as object)).toContain('display_name')
  })

  it('what needs a table fails', () => {
    expect(raised(() => call(model, 'exists', [[1]]))).toContain('does not exist')
    expect(raised(() => call(model, 'export_data', [[1], ['id']]))).toContain('is not an ordinary table')
    expect(raised(() => call(model, 'export_data', [[1], ['x']]))).toContain('KeyError')
    expect(raised(() => call(model, 'copy', [1]))).toContain('not allowed to create')
    expect(raised(() => call(model, 'toggle_active', [[1]]))).toContain('TypeError')
    expect(raised(() => call(model, 'nope', [[1]]))).toContain('AttributeError')
  })
})

describe('threads of no model', () => {
  const call = callerOn('14.0')

  it('are followed, and told nothing', () => {
    expect(call('mail.thread', 'message_subscribe', [[1]])).toBe(true)
    expect(call('mail.thread', 'message_unsubscribe', [[1]])).toBe(true)
    expect(raised(() => call('mail.thread', 'message_post', [[1]]))).toContain('ValueError')
    expect(Object.keys(call('mail.thread', 'fields_get', []) as object)).toContain('message_ids')
  })

  it('are no models of 19', () => {
    expect(raised(() => callerOn('19.0')('mail.thread', 'search', [[]]))).not.toBe('nothing was raised')
  })
})
