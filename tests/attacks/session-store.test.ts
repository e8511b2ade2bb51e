import { Sandbox } from '@ooor/sandbox'
import { type Connection, connect, SessionMovedError, SessionStoreError } from 'ooor'
import { memoryStore, redisStore, type SessionStore, storageStore } from 'ooor/store'
import { type OoorRequest, ooor, type WebOptions } from 'ooor/web'
import { createStorage } from 'unstorage'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Browser } from '../support/browser.ts'
import { failure } from '../support/failure.ts'
import { fakeRedis } from '../support/stores.ts'

const SITE = 'http://localhost:3000'
const KEY = 'a key of thirty-two characters, at least'
const NEW_KEY = 'another key of more than 32 characters'
const sandbox = new Sandbox()
const connectTo = (store: SessionStore, keys: readonly string[] = [KEY]): Connection =>
  connect('http://sandbox/sandbox', { adapter: sandbox.adapter, sessions: { store, keys } })

/** A store that can be read and not written, when one says so. */
function fullStore() {
  const inner = memoryStore()
  const state = { isFull: false }
  const guard = async <T>(write: () => Promise<T>) => {
    if (state.isFull) throw new Error('OOM command not allowed')
    return write()
  }
  const store: SessionStore = {
    isShared: false,
    get: (id) => inner.get(id),
    set: (id, value, ttl) => guard(() => inner.set(id, value, ttl)),
    delete: (id) => guard(() => inner.delete(id)),
  }
  return { store, state }
}

/** A site whose every page says what came of what it did. */
function siteOn(odoo: Connection, options: WebOptions = {}) {
  const web = ooor(odoo, { proxy: { paths: ['/web/login'] }, ...options })
  return async (browser: Browser, use: (own: OoorRequest) => Promise<unknown>): Promise<unknown> => {
    let outcome: unknown
    const response = await web.handle(browser.request('/'), async (own) => {
      outcome = await use(own).catch((error: unknown) => error)
      return new Response('')
    })
    browser.take(response)
    return outcome
  }
}
const quantity = async ({ session }: OoorRequest) => (await session()).cart.quantity()
const uid = async ({ session }: OoorRequest) => (await (await session()).info())?.uid ?? null

afterEach(() => {
  vi.useRealTimers()
})

describe('a store that is full', () => {
  it('costs no cart: neither the first thing in it, nor what follows', async () => {
    const { store, state } = fullStore()
    const odoo = connectTo(store)
    const visit = siteOn(odoo)
    const alice = new Browser(SITE)
    state.isFull = true
    const refused = await visit(alice, async ({ session }) => (await session()).cart.add(5, 2))
    expect(refused).toMatchObject({ name: 'SessionStoreError', hasRun: true })
    expect(alice.cookies.ooor).toBeDefined()
    state.isFull = false
    expect(await visit(alice, quantity)).toBe(2)
    // By now it is where every worker finds it.
    const name = alice.cookies.ooor?.slice(0, 43) ?? ''
    expect(await (await connectTo(store).sessions.open(name))?.cart.quantity()).toBe(2)
  })

  it('costs no login: the browser has the new name, which is the user’s, and the old one is nobody’s', async () => {
    const { store, state } = fullStore()
    const odoo = connectTo(store)
    const visit = siteOn(odoo)
    const alice = new Browser(SITE)
    await visit(alice, async ({ session }) => (await session()).cart.add(5, 2))
    const mallory = new Browser(SITE)
    mallory.cookies = { ...alice.cookies }
    state.isFull = true
    const refused = await visit(alice, async ({ session }) => (await session()).login('portal', 'portal'))
    expect(refused).toMatchObject({ name: 'SessionStoreError', hasRun: true })
    expect(alice.cookies.ooor).toBeDefined()
    expect(alice.cookies.ooor).not.toBe(mallory.cookies.ooor)
    expect(await visit(mallory, uid).catch(() => null)).not.toBeTypeOf('number')
    state.isFull = false
    expect(await visit(alice, uid)).toBeTypeOf('number')
    expect(await visit(alice, quantity)).toBeGreaterThanOrEqual(2)
    const name = alice.cookies.ooor?.slice(0, 43) ?? ''
    expect((await connectTo(store).sessions.open(name))?.uid).toBeTypeOf('number')
    await visit(alice, async ({ session }) => (await session()).cart.clear())
  })

  it('costs nobody whom the site itself knows: their new name is the browser’s', async () => {
    const { store, state } = fullStore()
    const odoo = connectTo(store)
    let isKnown = false
    const visit = siteOn(odoo, { user: () => (isKnown ? { username: 'portal', password: 'portal' } : undefined) })
    const alice = new Browser(SITE)
    await visit(alice, async ({ session }) => (await session()).cart.add(5, 2))
    const before = alice.cookies.ooor
    state.isFull = true
    isKnown = true
    const refused = await visit(alice, uid)
    expect(refused).toMatchObject({ name: 'SessionStoreError', hasRun: true })
    expect(alice.cookies.ooor).toBeDefined()
    expect(alice.cookies.ooor).not.toBe(before)
    state.isFull = false
    expect(await visit(alice, uid)).toBeTypeOf('number')
    await visit(alice, async ({ session }) => (await session()).cart.clear())
  })

  it('marks the old name as moved once it can be written', async () => {
    const { store, state } = fullStore()
    const odoo = connectTo(store)
    const alice = odoo.sessions.create()
    await alice.cart.add(5)
    const before = alice.storeId ?? ''
    state.isFull = true
    expect(await failure(alice.login('portal', 'portal'))).toBeInstanceOf(SessionStoreError)
    state.isFull = false
    await alice.info()
    expect(await failure(connectTo(store).sessions.open(before))).toBeInstanceOf(SessionMovedError)
  })

  it('lets nobody but the browser of a login on Odoo’s own page go on as the user', async () => {
    const { store, state } = fullStore()
    const odoo = connectTo(store)
    const web = ooor(odoo, { proxy: { paths: ['/web/login'] } })
    const visit = siteOn(odoo)
    const alice = new Browser(SITE)
    await visit(alice, async ({ session }) => (await session()).cart.add(5))
    const before = alice.cookies.ooor
    const send = async (init?: RequestInit) => {
      const response = await web.handle(alice.request('/web/login', init), () => new Response(''))
      alice.take(response)
      return response
    }
    const token = /name="csrf_token" value="([^"]+)"/.exec(await (await send()).text())?.[1] ?? ''
    state.isFull = true
    const body = new URLSearchParams({ csrf_token: token, login: 'portal', password: 'portal' })
    expect((await send({ method: 'POST', body })).status).toBe(503)
    expect(alice.cookies.ooor).not.toBe(before)
    state.isFull = false
    expect(await visit(alice, uid)).toBeTypeOf('number')
  })
})

