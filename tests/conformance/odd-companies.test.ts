import { describe, expect, it } from 'vitest'
import { demoUsers, raised } from './help.ts'
import { describeTargets } from './targets.ts'

/** What stands for companies in a context and is no list of the user's (each tried on 14 and 16 to 19). */
describeTargets(
  'odd companies of a context',
  (target) => {
    const { admin, demo } = demoUsers(target)
    const within = (companies: unknown) => ({ context: { allowed_company_ids: companies } })

    /** A search where rows are told apart by company, and defaults of a model without any. */
    const asked = async (companies: unknown) => [
      await raised(admin().call('res.partner', 'search', [[['id', '=', 0]]], within(companies))),
      await raised(admin().call('res.country', 'default_get', [['name']], within(companies))),
    ]

    it.each(['x', '1', [99], [null], [false], [1, 'x']])(
      '%j are companies that the user has not',
      async (companies) => {
        expect(await asked(companies)).toEqual(['AccessError', 'AccessError'])
      },
    )

    it.each([5, true, -1])('%j is no list', async (companies) => {
      expect(await asked(companies)).toEqual(['TypeError', 'TypeError'])
    })

    it.each(['', 0, null, false, []])('%j names none', async (companies) => {
      expect(await asked(companies)).toEqual([[], {}])
    })

    it('numbers that equal an id, of which True makes no record', async () => {
      expect(await asked([1.0])).toEqual([[], {}])
      expect(await asked([true])).toEqual([[], 'TypeError'])
    })

    it('a list or a dictionary among them', async () => {
      const expected = target().major < 16 ? 'AccessError' : 'TypeError'
      expect(await asked([[1]])).toEqual([expected, expected])
      expect(await asked([{}])).toEqual([expected, expected])
    })

    it('a dictionary of them, which 19 remembers no rules by', async () => {
      const isKey = target().major >= 19
      expect(await asked({ a: 1 })).toEqual([isKey ? 'TypeError' : 'AccessError', 'AccessError'])
      expect(await asked({})).toEqual([isKey ? 'TypeError' : [], {}])
    })

    it('are looked at when a record is made, and not in a model that all companies share', async () => {
      expect(await raised(admin().call('res.country', 'create', [{}], within('x')))).toBe('AccessError')
      expect(await raised(admin().call('res.country', 'search', [[['id', '=', 0]]], within('x')))).toEqual([])
      expect(await raised(demo().call('res.partner', 'search', [[['id', '=', 0]]], within(5)))).toBe('TypeError')
    })

    describe('an order’s own company', () => {
      it.each([
        ['x', 'AccessError'],
        [5, 'TypeError'],
        [[99], 'AccessError'],
      ])('of %j', async (companies, expected) => {
        const answer = admin().call('sale.order', 'default_get', [['company_id']], within(companies))
        expect(await raised(answer)).toBe(expected)
      })
    })
  },
  'allowed_company_ids',
)
