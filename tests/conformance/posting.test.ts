import { beforeAll, describe, expect, it } from 'vitest'
import { demoUsers, ofSeries, onTriedSeries, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

/** What posting does beside the message: files go to the record, who speaks and who is told follow it (tried on 14.0 and 19.0). */
describeTargets(
  'posting',
  (target) => {
    const { admin, demo, portal, make, keep, read } = demoUsers(target)
    onTriedSeries(target)
    type User = ReturnType<typeof admin>
    const ids = { contact: 0, admin: 0, demo: 0, portal: 0 }
    const COMMENT = { message_type: 'comment', subtype_xmlid: 'mail.mt_comment' }
    const partnerOf = async (user: User) => (await user.whoami())?.partnerId ?? 0

    beforeAll(async () => {
      ids.contact = await make('res.partner', { name: uniqueName('contact'), email: 'talk@example.com' })
      ids.admin = await partnerOf(admin())
      ids.demo = await partnerOf(demo())
      ids.portal = await partnerOf(portal())
    })

    const quiet = async (model: string, values: object) => {
      const context = { mail_create_nosubscribe: true }
      const id = (await admin().call(model, 'create', [values], { context })) as number
      return keep(model, { id }).id
    }
    const order = () => quiet('sale.order', { partner_id: ids.contact, user_id: false })
    const post = (as: User, model: string, id: number, values: object, context = {}) =>
      raised(as.call(model, 'message_post', [[id]], { body: 'x', ...values, context }))
    const followers = async (model: string, id: number) => {
      const found = (await read(model, id, ['message_partner_ids'])).message_partner_ids as number[]
      return Object.entries(ids).flatMap(([name, one]) => (found.includes(one) ? [name] : []))
    }

    describe('followers', () => {
      const followersAfter = async (values: object, context = {}) => {
        const id = await order()
        expect(await followers('sale.order', id)).toEqual([])
        await post(admin(), 'sale.order', id, values, context)
        return await followers('sale.order', id)
      }
      const of = (on14: string[], since19: string[]) => ofSeries(target(), { 14: on14, 19: since19 })

      it('who comments, not who notes or tells of something', async () => {
        expect(await followersAfter(COMMENT)).toEqual(['admin'])
        expect(await followersAfter({})).toEqual([])
        expect(await followersAfter({ subtype_xmlid: 'mail.mt_comment' })).toEqual([])
        expect(await followersAfter({ message_type: 'comment' })).toEqual(of(['admin'], []))
      })

      it('the author, since 19 who speaks for them', async () => {
        expect(await followersAfter({ ...COMMENT, author_id: ids.demo })).toEqual(of(['demo'], ['admin']))
        expect(await followersAfter({ ...COMMENT, author_id: ids.contact })).toEqual(of(['contact'], ['admin']))
      })

      it('as the context asks', async () => {
        expect(await followersAfter(COMMENT, { mail_create_nosubscribe: true })).toEqual(of([], ['admin']))
        expect(await followersAfter(COMMENT, { mail_post_autofollow_author_skip: true })).toEqual(of(['admin'], []))
      })

      it('recipients of an order’s message on 14, of others where the context asks', async () => {
        expect(await followersAfter({ partner_ids: [ids.portal] })).toEqual(of(['portal'], []))
        const context = { mail_post_autofollow: true }
        expect(await followersAfter({ partner_ids: [ids.portal] }, context)).toEqual(['portal'])
        const contact = await quiet('res.partner', { name: uniqueName('contact') })
        await post(admin(), 'res.partner', contact, { partner_ids: [ids.portal] })
        expect(await followers('res.partner', contact)).toEqual([])
        await post(admin(), 'res.partner', contact, { partner_ids: [ids.portal] }, context)
        expect(await followers('res.partner', contact)).toEqual(['portal'])
      })
    })

    describe('files', () => {
      const PENDING = { res_model: 'mail.compose.message', res_id: 0 }
      const file = async (as: User, values: object) => {
        const id = (await as.call('ir.attachment', 'create', [{ name: 'f', datas: 'eA==', ...values }])) as number
        return keep('ir.attachment', { id }).id
      }
      const ownerOf = async (id: number) => {
        const { res_model, res_id } = await read('ir.attachment', id, ['res_model', 'res_id'])
        return [res_model, res_id]
      }

      it('that were uploaded for a message go to the record, the poster’s alone', async () => {
        const id = await order()
        const [own, others, none] = [await file(admin(), PENDING), await file(demo(), PENDING), await file(admin(), {})]
        await post(admin(), 'sale.order', id, { attachment_ids: [own, others, none] })
        expect(await ownerOf(own)).toEqual(['sale.order', id])
        expect(await ownerOf(others)).toEqual(['mail.compose.message', 0])
        expect(await ownerOf(none)).toEqual([false, 0])
        expect(await read('sale.order', id, ['message_attachment_count'])).toMatchObject({
          message_attachment_count: 1,
        })
      })

      it('are open to who gives them', async () => {
        const me = (await admin().whoami())?.uid
        const hidden = await make('sale.order', { partner_id: ids.contact, user_id: me })
        const closed = await file(admin(), { res_model: 'sale.order', res_id: hidden })
        const open = await file(admin(), { res_model: 'res.partner', res_id: ids.contact })
        const about = { body: 'x', model: 'res.partner', res_id: ids.contact }
        const create = (one: number) =>
          raised(demo().call('mail.message', 'create', [{ ...about, attachment_ids: [[4, one]] }]))
        expect(await create(closed)).toBe('AccessError')
        const id = (await create(open)) as number
        expect(id).toEqual(expect.any(Number))
        keep('mail.message', { id })
        const write = (one: number) =>
          raised(demo().call('mail.message', 'write', [[id], { attachment_ids: [[4, one]] }]))
        expect(await write(closed)).toBe('AccessError')
        expect(await write(open)).toBe(true)
        expect(await post(demo(), 'res.partner', ids.contact, { attachment_ids: [closed] })).toBe('AccessError')
      })
    })

    it('what a message is about, administrators alone say anew since 18', async () => {
      const about = { body: 'x', model: 'res.partner', res_id: ids.contact }
      const id = (await demo().call('mail.message', 'create', [about])) as number
      keep('mail.message', { id })
      const write = (as: User, one: number, values: object) => raised(as.call('mail.message', 'write', [[one], values]))
      const expected = ofSeries(target(), { 14: true, 19: 'AccessError' })
      expect(await write(demo(), id, { model: 'res.partner' })).toBe(expected)
      expect(await write(demo(), id, { res_id: ids.contact })).toBe(expected)
      expect(await write(admin(), id, { model: 'res.partner', res_id: ids.contact })).toBe(true)
      expect(await write(demo(), id, { subject: 'y' })).toBe(true)
    })

    it('who may not read a record does not follow it, and is told so', async () => {
      const id = await make('sale.order', { partner_id: ids.contact, user_id: (await admin().whoami())?.uid })
      const change = (as: User, method: string, ...partners: number[]) =>
        raised(as.call('sale.order', method, [[id], partners]))
      expect(await change(demo(), 'message_subscribe', ids.demo)).toBe(false)
      expect(await change(portal(), 'message_subscribe', ids.portal)).toBe(false)
      expect(await change(demo(), 'message_subscribe', ids.portal)).toBe('AccessError')
      expect(await change(demo(), 'message_subscribe', ids.demo, ids.portal)).toBe('AccessError')
      const left = ofSeries(target(), { 14: 'AccessError', 17: null })
      expect(await change(demo(), 'message_unsubscribe', ids.demo)).toBe(left)
      expect(await change(portal(), 'message_unsubscribe', ids.portal)).toBe('AccessError')
      expect(await change(demo(), 'message_unsubscribe', ids.portal)).toBe('AccessError')
      expect(await followers('sale.order', id)).toEqual(['admin'])
    })
  },
  'rights on messages',
)
