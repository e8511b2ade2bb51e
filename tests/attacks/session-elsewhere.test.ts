import { Sandbox } from '@ooor/sandbox'
import { type Connection, connect, type HttpAdapter, type Session, SessionMovedError } from 'ooor'
import { memoryStore, redisStore, type SessionStore } from 'ooor/store'
import { type OoorRequest, ooor } from 'ooor/web'
import { describe, expect, it, vi } from 'vitest'
import { Browser } from '../support/browser.ts'
import { failure } from '../support/failure.ts'
import { gates } from '../support/gates.ts'
import { fakeRedis } from '../support/stores.ts'

const KEY = 'a key of thirty-two characters, at least'
const PORTAL = { username: 'portal', password: 'portal' }
const stores: [name: string, make: () => SessionStore][] = [
  ['memoryStore', () => memoryStore()],
  ['redisStore', () => redisStore(fakeRedis().command)],
]

/**
 * An Odoo with two workers of a site before it. Odoo writes a session back at the end of a request that has changed
 * it, also one that was ended meanwhile: `bringBack` does so by hand.
 */
function twoWorkers(store: SessionStore, series = '19.0') {
  const sandbox = new Sandbox({ series })
  const held = gates()
  const back = new Map<string, string>()
  let whenEnded = () => {}
  const send: HttpAdapter['send'] = async (request) => {
    const headers: Record<string, string> = { ...request.headers }
    const id = /session_id=([^;]+)/.exec(headers.cookie ?? '')?.[1] ?? ''
    const now = back.get(id)
    if (now !== undefined) headers.cookie = (headers.cookie ?? '').replace(id, now)
    const answer = await sandbox.adapter.send({ ...request, headers })
    if (request.url.endsWith('/web/session/destroy')) whenEnded()
    if (now === undefined) return answer
    // To who came, the session has the id that it had.
    const told = new Headers(answer.headers as Headers)
    told.delete('set-cookie')
    return { ...answer, status: answer.status, headers: told, text: () => answer.text(), bytes: () => answer.bytes() }
  }
  const worker = (settings = {}) =>
    connect('http://sandbox/sandbox', {
      adapter: { send, close: sandbox.adapter.close },
      sessions: { store, keys: [KEY] },
      ...settings,
    })
  const [one, other] = [worker(), worker(held.settings)]
  return {
    ...held,
    one,
    other,
    /** The user has Odoo's session of this id again. */
    bringBack: async (id: string) => {
      const again = one.visitor()
      await again.login('portal', 'portal')
      back.set(id, again.id ?? '')
    },
    /** Does something once, as soon as Odoo has ended a session. */
    onceEnded: (run: () => void) => {
      whenEnded = () => {
        whenEnded = () => {}
        run()
      }
    },
    back,
  }
}

/** Two workers before an Odoo that leaves some requests without an answer. */
function twoWorkersThatHang(many = 1) {
  const { adapter } = new Sandbox()
  const store = memoryStore()
  let [part, left, arrive] = ['', -many, () => {}]
  const send: HttpAdapter['send'] = (request) => {
    if (!request.url.endsWith(part) || left <= -many || left-- > 0) return adapter.send(request)
    arrive()
    return new Promise(() => {})
  }
  const worker = () =>
    connect('http://sandbox/sandbox', {
      adapter: { send, close: adapter.close },
      sessions: { store, keys: [KEY] },
    })
  return {
    one: worker(),
    other: worker(),
    /** The next request for this, behind so many others. */
    hold: (path: string, behind: number) => {
      part = path
      left = behind
    },
    held: () =>
      new Promise<void>((resolve) => {
        arrive = resolve
      }),
  }
}

const uidOf = async (odoo: Connection, id: string) =>
  (
    await odoo
      .resume(id)
      .info()
      .catch(() => null)
  )?.uid ?? null

/** A portal user's session with something in its cart, as both workers know it. */
async function loggedIn(one: Connection, other: Connection) {
  const alice = one.sessions.create()
  await alice.login('portal', 'portal')
  await alice.cart.add(5)
  const there = (await other.sessions.open(alice.storeId ?? '')) as Session
  return { alice, there, id: alice.id ?? '' }
}

