import { Sandbox } from '@ooor/sandbox'
import {
  ConfigError,
  type Connection,
  connect,
  type HttpRequest,
  type Session,
  SessionExpiredError,
  SessionMovedError,
  SessionStoreError,
} from 'ooor'
import { memoryStore, redisStore, type SessionStore, storageStore } from 'ooor/store'
import { createStorage } from 'unstorage'
import { describe, expect, it, vi } from 'vitest'
import { failure } from '../../../../../tests/support/failure.ts'
import { heldStore } from '../../../../../tests/support/held-store.ts'
import { fakeRedis, stores } from '../../../../../tests/support/stores.ts'
import type { SessionsOptions } from './sessions-options.ts'

const KEY = 'a key of thirty-two characters, at least'
const NEW_KEY = 'another key of more than 32 characters'

/** Two workers with one store, on one Odoo. */
function twoWorkers(store: SessionStore, options: SessionsOptions = {}, sandbox = new Sandbox()) {
  const worker = (more: SessionsOptions = {}): Connection =>
    connect('http://sandbox/sandbox', {
      adapter: sandbox.adapter,
      sessions: { store, keys: [KEY], ...options, ...more },
    })
  return { sandbox, worker, one: worker(), other: worker() }
}

describe.each(stores)('sessions in %s', (_, makeStore) => {
  it('go on with another worker, cart and all', async () => {
    const { one, other } = twoWorkers(makeStore())
    const alice = one.sessions.create()
    const bob = one.sessions.create()
    await alice.cart.add(5, 2)
    await bob.cart.add(6)
    const again = await other.sessions.open(alice.storeId ?? '')
    expect((await again?.cart.lines())?.map(({ productId, quantity }) => [productId, quantity])).toEqual([[5, 2]])
    await again?.cart.add(6)
    expect(await alice.cart.quantity()).toBe(3)
    expect(await (await other.sessions.open(bob.storeId ?? ''))?.cart.quantity()).toBe(1)
  })

  it('stay users after a login, under another name, and the old name is worth nothing', async () => {
    const { one, other } = twoWorkers(makeStore())
    const alice = one.sessions.create()
    await alice.cart.add(5, 2)
    const before = alice.storeId ?? ''
    await alice.login('portal', 'portal')
    expect(alice.storeId).not.toBe(before)
    const again = await other.sessions.open(alice.storeId ?? '')
    expect([again?.uid, again?.isVisitor]).toEqual([alice.uid, false])
    expect(await again?.cart.quantity()).toBe(2)
    expect(await again?.call('res.users', 'read', [[alice.uid ?? 0], ['login']])).toMatchObject([{ login: 'portal' }])
    expect(await failure(other.sessions.open(before))).toBeInstanceOf(SessionMovedError)
    await again?.logout()
    expect(await failure(one.sessions.open(alice.storeId ?? ''))).toBeInstanceOf(SessionMovedError)
  })

  it('are ended on both sides', async () => {
    const { one, other } = twoWorkers(makeStore())
    const alice = one.sessions.create()
    await alice.login('portal', 'portal')
    const odooId = alice.id ?? ''
    expect(await other.sessions.destroy(alice.storeId ?? '')).toBe(true)
    expect(await one.sessions.open(alice.storeId ?? '')).toBeUndefined()
    expect(await other.sessions.destroy(alice.storeId ?? '')).toBe(false)
    expect(await failure(one.resume(odooId).info())).toBeInstanceOf(Error)
  })

  it('store nothing before there is something', async () => {
    const store = makeStore()
    const { one } = twoWorkers(store)
    const bot = one.sessions.create()
    expect(await bot.cart.quantity()).toBe(0)
    expect(await store.get(bot.storeId ?? '')).toBeFalsy()
    expect(await one.sessions.open(bot.storeId ?? '')).toBeUndefined()
  })

  it('keep a login and a rotation that happen at once', async () => {
    const { one, other } = twoWorkers(makeStore())
    const alice = one.sessions.create()
    await alice.cart.add(5)
    const elsewhere = await other.sessions.open(alice.storeId ?? '')
    await Promise.all([alice.login('portal', 'portal'), elsewhere?.cart.quantity().catch(() => {})])
    const again = await other.sessions.open(alice.storeId ?? '')
    expect(again?.uid).toBe(alice.uid)
    expect(await again?.cart.quantity()).toBe(1)
  })
})

