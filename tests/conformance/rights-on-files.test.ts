import { beforeAll, expect, it } from 'vitest'
import { demoUsers, ofSeries, onTriedSeries, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

/** Files are used by who may do the same with the record that they belong to (tried on 14.0 and 19.0). */
describeTargets(
  'rights on files',
  (target) => {
    const { admin, demo, portal, make, keep } = demoUsers(target)
    onTriedSeries(target, [18])
    type User = ReturnType<typeof admin>
    const FILES = 'ir.attachment'
    const call = (as: User, method: string, ...args: unknown[]) => raised(as.call(FILES, method, args))
    const made = new Map<string, number>()
    const ids = { contact: 0, order: 0 }
    const id = (name: string) => made.get(name) as number

    beforeAll(async () => {
      ids.contact = await make('res.partner', { name: uniqueName('contact') })
      ids.order = await make('sale.order', { partner_id: ids.contact, user_id: (await admin().whoami())?.uid ?? 0 })
      const file = async (name: string, values: object) => {
        made.set(name, await make(FILES, { name, datas: 'eA==', ...values }))
      }
      await file('of an order', { res_model: 'sale.order', res_id: ids.order })
      await file('of an order, public', { res_model: 'sale.order', res_id: ids.order, public: true })
      await file('of a contact', { res_model: 'res.partner', res_id: ids.contact })
      await file('of a country', { res_model: 'res.country', res_id: 1 })
      await file('of a parameter', { res_model: 'ir.config_parameter', res_id: 1 })
    })

    const search = async (as: User, page: object = {}) => {
      const found = await as.call(FILES, 'search', [[['id', 'in', [...made.values()]]]], { order: 'id', ...page })
      const names = new Map([...made].map(([name, one]) => [one, name]))
      return (found as number[]).map((one) => names.get(one))
    }

    it('are found where the record is, and a page is filled up', async () => {
      const open = ['of an order, public', 'of a contact', 'of a country']
      expect(await search(demo())).toEqual(open)
      expect(await call(demo(), 'search_count', [['id', 'in', [...made.values()]]])).toBe(open.length)
      expect(await search(demo(), { limit: 2 })).toEqual(open.slice(0, 2))
      expect(await search(demo(), { limit: 3 })).toEqual(open)
    })

    it.each([
      ['of an order', 'AccessError', 'AccessError'],
      ['of an order, public', 'read', 'AccessError'],
      ['of a contact', 'read', true],
      ['of a country', 'read', 'AccessError'],
      ['of a parameter', 'AccessError', 'AccessError'],
    ])('%s: reading is %s, changing %s', async (name, read, write) => {
      const answer = await call(demo(), 'read', [id(name)], ['name'])
      expect(answer).toEqual(read === 'read' ? [{ id: id(name), name }] : read)
      expect(await call(demo(), 'write', [id(name)], { name })).toBe(write)
      if (write !== true) expect(await call(demo(), 'unlink', [id(name)])).toBe('AccessError')
    })

    it('those of what is not there are made on 14, and not found', async () => {
      const gone = await call(demo(), 'create', { name: 'gone', res_model: 'sale.order', res_id: 987_654_321 })
      if (typeof gone === 'number') keep(FILES, { id: gone })
      expect(typeof gone === 'number' ? 'made' : gone).toBe(ofSeries(target(), { 14: 'made', 19: 'AccessError' }))
      expect(await call(demo(), 'search', [['name', '=', 'gone']])).toEqual([])
    })

    it.each([
      ['sale.order', () => ids.order, 'AccessError'],
      ['res.country', () => 1, 'AccessError'],
      ['res.partner', () => ids.contact, 'number'],
      ['sale.order', () => 0, 'number'],
    ])('new ones of %s', async (res_model, res_id, expected) => {
      const answer = await call(demo(), 'create', { name: 'new', res_model, res_id: res_id() })
      if (typeof answer === 'number') keep(FILES, { id: answer })
      expect(typeof answer === 'number' ? 'number' : answer).toBe(expected)
    })

    it('are not moved to a record that one may not change', async () => {
      const own = (await demo().call(FILES, 'create', [{ name: 'own' }])) as number
      keep(FILES, { id: own })
      expect(await call(demo(), 'write', [own], { res_model: 'sale.order', res_id: ids.order })).toBe('AccessError')
      expect(await call(demo(), 'write', [own], { res_model: 'res.partner', res_id: ids.contact })).toBe(true)
    })

    it('are none of a customer’s', async () => {
      expect(await call(portal(), 'read', [id('of a contact')], ['name'])).toBe('AccessError')
    })
  },
  'rights on messages',
)