/** A logout, while the other worker's call is under way, which brings Odoo's session back. */
async function endsBehindCallUnderWay(
  { one, hold, bringBack }: ReturnType<typeof twoWorkers>,
  { alice, there, id }: Awaited<ReturnType<typeof loggedIn>>,
): Promise<void> {
  const answer = hold('/shop/cart/add', 'answer')
  const adding = there.cart.add(6)
  await answer.reached
  await alice.logout()
  await bringBack(id)
  answer.open()
  await adding
  expect(await uidOf(one, id)).toBeNull()
  expect(await failure(there.cart.lines())).toBeInstanceOf(SessionMovedError)
}

describe.each(stores)('a session that another worker logs in (%s)', (_, makeStore) => {
  it.each<[string, (old: Session) => Promise<unknown>]>([
    ['cart.add', (old) => old.cart.add(6)],
    ['cart.update', (old) => old.cart.update({ id: 1, productId: 5, quantity: 1 } as never, 3)],
    ['cart.clear', (old) => old.cart.clear()],
    ['cart.lines', (old) => old.cart.lines()],
    ['a route', (old) => old.request('/shop/cart/add', { product_template_id: null, product_id: 6, quantity: 1 })],
    ['a form', (old) => old.submit('/shop/cart/update', { product_id: '6', add_qty: '1' })],
    ['the checkout', (old) => old.checkout.deliveries()],
  ])('is not served under its name from before: %s', async (_what, use) => {
    const { one, other, times } = twoWorkers(makeStore())
    const alice = one.sessions.create()
    await alice.cart.add(5)
    const old = (await other.sessions.open(alice.storeId ?? '')) as Session
    await alice.login('portal', 'portal')
    const sent = times('/shop')
    expect(await failure(use(old))).toBeInstanceOf(SessionMovedError)
    expect(times('/shop')).toBe(sent)
    await alice.cart.clear()
  })

  it('is told so behind a call that was under way, which is answered as before', async () => {
    const { one, other, hold } = twoWorkers(makeStore())
    const alice = one.sessions.create()
    await alice.cart.add(5)
    const old = (await other.sessions.open(alice.storeId ?? '')) as Session
    const answer = hold('/shop/cart/add', 'answer')
    const adding = old.cart.add(6)
    await answer.reached
    await alice.login('portal', 'portal')
    answer.open()
    expect(await adding).toMatchObject({ quantity: 1 })
    expect(await failure(old.cart.add(6))).toBeInstanceOf(SessionMovedError)
    expect(await failure(old.info())).toBeInstanceOf(SessionMovedError)
    await alice.cart.clear()
  })
})

describe.each(stores)('a session that another worker logs out (%s)', (_, makeStore) => {
  it('ends on Odoo though a call that was under way has brought it back', async () => {
    const workers = twoWorkers(makeStore())
    await endsBehindCallUnderWay(workers, await loggedIn(workers.one, workers.other))
  })

  it('ends on Odoo behind each of several calls, also behind a page that changes nothing', async () => {
    const { one, other, hold, bringBack } = twoWorkers(makeStore())
    const { alice, there, id } = await loggedIn(one, other)
    const held = [hold('/shop', 'answer'), hold('/website/info', 'answer')]
    const calls = [there.fetch('/shop'), there.fetch('/website/info')]
    await Promise.all(held.map(({ reached }) => reached))
    await alice.logout()
    for (const [index, call] of calls.entries()) {
      await bringBack(id)
      held[index]?.open()
      await call
      expect(await uidOf(one, id)).toBeNull()
    }
  })

  it('ends on Odoo though a call brought it back before its worker could hear of the logout', async () => {
    const { one, other, back, onceEnded } = twoWorkers(makeStore())
    const { alice, id } = await loggedIn(one, other)
    const again = one.visitor()
    await again.login('portal', 'portal')
    onceEnded(() => back.set(id, again.id ?? ''))
    await alice.logout()
    expect(await uidOf(one, id)).toBeNull()
  })

  it('ends on Odoo likewise when a site has ended it by its name', async () => {
    const { one, other, hold, bringBack } = twoWorkers(makeStore())
    const { alice, there, id } = await loggedIn(one, other)
    const answer = hold('/shop/cart/add', 'answer')
    const adding = there.cart.add(6)
    await answer.reached
    await one.sessions.destroy(alice.storeId ?? '')
    await bringBack(id)
    answer.open()
    await adding
    expect(await uidOf(one, id)).toBeNull()
  })
})

