import { beforeAll, expect, it } from 'vitest'
import { demoUsers, ofSeries, onTriedSeries, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

/** Messages are their author's, their recipients' and of who may use the record: of nobody by the rights on messages. */
describeTargets(
  'rights on messages',
  (target) => {
    const { admin, demo, portal, keep, make, read } = demoUsers(target)
    onTriedSeries(target)
    type User = ReturnType<typeof admin>
    const call = (as: User, method: string, ...args: unknown[]) => raised(as.call('mail.message', method, args))
    const partnerOf = async (user: User) => (await user.whoami())?.partnerId ?? 0
    const made = new Map<string, number>()
    const named = (ids: unknown) => {
      const names = new Map([...made].map(([name, id]) => [id, name]))
      return Array.isArray(ids) ? ids.map((id) => names.get(id as number)) : ids
    }
    const domain = () => [['id', 'in', [...made.values()]]]
    let contact = 0

    beforeAll(async () => {
      contact = await make('res.partner', { name: uniqueName('Talk') })
      const [clerk, customer] = [await partnerOf(demo()), await partnerOf(portal())]
      const comment = { subtype_xmlid: 'mail.mt_comment', message_type: 'comment' }
      const post = async (name: string, as: User, values: object) => {
        const answer = await as.call('res.partner', 'message_post', [[contact]], { body: name, ...values })
        made.set(name, [answer].flat()[0] as number)
      }
      await post('a note', admin(), { subtype_xmlid: 'mail.mt_note' })
      await post('a comment', admin(), comment)
      await post('of a clerk', demo(), comment)
      await post('to a customer', admin(), { ...comment, partner_ids: [customer] })
      // Those of nothing stay: nobody may delete them.
      const create = async (name: string, values: object) =>
        made.set(name, (await admin().call('mail.message', 'create', [values])) as number)
      await create('of nothing', { body: 'x' })
      await create('of nothing, by a clerk', { body: 'x', author_id: clerk })
      await create('of nothing, by a customer', { body: 'x', author_id: customer })
      await create('of nothing, to a clerk', { body: 'x', partner_ids: [[6, 0, [clerk]]] })
      await create('of a country', { body: 'x', model: 'res.country', res_id: 1 })
      await create('of a parameter', { body: 'x', model: 'ir.config_parameter', res_id: 1 })
      await create('of a customer', { body: 'x', model: 'res.partner', res_id: customer, subtype_id: 1 })
      for (const [name, id] of made) if (!name.startsWith('of nothing')) keep('mail.message', { id })
    })

    const search = async (as: User, page: object = {}) =>
      named(await as.call('mail.message', 'search', [[['id', 'in', [...made.values()]]]], { order: 'id', ...page }))

    it('find what may be read, of a page that is found before', async () => {
      const ofContact = ['a note', 'a comment', 'of a clerk', 'to a customer']
      const ofClerk = ['of nothing, by a clerk', 'of nothing, to a clerk', 'of a country', 'of a customer']
      expect(await search(demo())).toEqual([...ofContact, ...ofClerk])
      expect(await search(portal())).toEqual(['to a customer', 'of a customer'])
      const others = ['of nothing', 'of nothing, to a clerk', 'of a country', 'of a parameter', 'of a customer']
      expect(await search(admin())).toEqual([...ofContact, ...others])
      expect(await search(demo(), { offset: 4, limit: 2 })).toEqual(['of nothing, by a clerk'])
      // Logs are not there for customers, and take no room on their pages.
      expect(await search(portal(), { limit: 3 })).toEqual(['to a customer', 'of a customer'].slice(0, 1))
      expect(await call(demo(), 'search_count', [['id', 'in', [...made.values()]]])).toBe(8)
    })

    it.each([
      ['a note', true, false],
      ['to a customer', true, true],
      ['of nothing', false, false],
      ['of nothing, by a clerk', true, false],
      ['of nothing, to a clerk', true, false],
      ['of a parameter', false, false],
      ['of a customer', true, true],
    ])('%s is read by employees: %s, by customers: %s', async (name, byClerk, byCustomer) => {
      const id = made.get(name)
      for (const [who, may] of [
        [demo(), byClerk],
        [portal(), byCustomer],
      ] as const) {
        const rows = await call(who, 'read', [id], ['body'])
        expect(rows).toEqual(may ? [{ id, body: expect.any(String) }] : 'AccessError')
      }
    })

    it('are changed by their authors, recipients, and who may change the record', async () => {
      const change = (as: User, name: string) => call(as, 'write', [made.get(name)], { subject: 'x' })
      expect(await change(demo(), 'a comment')).toBe(true)
      expect(await change(demo(), 'of nothing, by a clerk')).toBe(true)
      expect(await change(demo(), 'of a country')).toBe('AccessError')
      expect(await change(demo(), 'of nothing')).toBe('AccessError')
      expect(await change(portal(), 'a comment')).toBe('AccessError')
      expect(await call(portal(), 'unlink', [made.get('to a customer')])).toBe('AccessError')
      // Nobody’s record, nobody’s to delete: not even by who wrote it.
      expect(await call(demo(), 'unlink', [made.get('of nothing, by a clerk')])).toBe('AccessError')
    })

    it('are exported and counted beside that on 14', async () => {
      const exported = await call(demo(), 'export_data', [made.get('of nothing')], ['body'])
      expect(exported).toEqual(ofSeries(target(), { 14: { datas: [['<p>x</p>']] }, 19: 'AccessError' }))
      const groups = await portal().call('mail.message', 'read_group', [domain(), ['id'], ['model']], { lazy: false })
      const counted = (groups as { __count: number }[]).reduce((sum, { __count }) => sum + __count, 0)
      expect(counted).toBe(ofSeries(target(), { 14: made.size, 19: 2 }))
    })

    it('that are told to one alone are none of the thread', async () => {
      const alone = await make('res.partner', { name: uniqueName('Alone') })
      const id = [await admin().call('res.partner', 'message_post', [[alone]], { body: 'x' })].flat()[0] as number
      const thread = async () => (await read('res.partner', alone, ['message_ids'])).message_ids
      expect(await thread()).toContain(id)
      await admin().call('mail.message', 'write', [[id], { message_type: 'user_notification' }])
      expect(await thread()).not.toContain(id)
    })

    it('are made on what may be changed, and not on what is not there', async () => {
      const on = (as: User, values: object) => call(as, 'create', { body: 'x', ...values })
      const id = await on(demo(), { model: 'res.partner', res_id: contact })
      expect(id).toEqual(expect.any(Number))
      keep('mail.message', { id: id as number })
      expect(await on(demo(), { model: 'res.country', res_id: 1 })).toBe('AccessError')
      expect(await on(portal(), { model: 'res.partner', res_id: contact })).toBe('AccessError')
      expect(await on(admin(), { model: 'res.partner', res_id: 987_654_321 })).toBe('MissingError')
      expect(await on(admin(), { model: 'x.nowhere', res_id: 1 })).toMatch(/Error$/)
      const posted = raised(portal().call('res.partner', 'message_post', [[contact]], { body: 'x' }))
      expect(await posted).toBe('AccessError')
    })

    it('answer the first of their record, or the one that is named', async () => {
      const post = async (values: object) => {
        const posted = await admin().call('res.partner', 'message_post', [[contact]], { body: 'x', ...values })
        const id = [posted].flat()[0] as number
        keep('mail.message', { id })
        const [row] = (await admin().call('mail.message', 'read', [[id], ['parent_id', 'is_internal']], {})) as {
          parent_id: [number, string] | false
          is_internal: boolean
        }[]
        expect(row?.is_internal).toBe(false)
        return { id, parent: row?.parent_id === false ? false : row?.parent_id[0] }
      }
      const first = await post({})
      // Contacts hold no threads.
      expect(first.parent).toBe(false)
      const second = await post({ parent_id: first.id })
      expect(second.parent).toBe(first.id)
      const third = await post({ parent_id: second.id })
      expect(third.parent).toBe(ofSeries(target(), { 14: first.id, 19: second.id }))
    })
  },
  'rights on messages',
)
