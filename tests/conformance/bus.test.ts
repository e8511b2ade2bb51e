import { type BusNotification, type Connection, connect, UnsupportedError } from 'ooor'
import { undiciAdapter } from 'ooor/http/undici'
import { afterAll, describe, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { connectAs, counter, once, tidy, uniqueName } from './help.ts'
import { describeTargets, type Target } from './targets.ts'

/** A message in a channel that admin is a member of, and what the server tells of it. */
const discussOf = ({ major }: Target) => (major >= 17 ? 'discuss.channel' : 'mail.channel')

async function postTo(odoo: Connection, target: Target, body: string): Promise<{ readonly id: number }> {
  const subtype = target.major < 14 ? 'subtype' : 'subtype_xmlid'
  const named = { body, message_type: 'comment', [subtype]: 'mail.mt_comment' }
  const [id] = [await odoo.call(discussOf(target), 'message_post', [[1]], named)].flat()
  return { id: Number(id) }
}

/** The first notification that has a text in it. */
async function first(notifications: AsyncIterable<BusNotification>, text: string): Promise<BusNotification> {
  for await (const one of notifications) if (JSON.stringify(one.payload).includes(text)) return one
  throw new Error('there are no more')
}

describeTargets(
  'the bus',
  (target) => {
    const admin = once(() => connectAs(target()))
    afterAll(() => admin().close())
    const clean = tidy(admin)
    const post = async (text: string) => clean('mail.message', await postTo(admin(), target(), text))

    it('tells of messages in the user’s channels', async ({ skip }) => {
      if (!target().has('discuss channels')) skip('they came with 9')
      const session = connectAs(target()).session()
      const text = uniqueName('Bus')
      const found = first(session.bus.listen(), text)
      await post(text)
      const { id, type } = await found
      expect(type).toBe(`${discussOf(target())}/new_message`)
      expect(session.bus.last).toBeGreaterThanOrEqual(id)
    })

    it('tells how it listens, and stops when nobody does', async () => {
      const { paths, settings } = counter()
      await using odoo = connectAs(target(), 'admin', settings)
      const by: unknown[] = []
      const isSocket = target().has('websockets')
      for await (const { type, payload } of odoo.session().bus.listen({ types: ['ooor/connected'] })) {
        by.push(type, payload)
        break
      }
      expect(by).toEqual(['ooor/connected', { by: isSocket ? 'websocket' : 'long polling' }])
      const polls = paths.filter((path) => path.startsWith('/longpolling'))
      expect(new Set(polls)).toEqual(new Set(isSocket ? [] : ['/longpolling/poll']))
    })

    /**
     * Whether the server can tell if a number from another time is still there. Nobody can up to 17, nor early builds
     * of 18.
     */
    const remembers = () =>
      admin()
        .session()
        .request('/bus/has_missed_notifications', { last_notification_id: 1 })
        .then(
          () => true,
          () => false,
        )

    it('goes on behind a notification', async ({ skip }) => {
      if (!target().has('discuss channels')) skip('they came with 9')
      const [one, two] = [uniqueName('Before'), uniqueName('Behind')]
      const session = admin().session()
      const found = first(session.bus.listen(), one)
      await post(one)
      const { id } = await found
      await post(two)
      const another = connectAs(target()).session()
      another.bus.resumeAfter(id)
      const texts: string[] = []
      for await (const { type, payload } of another.bus.listen()) {
        if (type === 'ooor/gap') expect(await remembers()).toBe(false)
        texts.push(JSON.stringify(payload))
        if (texts.at(-1)?.includes(two)) break
      }
      expect(texts.filter((text) => text.includes(one))).toEqual([])
    })

    it('says that something may be missing behind a notification that nobody knows', async ({ skip }) => {
      if (!target().has('has_missed_notifications')) skip('up to 17 the time tells')
      const session = admin().session()
      session.bus.resumeAfter(2 ** 30)
      for await (const { payload } of session.bus.listen({ types: ['ooor/gap'] })) {
        expect(payload).toEqual({ after: 2 ** 30, reason: 'away' })
        break
      }
    })

    it('calls listeners by type, each notification once, until they stop', async ({ skip }) => {
      if (!target().has('discuss channels')) skip('they came with 9')
      await using odoo = connectAs(target())
      const { bus } = odoo.session()
      const heard: string[] = []
      const all: string[] = []
      const stop = bus.on(`${discussOf(target())}/new_message`, ({ payload }) => heard.push(JSON.stringify(payload)))
      bus.on('*', ({ payload }) => all.push(JSON.stringify(payload)))
      const [one, two] = [uniqueName('One'), uniqueName('Two')]
      const [sees, again] = [first(bus.listen(), one), bus.listen()]
      await post(one)
      await sees
      stop()
      const behind = first(again, two)
      await post(two)
      await behind
      expect(heard.filter((text) => text.includes(one)).length).toBe(1)
      expect(heard.filter((text) => text.includes(two)).length).toBe(0)
      expect(all.filter((text) => text.includes(two)).length).toBe(1)
    })

    it('listens to channels of one’s own, also for visitors', async ({ skip }) => {
      if (!target().has('bus.bus.sendone')) skip('private since 15')
      const channel = uniqueName('channel')
      const visitor = admin().visitor()
      const found = first(visitor.bus.listen({ channels: [channel] }), 'hello')
      await admin().call('bus.bus', 'sendone', [channel, { text: 'hello' }])
      expect(await found).toMatchObject({ type: channel, channel, payload: { text: 'hello' } })
    })

    it('has visitors connect', async () => {
      await using odoo = connectAs(target())
      const visitor = odoo.visitor()
      for await (const { payload } of visitor.bus.listen({ types: ['ooor/connected'] })) {
        expect(payload).toMatchObject({ by: target().has('websockets') ? 'websocket' : 'long polling' })
        break
      }
      expect(visitor.isVisitor).toBe(true)
    })

    it('finds out which version the server wants to hear of browsers', async ({ skip }) => {
      if (!target().has('has_missed_notifications')) skip('it came with 18')
      const inner = undiciAdapter()
      const asked: string[] = []
      await using odoo = connectAs(target(), 'admin', {
        headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0' },
        adapter: {
          ...inner,
          openSocket: (request, events) => {
            asked.push(new URL(request.url).search)
            return (inner.openSocket as NonNullable<typeof inner.openSocket>)(request, events)
          },
        },
      })
      const types: unknown[] = []
      for await (const { type, payload } of odoo
        .visitor()
        .bus.listen({ types: ['ooor/connected', 'ooor/disconnected'] })) {
        types.push(type === 'ooor/disconnected' ? payload : type)
        if (types.length === 3) break
      }
      const outdated = { reason: expect.stringContaining('OUTDATED_VERSION') }
      expect(types).toEqual(['ooor/connected', outdated, 'ooor/connected'])
      expect(asked).toEqual(['', expect.stringMatching(/^\?version=\d+\.\d+-\d+$/)])
    })

    it('tells others who is there', async ({ skip }) => {
      if (!target().has('presence notifications')) skip('they came with 18')
      const session = admin().session()
      const partner = (await session.info())?.partnerId
      // Later builds of 18 add one's own by themselves.
      const channels = [`odoo-presence-res.partner_${partner}`]
      const notifications = session.bus.listen({ channels, types: ['bus.bus/im_status_updated', 'ooor/connected'] })
      for await (const { type, payload } of notifications) {
        if (type === 'ooor/connected') await session.bus.setPresence()
        if (type !== 'bus.bus/im_status_updated') continue
        expect(payload).toMatchObject({ partner_id: partner, im_status: 'online' })
        break
      }
    })

    it('goes on when the session has expired', async ({ skip }) => {
      const { forgetSession } = target()
      if (forgetSession === undefined) skip('the server is not ours')
      if (!target().has('discuss channels')) skip('they came with 9')
      await using odoo = connectAs(target())
      const session = odoo.session()
      const text = uniqueName('Renewed')
      let times = 0
      for await (const { type, payload } of session.bus.listen({
        types: ['ooor/connected', 'ooor/disconnected', `${discussOf(target())}/new_message`],
      })) {
        if (type === 'ooor/connected' && times++ === 0) {
          await forgetSession?.(session.id as string)
          await post(text)
          // Up to 15 a poll that waits in the session that is gone, waits on.
          if (!target().has('websockets')) break
        }
        if (JSON.stringify(payload).includes(text)) break
      }
      if (target().has('websockets')) expect(times).toBe(2)
    })

    it('goes on as the user when a visitor logs in', async ({ skip }) => {
      if (!target().has('discuss channels')) skip('they came with 9')
      await using odoo = connectAs(target())
      const session = odoo.visitor()
      const text = uniqueName('Login')
      let times = 0
      for await (const { type, payload } of session.bus.listen({
        types: ['ooor/connected', `${discussOf(target())}/new_message`],
      })) {
        if (type === 'ooor/connected' && times++ === 0) {
          await session.login('admin', 'admin')
          await post(text)
        }
        if (JSON.stringify(payload).includes(text)) break
      }
      expect(session.uid).not.toBe(null)
    })

    it('ends with the signal', async () => {
      const stop = new AbortController()
      const reason = new Error('enough')
      const session = connectAs(target()).session()
      const heard: string[] = []
      const error = await failure(
        (async () => {
          for await (const { type } of session.bus.listen({ types: ['ooor/connected'], signal: stop.signal })) {
            heard.push(type)
            stop.abort(reason)
          }
        })(),
      )
      expect([heard, error]).toEqual([['ooor/connected'], reason])
    })

    describe('where the better way is closed', () => {
      it('asks every few seconds', async ({ skip }) => {
        if (!target().has('discuss channels')) skip('they came with 9')
        if (!target().has('websockets') && !target().has('bus.bus.sendone')) skip('15 has nothing to ask')
        const inner = undiciAdapter()
        await using odoo = connectAs(target(), 'admin', {
          adapter: {
            ...inner,
            openSocket: async () => ({ status: 400, headers: undefined, socket: undefined }),
            send: (request) => {
              if (!request.url.endsWith('/longpolling/poll')) return inner.send(request)
              return inner.send({ ...request, url: request.url.replace('/longpolling', '/no-such-page') })
            },
          },
        })
        const text = uniqueName('Polled')
        const seen: string[] = []
        const types = ['ooor/connected', `${discussOf(target())}/new_message`]
        for await (const { type, payload } of odoo.session().bus.listen({ types, pollInterval: 20 })) {
          if (type === 'ooor/connected') {
            seen.push((payload as { by: string }).by, (payload as { note: string }).note)
            await post(text)
          } else if (JSON.stringify(payload).includes(text)) break
        }
        expect(seen).toEqual(['polling', expect.stringContaining('have the proxy pass')])
      })

      it('says so where there is no other', async ({ skip }) => {
        const { keys, url, database } = target()
        const apiKey = keys.admin
        if (apiKey === undefined || !target().has('websockets')) return skip('polling goes over any wire up to 14')
        await using odoo = connect({ url, database, username: 'admin', apiKey, wire: 'jsonrpc' })
        const error = await failure(odoo.session().bus.listen().next())
        expect(error).toBeInstanceOf(UnsupportedError)
      })
    })
  },
  'a bus',
)