describe('a session whose name another worker has changed, and no more', () => {
  it('goes on at Odoo, cart and all', async () => {
    const store = memoryStore()
    const { one, other, hold, times } = twoWorkers(store)
    let isKnown = false
    const web = ooor(one, { user: () => (isKnown ? PORTAL : undefined) })
    const browser = new Browser('http://localhost:3000')
    const visit = async (use: (own: OoorRequest) => Promise<unknown>) => {
      let outcome: unknown
      const response = await web.handle(browser.request('/'), async (own) => {
        outcome = await use(own)
        return new Response('')
      })
      browser.take(response)
      return outcome
    }
    await visit(async ({ session }) => (await session()).login('portal', 'portal'))
    await visit(async ({ session }) => (await session()).cart.add(5, 2))
    const name = browser.cookies.ooor?.slice(0, 43) ?? ''
    const there = (await other.sessions.open(name)) as Session
    const answer = hold('/shop/cart/quantity', 'answer')
    const asking = there.request('/shop/cart/quantity')
    await answer.reached
    isKnown = true
    const quantity = await visit(async ({ session }) => (await session()).cart.quantity())
    expect(quantity).toBeGreaterThanOrEqual(2)
    answer.open()
    await asking
    expect(times('/web/session/destroy')).toBe(0)
    expect(await visit(async ({ session }) => (await session()).cart.quantity())).toBe(quantity)
    await visit(async ({ session }) => (await session()).cart.clear())
  })
})

describe.each(['8.0', '14.0', '19.0'])('a login elsewhere, behind a call that changes the session (%s)', (series) => {
  it.each(stores)('lets the call end, and nothing of it is kept (%s)', async (_, makeStore) => {
    const { one, other, hold } = twoWorkers(makeStore(), series)
    const alice = one.sessions.create()
    await alice.cart.add(5)
    const there = (await other.sessions.open(alice.storeId ?? '')) as Session
    const answer = hold(series === '19.0' ? '/shop/cart/add' : '/shop/cart/update_json', 'answer')
    const adding = there.cart.add(6)
    await answer.reached
    await alice.login('portal', 'portal')
    answer.open()
    await adding
    expect(await failure(there.cart.lines())).toBeInstanceOf(SessionMovedError)
    expect((await other.sessions.open(alice.storeId ?? ''))?.uid).toBe(alice.uid)
    await alice.cart.clear()
  })
})

it.each(['8.0', '19.0'])(
  'a login elsewhere, between a call and what it stores, holds nobody up (%s)',
  async (series) => {
    const store = memoryStore()
    let [reach, open] = [() => {}, () => {}]
    const reached = new Promise<void>((resolve) => {
      reach = resolve
    })
    const opened = new Promise<void>((resolve) => {
      open = resolve
    })
    const slow: SessionStore = {
      ...store,
      get: (id) => store.get(id),
      replace: async (...write) => {
        reach()
        await opened
        return (await store.replace?.(...write)) ?? false
      },
    }
    const { adapter } = new Sandbox({ series })
    const worker = (own: SessionStore) =>
      connect('http://sandbox/sandbox', { adapter, sessions: { store: own, keys: [KEY] } })
    const alice = worker(store).sessions.create()
    await alice.cart.add(5)
    const there = (await worker(slow).sessions.open(alice.storeId ?? '')) as Session
    const adding = there.cart.add(6)
    await reached
    await alice.login('portal', 'portal')
    open()
    expect(await adding).toMatchObject({ quantity: 1 })
    expect(await failure(there.cart.lines())).toBeInstanceOf(SessionMovedError)
    await alice.cart.clear()
  },
)

