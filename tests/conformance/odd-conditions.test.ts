import { beforeAll, describe, expect, it } from 'vitest'
import { demoUsers, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

/** Conditions with values of every type, as 19 takes them (each tried on 19.0). */
describeTargets(
  'conditions with odd values',
  (target) => {
    const { admin, demo, make } = demoUsers(target)
    const ids = { company: 0, contact: 0 }
    beforeAll(async () => {
      ids.company = await make('res.partner', { name: uniqueName('company'), color: 3, is_company: true })
      const contact = { name: uniqueName('contact'), parent_id: ids.company, partner_latitude: 2.5 }
      ids.contact = await make('res.partner', contact)
    })
    /** Which of the two are found; of a refusal the exception's name. */
    const found = async (leaf: unknown) => {
      const answer = await raised(
        admin().call('res.partner', 'search', [[['id', 'in', Object.values(ids)], leaf]], { order: 'id' }),
      )
      if (!Array.isArray(answer)) return answer
      return Object.entries(ids)
        .flatMap(([name, id]) => (answer.includes(id) ? [name] : []))
        .join(' ')
    }
    const both = 'company contact'

    it.each([
      [[null, '=', 5], 'TypeError'],
      [[[], '=', 5], 'TypeError'],
      [['', '=', 5], 'TypeError'],
      [['name', null, 'x'], 'AttributeError'],
      [['name', 1.5, 'x'], 'AttributeError'],
      [['name', ['='], 'x'], 'TypeError'],
      [['!', ['id', '=', 1], ['id', '=', 2]], 'TypeError'],
      [['nosuch', 'any!', 1], 'ValueError'],
      [['name', 'any', 'x'], 'TypeError'],
      [['name', 'any', []], 'ValueError'],
      [['nosuch', 'any', 'x'], 'ValueError'],
    ])('%j is taken in or not', async (leaf, expected) => {
      expect(await found(leaf)).toBe(expected)
    })

    it.each([
      [['id', 'any', true], both],
      [['id', 'any', null], ''],
      [['id', 'not any', [['is_company', '=', true]]], 'contact'],
      [['parent_id', 'any', true], 'contact'],
      [['parent_id', 'not any', null], both],
    ])('%j asks by a domain', async (leaf, expected) => {
      expect(await found(leaf)).toBe(expected)
    })

    it.each([
      [['color', '=like', ''], 'contact'],
      [['color', 'not =ilike', false], 'company'],
      [['parent_id', '=like', ''], 'company'],
      [['parent_id', 'not =ilike', null], 'contact'],
      [['parent_id', '=', ''], 'contact'],
      [['parent_id', '!=', 0], 'company'],
      [['category_id', '=', 0], both],
      [['category_id', '=', [null]], ''],
      [['name', 'like', ['x']], ''],
      [['is_company', '=', 2.5], 'company'],
      [['create_date', '<>', false], both],
    ])('%j compares', async (leaf, expected) => {
      expect(await found(leaf)).toBe(expected)
    })

    it.each([
      [['id', '=?', [[]]], 'TypeError'],
      [['color', '=?', 'x'], 'ValueError'],
      [['id', 'child_of', 1.5], 'ValueError'],
      [['id', 'child_of', {}], 'ValueError'],
      [['parent_id', 'parent_of', [true]], 'UndefinedFunction'],
      [['id', 'child_of', [null]], both],
      [['parent_id', '<', [true]], 'UndefinedFunction'],
      [['parent_id', '<', ['x', 1]], 'InvalidTextRepresentation'],
      [['id', '<', [{}]], 'ProgrammingError'],
      [['id', '<', [[]]], 'IndeterminateDatatype'],
      [['parent_id', '>=', 0], ''],
    ])('%j of the wrong type', async (leaf, expected) => {
      expect(await found(leaf)).toBe(expected)
    })

    it.each([
      [['create_date', '>=', 'today -1d'], both],
      [['create_date', '<', 'now +1d'], both],
      [['create_date', '>=', '+1w'], ''],
      [['create_date', '>', '=1m =1d -1y'], both],
      [['create_date', '<', '=2000y'], ''],
      // On a Monday it is that day and time.
      [['create_date', '>', '-monday -1d'], both],
      [['create_date', '<', 'today =13m'], 'ValueError'],
      [['create_date', '<', 'today +1x'], 'ValueError'],
      [['create_date', '<', 'soon'], 'ValueError'],
      [['create_date', '<', ''], 'ValueError'],
      [['create_date', '<', '2024-02-30'], 'ValueError'],
    ])('%j from today', async (leaf, expected) => {
      expect(await found(leaf)).toBe(expected)
    })

    describe('days on the user’s clock', () => {
      const zone = { context: { tz: 'Asia/Tokyo' } }
      it.each([
        ['=', '2024-03-01', '2024-02-29 15:00:00'],
        ['=', '=2024y =3m =1d', '2024-02-29 15:00:00'],
        ['<=', '2024-03-01', '2024-03-01 14:59:59'],
        ['>', '2024-03-01', '2024-03-01 15:00:00'],
      ])('%s %s', async (operator, day, moment) => {
        const order = await make('sale.order', { partner_id: ids.company, date_order: moment })
        const domain = (value: string) => [
          ['id', '=', order],
          ['date_order', operator, value],
        ]
        expect(await admin().call('sale.order', 'search_count', [domain(day)], zone)).toBe(1)
        expect(await admin().call('sale.order', 'search_count', [domain(day)], { context: { tz: 'UTC' } })).toBe(
          operator === '=' || operator === '>' ? 0 : 1,
        )
      })
    })

    it('rights are asked for by records too', async () => {
      const asked = (operation: unknown) => raised(demo().call('uom.uom', 'check_access_rule', [[], operation]))
      expect(await asked('read')).toBeNull()
      expect(await asked('write')).toBe('AccessError')
      expect(await asked('nosuch')).toBe('AssertionError')
      expect(await asked([null])).toBe('TypeError')
    })
  },
  'conditions are checked first',
)
