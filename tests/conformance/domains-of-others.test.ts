import type { Connection } from 'ooor'
import { afterAll, describe, expect, it } from 'vitest'
import { connectAs, once, onTriedSeries, raised } from './help.ts'
import { describeTargets } from './targets.ts'

/** How many rows there are; of a refusal the exception's name. */
function counted(odoo: Connection, model: string, domain: readonly unknown[]): Promise<unknown> {
  return raised(odoo.call(model, 'search_count', [domain]))
}

/** What a server looks at in a domain before it asks for rows, and what it asks of whom. */
describeTargets(
  'domains beyond the records',
  (target) => {
    const admin = once(() => connectAs(target()))
    const portal = once(() => connectAs(target(), 'portal'))
    afterAll(() => Promise.all([admin().close(), portal().close()]))
    onTriedSeries(target)
    const is19 = () => target().major >= 19

    describe('what is beyond a relation is for those who may read there', () => {
      it.each([
        [['category_id.name', '=', 'x']],
        [['category_id', 'ilike', 'x']],
        [['category_id', '=', 'x']],
        [['category_id', 'child_of', 'x']],
        [['category_id', 'child_of', [1]]],
        [['bank_ids.acc_number', '=', 'x']],
      ])('%j', async (leaf) => {
        expect(await counted(portal(), 'res.partner', [leaf])).toBe('AccessError')
        expect(await counted(admin(), 'res.partner', [leaf, ['id', '=', -1]])).toBe(0)
      })
    })

    it('a field that is neither stored nor searched is minded since 19', async () => {
      const leaf = ['message_needaction_counter', '=', 1]
      const all = await counted(admin(), 'res.partner', [])
      expect(await counted(admin(), 'res.partner', [leaf])).toEqual(is19() ? 'ValueError' : all)
      expect(await counted(admin(), 'res.partner', [['parent_id', 'any', [leaf]]].slice(is19() ? 0 : 1))).toEqual(
        is19() ? 'ValueError' : all,
      )
      // Where nothing hangs on it nobody looks.
      expect(await counted(admin(), 'res.partner', [['id', 'in', []], leaf])).toBe(0)
    })

    it('what cannot be is known beforehand since 19', async () => {
      if (!is19()) return
      const leaf = ['message_needaction_counter', '=', 1]
      const never = [
        [
          ['id', 'in', [1, 2]],
          ['id', 'not in', [1, 2]],
        ],
        [
          ['name', '=', 'a'],
          ['name', '=', 'b'],
        ],
        [
          ['active', '=', true],
          ['active', '=', false],
        ],
        [['parent_id', 'any', [['id', 'in', []]]]],
        [['category_id', 'child_of', false]],
        [['create_date', '<', false]],
        [['name', 'not ilike', '']],
        ['!', '|', ['id', 'in', [1]], ['id', 'not in', [1]]],
      ]
      for (const domain of never) expect(await counted(admin(), 'res.partner', [...domain, leaf])).toBe(0)
      expect(await counted(admin(), 'res.partner', [['name', '=?', ''], leaf])).toBe('ValueError')
    })

    it('relations are in no order with texts since 19', async () => {
      if (!is19()) return
      for (const name of ['parent_id', 'category_id', 'create_uid']) {
        expect(await counted(admin(), 'res.partner', [[name, '<', 'x']])).toBe('TypeError')
      }
    })

    const mine = ['login', '=', 'admin']

    it('not is taken back by not, however often it is said', async () => {
      for (const times of [1, 2, 3, 4, 20_000]) {
        expect(await counted(admin(), 'res.users', [...Array(times).fill('!'), mine, mine])).toBe(
          times % 2 === 0 ? 1 : 0,
        )
      }
    })

    it('a long row of conditions is one since 19, and ends before where PostgreSQL does', async () => {
      for (const operator of ['&', '|']) {
        const row = (length: number) => [...Array(length).fill(operator), ...Array(length + 1).fill(mine)]
        expect(await counted(admin(), 'res.users', row(5000))).toBe(1)
        expect(await counted(admin(), 'res.users', row(20_000))).toBe(is19() ? 1 : 'SyntaxError')
      }
    })

    it('conditions within each other end where the stack does', async () => {
      const within = (depth: number) => [
        ...Array.from({ length: depth }, (_, index) => [index % 2 === 0 ? '&' : '|', mine]).flat(1),
        mine,
      ]
      expect(await counted(admin(), 'res.users', within(100))).toBe(1)
      expect(await counted(admin(), 'res.users', within(20_000))).toBe(is19() ? 'RecursionError' : 'SyntaxError')
    })
  },
  'arguments and rights as of 14',
)
