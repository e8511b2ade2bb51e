import { describe, expect, it } from 'vitest'
import { callerOn } from './caller.test-help.ts'

describe('a page of many rows', () => {
  const call = callerOn('19.0')
  const countries = call('res.country', 'search', [[], 0, 3]) as number[]
  const values = Array.from({ length: 400 }, (_, index) => ({
    name: `N${(index * 37) % 50}`,
    ref: index % 3 === 0 ? false : `R${index % 7}`,
    country_id: index % 4 === 0 ? false : (countries[index % 3] as number),
  }))
  call('res.partner', 'create', [values])

  const orders = [
    'name',
    'name desc',
    'ref, name desc',
    'ref desc',
    'ref nulls first, id desc',
    'country_id desc, name',
  ]
  for (const order of [...orders, 'id', 'id desc', 'is_company, country_id']) {
    it(`is the beginning of all of them by ${order}`, () => {
      const domain = [['name', 'ilike', 'n']]
      const all = call('res.partner', 'search', [domain], { order }) as number[]
      expect(all.length).toBeGreaterThanOrEqual(400)
      for (const [offset, limit] of [
        [0, 1],
        [0, 80],
        [13, 7],
        [390, 80],
      ] as const) {
        const page = call('res.partner', 'search', [domain], { order, offset, limit })
        expect(page).toEqual(all.slice(offset, offset + limit))
      }
    })
  }
})
