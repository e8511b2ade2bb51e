import { expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { demoUsers, onTriedSeries, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

/** What records are called and get by themselves when they are made (tried on 14.0 and 19.0). */
describeTargets(
  'records that are made',
  (target) => {
    const { admin, demo, make, keep, read } = demoUsers(target)
    onTriedSeries(target, [18])
    const uidOf = async () => ((await admin().call('res.users', 'search', [[['login', '=', 'demo']]])) as number[])[0]
    const found = async (model: string, name: string, kwargs = {}) =>
      ((await admin().call(model, 'name_search', [name], kwargs)) as [number, string][]).map(([id]) => id)

    it('groups have the users that they are made with', async () => {
      const users = target().major < 19 ? 'users' : 'user_ids'
      const uid = await uidOf()
      const group = await make('res.groups', { name: uniqueName('group'), [users]: [[4, uid]] })
      expect(await read('res.groups', group, [users])).toMatchObject({ [users]: [uid] })
    })

    it('banks are found by the beginning of their code, and accounts say at which they are', async () => {
      const name = uniqueName('bank')
      const code = `ZQXJ${Date.now().toString(36)}`
      const bank = await make('res.bank', { name, bic: code })
      expect(await found('res.bank', code.toLowerCase())).toEqual([bank])
      expect(await found('res.bank', code.slice(2))).toEqual([])
      const [one, other] = [uniqueName('holder'), uniqueName('holder')]
      const partner_id = await make('res.partner', { name: one })
      const id = await make('res.partner.bank', { acc_number: code, partner_id, bank_id: bank })
      const isNew = target().major >= 17
      expect(await read('res.partner.bank', id, ['display_name'])).toMatchObject({
        display_name: isNew ? `${code} - ${name}` : code,
      })
      const next = await make('res.partner', { name: other })
      await admin().call('res.partner.bank', 'write', [[id], { partner_id: next }])
      const { acc_holder_name } = await read('res.partner.bank', id, ['acc_holder_name'])
      expect(acc_holder_name).toBe(isNew ? other : false)
    })

    it('the shop’s categories are called after those above, and are in no circle', async () => {
      const [name, within] = [uniqueName('category'), uniqueName('category')]
      const id = await make('product.public.category', { name })
      const child = await make('product.public.category', { name: within, parent_id: id })
      const called = `${name} / ${within}`
      expect(await read('product.public.category', child, ['display_name'])).toMatchObject({ display_name: called })
      const circle = admin().call('product.public.category', 'write', [[id], { parent_id: child }])
      expect((await failure(circle)).message).toContain('Recursion Detected.')
    })

    it('pricelists are copied by a name of their own since 18', async () => {
      const name = uniqueName('list')
      const id = await make('product.pricelist', { name })
      const answer = (await admin().call('product.pricelist', 'copy', [[id]])) as number | number[]
      const copy = keep('product.pricelist', { id: [answer].flat()[0] as number }).id
      expect(await read('product.pricelist', copy, ['name'])).toMatchObject({
        name: target().major < 18 ? name : `${name} (copy)`,
      })
    })

    it('variants are followed by who made their product', async () => {
      const template = await make('product.template', { name: uniqueName('chair') })
      const [variant] = (await admin().call(
        'product.product',
        'search_read',
        [[['product_tmpl_id', '=', template]], ['message_is_follower']],
        {},
      )) as Record<string, unknown>[]
      expect(variant).toMatchObject({ message_is_follower: true })
    })

    it('messages are by who has the address that they come from', async () => {
      const name = uniqueName('writer')
      const email = `${name.replaceAll(' ', '.').toLowerCase()}@example.com`
      const id = await make('res.partner', { name, email })
      const post = async (as: ReturnType<typeof admin>, kwargs: object) => {
        const answer = (await as.call('res.partner', 'message_post', [[id]], { body: 'x', ...kwargs })) as
          | number
          | number[]
        return read('mail.message', [answer].flat()[0] as number, ['author_id', 'email_from'])
      }
      expect(await post(admin(), { email_from: 'nobody@nowhere.example' })).toMatchObject({
        author_id: false,
        email_from: 'nobody@nowhere.example',
      })
      expect(await post(admin(), { email_from: `"Z" <${email.toUpperCase()}>` })).toMatchObject({
        author_id: [id, name],
      })
      expect(await post(demo(), { author_id: id })).toMatchObject({
        author_id: [id, name],
        email_from: `"${name}" <${email}>`,
      })
    })

    it('activities are called by what is to be done, or by their type', async () => {
      const id = await make('res.partner', { name: uniqueName('contact') })
      const type = (
        (await admin().call('mail.activity.type', 'search_read', [[], ['name']], {
          limit: 1,
          order: 'id',
        })) as { id: number; name: string }[]
      )[0]
      await admin().call('res.partner', 'activity_schedule', [[id]], { activity_type_id: type?.id })
      const [activity] = (await admin().call('mail.activity', 'search_read', [
        [
          ['res_model', '=', 'res.partner'],
          ['res_id', '=', id],
        ],
        ['display_name', 'activity_type_id'],
      ])) as Record<string, unknown>[]
      expect(activity).toMatchObject({ display_name: type?.name, activity_type_id: [type?.id, type?.name] })
      await admin().call('mail.activity', 'write', [[activity?.id], { summary: 'Ask' }])
      expect(await read('mail.activity', activity?.id as number, ['display_name'])).toMatchObject({
        display_name: 'Ask',
      })
      if (target().major === 14) {
        const untyped = admin().call('res.partner', 'activity_schedule', [[id]], { summary: 'x' })
        expect((await failure(untyped)).message).toMatch(/has no attribute 'default_description'/)
      }
    })
  },
  'variants, names and contacts in full',
)
