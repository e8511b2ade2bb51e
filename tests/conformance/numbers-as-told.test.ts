import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { connectAs, once, uniqueName } from './help.ts'
import { orderDesk } from './orders.ts'
import { describeTargets } from './targets.ts'

const TRIED = [14, 16, 17, 18, 19]
const SPACE = '\u00A0'
const MINUS = '-\uFEFF'

/** Numbers as languages and currencies write them: each tried on 14.0 and 16.0 to 19.0. */
describeTargets('numbers as they are told', (target) => {
  const { make, read, admin } = orderDesk(target)
  beforeEach(({ skip }) => skip(!TRIED.includes(target().major), 'tried on 14.0 and 16.0 to 19.0'))

  describe('by a language', () => {
    const odoo = once(() => connectAs(target()))
    const format = (...args: unknown[]) => odoo().call('res.lang', 'format', [[1], ...args])

    it.each([
      ['%.2f', 1234567.891, '1,234,567.89', '1234567.89'],
      ['%.3f', -1234.5, '-1,234.500', '-1234.500'],
      ['%10.2f', 1234.5, '   1,234.50', '   1234.50'],
      ['%+.2f', 12345.5, '+12,345.50', '+12345.50'],
      ['%.2f', 0.125, '0.12', '0.12'],
      ['%.0f', 2.5, '2', '2'],
      ['%.2f', 1e16, '10,000,000,000,000,000.00', '10000000000000000.00'],
      ['%d', 1234.9, '1,234', '1234'],
      ['%05d', 42, '00,042', '00042'],
      ['%e', 123456.789, '1.234568e+05', '1.234568e+05'],
      ['%g', 123456.789, '123,457', '123457'],
      ['%g', 1234567, '1.23457e+06', '1.23457e+06'],
      ['%s', 1234.5, '1234.5', '1234.5'],
      ['%x', 255, 'ff', 'ff'],
      ['%.2f', false, '0.00', '0.00'],
      ['%.2f EUR', 12345.5, '12345.50 EUR', '12345.50 EUR'],
    ])('%s of %s', async (percent, value, grouped, plain) => {
      expect(await format(percent, value, true)).toBe(grouped)
      expect(await format(percent, value)).toBe(plain)
    })

    it.each([
      ['.2f', 5, 'ValueError', 'format() must be given exactly one %char format specifier'],
      ['', 5, 'IndexError', 'string index out of range'],
      [5, 5, 'TypeError', "'int' object is not subscriptable"],
      ['%', 5, 'ValueError', 'incomplete format'],
      ['%q', 5, 'ValueError', "unsupported format character 'q' (0x71) at index 1"],
      ['%.2f %.2f', 5, 'TypeError', 'not enough arguments for format string'],
      ['%%', 5, 'TypeError', 'not all arguments converted during string formatting'],
      ['%.2f', 'five', 'TypeError', 'must be real number, not str'],
      ['%.2f', null, 'TypeError', 'must be real number, not NoneType'],
    ])('not %s of %s', async (percent, value, python, message) => {
      expect(await failure(format(percent, value, true))).toMatchObject({
        exception: expect.stringContaining(python),
        serverMessage: message,
      })
    })

    it('that is installed, since 18', async () => {
      const [german] = (await odoo().call('res.lang', 'search', [
        [
          ['code', '=', 'de_DE'],
          ['active', 'in', [true, false]],
        ],
      ])) as number[]
      const told = odoo().call('res.lang', 'format', [[german], '%.2f', 1234567.891, true])
      if (target().major < 18) expect(await told).toBe('1.234.567,89')
      else {
        expect(await failure(told)).toMatchObject({
          serverMessage: expect.stringContaining('The language German / Deutsch is not installed.'),
        })
      }
    })
  })

  describe('by rules of pricelists', () => {
    let yen = 0
    beforeAll(async () => {
      if (!TRIED.includes(target().major)) return
      const known = [
        ['name', '=', 'JPY'],
        ['active', 'in', [true, false]],
      ]
      ;[yen = 0] = (await admin().call('res.currency', 'search', [known])) as number[]
      await admin().call('res.currency', 'write', [[yen], { active: true }])
    })
    afterAll(async () => {
      if (yen > 0) await admin().call('res.currency', 'write', [[yen], { active: false }])
    })

    const told = async (rule: Readonly<Record<string, unknown>>, currency?: number) => {
      const named = { name: uniqueName('list'), ...(currency !== undefined && { currency_id: currency }) }
      const pricelist_id = await make('product.pricelist', named)
      const id = await make('product.pricelist.item', { pricelist_id, applied_on: '3_global', ...rule })
      const fields = target().major < 15 ? ['price'] : ['price', 'rule_tip']
      const row = await read('product.pricelist.item', id, fields)
      return [row.price, row.rule_tip]
    }

    it('that name a price', async () => {
      const isOf14 = target().major < 15
      expect(await told({ fixed_price: 1234.5 })).toEqual(
        isOf14 ? ['$ 1234.50', undefined] : [`$${SPACE}1,234.50`, false],
      )
      // To the decimals of prices, whatever the currency has.
      expect(await told({ fixed_price: 7.5 }, yen)).toEqual(isOf14 ? ['¥ 7.50', undefined] : [`¥${SPACE}7.50`, false])
    })

    it('that are formulas, to the decimals of the currency', async ({ skip }) => {
      const { major } = target()
      skip(major < 15, 'since 15')
      const formula = { compute_price: 'formula', base: 'list_price', price_discount: 10 }
      const ten = major < 18 ? '10.0' : '10'
      const [, dollars] = await told({ ...formula, price_surcharge: -2.25 })
      const minus = `$${SPACE}${MINUS}2.25`
      expect(dollars).toBe(
        `Sales Price with a ${ten} % discount and ${minus} extra fee\nExample: $${SPACE}100.00 * 0.9 + ${minus} → $${SPACE}87.75`,
      )
      const [price, tip] = await told({ ...formula, price_surcharge: 1500.75 }, yen)
      expect(tip).toBe(
        `Sales Price with a ${ten} % discount and ¥${SPACE}1,501 extra fee\nExample: ¥${SPACE}100 * 0.9 + ¥${SPACE}1,501 → ¥${SPACE}1,591`,
      )
      expect(price).toBe(
        major < 18
          ? '10.0 % discount and 1500.75 surcharge'
          : `10 % discount on sales price + ¥${SPACE}1,501 extra fee`,
      )
    })

    it('that add to a cost, which has a name of its own since 18', async ({ skip }) => {
      const { major } = target()
      skip(major < 15, 'since 15')
      const [, tip] = await told({ compute_price: 'formula', base: 'standard_price', price_discount: -20 })
      const words = major < 18 ? '-20.0 % discount' : '20 % markup'
      expect(tip).toBe(
        `Cost with a ${words} and $${SPACE}0.00 extra fee\nExample: $${SPACE}100.00 * 1.2 + $${SPACE}0.00 → $${SPACE}120.00`,
      )
    })
  })
})
