import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ConfigError } from '../errors/index.ts'
import { wireValue } from './wire-values.ts'

describe('arguments', () => {
  it('are left alone when every wire carries them', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(wireValue(value, 'args')).toBe(value)
      }),
    )
  })

  it('are brought to Odoo’s forms', () => {
    const given = {
      at: new Date('2024-01-31T10:20:30.999Z'),
      image: new Uint8Array([1, 2, 255]),
      n: 5n,
      gone: undefined,
    }
    expect(wireValue([given, undefined], 'args')).toEqual([{ at: '2024-01-31 10:20:30', image: 'AQL/', n: 5 }, null])
    expect(given.n).toBe(5n)
    expect(wireValue({ toJSON: () => [1] }, 'args')).toEqual([1])
    expect(wireValue(JSON.parse('{"__proto__": {"a": 1}}'), 'args')).toEqual(JSON.parse('{"__proto__": {"a": 1}}'))
  })

  const cycle: unknown[] = []
  cycle.push(cycle)

  it.each([
    ['undefined in a list', [[['id', 'in', [undefined]]]], /undefined at args\[0\]\[0\]\[2\]\[0\]/],
    ['a hole in a list', [new Array(1)], /undefined at args\[0\]\[0\]/],
    ['NaN', [1, Number.NaN], /NaN at args\[1\]/],
    ['infinity', { a: { b: Number.POSITIVE_INFINITY } }, /Infinity at args\.a\.b/],
    ['a huge bigint', 2n ** 64n, /18446744073709551616 at args: .*32 bits/],
    ['a function', [() => 1], /a function at args\[0\]/],
    ['a promise', { partner_id: Promise.resolve(1) }, /a promise at args\.partner_id: await it first/],
    ['a map', new Map(), /a Map at args/],
    ['an invalid date', new Date('x'), /an invalid Date/],
    ['a date beyond', new Date('+012024-01-01'), /year 12024/],
    ['a cycle', cycle, /contains itself/],
  ])('refuse %s, saying where', (_, value, message) => {
    expect(() => wireValue(value, 'args')).toThrow(ConfigError)
    expect(() => wireValue(value, 'args')).toThrow(message)
  })
})
