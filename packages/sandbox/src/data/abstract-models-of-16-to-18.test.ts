import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

// Each tried on 16.0, 17.0 and 18.0, of these and two more.
describe.each(['16.0', '17.0', '18.0'])('abstract models of %s', (series) => {
  const major = Number.parseInt(series, 10)
  const call = callerOn(series)

  it.each(['mail.thread', 'base', '_unknown'])('%s is nobody’s, and has no id', (model) => {
    const kind = (method: string, ...args: readonly unknown[]) => raised(() => call(model, method, args))
    const [nobody, rows] = ['No group currently allows this operation.', [[1]]]
    expect(kind('search', [])).toContain(nobody)
    expect(kind('create', {})).toContain(nobody)
    expect(kind('write', ...rows, {})).toContain(nobody)
    expect(kind('unlink', ...rows)).toContain(nobody)
    expect(call(model, 'check_access_rights', ['read', false])).toBe(false)
    expect(kind('read', [1], ['id'])).toMatch(major === 16 ? 'ValueError: Invalid field' : 'AccessError')
    const lacksId = `AttributeError: '${model}' object has no attribute 'id'`
    expect(kind('get_external_id', [1])).toBe(lacksId)
    expect(kind('copy', [1])).toBe(lacksId)
    expect(kind('copy_data', [1])).toBe(lacksId)
    expect(kind('export_data', [1], ['id'])).toBe(lacksId)
    expect(kind('onchange', [], {}, [], {})).toBe(lacksId)
    expect(call(model, 'export_data', [[1], []])).toEqual({ datas: [[]] })
    expect(kind('toggle_active', [1])).toContain(major < 18 ? 'TypeError' : 'AssertionError')
    expect(kind('exists', [1])).toContain('does not exist')
  })

  it('some have no fields at all', () => {
    expect(call('base', 'fields_get', [])).toEqual({})
    if (major > 16) expect(raised(() => call('base', 'read', [[1]]))).toContain('AttributeError')
    expect(raised(() => call('mail.thread', 'read', [[1]]))).toContain('AccessError')
  })
})
