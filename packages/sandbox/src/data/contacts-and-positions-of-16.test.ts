import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

// Tried on 14.0, 16.0 and 17.0.
describe.each([
  ['14.0', ''],
  ['16.0', false],
  ['17.0', false],
])('contacts without an address on %s', (series, told) => {
  const call = callerOn(series)

  it('have no formatted one', () => {
    const [id] = [call('res.partner', 'create', [{ name: 'No address' }])].flat()
    expect(call('res.partner', 'read', [[id], ['email_formatted']])).toMatchObject([{ email_formatted: told }])
  })
})

// Tried on 14.0, 16.0 and 17.0.
describe.each([
  ['14.0', false],
  ['16.0', true],
  ['17.0', true],
])('fiscal positions on %s', (series, isMinded) => {
  it('with half a range of zip codes', () => {
    const make = () => callerOn(series)('account.fiscal.position', 'create', [{ name: 'Half', zip_from: '99' }])
    if (isMinded) expect(raised(make)).toMatch(/^ValidationError: Invalid "Zip Range", You have to configure both/)
    else expect([make()].flat()).toEqual([expect.any(Number)])
  })
})
