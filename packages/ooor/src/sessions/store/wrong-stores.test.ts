import { Sandbox } from '@ooor/sandbox'
import { ConfigError, connect, SessionStoreError } from 'ooor'
import { memoryStore, redisStore, storageStore } from 'ooor/store'
import { describe, expect, it } from 'vitest'
import { failure } from '../../../../../tests/support/failure.ts'

const KEY = 'a key of thirty-two characters, at least'
const shop = (store: unknown, keys: readonly unknown[] = [KEY]) =>
  connect('http://sandbox/sandbox', {
    adapter: new Sandbox().adapter,
    sessions: { store: store as never, keys: keys as never },
  })

describe('a Redis client that answers what Redis does not', () => {
  it.each([undefined, null, 'nonsense', 'OK', 2, {}])('to EVAL: %j', async (reply) => {
    const store = redisStore(async ([name]) => (name === 'GET' ? null : reply))
    const error = await failure(shop(store).sessions.create().cart.add(5))
    expect(error).toBeInstanceOf(SessionStoreError)
    expect(error).toMatchObject({ hasRun: true, message: expect.stringMatching(/^EVAL of the session store brought /) })
  })

  it('to all, is told rather than waited for', async () => {
    const error = await failure(
      shop(redisStore(async () => 'nonsense'))
        .sessions.create()
        .cart.add(5),
    )
    expect(error).toBeInstanceOf(SessionStoreError)
  })

  it('to SET', async () => {
    const store = redisStore(async () => undefined)
    expect((await failure(store.set('id', 'value', 60))).message).toMatch(/^SET of the session store brought undefined/)
  })

  it.each([0, '0', 0n])('but %s is a no', async (reply) => {
    expect(await redisStore(async () => reply).replace?.('id', undefined, 'value', 60)).toBe(false)
  })
})

describe('what is no store', () => {
  it.each([{}, { get: async () => null }, 'redis', 5, []])('is refused when it is given: %j', (store) => {
    expect(() => shop(store)).toThrow(ConfigError)
    expect(() => shop(store)).toThrow(/^the session store has no (get|set): pass a memoryStore/)
  })

  it.each([null, undefined, {}, 'redis'])('is refused by those who make one of it: %j', (given) => {
    expect(() => redisStore(given as never)).toThrow(/^redisStore takes a function that sends a command/)
    expect(() => storageStore(given as never)).toThrow(/^storageStore takes a storage with getItem/)
  })

  it('and null is none', () => {
    expect(shop(null).sessions.lifetime).toBeGreaterThan(0)
  })
})

it('keys that are not set are told as that', () => {
  expect(() => shop(memoryStore(), [undefined])).toThrow('sessions.keys[0] is of type undefined (is its environment')
  expect(() => shop(memoryStore(), [])).toThrow('sessions.keys is empty')
})

describe('a store of one’s own', () => {
  const rows = new Map<string, string>()
  const plain = {
    isShared: true,
    get: async (id: string) => rows.get(id),
    set: async (id: string, value: string) => void rows.set(id, value),
    delete: async (id: string) => void rows.delete(id),
  }

  it('whose replace() takes nothing where nothing is, is told: what is put into a cart is not lost without a word', async () => {
    // As UPDATE … WHERE value = ? does, where nobody thinks of INSERT.
    const error = await failure(
      shop({ ...plain, replace: async () => false })
        .sessions.create()
        .cart.add(5),
    )
    expect(error).toBeInstanceOf(SessionStoreError)
    expect(error).toMatchObject({ hasRun: true, message: expect.stringContaining('replace() never says yes') })
  })

  it.each([
    ['no text', async (id: string) => rows.get(id) ?? ''],
    ['no bytes', async (id: string) => Buffer.from(rows.get(id) ?? '')],
  ])('may answer %s for nothing', async (_, get) => {
    const odoo = shop({ ...plain, get })
    const visitor = odoo.sessions.create()
    await visitor.cart.add(5)
    expect(rows.has(visitor.storeId as string)).toBe(true)
    expect(await odoo.sessions.open('x'.repeat(43))).toBeUndefined()
  })
})
