import { describe, expect, it } from 'vitest'
import { callerOn } from '../orm/caller.test-help.ts'

const ALL = [['active', 'in', [true, false]]]

describe('currencies', () => {
  // Each counted and read on the real server of the series.
  it.each([
    ['14.0', 170, 171, 1, 2, [1, 2]],
    ['16.0', 169, 162, 1, 2, [1, 2]],
    ['17.0', 170, 163, 126, 1, [1]],
    ['18.0', 169, 162, 125, 1, [1]],
    ['19.0', 170, 163, 126, 1, [1]],
  ] as const)('of %s are those of a real server, with their ids and rates', (name, count, rates, eur, usd, awake) => {
    const call = callerOn(name)
    expect(call('res.currency', 'search_count', [ALL])).toBe(count)
    expect(call('res.currency.rate', 'search_count', [[]])).toBe(rates)
    const found = call('res.currency', 'search', [[...ALL, ['name', 'in', ['EUR', 'USD']]]], { order: 'name' })
    expect(found).toEqual([eur, usd])
    expect(call('res.currency', 'search', [[]], { order: 'id' })).toEqual(awake)
  })

  it('have what was otherwise before', () => {
    const of = (name: string, code: string, field: string) => {
      const fields = { fields: [field] }
      const rows = callerOn(name)('res.currency', 'search_read', [[...ALL, ['name', '=', code]]], fields)
      return (rows as Record<string, unknown>[])[0]?.[field]
    }
    expect([of('14.0', 'KRW', 'rounding'), of('19.0', 'KRW', 'rounding')]).toEqual([0.01, 1])
    expect([of('16.0', 'MVR', 'position'), of('17.0', 'MVR', 'position')]).toEqual(['after', 'before'])
    expect([of('17.0', 'MVR', 'symbol'), of('19.0', 'MVR', 'symbol')]).toEqual(['.ރ', 'Rf'])
    expect([of('18.0', 'XCG', 'name'), of('19.0', 'XCG', 'name')]).toEqual([undefined, 'XCG'])
    expect([of('14.0', 'KWD', 'decimal_places'), of('19.0', 'JPY', 'decimal_places')]).toEqual([3, 0])
  })

  it('are what countries pay in', () => {
    const paid = (name: string, code: string) => {
      const kwargs = { fields: ['currency_id'] }
      const rows = callerOn(name)('res.country', 'search_read', [[['code', '=', code]]], kwargs)
      return (rows as { currency_id: unknown }[])[0]?.currency_id
    }
    expect([paid('14.0', 'HR'), paid('16.0', 'HR')]).toMatchObject([
      [expect.any(Number), 'HRK'],
      [1, 'EUR'],
    ])
    expect([paid('18.0', 'BG'), paid('19.0', 'BG')]).toMatchObject([
      [expect.any(Number), 'BGN'],
      [126, 'EUR'],
    ])
    expect(paid('19.0', 'JP')).toEqual([25, 'JPY'])
  })

  it('have names as records', () => {
    const call = callerOn('14.0')
    const [rate] = call('ir.model.data', 'search_read', [[['name', '=', 'rateEEB']]], { fields: ['res_id'] }) as {
      res_id: number
    }[]
    expect(call('res.currency.rate', 'read', [[rate?.res_id], ['currency_id', 'rate']])).toMatchObject([
      { currency_id: [expect.any(Number), 'ETB'] },
    ])
  })
})
