import { connect } from 'ooor'
import { redisStore } from 'ooor/store'
import { describe, expect, it } from 'vitest'
import { result, scriptedOdoo } from '../../../../../tests/support/scripted-adapter.ts'
import { fakeRedis, stores } from '../../../../../tests/support/stores.ts'

const KEY = 'a key of thirty-two characters, at least'

describe('two workers that rotate one session', () => {
  const FAMILY = 'f'.repeat(42)
  const idOf = (letter: string) => FAMILY + letter.repeat(42)
  const cookie = (id: string) => `session_id=${id}; Path=/; HttpOnly`

  /** A server whose next answers bring these ids. */
  function rotating(...ids: string[]) {
    return scriptedOdoo('19.0', () => {
      const id = ids.shift()
      return result(null, ...(id === undefined ? [] : [cookie(id)]))
    })
  }

  it.each(stores)('settle on one id in %s', async (_, makeStore) => {
    const store = makeStore()
    const sessions = { store, keys: [KEY] }
    const one = connect('http://host/db', { adapter: rotating(idOf('a'), idOf('b')), sessions })
    const other = connect('http://host/db', { adapter: rotating(idOf('c')), sessions })
    const alice = one.sessions.create()
    await alice.request('/first')
    const elsewhere = await other.sessions.open(alice.storeId ?? '')
    await Promise.all([alice.request('/a'), elsewhere?.request('/b')])
    const [here, there] = await Promise.all(
      [one, other].map(async ({ sessions }) => (await sessions.open(alice.storeId ?? ''))?.id),
    )
    expect(here).toBe(there)
    expect([idOf('b'), idOf('c')]).toContain(here)
  })

  it('keep the newer id when the older one is written later', async () => {
    const store = redisStore(fakeRedis().command)
    const sessions = { store, keys: [KEY] }
    const one = connect('http://host/db', { adapter: rotating(idOf('a'), idOf('b')), sessions })
    const other = connect('http://host/db', { adapter: rotating(), sessions })
    const alice = one.sessions.create()
    await alice.request('/first')
    const elsewhere = await other.sessions.open(alice.storeId ?? '')
    await alice.request('/rotates')
    if (elsewhere === undefined) throw new Error('no session')
    elsewhere.cart // a stale view, which now changes something of its own
    await elsewhere.request('/sets', {}, {})
    expect((await other.sessions.open(alice.storeId ?? ''))?.id).toBe(idOf('b'))
    expect((await one.sessions.open(alice.storeId ?? ''))?.id).toBe(idOf('b'))
  })
})
