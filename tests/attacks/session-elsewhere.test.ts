import { Sandbox } from '@ooor/sandbox'
import { type Connection, connect, type HttpAdapter, type Session, SessionMovedError } from 'ooor'
import { memoryStore, redisStore, type SessionStore } from 'ooor/store'
import { type OoorRequest, ooor } from 'ooor/web'
import { describe, expect, it } from 'vitest'
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
    const { one, other, hold, bringBack } = twoWorkers(makeStore())
    const { alice, there, id } = await loggedIn(one, other)
    const answer = hold('/shop/cart/add', 'answer')
    const adding = there.cart.add(6)
    await answer.reached
    await alice.logout()
    await bringBack(id)
    answer.open()
    await adding
    expect(await uidOf(one, id)).toBeNull()
    expect(await failure(there.cart.lines())).toBeInstanceOf(SessionMovedError)
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
