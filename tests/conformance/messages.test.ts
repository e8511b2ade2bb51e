import { ConfigError, InvalidValueError, MissingError, RecordStateError, ServerError } from 'ooor'
import { afterAll, describe, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { needs } from '../support/features.ts'
import { callsOf, connectAs, once, tidy, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

describeTargets(
  'a record’s thread',
  (target) => {
    const admin = once(() => connectAs(target()))
    afterAll(() => admin().close())
    const clean = tidy(admin)
    const session = () => admin().session()
    const partner = async () =>
      clean(
        'res.partner',
        await admin()
          .model('res.partner')
          .create({ name: uniqueName('Thread') }),
      )

    it('takes text as text, and HTML as HTML', async () => {
      const thread = session().thread(await partner())
      const text = await thread.post({ body: 'one < two\n<b>three</b>' })
      const html = await thread.post({ html: '<p>in <b>bold</b></p>', subject: 'A subject' })
      const [last, first] = await thread.messages()
      expect(first).toMatchObject({ id: text, subject: null, type: 'comment' })
      expect(first?.body).toContain('one &lt; two<br>&lt;b&gt;three&lt;/b&gt;')
      expect(last).toMatchObject({ id: html, subject: 'A subject' })
      expect(last?.body).toContain('<b>bold</b>')
      expect(last?.author?.id).toBeGreaterThan(0)
      expect(last?.subtype).not.toBe(null)
      expect(last?.date).toBeInstanceOf(Date)
      expect(await failure(thread.post({}))).toBeInstanceOf(ConfigError)
      expect(await failure(session().thread({ model: 'res.partner', id: 987_654 }).post({ body: 'x' }))).toBeInstanceOf(
        ServerError,
      )
    })

    it('turns pages', async () => {
      const thread = session().thread(await partner())
      for (const body of ['one', 'two', 'three']) await thread.post({ body })
      expect(await thread.messages({ limit: 0 })).toEqual([])
      const page = await thread.messages({ limit: 2 })
      expect(page.map(({ body }) => body.replace(/<[^>]+>/g, ''))).toEqual(['three', 'two'])
      const [next] = await thread.messages({ limit: 1, before: page[1]?.id ?? 0 })
      expect(next?.body).toContain('one')
    })

    it('has files with its messages', async () => {
      const record = await partner()
      const file = await session().files.upload(new Blob(['hello']), { on: record, name: 'hello.txt' })
      const thread = session().thread(record)
      await thread.post({ body: 'see there', attachments: [file] })
      expect((await thread.messages())[0]?.attachmentIds).toEqual([file.id])
    })

    it('has followers', async () => {
      const thread = session().thread(await partner())
      const follower = await partner()
      await thread.follow(follower)
      expect((await thread.followers()).map(({ id }) => id)).toContain(follower.id)
      await thread.unfollow([follower.id])
      expect((await thread.followers()).map(({ id }) => id)).not.toContain(follower.id)
    })

    it('is the record’s own: posts, messages, files', async () => {
      const record = await partner()
      const file = await record.attach(new Blob(['hello']), { name: 'hello.txt' })
      const id = await record.post({ body: 'one < two', attachments: [file], partners: [record] })
      const [message] = await record.messages({ limit: 1 })
      expect(message).toMatchObject({ id, attachmentIds: [file.id] })
      expect(message?.body).toContain('one &lt; two')
      expect((await record.files()).map(({ name }) => name)).toEqual(['hello.txt'])
      expect(await (await session().files.download(file)).text()).toBe('hello')
      await record.thread.follow(record)
      expect((await record.thread.followers()).map((one) => one.id)).toContain(record.id)
    })

    it('is of a subtype that there is, or is not posted', async () => {
      const thread = session().thread(await partner())
      const there = (await thread.messages()).length
      const refused = async (subtype: string) => (await failure(thread.post({ body: 'x', subtype }))).message
      const known = "pass 'note', 'comment' or an external id, as module.name"
      expect(await refused('mail')).toBe(`there is no mail.message.subtype 'mail': ${known}`)
      expect(await refused('mail.mt_nothing')).toContain("no mail.message.subtype 'mail.mt_nothing'")
      expect(await refused('base.user_admin')).toContain("no mail.message.subtype 'base.user_admin'")
      expect(await thread.messages()).toHaveLength(there)
      await thread.post({ body: 'for followers', subtype: 'mail.mt_comment' })
      const [message] = await thread.messages({ limit: 1 })
      expect(message?.subtype?.display_name).toMatch(/discussion/i)
    })

    it('says something, or is not posted', async () => {
      const thread = session().thread(await partner())
      const there = (await thread.messages()).length
      const message = 'a message without text, subject and files tells nobody anything: pass { body }'
      for (const nothing of [{ body: '' }, { html: '' }, { body: '', attachments: [] }]) {
        expect((await failure(thread.post(nothing))).message).toBe(message)
      }
      expect(await thread.messages()).toHaveLength(there)
    })

    it('asks nothing for who is gone', async () => {
      const thread = session().thread(await partner())
      await thread.messages({ limit: 1 })
      const gone = { body: 'x', subtype: 'mail.mt_comment', signal: AbortSignal.abort() }
      const { calls } = await callsOf(admin(), () => failure(thread.post(gone)))
      expect(calls).toEqual([])
    })

    it('is nobody’s before the record is saved', async () => {
      const record = await admin().model('res.partner').build({ name: 'x' })
      const given = [record.post({ body: 'x' }), record.messages(), record.attach(new Blob(['x']), { name: 'x' })]
      for (const one of [...given, record.files()]) expect(await failure(one)).toBeInstanceOf(RecordStateError)
      expect(await failure(record.thread.followers())).toBeInstanceOf(InvalidValueError)
      const others = (await partner()).post({
        body: 'x',
        partners: [await admin().model('res.country').first()] as never,
      })
      expect((await failure(others)).message).toContain('res.country')
    })

    describe('plans', () => {
      it('what is to be done, and tells when it is', async () => {
        const thread = session().thread(await partner())
        if (target().major < 12) {
          expect((await failure(thread.schedule())).message).toContain('12.0')
          return
        }
        const id = await thread.schedule({ summary: 'Call back', note: 'a < b', due: '2030-01-02' })
        const [activity] = await thread.activities()
        expect(activity).toMatchObject({ id, summary: 'Call back', due: '2030-01-02', state: 'planned' })
        expect(activity?.note).toContain('a &lt; b')
        expect(activity?.type).not.toBe(null)
        await thread.done(id, 'Called')
        expect(await thread.activities()).toEqual([])
        expect((await thread.messages())[0]?.body).toContain('Called')
        expect(await failure(thread.done(id))).toBeInstanceOf(MissingError)
      })

      it('by a type that there is, until a day', async (context) => {
        needs(target(), 'activities planned by methods', context)
        const thread = session().thread(await partner())
        const refused = async (options: object) => (await failure(thread.schedule(options))).message
        const type = "there is no mail.activity.type 'Nonsense': pass an external id, as module.name"
        expect(await refused({ type: 'Nonsense' })).toBe(type)
        expect(await refused({ type: 'mail.nonsense' })).toContain("no mail.activity.type 'mail.nonsense'")
        expect(await refused({ type: 'base.user_admin' })).toContain("no mail.activity.type 'base.user_admin'")
        expect(await refused({ due: '02/01/2030' })).toBe(`due is a day, as '2026-11-26', not "02/01/2030"`)
        expect(await refused({ due: '2030-02-30' })).toContain('due is a day')
        expect(await thread.activities()).toEqual([])
        const id = await thread.schedule({ type: 'mail.mail_activity_data_call' })
        const rows = await admin().call('mail.activity', 'read', [[id], ['activity_type_id']])
        expect(rows).toEqual([{ id, activity_type_id: [expect.any(Number), expect.stringMatching(/call/i)] }])
      })

      it('several things at once, each by its own id', async (context) => {
        needs(target(), 'activities planned by methods', context)
        const thread = session().thread(await partner())
        const notes = ['first', 'second', 'third']
        const ids = await Promise.all(notes.map((note) => thread.schedule({ summary: 'Call back', note })))
        const planned = new Map((await thread.activities()).map(({ id, note }) => [id, note]))
        expect(ids.map((id) => planned.get(id))).toEqual(notes.map((note) => expect.stringContaining(note)))
      })
    })
  },
  'threads of messages',
)
