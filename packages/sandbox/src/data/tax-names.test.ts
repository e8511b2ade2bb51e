import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

// Tried on 16.0 and 17.0.
describe.each(['16.0', '17.0'])('taxes on %s', (series) => {
  const call = callerOn(series)
  const [vat] = [call('account.tax', 'create', [[{ name: 'VAT 21% EU M', amount: 21 }]])].flat() as [number]
  const found = (name: string, operator = 'ilike') =>
    (call('account.tax', 'name_search', [name, [['id', '=', vat]], operator]) as unknown[]).length

  it.each([
    ['21M', 1],
    ['2 1%', 1],
    ['EUVAT', 0],
    ['21"% EU"', 1],
    ['2"1 E"', 0],
  ])('are found by the letters of %s, in order, and what is in quotes together', (name, times) => {
    expect(found(name)).toBe(times)
  })

  it('are found as they are by other operators', () => {
    expect(found('VAT 21% EU M', '=')).toBe(1)
    expect(found('21M', '=')).toBe(0)
  })

  it.each([[5], [['a']], [true]])('have no name that is %j', (name) => {
    expect(raised(() => call('account.tax', 'name_search', [name]))).toMatch(/^TypeError: expected string/)
  })
})

describe('taxes on 16', () => {
  it('are looked for among a list of terms', () => {
    const told = raised(() => callerOn('16.0')('account.tax', 'name_search', ['', true]))
    expect(told).toMatch(/^TypeError: 'bool' object is not iterable/)
  })
})
