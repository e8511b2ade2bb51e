import { Sandbox } from '@ooor/sandbox'
import { ConfigError, connect, type Session, SessionMovedError, SessionStoreError } from 'ooor'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { failure } from '../../../../../tests/support/failure.ts'
import { heldStore } from '../../../../../tests/support/held-store.ts'
import { result, scriptedOdoo } from '../../../../../tests/support/scripted-adapter.ts'
import type { SessionStore } from './session-store.ts'

const sandbox = new Sandbox()
const worker = (store: SessionStore, storeTimeout?: number) =>
  connect('http://sandbox/sandbox', { adapter: sandbox.adapter, sessions: { store, storeTimeout } })
const nameOf = (session: Session) => session.storeId ?? ''

/** The outcome of what waits for a store that is silent, once it does and a time has passed. */
async function after<T>(milliseconds: number, held: Promise<void>, asked: Promise<T>): Promise<T> {
  await held
  await vi.advanceTimersByTimeAsync(milliseconds)
  return asked
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a store that never answers', () => {
  it.each([undefined, 200])('ends reading in a SessionStoreError: %s', async (storeTimeout) => {
    const { store, be, held } = heldStore()
    const odoo = worker(store, storeTimeout)
    const alice = odoo.sessions.create()
    await alice.cart.add(5)
    be('is late')
    const arrived = held()
    const opened = failure(odoo.sessions.open(nameOf(alice)))
    let isOver = false
    void opened.then(() => {
      isOver = true
    })
    await arrived
    await vi.advanceTimersByTimeAsync((storeTimeout ?? 5000) - 1)
    expect(isOver).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    const error = await opened
    expect(error).toBeInstanceOf(SessionStoreError)
    expect(error).toMatchObject({ hasRun: false })
    expect(error.message).toContain(`within ${storeTimeout ?? 5000} ms (sessions.storeTimeout)`)
    be('answers')
    expect(await (await odoo.sessions.open(nameOf(alice)))?.cart.quantity()).toBe(1)
  })

  it('ends writing in one that says that the call has run, and the cart is written with the next call', async () => {
    const { store, be, held } = heldStore()
    const odoo = worker(store)
    const alice = odoo.sessions.create()
    be('is late')
    const error = await after(5000, held(), failure(alice.cart.add(5, 2)))
    expect(error).toMatchObject({ name: 'SessionStoreError', hasRun: true })
    be('answers')
    await alice.cart.add(6)
    expect(await (await worker(store).sessions.open(nameOf(alice)))?.cart.quantity()).toBe(3)
  })

  it('keeps calls of one session waiting for a look and two writes at most, however many there are', async () => {
    const { store, be, held } = heldStore()
    let given = 0
    const odoo = connect('http://sandbox/sandbox', {
      adapter: scriptedOdoo('19.0', () => result(1, `session_id=${'x'.repeat(84)}; Path=/`, `some=${given++}; Path=/`)),
      sessions: { store },
    })
    const alice = odoo.sessions.create()
    await alice.request('/website/anything')
    be('is late')
    const silent = held()
    const calls = Array.from({ length: 20 }, () => failure(alice.request('/website/anything')))
    await after(5000, silent, Promise.resolve())
    await vi.advanceTimersByTimeAsync(5000)
    const errors = await after(5000, Promise.resolve(), Promise.all(calls))
    expect(new Set(errors.map(({ name }) => name))).toEqual(new Set(['SessionStoreError']))
  })

  it('is not waited for by a limit that is none', () => {
    for (const storeTimeout of [0, -1, Number.NaN, 2 ** 31]) {
      expect(() => worker(heldStore().store, storeTimeout)).toThrow(ConfigError)
    }
  })
})