describe('what a store brings', () => {
  it('may be bytes', async () => {
    const { command } = fakeRedis()
    const bytes = async (args: [string, ...string[]]) => {
      const reply = await command(args)
      return typeof reply === 'string' ? new TextEncoder().encode(reply) : reply
    }
    const [one, other] = [connectTo(redisStore(bytes)), connectTo(redisStore(bytes))]
    const alice = one.sessions.create()
    await alice.cart.add(5)
    const again = await other.sessions.open(alice.storeId ?? '')
    await again?.cart.add(6)
    expect(await (await one.sessions.open(alice.storeId ?? ''))?.cart.quantity()).toBe(2)
  })

  it('is named when it is no text, and never opened when nobody here has written it', async () => {
    const id = 'x'.repeat(43)
    const of = (value: unknown): SessionStore => ({ ...memoryStore(), get: async () => value as string })
    for (const value of [42, {}, ['v1'], true]) {
      const error = await failure(connectTo(of(value)).sessions.open(id))
      expect(error).toBeInstanceOf(SessionStoreError)
      expect(error.message).toContain(`type ${typeof value}`)
    }
    const later = (Date.now() + 60_000).toString(36)
    for (const text of ['', '{', 'null', '7', '"x"', '{}']) {
      const odoo = connect('http://sandbox/sandbox', {
        adapter: sandbox.adapter,
        sessions: { store: of(`v1.${later}..${text}`) },
      })
      expect(await odoo.sessions.open(id)).toBeUndefined()
    }
  })

  it('says of a name that has moved no longer than its time, also where nothing expires by itself', async () => {
    const store = storageStore(createStorage())
    const odoo = connectTo(store)
    const alice = odoo.sessions.create()
    await alice.cart.add(5)
    const before = alice.storeId ?? ''
    await alice.login('portal', 'portal')
    expect(await failure(odoo.sessions.open(before))).toBeInstanceOf(SessionMovedError)
    vi.useFakeTimers({ now: Date.now() + 121_000, toFake: ['Date'] })
    expect(await odoo.sessions.open(before)).toBeUndefined()
    // Who holds it still, hears of it for a lifetime.
    expect(await odoo.sessions.sweep()).toBe(0)
    vi.setSystemTime(Date.now() + odoo.sessions.lifetime * 1000)
    expect(await odoo.sessions.open(before)).toBeUndefined()
    expect(await odoo.sessions.sweep()).toBeGreaterThanOrEqual(1)
  })
})

describe('a session that a site has ended', () => {
  it('is nobody’s any more: who came before is not served as who logs in by it', async () => {
    const [alice, mallory] = [new Browser(SITE), new Browser(SITE)]
    const odoo = connectTo(memoryStore())
    const visit = siteOn(odoo)
    await visit(alice, async ({ session }) => (await session()).cart.add(5))
    mallory.cookies = { ...alice.cookies }
    let tell!: () => void
    const ended = new Promise<void>((resolve) => {
      tell = resolve
    })
    const planted = visit(mallory, async ({ session }) => {
      const theirs = await session()
      await ended
      return [await failure(theirs.info()), theirs.uid]
    })
    const login = await visit(alice, async ({ session }) => {
      const hers = await session()
      await odoo.sessions.destroy(hers.storeId ?? '')
      return failure(hers.login('portal', 'portal')).finally(tell)
    })
    expect(login).toBeInstanceOf(SessionMovedError)
    expect(await planted).toEqual([expect.any(SessionMovedError), null])
    // Asked again, as a 409 says, she has a session of her own.
    expect(await visit(alice, async ({ session }) => (await (await session()).login('portal', 'portal')).uid)).toBe(7)
  })
})

it('drops no session when the keys change in two steps, while old and new workers run side by side', async () => {
  const store = redisStore(fakeRedis().command)
  const steps = [[KEY], [KEY, NEW_KEY], [NEW_KEY, KEY], [NEW_KEY]]
  for (const [index, keys] of steps.entries()) {
    const before = steps[index - 1]
    if (before === undefined) continue
    const workers = [connectTo(store, before), connectTo(store, keys)]
    for (const [first, second] of [workers, workers.toReversed()] as [Connection, Connection][]) {
      // What the last key alone cannot open has had a lifetime to be sealed anew.
      const alice = (index === 3 ? workers[1] : first)?.sessions.create()
      await alice?.cart.add(5)
      const again = await second.sessions.open(alice?.storeId ?? '')
      expect(await again?.cart.quantity()).toBe(1)
      await again?.cart.add(5)
      expect(await (await first.sessions.open(alice?.storeId ?? ''))?.cart.quantity()).toBe(2)
    }
  }
})