describe('a session that its store keeps no more', () => {
  const lost: readonly [string, () => { store: SessionStore; lose: (odoo: Connection) => Promise<unknown> }][] = [
    [
      'because others came',
      () => ({
        store: memoryStore({ max: 2 }),
        lose: async (odoo) => {
          for (const visitor of [odoo.sessions.create(), odoo.sessions.create()]) await visitor.cart.add(5)
        },
      }),
    ],
    [
      'because it was flushed',
      () => {
        const { command, values } = fakeRedis()
        return { store: redisStore(command), lose: async () => values.clear() }
      },
    ],
  ]

  it.each(lost)('goes on for who holds it: %s', async (_why, make) => {
    const { store, lose } = make()
    const { one, other, times } = twoWorkers(store)
    const alice = other.sessions.create()
    await alice.login('portal', 'portal')
    await alice.cart.add(5)
    await lose(one)
    const destroyed = times('/web/session/destroy')
    expect((await alice.info())?.login).toBe('portal')
    expect(await alice.cart.add(6)).toMatchObject({ quantity: 1 })
    expect(await alice.cart.quantity()).toBe(2)
    expect((await alice.info())?.login).toBe('portal')
    expect(times('/web/session/destroy')).toBe(destroyed)
    // Under another name there is nothing against keeping it.
    await alice.login('portal', 'portal')
    expect((await one.sessions.open(alice.storeId ?? ''))?.uid).toBe(alice.uid)
    await alice.cart.clear()
  })

  it.each(['8.0', '14.0', '19.0'])('is told from one that a login has renamed long ago (%s)', async (series) => {
    const { one, other, times } = twoWorkers(memoryStore(), series)
    const [alice, bob] = [one.sessions.create(), one.sessions.create()]
    await alice.cart.add(5)
    await bob.login('portal', 'portal')
    const names = [alice.storeId ?? '', bob.storeId ?? '']
    const held = (await Promise.all(names.map((name) => other.sessions.open(name)))) as [Session, Session]
    await alice.login('demo', 'demo')
    await bob.login('demo', 'demo')
    const destroyed = times('/web/session/destroy')
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 3_600_000)
    let isLost = false
    held[0].on('lost', () => {
      isLost = true
    })
    for (const there of held) expect(await failure(there.cart.add(5))).toBeInstanceOf(SessionMovedError)
    // Who comes by such a name now, comes as somebody new.
    for (const name of names) expect(await other.sessions.open(name)).toBeUndefined()
    vi.restoreAllMocks()
    expect(isLost).toBe(false)
    // Where a login keeps the id, it is the user's session by now.
    if (series === '8.0') expect(times('/web/session/destroy')).toBe(destroyed)
    for (const session of [alice, bob]) expect((await session.info())?.login).toBe('demo')
    await alice.cart.clear()
  })

  it.each(['8.0', '14.0', '19.0'])('is told from others’ by a login behind that (%s)', async (series) => {
    const { command, values } = fakeRedis()
    const { one, other } = twoWorkers(redisStore(command), series)
    const alice = one.sessions.create()
    await alice.cart.add(5)
    const there = (await other.sessions.open(alice.storeId ?? '')) as Session
    values.clear()
    await alice.cart.add(6)
    await alice.login('portal', 'portal')
    expect(await failure(there.cart.add(5))).toBeInstanceOf(SessionMovedError)
    expect((await alice.info())?.login).toBe('portal')
    await alice.cart.clear()
  })

  it('is logged out for others, too', async () => {
    const { command, values } = fakeRedis()
    const workers = twoWorkers(redisStore(command))
    const session = await loggedIn(workers.one, workers.other)
    values.clear()
    await session.alice.cart.add(6)
    await endsBehindCallUnderWay(workers, session)
  })

  it('is told from one that a site has ended', async () => {
    const { one, other } = twoWorkers(memoryStore())
    const { alice, there } = await loggedIn(one, other)
    const name = alice.storeId ?? ''
    expect(await one.sessions.destroy(name)).toBe(true)
    expect(await failure(there.cart.add(5))).toBeInstanceOf(SessionMovedError)
    expect(await other.sessions.open(name)).toBeUndefined()
    expect(await other.sessions.touch(name)).toBe(false)
    expect(await other.sessions.destroy(name)).toBe(false)
  })
})

