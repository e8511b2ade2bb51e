import { beforeAll, describe, expect, it } from 'vitest'
import { demoUsers, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

/** Groups of nothing, pages and orders that are none, sums that there are not (each tried on 19.0). */
describeTargets(
  'groups with odd values',
  (target) => {
    const { admin, portal, make } = demoUsers(target)
    const ids = { company: 0, contact: 0 }
    beforeAll(async () => {
      ids.company = await make('res.partner', { name: uniqueName('company'), color: 3, is_company: true })
      ids.contact = await make('res.partner', { name: uniqueName('contact'), parent_id: ids.company })
    })
    const none = [['id', 'in', []]]
    const both = () => [['id', 'in', Object.values(ids)]]
    const asked = (method: string, args: readonly unknown[], kwargs = {}) =>
      raised(admin().call('res.partner', method, args, kwargs))

    describe('of nothing', () => {
      it.each([
        ['color:sum', false],
        ['color:nosuch', false],
        ['name:sum', false],
        ['child_ids:count', 0],
        ['display_name:count', 0],
        ['nosuch:sum', 'KeyError'],
        ['x:y:z', 'ValueError'],
        ['', 'ValueError'],
      ])('%s', async (spec, expected) => {
        const answer = await asked('formatted_read_group', [none, [], [spec]])
        expect(Array.isArray(answer) ? answer[0][spec] : answer).toBe(expected)
      })

      it('nobody looks at the rest', async () => {
        for (const rest of [{ limit: -1 }, { offset: 'x' }, { order: 5 }, { having: 5 }]) {
          expect(await asked('formatted_read_group', [none, ['color'], ['nosuch:sum']], rest)).toEqual([])
        }
        expect(await asked('read_group', [none, ['nosuch:sum'], ['color']])).toEqual([])
        expect(await asked('read_group', [none, ['nosuch:sum'], []])).toBe('KeyError')
        expect(await asked('web_read_group', [none, ['nosuch']])).toBe('KeyError')
        expect(await asked('web_search_read', [none, {}], { limit: -1 })).toEqual({ length: 0, records: [] })
      })
    })

    it.each([
      ['formatted_read_group', [[], []], {}, 'AssertionError'],
      ['formatted_read_group', [[], ['color:bool_or']], {}, 'UndefinedFunction'],
      ['formatted_read_group', [[], ['is_company:max']], {}, 'UndefinedFunction'],
      ['formatted_read_group', [['color'], ['__count']], { limit: '1' }, 'TypeError'],
      ['formatted_read_group', [['color'], ['__count']], { having: ['|'] }, 'IndexError'],
      ['formatted_read_group', [['color'], ['__count']], { having: [['__count', 'in', [1]]] }, 'SyntaxError'],
      [
        'formatted_read_group',
        [['color'], ['__count']],
        { having: [['__count', '=', 'x']] },
        'InvalidTextRepresentation',
      ],
      ['web_read_group', [['color']], { order: 'color asc asc' }, 'ValueError'],
      ['web_read_group', [['color']], { offset: null }, 'TypeError'],
      ['web_search_read', [{ color: {} }], { offset: null }, 'TypeError'],
      ['web_search_read', [{ color: {} }], { count_limit: 'x' }, 'TypeError'],
      ['read_group', [[], ['parent_id.color']], {}, 'ValueError'],
      ['read_group', [[], ['color']], { orderby: 'id' }, 'ValueError'],
    ])('%s %j %j', async (method, args, kwargs, expected) => {
      expect(await asked(method, [both(), ...args], kwargs)).toBe(expected)
    })

    it('an order of the rows is none of the groups', async () => {
      const groups = (answer: unknown) => (answer as { groups: { color: number }[] }).groups.map(({ color }) => color)
      expect(groups(await asked('web_read_group', [both(), ['color']], { order: 'name desc, color desc' }))).toEqual([
        3, 0,
      ])
    })

    it('having says nothing of all as one', async () => {
      const having = [['__count', '<', 0]]
      const answer = await asked('formatted_read_group', [both(), [], ['__count']], { having })
      expect(answer).toMatchObject([{ __count: 2 }])
    })

    it('only the first key is looked at where the others come later', async () => {
      expect(await asked('read_group', [both(), [], ['color', 'nosuch']])).toHaveLength(2)
    })

    it('records are told with their names, and who has no link is apart', async () => {
      const [first] = (await asked('formatted_read_group', [both(), ['id'], []], { order: 'id' })) as [
        { id: unknown[] },
      ]
      expect(first.id).toEqual([ids.company, expect.any(String)])
      const groups = (await asked('formatted_read_group', [both(), ['parent_id.color'], []])) as unknown[]
      expect(groups.at(-1)).toMatchObject({
        __extra_domain: ['|', ['parent_id', 'not any', []], ['parent_id', 'any', [['color', '=', false]]]],
      })
    })

    it('the end of a page that is not full is known', async () => {
      const page = { limit: 5, offset: 1, count_limit: 1 }
      expect(await asked('web_search_read', [both(), {}], page)).toMatchObject({ length: 2 })
      expect(await asked('web_read_group', [both(), ['color']], { limit: 5, offset: 9 })).toEqual({
        groups: [],
        length: 0,
      })
    })

    it('who asks for rights first', async () => {
      const wrong = ['id']
      expect(await raised(portal().call('account.tax', 'search', [wrong]))).toBe('ValueError')
      expect(await raised(portal().call('account.tax', 'formatted_read_group', [wrong, ['id']]))).toBe('AccessError')
      expect(await raised(portal().call('ir.model', 'search', [wrong]))).toBe('AccessError')
      expect(await raised(portal().call('ir.model', 'read_group', [wrong, [], ['id']]))).toBe('ValueError')
    })
  },
  'groups as of 19',
)