describe.each([true, false])('a write whose answer came too late (compare-and-set: %s)', (compares) => {
  it('and that was done, is no other worker’s: what this one has done since stays', async () => {
    const { store, be, held } = heldStore({ compares })
    const alice = worker(store).sessions.create()
    be('loses answers', ['set', 'replace'])
    await after(5000, held(), failure(alice.cart.add(5, 2)))
    be('answers')
    await alice.cart.add(6)
    const again = await worker(store).sessions.open(nameOf(alice))
    expect(await again?.cart.quantity()).toBe(3)
    expect(again?.id).toBe(alice.id)
  })

  it('and that is done at last, does not stand over what came after it', async () => {
    const { store, be, held, release } = heldStore({ compares })
    const alice = worker(store).sessions.create()
    await alice.cart.add(5)
    be('is late', ['set', 'replace'])
    await after(5000, held(), failure(alice.cart.add(5)))
    be('answers')
    await alice.login('portal', 'portal')
    await alice.cart.clear()
    await alice.cart.add(6)
    await release()
    await vi.advanceTimersByTimeAsync(0)
    const again = await worker(store).sessions.open(nameOf(alice))
    expect([again?.uid, again?.id, await again?.cart.quantity()]).toEqual([alice.uid, alice.id, 1])
    await again?.cart.clear()
  })

  it('and that is done at last under the session’s own name, is written over', async () => {
    const { store, be, held, release } = heldStore({ compares })
    const alice = worker(store).sessions.create()
    be('is late', ['set', 'replace'])
    await after(5000, held(), failure(alice.cart.add(5)))
    be('answers')
    await alice.cart.add(6)
    await release()
    await vi.advanceTimersByTimeAsync(0)
    const again = await worker(store).sessions.open(nameOf(alice))
    expect([again?.id, await again?.cart.quantity()]).toEqual([alice.id, 2])
  })

  it('and that is done at last under a name from before a login, leads nobody in', async () => {
    const { store, be, held, release } = heldStore({ compares })
    const alice = worker(store).sessions.create()
    be('is late', ['set', 'replace'])
    await after(5000, held(), failure(alice.cart.add(5)))
    be('answers')
    const before = nameOf(alice)
    await alice.login('portal', 'portal')
    await release()
    await vi.advanceTimersByTimeAsync(0)
    expect(await failure(worker(store).sessions.open(before))).toBeInstanceOf(SessionMovedError)
    expect((await worker(store).sessions.open(nameOf(alice)))?.uid).toBe(alice.uid)
    await alice.cart.clear()
  })

  it('and that is done at last when the session is over, brings nothing back', async () => {
    const { store, be, held, release, valueAt } = heldStore({ compares })
    const odoo = worker(store)
    const alice = odoo.sessions.create()
    be('is late', ['set', 'replace'])
    await after(5000, held(), failure(alice.cart.add(5)))
    be('answers')
    const name = nameOf(alice)
    expect(await odoo.sessions.destroy(name)).toBe(true)
    await release()
    await vi.advanceTimersByTimeAsync(0)
    expect(await valueAt(name)).toMatch(/^v1\.[0-9a-z]+\.moved\.gone\./)
    expect(await odoo.sessions.open(name)).toBeUndefined()
  })

  it('costs nothing that another worker has done meanwhile', async () => {
    const { store, be, held, release } = heldStore({ compares })
    const [one, other] = [worker(store), worker(store)]
    const alice = one.sessions.create()
    await alice.cart.add(5)
    be('loses answers', ['set', 'replace'])
    await after(5000, held(), failure(alice.cart.add(6)))
    be('answers')
    const elsewhere = await other.sessions.open(nameOf(alice))
    await elsewhere?.login('portal', 'portal')
    await release()
    expect(await failure(alice.cart.quantity())).toBeInstanceOf(Error)
    expect(await failure(one.sessions.open(nameOf(alice)))).toBeInstanceOf(SessionMovedError)
    const again = await one.sessions.open(elsewhere === undefined ? '' : nameOf(elsewhere))
    expect([again?.uid, await again?.cart.quantity()]).toEqual([elsewhere?.uid, 2])
    await again?.cart.clear()
  })
})

describe('a store that is silent while a session is used', () => {
  it.each<[string, (alice: Session) => Promise<unknown>]>([
    ['a cart', (alice) => alice.cart.quantity()],
    ['lines', (alice) => alice.cart.lines()],
    ['a page', (alice) => alice.fetch('/shop')],
    ['a form', (alice) => alice.submit('/shop/cart', {})],
    ['a route', (alice) => alice.request('/shop/cart/quantity')],
  ])('is waited for once, not with each look: %s', async (_, use) => {
    const { store, be, held } = heldStore()
    const alice = worker(store).sessions.create()
    await alice.cart.add(5)
    be('is late', ['get'])
    await after(5000, held(), use(alice))
  })
})

describe('a renewed session', () => {
  it('is not taken away by what was to empty it', async () => {
    const { store, be, held, release } = heldStore()
    const odoo = worker(store)
    const alice = odoo.sessions.create()
    await alice.cart.add(5)
    alice.renew()
    be('is late', ['delete', 'set', 'replace'])
    await after(5000, held(), failure(alice.cart.add(6)))
    await release()
    be('answers')
    await alice.cart.add(6)
    const again = await worker(store).sessions.open(nameOf(alice))
    expect([again?.id, await again?.cart.quantity()]).toEqual([alice.id, 2])
  })
})

it('ends a user’s session on Odoo also when the store does not let it go', async () => {
  const { store, be, held } = heldStore()
  const odoo = worker(store)
  const alice = odoo.sessions.create()
  await alice.login('portal', 'portal')
  const { id } = alice
  be('is late', ['set'])
  expect(await after(5000, held(), failure(odoo.sessions.destroy(nameOf(alice))))).toBeInstanceOf(SessionStoreError)
  expect(await failure(odoo.resume(id ?? '').info())).toBeInstanceOf(Error)
})
