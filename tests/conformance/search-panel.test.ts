import { beforeAll, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { demoUsers, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

interface Values {
  readonly parent_field?: string | false
  readonly values: readonly Record<string, unknown>[]
}

/** Whatever order they came in. */
function byId<T extends Record<string, unknown>>(...values: T[]): T[] {
  return values.toSorted((a, b) => String(a.id).localeCompare(String(b.id), 'en', { numeric: true }))
}

describeTargets(
  'what a search panel asks',
  (target) => {
    const { demo, make, portal } = demoUsers(target)

    /** Ids of what the tests look at. */
    let ids: Readonly<Record<'above' | 'below' | 'other' | 'company' | 'ada' | 'bob' | 'cid', number>>
    let names: Readonly<Record<'above' | 'below' | 'company', string>>
    let mine: readonly unknown[]
    beforeAll(async () => {
      names = { above: uniqueName('above'), below: uniqueName('below'), company: uniqueName('company') }
      const above = await make('res.partner.category', { name: names.above })
      const below = await make('res.partner.category', { name: names.below, parent_id: above })
      const other = await make('res.partner.category', { name: uniqueName('other') })
      const company = await make('res.partner', {
        name: names.company,
        is_company: true,
        category_id: [[6, 0, [above]]],
      })
      const child = (name: string, values: object) =>
        make('res.partner', { name: uniqueName(name), parent_id: company, ...values })
      const ada = await child('ada', { type: 'delivery', category_id: [[6, 0, [above, below]]] })
      const bob = await child('bob', { type: 'other' })
      const cid = await make('res.partner', { name: uniqueName('cid'), parent_id: ada, type: 'delivery' })
      ids = { above, below, other, company, ada, bob, cid }
      mine = [['id', 'in', [company, ada, bob, cid]]]
    })

    const ask = (method: 'range' | 'multi_range', field: string, options: object = {}, model = 'res.partner') =>
      demo().call(model, `search_panel_select_${method}`, [field], {
        search_domain: mine,
        ...options,
      }) as Promise<Values>
    const panel = async (...args: Parameters<typeof ask>) => {
      const { values, ...rest } = await ask(...args)
      return { ...rest, values: byId(...values) }
    }
    const labels = async () => {
      const { type } = (await demo().call('res.partner', 'fields_get', [['type'], ['selection']])) as {
        type: { selection: [string, string][] }
      }
      return type.selection
    }

    it('tells the keys that records have, or all of them', async () => {
      const all = await labels()
      const named = (id: string) => all.find(([key]) => key === id)?.[1]
      expect(await panel('range', 'type', { enable_counters: true })).toEqual({
        parent_field: false,
        values: byId(
          { id: 'contact', display_name: named('contact'), __count: 1 },
          { id: 'delivery', display_name: named('delivery'), __count: 2 },
          { id: 'other', display_name: named('other'), __count: 1 },
        ),
      })
      expect((await ask('range', 'type', { expand: true })).values).toEqual(
        all.map(([id, display_name]) => ({ id, display_name })),
      )
      const counted = await ask('multi_range', 'type', { expand: true, enable_counters: true })
      expect(counted.values.map(({ id, __count }) => [id, __count])).toEqual(
        all.map(([id]) => [id, { contact: 1, delivery: 2, other: 1 }[id] ?? 0]),
      )
      const chosen = await panel('range', 'type', { enable_counters: true, category_domain: [['id', '=', ids.ada]] })
      expect(chosen.values.map(({ id, __count }) => [id, __count])).toEqual([
        ['contact', 0],
        ['delivery', 1],
        ['other', 0],
      ])
    })

    it('tells records as a tree, and counts those below', async () => {
      const { parent_field, values } = await panel('range', 'parent_id', { enable_counters: true })
      expect(parent_field).toBe('parent_id')
      expect(values.map(({ display_name: _, ...rest }) => rest)).toEqual(
        byId({ id: ids.company, parent_id: false, __count: 3 }, { id: ids.ada, parent_id: ids.company, __count: 1 }),
      )
      const flat = await panel('range', 'parent_id', { hierarchize: false, enable_counters: true })
      expect(flat.parent_field).toBe(false)
      expect(flat.values.map(({ id, __count }) => ({ id, __count }))).toEqual(
        byId({ id: ids.company, __count: 2 }, { id: ids.ada, __count: 1 }),
      )
      const within = { comodel_domain: [['id', '=', ids.ada]], hierarchize: false }
      expect((await ask('range', 'parent_id', within)).values.map(({ id }) => id)).toEqual([ids.ada])
      // A branch whose root is left out is no tree.
      expect((await ask('range', 'parent_id', { comodel_domain: [['id', '=', ids.ada]] })).values).toEqual([])
      const whole = { comodel_domain: [['id', 'in', [ids.company, ids.bob]]], expand: true }
      expect((await panel('range', 'parent_id', whole)).values.map(({ id, parent_id }) => [id, parent_id])).toEqual([
        [ids.company, false],
        [ids.bob, ids.company],
      ])
    })

    it('says so where there are more than a limit lets through', async () => {
      const tooMany = { error_msg: 'Too many items to display.' }
      expect(await ask('range', 'parent_id', { hierarchize: false, limit: 2 })).toEqual(tooMany)
      expect((await panel('range', 'parent_id', { hierarchize: false, limit: 3 })).values).toHaveLength(2)
      expect(await ask('range', 'parent_id', { limit: 2 })).toEqual(tooMany)
      expect(await ask('multi_range', 'parent_id', { limit: 2 })).toEqual(tooMany)
      expect(await ask('multi_range', 'category_id', { limit: 1, expand: true })).toEqual(tooMany)
    })

    it('tells values of which several are chosen, in groups', async () => {
      const both = { comodel_domain: [['id', 'in', [ids.above, ids.below, ids.other]]], enable_counters: true }
      const above = { id: ids.above, display_name: names.above, __count: 2 }
      const below = { id: ids.below, display_name: `${names.above} / ${names.below}`, __count: 1 }
      expect(await panel('multi_range', 'category_id', both)).toEqual({ values: byId(above, below) })
      const whole = { ...both, expand: true, group_by: 'parent_id' }
      const inGroups = await panel('multi_range', 'category_id', whole)
      expect(inGroups.values.map(({ display_name: _, ...rest }) => rest)).toEqual(
        byId(
          { id: ids.above, group_id: false, group_name: 'Not Set', __count: 2 },
          { id: ids.below, group_id: ids.above, group_name: names.above, __count: 1 },
          { id: ids.other, group_id: false, group_name: 'Not Set', __count: 0 },
        ),
      )
      const group_domain = { [String(ids.above)]: [['id', '=', ids.bob]], false: [['id', '=', ids.company]] }
      const narrowed = await panel('multi_range', 'category_id', { ...whole, group_domain })
      expect(narrowed.values.map(({ __count }) => __count)).toEqual([1, 0, 0])
      const companies = await panel('multi_range', 'parent_id', {
        enable_counters: true,
        group_by: 'type',
        filter_domain: [['id', '=', ids.ada]],
      })
      expect(companies.values.map(({ id, group_id, __count }) => [id, group_id, __count])).toEqual(
        byId({ id: ids.company, row: ['contact', 1] }, { id: ids.ada, row: ['delivery', 0] }).map(({ id, row }) => [
          id,
          ...row,
        ]),
      )
    })

    it('names categories of products by themselves where it shows a tree', async ({ skip }) => {
      skip(!target().has('names of panels'), 'they have all their names')
      const above = await make('product.category', { name: uniqueName('above') })
      const name = uniqueName('below')
      const below = await make('product.category', { name, parent_id: above })
      const options = { expand: true, search_domain: [], comodel_domain: [['id', 'in', [above, below]]] }
      const { values } = await panel('range', 'categ_id', options, 'product.template')
      expect(values.find(({ id }) => id === below)).toEqual({ id: below, display_name: name, parent_id: above })
    })

    it('refuses what has no place in a panel', async () => {
      const refused = async (method: 'range' | 'multi_range', field: string, options: object = {}) => {
        const { message, exception } = (await failure(ask(method, field, options))) as Error & { exception?: string }
        return [exception?.replace(/^.*\./, ''), message.replace(/^[\w.]+: /, '')]
      }
      expect(await refused('range', 'category_id')).toEqual([
        'UserError',
        'Only types many2one, selection are supported for category (found type many2many)',
      ])
      const kinds = target().has('lists in sentences')
        ? 'many2one, many2many, and selection'
        : "['many2one', 'many2many', 'selection']"
      expect(await refused('multi_range', 'name')).toEqual([
        'UserError',
        `Only types ${kinds} are supported for filter (found type char)`,
      ])
      expect((await refused('range', 'no_such_field'))[0]).toBe('KeyError')
      expect((await refused('multi_range', 'parent_id', { group_by: 'no_such_field' }))[0]).toBe('KeyError')
      expect((await refused('range', 'parent_id', { search_domain: [['no_such_field', '=', 1]] }))[0]).toBe(
        'ValueError',
      )
      const malformed = target().major < 17 ? 'AssertionError' : 'ValueError'
      expect((await refused('range', 'parent_id', { filter_domain: ['|', ['id', '=', 1]] }))[0]).toBe(malformed)
      const computed = target().major < 16 ? 'AssertionError' : target().major < 17 ? 'UserError' : 'ValueError'
      expect((await refused('range', 'company_type'))[0]).toBe(computed)
      expect((await ask('range', 'company_type', { expand: true })).values.map(({ id }) => id)).toEqual([
        'person',
        'company',
      ])
    })

    it('shows everybody what they may see', async () => {
      const asPortal = (model: string, field: string, options: Record<string, unknown> = {}) =>
        portal().call(model, 'search_panel_select_range', [field], options) as Promise<Values>
      const own = await asPortal('res.partner', 'type', { enable_counters: true })
      expect(own.values.map(({ __count }) => __count)).toEqual([1])
      expect((await failure(asPortal('res.partner.bank', 'partner_id'))).name).toBe('AccessError')
    })
  },
  'search panels',
)
