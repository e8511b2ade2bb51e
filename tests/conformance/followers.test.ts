import { expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { demoUsers, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

type Row = Record<string, unknown>

describeTargets(
  'followers and threads of records',
  (target) => {
    const { admin, demo, keep, make, portal, read } = demoUsers(target)
    const followersOf = async (model: string, id: number) => {
      const domain = [
        ['res_model', '=', model],
        ['res_id', '=', id],
      ]
      return (await admin().call('mail.followers', 'search_read', [domain, ['partner_id', 'name']])) as Row[]
    }
    const ownPartner = async () => {
      const { uid } = (await admin().whoami()) ?? {}
      return ((await read('res.users', Number(uid), ['partner_id'])).partner_id as [number, string])[0]
    }

    it.each(['res.partner', 'sale.order'])('of %s are who made it, and who else is subscribed', async (model) => {
      const friend = await make('res.partner', { name: uniqueName('friend'), email: 'friend@example.com' })
      const customer = await make('res.partner', { name: uniqueName('customer') })
      const id = model === 'res.partner' ? customer : await make(model, { partner_id: customer })
      const me = await ownPartner()
      const fields = ['message_partner_ids', 'message_is_follower', 'message_needaction']
      expect(await read(model, id, fields)).toEqual({
        ...{ id, message_partner_ids: [me], message_is_follower: true, message_needaction: false },
      })
      const subscribe = (ids: number[]) => admin().call(model, 'message_subscribe', [[id], ids])
      expect([await subscribe([friend]), await subscribe([friend])]).toEqual([true, true])
      const rows = await followersOf(model, id)
      expect(rows.map(({ partner_id }) => (partner_id as [number, string])[0]).toSorted((a, b) => a - b)).toEqual(
        [me, friend].toSorted((a, b) => a - b),
      )
      const { message_follower_ids } = await read(model, id, ['message_follower_ids'])
      expect((message_follower_ids as number[]).toSorted()).toEqual(rows.map((row) => row.id as number).toSorted())
      expect(await admin().call(model, 'search', [[['message_partner_ids', 'in', [friend]]]])).toEqual([id])
      await admin().call(model, 'message_unsubscribe', [[id], [me]])
      expect(await read(model, id, fields.slice(0, 2))).toEqual({
        ...{ id, message_partner_ids: [friend], message_is_follower: false },
      })
      const [row] = await followersOf(model, id)
      await admin().call('mail.followers', 'unlink', [[row?.id]])
      expect((await read(model, id, ['message_partner_ids'])).message_partner_ids).toEqual([])
    })

    it('are kept once, by administrators', async () => {
      const id = await make('res.partner', { name: uniqueName('followed') })
      const values = { res_model: 'res.partner', res_id: id, partner_id: await ownPartner() }
      expect((await failure(admin().call('mail.followers', 'create', [values]))).name).toBe('ValidationError')
      expect((await failure(demo().call('mail.followers', 'create', [values]))).name).toBe('AccessError')
      expect((await failure(portal().call('mail.followers', 'search', [[]]))).name).toBe('AccessError')
      expect(
        await demo().call('mail.followers', 'search_count', [
          [
            ['res_id', '=', id],
            ['res_model', '=', 'res.partner'],
          ],
        ]),
      ).toBe(1)
    })

    it('have a thread that begins with the record and ends with it', async () => {
      const id = await make('res.partner', { name: uniqueName('talked about') })
      await admin().call('res.partner', 'message_post', [[id]], { body: 'hello' })
      const { message_ids } = await read('res.partner', id, ['message_ids'])
      const messages = (await admin().call('mail.message', 'read', [message_ids, ['body', 'message_type']])) as Row[]
      // The newest first.
      expect(messages.map(({ body }) => String(body).replaceAll(/<[^>]*>/g, ''))).toEqual(['hello', 'Contact created'])
      const domain = [
        ['id', '=', id],
        ['message_ids.body', 'ilike', 'hello'],
      ]
      expect(await admin().call('res.partner', 'search', [domain])).toEqual([id])
      await admin().call('ir.attachment', 'create', [{ name: 'note.txt', res_model: 'res.partner', res_id: id }])
      expect((await read('res.partner', id, ['message_attachment_count'])).message_attachment_count).toBe(1)
      await admin().call('res.partner', 'unlink', [[id]])
      expect(await admin().call('mail.message', 'search', [[['id', 'in', message_ids]]])).toEqual([])
      expect(await followersOf('res.partner', id)).toEqual([])
      const quiet = { context: { mail_create_nosubscribe: true, mail_create_nolog: true } }
      const name = uniqueName('quiet')
      const other = keep('res.partner', {
        id: (await admin().call('res.partner', 'create', [{ name }], quiet)) as number,
      })
      expect(await read('res.partner', other.id, ['message_ids', 'message_follower_ids'])).toEqual({
        ...{ id: other.id, message_ids: [], message_follower_ids: [] },
      })
    })
  },
  'threads with followers',
)
