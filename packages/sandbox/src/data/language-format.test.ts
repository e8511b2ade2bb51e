import { describe, expect, it } from 'vitest'
import { callerOn } from '../orm/caller.test-help.ts'

// Tried on 16.0 and 17.0; languages tell more on 18.0 and 19.0 once they are installed.
describe.each([
  ['16.0', 88],
  ['17.0', 91],
])('languages of %s', (series, count) => {
  const call = callerOn(series)
  const inAnyState = ['active', 'in', [true, false]]
  const format = (code: string, value: number) => {
    const ids = call('res.lang', 'search', [[['code', '=', code], inAnyState]])
    return call('res.lang', 'format', [ids, '%.2f', value, true])
  }

  it('are all there', () => {
    expect(call('res.lang', 'search_count', [[inAnyState]])).toBe(count)
  })

  it.each([
    ['en_IN', '12,34,567.89', '-12,345.60'],
    ['de_CH', "1'234'567.89", "-12'345.60"],
    ['fr_FR', '1\u00A0234\u00A0567,89', '-12\u00A0345,60'],
    ['eu_ES', '1234567,89', '-12345,60'],
    ['az_AZ', '1\u00A0234\u00A0567,89', '-12\u00A0345,60'],
  ])('write numbers their way: %s', (code, large, less) => {
    expect([format(code, 1234567.891), format(code, -12345.6)]).toEqual([large, less])
  })
})
