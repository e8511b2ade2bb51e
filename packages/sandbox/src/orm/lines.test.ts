import { describe, expect, it } from 'vitest'
import { callerOn, raised } from './caller.test-help.ts'

const GONE = 999_999

describe.each(['14.0', '19.0'])('commands of lines on %s', (series) => {
  const call = callerOn(series)
  let count = 0
  const account = (partner_id: unknown) =>
    call('res.partner.bank', 'create', [{ acc_number: `BE ${count++}`, partner_id }]) as number
  const accountsOf = (id: unknown) => call('res.partner.bank', 'search', [[['partner_id', '=', id]]]) as number[]

  /** Numbers of the accounts that are left to a contact with `a` and `b`, while `o` is another's. */
  const left = (commands: (ids: { a: number; b: number; o: number }) => unknown) => {
    const [partner, other] = ['P', 'Q'].map((name) => call('res.partner', 'create', [{ name }]))
    const ids = { a: account(partner), b: account(partner), o: account(other) }
    call('res.partner', 'write', [[partner], { bank_ids: commands(ids) }])
    const names = new Map(Object.entries(ids).map(([name, id]) => [id, name]))
    return accountsOf(partner)
      .map((id) => names.get(id) ?? 'new')
      .toSorted()
  }
  const made = () => [0, 0, { acc_number: `BE ${count++}` }]

  // Each tried on 14.0 and 19.0.
  it('delete after the other commands', () => {
    expect(
      left(({ a }) => [
        [2, a],
        [1, a, { acc_number: `BE ${count++}` }],
      ]),
    ).toEqual(['b'])
    expect(left(({ a }) => [[3, a], made(), [1, a, { acc_number: `BE ${count++}` }]])).toEqual(['b', 'new'])
    expect(left(({ a }) => [[5], [1, a, { acc_number: `BE ${count++}` }], [2, a]])).toEqual([])
  })

  it('delete each line once', () => {
    expect(
      left(({ a }) => [
        [2, a],
        [2, a],
        [3, a],
      ]),
    ).toEqual(['b'])
  })

  it('keep all lines once some came', () => {
    expect(left(() => [made(), [5]])).toEqual(['a', 'b', 'new'])
    expect(
      left(({ o }) => [
        [4, o],
        [6, 0, []],
      ]),
    ).toEqual(['a', 'b', 'o'])
  })

  it('replace lines that came before by others up to 15, and add to them since', () => {
    expect(left(({ a }) => [made(), [6, 0, [a]]])).toEqual(series === '14.0' ? ['a'] : ['a', 'b', 'new'])
  })

  it.runIf(series === '14.0')('do not miss lines that are gone, where they go with their link', () => {
    const id = call('product.attribute', 'create', [{ name: 'A' }])
    expect(call('product.attribute', 'write', [[id], { value_ids: [[3, GONE]] }])).toBe(true)
  })

  it.runIf(series === '19.0')('do not miss what they deleted themselves', () => {
    expect(
      left(({ a }) => [
        [4, a],
        [2, a],
      ]),
    ).toEqual(['b'])
    expect(
      left(({ a, o }) => [
        [6, 0, [o]],
        [6, 0, [a]],
      ]),
    ).toEqual([])
  })

  it('miss what is linked and gone', () => {
    expect(raised(() => left(() => [[4, GONE]]))).toContain('MissingError')
  })
})
