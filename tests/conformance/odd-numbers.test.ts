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
})
