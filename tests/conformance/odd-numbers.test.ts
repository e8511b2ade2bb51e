import { beforeEach, describe, expect, it } from 'vitest'
import { demoUsers, onTriedSeries, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

/** Numbers as text, as Python reads them, and those that are none (tried on 14.0 and 19.0). */
describeTargets('numbers as text', (target) => {
  const { admin, read, keep } = demoUsers(target)
  onTriedSeries(target)
  beforeEach(({ skip }) => skip(target().major < 14, 'tried on 14.0 and 19.0'))
  const created = async (model: string, name: string, value: unknown) => {
    const id = await raised(admin().call(model, 'create', [{ name: uniqueName('number'), [name]: value }]))
    if (typeof id !== 'number') return id
    keep(model, { id })
    return (await read(model, id, [name]))[name]
  }

  describe.each([
    ['1_0', 10, 10],
    ['  7 ', 7, 7],
    ['-3', -3, -3],
    ['', 0, 0],
    ['.5', 'ValueError', 0.5],
    ['5.', 'ValueError', 5],
    ['1e3', 'ValueError', 1000],
    ['0x10', 'ValueError', 'ValueError'],
    ['1__0', 'ValueError', 'ValueError'],
    ['inf', 'ValueError', 'OverflowError'],
    ['-Infinity', 'ValueError', 'OverflowError'],
    ['1e400', 'ValueError', 'OverflowError'],
    [' nan ', 'ValueError', 'ValueError'],
  ])('%j', (text, whole, decimal) => {
    it('in whole numbers', async () => {
      expect(await created('res.partner', 'color', text)).toBe(whole)
    })
    it('in numbers of some digits', async () => {
      expect(await created('product.template', 'weight', text)).toBe(decimal)
    })
  })

  it('that no column takes are refused', async () => {
    for (const value of [2 ** 31 - 1, -(2 ** 31)]) expect(await created('res.partner', 'color', value)).toBe(value)
    for (const value of [2 ** 31, -(2 ** 31) - 1, 2 ** 40]) {
      expect(await created('res.partner', 'color', value)).toBe('NumericValueOutOfRange')
    }
  })

  describe('conditions', () => {
    const found = async (field: string, operator: string, value: unknown, id: number, model = 'res.partner') =>
      raised(
        admin().call(model, 'search_count', [
          [
            [field, operator, value],
            ['id', '=', id],
          ],
        ]),
      )
    const partner = async (color: number) => {
      const id = (await admin().call('res.partner', 'create', [{ name: uniqueName('number'), color }])) as number
      keep('res.partner', { id })
      return id
    }

    it('read whole numbers as Python does', async () => {
      const ten = await partner(10)
      expect(await found('color', '=', '1_0', ten)).toBe(1)
      expect(await found('color', '>', ' 9 ', ten)).toBe(1)
      for (const text of ['1.5', '1e3', 'x', 'nan']) {
        for (const operator of ['=', '!=', '<']) expect(await found('color', operator, text, ten)).toBe('ValueError')
      }
    })

    it('that no number is', async () => {
      const id = await partner(1)
      for (const operator of ['=', '!=', '>']) {
        expect(await found('partner_latitude', operator, 'nan', id)).toBe('ValueError')
      }
    })

    it('nothing is zero, and zero in a list no value, up to 18', async ({ skip }) => {
      skip(target().major >= 19, 'tried on 14.0')
      const zero = await partner(0)
      for (const [value, count] of [
        ['', 1],
        [[''], 1],
        [[null], 1],
        [['0'], 1],
        [[0], 0],
        [[false], 0],
      ]) {
        expect(await found('color', '=', value, zero), JSON.stringify(value)).toBe(count)
        expect(await found('color', '!=', value, zero), JSON.stringify(value)).toBe(1 - (count as number))
      }
    })

    it('on amounts are PostgreSQL’s to read since 19', async () => {
      const [order] = (await admin().call('sale.order', 'search', [[['amount_total', '>', 20]]], {
        limit: 1,
      })) as number[]
      const amount = (operator: string, value: unknown) =>
        found('amount_total', operator, value, order as number, 'sale.order')
      const refusal = target().major < 19 ? 'ValueError' : 'InvalidTextRepresentation'
      expect(await amount('=', 'x')).toBe(refusal)
      expect(await amount('in', ['x', 5])).toBe(refusal)
      expect(await amount('>', '1_0')).toBe(1)
      expect(await amount('>', 'x')).toBe('ValueError')
      if (target().major >= 19) expect(await amount('=', true)).toBe(refusal)
    })
  })
})
