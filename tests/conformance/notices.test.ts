import { beforeAll, expect, it } from 'vitest'
import { demoUsers, ofSeries, onTriedSeries, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

/** Whom a message is told, what becomes of it, and what one hears of one's work (tried on 14.0 and 19.0). */
describeTargets(
  'notices',
  (target) => {
    const { admin, demo, portal, make, read } = demoUsers(target)
    onTriedSeries(target)
    type User = ReturnType<typeof admin>
    const ids = { admin: 0, demo: 0, portal: 0 }
    const users = { admin: 0, demo: 0 }
    const of = (on14: unknown, since19: unknown) => ofSeries(target(), { 14: on14, 19: since19 })

    beforeAll(async () => {
      const who = async (user: User) => (await user.whoami()) ?? { uid: 0, partnerId: 0 }
      for (const [name, user] of [
        ['admin', admin()],
        ['demo', demo()],
        ['portal', portal()],
      ] as const) {
        const { uid, partnerId } = await who(user)
        ids[name] = partnerId ?? 0
        if (name !== 'portal') users[name] = uid
      }
    })

    const contact = (values: object = {}) => make('res.partner', { name: uniqueName('contact'), ...values })
    type Row = Record<string, unknown>
    const messages = async (id: number, fields: string[], model = 'res.partner') =>
      (await admin().call(
        'mail.message',
        'search_read',
        [
          [
            ['model', '=', model],
            ['res_id', '=', id],
          ],
          fields,
        ],
        { order: 'id' },
      )) as Row[]
    const told = async (id: number) => {
      const found = (await admin().call('mail.notification', 'search_read', [
        [
          ['mail_message_id.model', '=', 'res.partner'],
          ['mail_message_id.res_id', '=', id],
        ],
        ['res_partner_id', 'notification_type', 'notification_status', 'is_read'],
      ])) as Row[]
      return found.map((row) => [
        Object.entries(ids).find(([, one]) => one === (row.res_partner_id as [number])[0])?.[0],
        row.notification_type,
        row.notification_status,
        row.is_read,
      ])
    }
    const TODO = { act_type_xmlid: 'mail.mail_activity_data_todo', date_deadline: '2031-01-02' }
    const LETTER = ['email', 'exception', true] as const

    it('a comment is told to who follows and who is named, a note to colleagues alone', async () => {
      const id = await contact()
      await admin().call('res.partner', 'message_subscribe', [[id]], { partner_ids: [ids.portal, ids.demo] })
      const post = (values: object) => admin().call('res.partner', 'message_post', [[id]], { body: 'x', ...values })
      await post({ message_type: 'comment', subtype_xmlid: 'mail.mt_comment' })
      expect(await told(id)).toEqual([
        ['demo', ...LETTER],
        ['portal', ...LETTER],
      ])
      await post({ message_type: 'comment', subtype_xmlid: 'mail.mt_note', partner_ids: [ids.demo, ids.admin] })
      expect(await told(id)).toHaveLength(3)
      const [, comment] = await messages(id, ['subject', 'has_error', 'needaction', 'notified_partner_ids'])
      const name = String((await read('res.partner', id, ['name'])).name)
      expect(comment).toMatchObject({ subject: of(`Re: ${name}`, name), has_error: true, needaction: false })
      expect(new Set(comment?.notified_partner_ids as number[])).toEqual(new Set([ids.demo, ids.portal]))
      const thread = await read('res.partner', id, ['message_has_error', 'message_has_error_counter'])
      expect(thread).toMatchObject({ message_has_error: true, message_has_error_counter: 3 })
    })

    it('a log has no name of its own on 14', async () => {
      const id = await contact()
      const [log] = await messages(id, ['record_name', 'display_name'])
      const name = (await read('res.partner', id, ['name'])).name
      expect(log).toMatchObject({ record_name: of(false, name), display_name: of('False', false) })
    })

    it('who is responsible from now on follows, and is told by others', async () => {
      const id = await contact({ user_id: users.demo })
      const [first, log] = await messages(id, ['subject', 'message_type', 'partner_ids', 'body'])
      expect(log?.body).toBe('<p>Contact created</p>')
      const name = String((await read('res.partner', id, ['name'])).name)
      expect(first).toMatchObject({
        subject: `You have been assigned to ${name}`,
        message_type: 'user_notification',
        partner_ids: [ids.demo],
      })
      expect(first?.body).toContain('Marc Demo')
      expect(await told(id)).toEqual([['demo', ...LETTER]])
      const partners = async () => (await read('res.partner', id, ['message_partner_ids'])).message_partner_ids
      expect(await partners()).toEqual([ids.admin, ids.demo])
      await admin().call('res.partner', 'write', [[id], { user_id: users.admin }])
      expect(await told(id)).toHaveLength(1)
    })

    it('who has to do something follows, and is told by others; what was done the thread is told', async () => {
      const id = await contact()
      const planned = { ...TODO, summary: 'a & b', user_id: users.demo }
      await admin().call('res.partner', 'activity_schedule', [[id]], planned)
      const name = String((await read('res.partner', id, ['name'])).name)
      const [, notice] = await messages(id, ['subject', 'body'])
      expect(notice?.subject).toBe(of(`${name}: a & b assigned to you`, `"${name}: a & b" assigned to you`))
      expect(notice?.body).toContain(name)
      expect((await read('res.partner', id, ['message_partner_ids'])).message_partner_ids).toContain(ids.demo)
      const [activity] = (await read('res.partner', id, ['activity_ids'])).activity_ids as number[]
      await admin().call('mail.activity', 'action_feedback', [[activity]], { feedback: 'one\n<two>' })
      const done = (await messages(id, ['body', 'subtype_id', 'mail_activity_type_id'])).at(-1)
      expect(done?.body).toContain('<span>Marc Demo</span>)')
      expect(done?.body).toContain('<span>a &amp; b</span>')
      expect(String(done?.body).replace(/\s+/g, '')).toContain('one<br>&lt;two&gt;')
      expect((done?.mail_activity_type_id as [number] | undefined)?.[0]).toBe(4)
    })

    it('a notice is none of the thread', async () => {
      const id = await contact()
      const values = { partner_ids: [ids.portal, ids.admin], body: 'a <b>c</b>', subject: 'N' }
      await admin().call('res.partner', 'message_notify', [[id]], values)
      const [, notice] = await messages(id, ['body', 'subject', 'is_internal', 'record_name'])
      expect(notice).toMatchObject({ subject: 'N', is_internal: true })
      expect(notice?.body).toBe(of('<p>a <b>c</b></p>', '<p>a &lt;b&gt;c&lt;/b&gt;</p>'))
      expect((await read('res.partner', id, ['message_ids'])).message_ids).toHaveLength(1)
      const hearers = (await told(id)).map(([name]) => name).sort()
      expect(hearers).toEqual(of(['portal'], ['admin', 'portal']))
    })

    it('one plans for others where one may let them follow', async () => {
      const id = await make('product.template', { name: uniqueName('product') })
      const plan = (as: User, user_id: number) =>
        raised(as.call('product.template', 'activity_schedule', [[id]], { ...TODO, user_id }))
      expect(await plan(demo(), users.admin)).toBe('AccessError')
      expect(await plan(demo(), users.demo)).not.toBe('AccessError')
    })

    it('what is gone is missed before rights are asked for, where a model looks for it', async () => {
      const change = (as: User, model: string, values: object) =>
        raised(as.call(model, 'write', [[999_999_999], values]))
      expect(await change(demo(), 'ir.sequence', { padding: 3 })).toBe('MissingError')
      expect(await change(demo(), 'res.lang', { name: 'x' })).toBe('MissingError')
      expect(await change(demo(), 'res.users', { name: 'x' })).toBe('AccessError')
      expect(await raised(portal().call('res.users', 'unlink', [[999_999_999]]))).toBe('MissingError')
    })

    it('a password is a text', async () => {
      const login = uniqueName('login')
      const create = (values: object) =>
        raised(admin().call('res.users', 'create', [{ name: login, login, ...values }]))
      expect(await create({ password: false })).toBe('TypeError')
    })

    it('content of fields is found by who looks for it alone, and text by its words', async () => {
      const id = await contact()
      const values = { name: uniqueName('file.txt'), datas: btoa('hello world'), res_model: 'res.partner', res_id: id }
      const file = await make('ir.attachment', { ...values, res_field: 'image_1920', description: 'd' })
      const count = (...more: unknown[]) =>
        admin().call('ir.attachment', 'search_count', [[['name', '=', values.name], ...more]])
      expect(await count()).toBe(0)
      expect(await count(['res_field', '!=', false])).toBe(of(0, 1))
      expect(await read('ir.attachment', file, ['index_content', 'res_name', 'description'])).toMatchObject({
        index_content: of('application', 'hello world'),
        res_name: String((await read('res.partner', id, ['display_name'])).display_name),
        description: 'd',
      })
    })

    it('the thread of a contact tells of their bank accounts and their way in, since 19', async () => {
      const id = await contact({ bank_ids: [[0, 0, { acc_number: uniqueName('BE') }]] })
      const [account] = (await read('res.partner', id, ['bank_ids'])).bank_ids as number[]
      await admin().call('res.partner.bank', 'write', [[account], { acc_holder_name: 'Holder' }])
      const bodies = async () => (await messages(id, ['body'])).map(({ body }) => String(body).replace(/<[^>]*>/g, ''))
      const [created, made, updated] = [
        `Bank Account #${account} created`,
        'Contact created',
        `Bank Account #${account} updated`,
      ]
      expect(await bodies()).toEqual(of([made], [created, made, updated]))
      const named = [
        ['module', '=', 'base'],
        ['name', '=', 'group_portal'],
      ]
      const [found] = (await admin().call('ir.model.data', 'search_read', [named, ['res_id']])) as { res_id: number }[]
      const groups = String(of('groups_id', 'group_ids'))
      const login = uniqueName('login')
      await make('res.users', { name: login, login, partner_id: id, [groups]: [[6, 0, [found?.res_id ?? 0]]] })
      expect((await bodies()).includes('Portal Access Granted')).toBe(of(false, true))
    })

    it('a user works for a company of theirs, and who is invited may come', async () => {
      const login = uniqueName('login')
      const create = (values: object) =>
        raised(admin().call('res.users', 'create', [{ name: login, login, ...values }]))
      expect(await create({ company_ids: [[6, 0, []]] })).toBe('ValidationError')
      expect(await create({ email: 'ada@example.com', active: false })).toBe('UserError')
    })

    it('a file that is copied has its content, of which 14 counts nothing; an empty parameter is none', async () => {
      const file = await make('ir.attachment', { name: uniqueName('file.txt'), datas: btoa('hello') })
      const copied = (await admin().call('ir.attachment', 'copy', [[file]])) as number | number[]
      const copy = Number(Array.isArray(copied) ? copied[0] : copied)
      const row = await read('ir.attachment', copy, ['datas', 'file_size', 'checksum'])
      expect(row).toMatchObject({ datas: btoa('hello'), file_size: of(0, 5) })
      expect(Boolean(row.checksum)).toBe(of(false, true))
      await admin().call('ir.attachment', 'unlink', [[copy]])
      const key = uniqueName('key')
      await make('ir.config_parameter', { key, value: '' })
      expect(await admin().call('ir.config_parameter', 'get_param', [key, 'd'])).toBe('d')
    })

    it('a copy of a group has its users', async () => {
      const field = String(of('users', 'user_ids'))
      const group = await make('res.groups', { name: uniqueName('group'), [field]: [[6, 0, [users.demo]]] })
      const copied = (await admin().call('res.groups', 'copy', [[group]])) as number | number[]
      const copy = Number(Array.isArray(copied) ? copied[0] : copied)
      expect((await read('res.groups', copy, [field]))[field]).toEqual([users.demo])
      await admin().call('res.groups', 'unlink', [[copy]])
    })
  },
  'rights on messages',
)