describe('the store of sessions', () => {
  it('wants keys when others can read it, long ones', () => {
    const store = storageStore(createStorage())
    const of = (sessions: SessionsOptions) => () => connect('http://host', { sessions })
    expect(of({ store })).toThrow(ConfigError)
    expect(of({ store, keys: [] })).toThrow('sessions.keys is empty')
    expect(of({ store, keys: [KEY, 'short-secret'] })).toThrow(/sessions\.keys\[1\] has 12 characters/)
    expect(of({ store, keys: ['short-secret'] })).not.toThrow('short-secret')
    expect(of({ lifetime: 1 })).toThrow('sessions.lifetime')
    expect(of({ live: 0 })).toThrow('sessions.live')
  })

  it('shows nothing of a session', async () => {
    const redis = fakeRedis()
    const { one } = twoWorkers(redisStore(redis.command))
    const alice = one.sessions.create()
    await alice.login('portal', 'portal')
    const held = [...redis.values.values()].join()
    expect(held).toMatch(/^v1\.[\da-z]+\.[\w-]{8}\.[\w-]+$/)
    expect(held).not.toContain(alice.id)
    expect(held).not.toContain('portal')
  })

  it('opens with the old key while the new one seals, and no longer', async () => {
    const store = redisStore(fakeRedis().command)
    const { one, worker } = twoWorkers(store)
    const alice = one.sessions.create()
    await alice.cart.add(5)
    const id = alice.storeId ?? ''
    const both = worker({ keys: [NEW_KEY, KEY] })
    expect(await (await both.sessions.open(id))?.cart.quantity()).toBe(1)
    const late = worker({ keys: [NEW_KEY] })
    const reasons: string[] = []
    late.on('unreadable', ({ reason }) => reasons.push(reason))
    expect(await late.sessions.open(id)).toBeUndefined()
    expect(reasons).toEqual(['unknown key'])
    await both.sessions.touch(id)
    expect(await (await late.sessions.open(id))?.cart.quantity()).toBe(1)
  })

  it('opens no session of another server or database, which the same store and keys hold', async () => {
    for (const store of [memoryStore(), redisStore(fakeRedis().command)]) {
      const { sandbox, one } = twoWorkers(store)
      const alice = one.sessions.create()
      await alice.login('admin', 'admin')
      const id = alice.storeId ?? ''
      const reasons: string[] = []
      for (const target of [
        'http://sandbox/other',
        'http://sandbox',
        'http://other/sandbox',
        'http://sandbox/below/sandbox',
      ]) {
        const neighbour = connect(target, { adapter: sandbox.adapter, sessions: { store, keys: [KEY] } })
        neighbour.on('unreadable', ({ reason }) => reasons.push(reason))
        expect(await neighbour.sessions.open(id)).toBeUndefined()
        expect([await neighbour.sessions.touch(id), await neighbour.sessions.destroy(id)]).toEqual([false, false])
      }
      expect(reasons).toEqual(Array.from({ length: 12 }, () => 'other site'))
      const same = connect('https://sandbox/sandbox', { adapter: sandbox.adapter, sessions: { store, keys: [KEY] } })
      expect((await same.sessions.open(id))?.uid).toBe(alice.uid)
    }
  })

  it('opens neither what was changed, nor what was put there, nor another session’s value', async () => {
    const redis = fakeRedis()
    const { one, other } = twoWorkers(redisStore(redis.command))
    const [alice, mallory] = [one.sessions.create(), one.sessions.create()]
    await alice.cart.add(5)
    await mallory.cart.add(6)
    const key = (id: string | null) => `ooor:session:${id}`
    const own = redis.values.get(key(mallory.storeId)) ?? ''
    const reasons: string[] = []
    other.on('unreadable', ({ reason }) => reasons.push(reason))
    const opens = async (value: string) => {
      redis.values.set(key(mallory.storeId), value)
      return other.sessions.open(mallory.storeId ?? '')
    }
    expect(await opens(redis.values.get(key(alice.storeId)) ?? '')).toBeUndefined()
    expect(await opens(own.slice(0, -2))).toBeUndefined()
    const [version, until = '', name, payload] = own.split('.')
    const later = (Number.parseInt(until, 36) + 1).toString(36)
    expect(await opens([version, later, name, payload].join('.'))).toBeUndefined()
    expect(await opens([version, until, '', '{"cookies":{},"uid":2}'].join('.'))).toBeUndefined()
    expect(await opens(['v1', (1).toString(36), name, payload].join('.'))).toBeUndefined()
    expect(await opens('v9.x.y.z')).toBeUndefined()
    expect(reasons).toEqual(['tampered', 'tampered', 'tampered', 'unknown key', 'expired', 'other version'])
    expect(await opens(own)).toBeDefined()
  })

  it('is not taken for empty when it is down', async () => {
    let isDown = false
    const inner = memoryStore()
    const guard = async <T>(run: () => Promise<T>) => {
      if (isDown) throw new Error('ECONNREFUSED redis://user:secret@10.0.0.1')
      return run()
    }
    const store: SessionStore = {
      isShared: false,
      get: (id) => guard(() => inner.get(id)),
      set: (id, value, ttl) => guard(() => inner.set(id, value, ttl)),
      delete: (id) => guard(() => inner.delete(id)),
    }
    const { one, other } = twoWorkers(store, { keys: undefined })
    const alice = one.sessions.create()
    await alice.cart.add(5)
    isDown = true
    const refused = (await failure(other.sessions.open(alice.storeId ?? ''))) as SessionStoreError
    expect([SessionStoreError.is(refused), refused.hasRun]).toEqual([true, false])
    expect(refused.message).not.toContain('secret')
    const ran = (await failure(alice.cart.add(6))) as SessionStoreError
    expect([SessionStoreError.is(ran), ran.hasRun]).toEqual([true, true])
    isDown = false
    // What could not be written is written with the next call.
    expect(await alice.cart.quantity()).toBe(2)
    expect(await (await other.sessions.open(alice.storeId ?? ''))?.cart.quantity()).toBe(2)
  })

  it.each(['memoryStore', 'a store without replace'])(
    'brings nobody back whom another worker has ended, with %s',
    async (name) => {
      let isDown = false
      const inner = memoryStore()
      const guard = <T>(run: () => Promise<T>) => (isDown ? Promise.reject(new Error('full')) : run())
      const { replace, ...plain } = inner
      const store: SessionStore = {
        ...plain,
        set: (...args) => guard(() => inner.set(...args)),
        ...(name === 'memoryStore' && replace && { replace: (...args) => guard(() => replace(...args)) }),
      }
      const { one, other } = twoWorkers(store)
      const alice = one.sessions.create()
      await alice.login('portal', 'portal')
      await alice.cart.add(5)
      isDown = true
      expect(await failure(alice.cart.add(5))).toBeInstanceOf(SessionStoreError)
      isDown = false
      expect(await other.sessions.destroy(alice.storeId ?? '')).toBe(true)
      expect(await one.sessions.open(alice.storeId ?? '')).toBeUndefined()
      expect(await other.sessions.open(alice.storeId ?? '')).toBeUndefined()
    },
  )

  it('leads nobody by the old name to who logged in while it was down', async () => {
    let isDown = false
    const inner = memoryStore()
    const { replace } = inner
    const store: SessionStore = {
      ...inner,
      replace: (...args) => (isDown || replace === undefined ? Promise.reject(new Error('full')) : replace(...args)),
    }
    const { one } = twoWorkers(store)
    const alice = one.sessions.create()
    await alice.cart.add(5)
    const planted = alice.storeId ?? ''
    isDown = true
    expect(await failure(alice.login('portal', 'portal'))).toBeInstanceOf(SessionStoreError)
    isDown = false
    const mallory = await one.sessions.open(planted)
    expect([mallory?.uid, mallory?.isVisitor]).toEqual([null, true])
  })

  it('lets nobody log in again as who has logged out on another worker', async () => {
    const store = redisStore(fakeRedis().command)
    const { one, other } = twoWorkers(store)
    const core = one.sessions.createCore()
    core.actAs({ kind: 'password', login: 'portal', password: 'portal' })
    await core.info({})
    const id = core.keeper?.id ?? ''
    const elsewhere = await other.sessions.enter(id)
    elsewhere?.core.renew()
    await elsewhere?.core.keeper?.save()
    await (await other.sessions.open(id))?.cart.add(5)
    const again = await one.sessions.open(id)
    expect(await again?.info()).toBeNull()
    expect(await again?.cart.quantity()).toBe(1)
  })

  it('expires, is kept alive by use, and is swept', async () => {
    const storage = createStorage()
    const store = storageStore(storage)
    const { one } = twoWorkers(store)
    const alice = one.sessions.create()
    await alice.cart.add(5)
    const id = alice.storeId ?? ''
    const before = await store.get(id)
    expect((await one.sessions.enter(id))?.isExtended).toBe(false)
    expect(await store.get(id)).toBe(before)
    expect(await one.sessions.touch(id)).toBe(true)
    expect(await store.get(id)).not.toBe(before)
    expect(await one.sessions.touch('x'.repeat(43))).toBe(false)
    await storage.setItem('ooor:session:old', `v1.${(1).toString(36)}..{}`)
    expect(await one.sessions.sweep()).toBe(1)
    expect(await one.sessions.open(id)).toBeDefined()
  })

  it('does not bring back what another worker ended', async () => {
    const { one, other } = twoWorkers(redisStore(fakeRedis().command))
    const alice = one.sessions.create()
    await alice.cart.add(5)
    const id = alice.storeId ?? ''
    await other.sessions.destroy(id)
    expect(await failure(alice.cart.add(6))).toBeInstanceOf(SessionMovedError)
    expect(await other.sessions.open(id)).toBeUndefined()
  })

  it('never stores a password: an expired user logs in again', async () => {
    const { one, other, sandbox } = twoWorkers(redisStore(fakeRedis().command))
    const alice = one.sessions.create()
    await alice.login('portal', 'portal')
    const again = await other.sessions.open(alice.storeId ?? '')
    sandbox.forgetSession(alice.id ?? '')
    for (const session of [alice, again]) {
      expect(await failure(session?.call('res.partner', 'search', [[]]) ?? Promise.resolve())).toBeInstanceOf(
        SessionExpiredError,
      )
    }
    await again?.login('portal', 'portal')
    expect(await again?.call('res.users', 'search_count', [[]])).toBeTypeOf('number')
  })

  it('takes nothing back that this worker has done since the store was asked', async () => {
    const inner = redisStore(fakeRedis().command)
    let isRead = () => {}
    let answer: Promise<void> | undefined
    const store: SessionStore = {
      ...inner,
      get: async (id) => {
        const [value, late] = [await inner.get(id), answer]
        if (late !== undefined) isRead()
        await late
        return value
      },
    }
    const { one, other } = twoWorkers(store)
    const alice = one.sessions.create()
    await alice.cart.add(5)
    const id = alice.storeId ?? ''
    let release = () => {}
    answer = new Promise((resolve) => {
      release = resolve
    })
    const asked = new Promise<void>((resolve) => {
      isRead = resolve
    })
    const slow = other.sessions.enter(id)
    await asked
    answer = undefined
    await (await other.sessions.open(id))?.cart.add(6)
    release()
    expect((await slow)?.core.cartQuantity).toBe(2)
  })

  it('leads nobody by the old name to a login of the very moment, however old the session is', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      for (let turns = 0; turns < 16; turns++) {
        const inner = redisStore(fakeRedis().command)
        let open = () => {}
        const gate = new Promise<void>((resolve) => {
          open = resolve
        })
        let isHeld = false
        const get: SessionStore['get'] = async (id) => {
          const value = await inner.get(id)
          if (isHeld) await gate
          for (let turn = 0; isHeld && turn < turns; turn++) await undefined
          return value
        }
        const sandbox = new Sandbox()
        const adapter = {
          ...sandbox.adapter,
          send: async (request: HttpRequest) => {
            const answer = await sandbox.adapter.send(request)
            if (request.url.endsWith('/web/session/authenticate')) await gate
            return answer
          },
        }
        const odoo = connect('http://sandbox/sandbox', { adapter, sessions: { store: { ...inner, get }, keys: [KEY] } })
        const alice = odoo.sessions.create()
        await alice.cart.add(5)
        const planted = alice.storeId ?? ''
        vi.setSystemTime(Date.now() + 80_000_000)
        isHeld = true
        const login = alice.login('portal', 'portal')
        await new Promise((resolve) => setTimeout(resolve, 5))
        const opening = odoo.sessions.open(planted).catch((error: unknown) => error)
        open()
        const opened = await opening
        await login
        const isMoved = opened instanceof SessionMovedError || (opened as Session).storeId === planted
        expect([turns, isMoved]).toEqual([turns, true])
      }
    } finally {
      vi.useRealTimers()
    }
  })

  it.each([true, false])(
    'is not brought back by what was being written as it ended (compare-and-set: %s)',
    async (compares) => {
      const { store, be, held, release, valueAt } = heldStore({ compares, isShared: true })
      const { one, other } = twoWorkers(store)
      const alice = one.sessions.create()
      await alice.cart.add(5)
      const id = alice.storeId ?? ''
      be('is late', ['set', 'replace'])
      const arrived = held()
      const adding = alice.cart.add(6)
      await arrived
      be('answers')
      const destroying = one.sessions.destroy(id)
      await new Promise((resolve) => setTimeout(resolve, 5))
      await release()
      await Promise.all([adding, destroying])
      expect(await valueAt(id)).toMatch(/^v1\.[0-9a-z]+\.moved\.gone\./)
      expect(await one.sessions.open(id)).toBeUndefined()
      expect(await other.sessions.open(id)).toBeUndefined()
    },
  )
})
