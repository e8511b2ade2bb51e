import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

const GONE = 999_999

// Each tried on 19.0, of categories, orders and contacts.
describe('what 19 makes of commands for threads', () => {
  const call = callerOn('19.0')
  const told = (field: string, commands: unknown) => [
    raised(() => call('res.partner', 'create', [{ name: 'x', [field]: commands }])),
    raised(() => call('res.partner', 'write', [[1], { [field]: commands }])),
  ]
  const both = (pattern: RegExp) => [expect.stringMatching(pattern), expect.stringMatching(pattern)]

  it.each(['message_ids', 'message_follower_ids', 'activity_ids'])('%s are lines', (field) => {
    for (const command of [
      [3, GONE],
      [2, GONE],
      [4, GONE],
    ]) {
      expect(told(field, [command])).toEqual(both(/^MissingError/))
    }
    expect(told(field, [[6]])).toEqual(both(/^IndexError/))
    expect(told(field, [[]])).toEqual(both(/^IndexError/))
    expect(told(field, ['x'])).toEqual(both(/^InvalidTextRepresentation/))
    expect(told(field, [{}])).toEqual(both(/^TypeError: unhashable/))
    expect(told(field, [[0, 0, 5]])[1]).toMatch(/^TypeError: 'int' object is not iterable/)
    expect(told(field, 'x')).toEqual(both(/^ValueError: Wrong value/))
  })

  it('new lines say which model they are of', () => {
    expect(told('message_ids', [[0, 0, { body: 'x' }]])).toEqual(both(/^KeyError/))
    expect(told('message_follower_ids', [[0, 0, { partner_id: 3 }]])).toEqual(both(/^ValidationError.*res_model/s))
    const values = { name: 'x', message_ids: [[0, 0, { body: 'new', model: 'res.partner' }]] }
    const id = call('res.partner', 'create', [values]) as number
    const domain = [
      ['res_id', '=', id],
      ['model', '=', 'res.partner'],
      ['body', '=', '<p>new</p>'],
    ]
    expect(call('mail.message', 'search_count', [domain])).toBe(1)
  })
})