it('a handle of 8.0 from before another worker’s login asks nothing as somebody else', async () => {
  const { one, other } = twoWorkers(memoryStore(), '8.0')
  const alice = one.sessions.create()
  await alice.login('portal', 'portal')
  const there = (await other.sessions.open(alice.storeId ?? '')) as Session
  await there.info()
  await alice.login('admin', 'admin')
  expect(await failure(there.call('res.users', 'search', [[]]))).toBeInstanceOf(SessionMovedError)
  expect(await failure(there.info())).toBeInstanceOf(Error)
})

it('a read of one session that comes late blinds no other', async () => {
  const inner = memoryStore()
  let isSlow = ''
  const store: SessionStore = { ...inner, get: (id) => (id === isSlow ? new Promise(() => {}) : inner.get(id)) }
  const { adapter } = new Sandbox()
  const worker = (storeTimeout?: number) =>
    connect('http://sandbox/sandbox', { adapter, sessions: { store, keys: [KEY], storeTimeout } })
  const [one, other] = [worker(), worker(1)]
  const [alice, bob] = [one.sessions.create(), other.sessions.create()]
  await alice.cart.add(5)
  await bob.cart.add(5)
  const there = (await other.sessions.open(alice.storeId ?? '')) as Session
  await alice.login('portal', 'portal')
  isSlow = bob.storeId ?? ''
  expect(await bob.cart.quantity()).toBe(1)
  expect(await failure(there.cart.lines())).toBeInstanceOf(SessionMovedError)
  await alice.cart.clear()
})

describe('ending Odoo’s session once more', () => {
  it('holds no logout longer than its signal', async () => {
    const { one, other, hold, held } = twoWorkersThatHang()
    const { alice } = await loggedIn(other, one)
    // The first of the two is answered.
    hold('/web/session/destroy', 1)
    const controller = new AbortController()
    const reached = held()
    const leaving = alice.logout({ signal: controller.signal })
    await reached
    controller.abort(new Error('gone'))
    await leaving
    expect(alice.isVisitor).toBe(true)
  })

  it('holds no stale call longer than its signal', async () => {
    const { one, other, hold, held } = twoWorkersThatHang()
    const { alice, there } = await loggedIn(one, other)
    await alice.logout()
    hold('/web/session/destroy', 0)
    const controller = new AbortController()
    const reached = held()
    const adding = failure(there.cart.add(5, 1, { signal: controller.signal }))
    await reached
    controller.abort(new Error('gone'))
    expect((await adding).message).toBe('gone')
  })

  it('has a time of its own where nobody names one', async () => {
    const { one, other, hold, held } = twoWorkersThatHang()
    const { alice } = await loggedIn(other, one)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    hold('/web/session/destroy', 1)
    const reached = held()
    const leaving = alice.logout()
    await reached
    await vi.advanceTimersByTimeAsync(5000)
    await leaving
    vi.useRealTimers()
  })

  it('is waited for once, where the server does not answer', async () => {
    const { one, other, hold, held } = twoWorkersThatHang(9)
    const { alice, there } = await loggedIn(one, other)
    await alice.logout()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    hold('/web/session/destroy', 0)
    const reached = held()
    const adding = failure(there.cart.add(5))
    await reached
    await vi.advanceTimersByTimeAsync(5000)
    expect(await adding).toBeInstanceOf(SessionMovedError)
    vi.useRealTimers()
  })
})

it('a visitor’s login behind another worker’s loses no cart', async () => {
  const { one, other } = twoWorkers(memoryStore(), '14.0')
  const alice = one.sessions.create()
  await alice.cart.add(5)
  const there = (await other.sessions.open(alice.storeId ?? '')) as Session
  await there.cart.quantity()
  let isLost = false
  there.on('lost', () => {
    isLost = true
  })
  await alice.login('portal', 'portal')
  expect(await failure(there.login('demo', 'demo'))).toBeInstanceOf(SessionMovedError)
  expect(isLost).toBe(false)
  expect(await alice.cart.quantity()).toBeGreaterThanOrEqual(1)
  await alice.cart.clear()
})
