import { describe, expect, it } from 'vitest'
import { callerOn, raised } from './caller.test-help.ts'

// Tried on 17.0 and 18.0.
describe.each(['17.0', '18.0'])('fields of nothing on %s', (series) => {
  const call = callerOn(series)
  const said = (method: string, ...args: unknown[]) => raised(() => call('res.country', method, args))
  const invalid = "ValueError: Invalid field 'nosuch' on model 'res.country'"

  it.each([[[['id', 'in', []]]], [[[0, '=', 1]]], [['&', ['id', 'in', []], ['name', '=', 'a']]]])(
    'are looked up by Python where a search knows that it finds nothing: %j',
    (domain) => {
      expect(said('search_read', domain, ['nosuch'])).toBe('KeyError: nosuch')
      expect(said('web_search_read', domain, { nosuch: {} })).toBe('KeyError: nosuch')
    },
  )

  it('are looked up by Python in a read of nobody', () => {
    expect(said('read', [], ['nosuch'])).toBe('KeyError: nosuch')
  })

  it('are the ORM’s where somebody was asked for', () => {
    expect(said('search_read', [['name', '=', 'nobody']], ['nosuch'])).toBe(invalid)
    expect(said('search_read', [], ['nosuch'])).toBe(invalid)
    expect(said('read', [1], ['nosuch'])).toBe(invalid)
  })
})
