/** Cookies that others have put into a browser, and keys that change while workers are replaced. */
import { Sandbox } from '@ooor/sandbox'
import { type Connection, connect } from 'ooor'
import { memoryStore } from 'ooor/store'
import { ooor, type WebOptions } from 'ooor/web'
import { describe, expect, it } from 'vitest'
import { Browser } from '../support/browser.ts'
import { startBackend } from './support/backend.ts'

const SITE = 'https://shop.example.com'

function siteOn(odoo: Connection, options: WebOptions = {}) {
  const web = ooor(odoo, options)
  return (browser: Browser, path = '/') =>
    browser.visit(
      (request) =>
        web.handle(request, async ({ session }) => {
          const own = await session()
          if (path === '/add') await own.cart.add(5)
          if (path === '/login') await own.login('portal', 'portal')
          return Response.json([own.uid, await own.cart.quantity()])
        }),
      path,
    )
}

describe('with share, a session_id that somebody on the domain has set', () => {
  const start = async () => {
    const odoo = connect('http://admin:admin@host/sandbox', { adapter: new Sandbox().adapter })
    const visit = siteOn(odoo, { share: true })
    const alice = new Browser(SITE)
    await visit(alice, '/add')
    const mallory = odoo.visitor()
    await mallory.cart.add(6, 9)
    return { odoo, visit, alice, mallory }
  }

  it('never takes the place of who is logged in', async () => {
    const { odoo, visit, alice, mallory } = await start()
    const before = (await visit(alice, '/login')) as [number, number]
    const own = alice.cookies.session_id
    alice.cookies.session_id = mallory.id ?? ''
    expect(await visit(alice)).toEqual([before[0], 1])
    expect(alice.cookies.session_id).toBe(own)
    const other = odoo.session({ username: 'portal', password: 'portal' })
    await other.info()
    alice.cookies.session_id = other.id ?? ''
    expect(await visit(alice)).toEqual([before[0], 1])
    expect(alice.cookies.session_id).toBe(own)
  })

  it('is taken from who has logged out on Odoo’s own pages', async () => {
    const { odoo, visit, alice } = await start()
    await visit(alice, '/login')
    const onOdoo = odoo.resume(alice.cookies.session_id ?? '')
    await onOdoo.info()
    await onOdoo.logout()
    const visitor = odoo.visitor()
    await visitor.cart.add(5, 3)
    alice.cookies.session_id = visitor.id ?? ''
    expect(await visit(alice)).toEqual([null, 3])
  })

  it('does not hide the good one beside it', async () => {
    const { odoo, alice, mallory } = await start()
    const own = alice.cookies.session_id
    const web = ooor(odoo, { share: true })
    const rest = `__Host-ooor=${alice.cookies['__Host-ooor']}`
    for (const cookie of [
      `session_id=${mallory.id}; session_id=${own}; ${rest}`,
      `session_id=${own}; session_id=x; ${rest}`,
    ]) {
      const response = await web.handle(new Request(SITE, { headers: { cookie } }), async ({ session }) =>
        Response.json(await (await session()).cart.quantity()),
      )
      expect(await response.json()).toBe(1)
    }
  })
})

it('of several cookies of the site’s own name, the good one counts, wherever it stands', async () => {
  const odoo = connect('http://host/sandbox', { adapter: new Sandbox().adapter })
  const visit = siteOn(odoo)
  const alice = new Browser(SITE)
  await visit(alice, '/add')
  const good = alice.cookies['__Host-ooor'] ?? ''
  const web = ooor(odoo)
  for (const others of [['garbage'], [`${good}x`], [`${'x'.repeat(43)}.${'y'.repeat(43)}`, '']]) {
    for (const values of [
      [...others, good],
      [good, ...others],
    ]) {
      const cookie = values.map((value) => `__Host-ooor=${value}`).join('; ')
      const response = await web.handle(new Request(SITE, { headers: { cookie } }), async ({ session }) =>
        Response.json(await (await session()).cart.quantity()),
      )
      expect([cookie, await response.json()]).toEqual([cookie, 1])
      expect(response.headers.getSetCookie().join()).not.toContain('Max-Age=0')
    }
  }
})

it('a store that brings bytes is as good as one that brings texts', async () => {
  const inner = memoryStore()
  const store = {
    ...inner,
    get: async (id: string) => {
      const value = await inner.get(id)
      return (value === undefined || value === null ? value : Buffer.from(value)) as string | undefined
    },
  }
  const visit = siteOn(connect('http://host/sandbox', { adapter: new Sandbox().adapter, sessions: { store, live: 1 } }))
  const [alice, bob] = [new Browser(SITE), new Browser(SITE)]
  for (const browser of [alice, bob, alice, bob]) await visit(browser, '/add')
  expect([await visit(alice), await visit(bob)]).toEqual([
    [null, 2],
    [null, 2],
  ])
})

describe('a change of keys', () => {
  const [OLD, NEW] = ['o'.repeat(32), 'n'.repeat(32)]

  it('in two phases, worker by worker, costs nobody their session', async () => {
    const { adapter } = new Sandbox()
    const store = { ...memoryStore(), isShared: true }
    const worker = (...keys: string[]) => siteOn(connect('http://host/sandbox', { adapter, sessions: { store, keys } }))
    const before = worker(OLD)
    const opening = worker(OLD, NEW)
    const sealing = worker(NEW, OLD)
    const after = worker(NEW)
    const phases = [
      [before, before],
      [before, opening],
      [opening, opening],
      [opening, sealing],
      [sealing, sealing],
    ] as const
    const browsers: Browser[] = []
    for (const [one, other] of phases) {
      browsers.push(new Browser(SITE))
      for (const visit of [one, other, one, other]) {
        for (const browser of browsers) {
          await visit(browser, '/add')
          expect(Object.keys(browser.cookies)).toEqual(['__Host-ooor'])
          expect(browser.lines.join()).not.toContain('Max-Age=0')
        }
      }
    }
    // Each was added to four times in each phase that it saw.
    for (const [index, browser] of browsers.entries()) {
      expect(await sealing(browser)).toEqual([null, 4 * (phases.length - index)])
    }
    // What the new key has sealed and signed outlives the old one.
    expect(await after(browsers.at(-1) as Browser)).toEqual([null, 4])
  })
})

it('an employee whom a module’s page has logged in, as their first request, is served no page of Odoo’s', async () => {
  const backend = await startBackend()
  const info = { uid: 2, db: 'db', username: 'admin', is_internal_user: true, user_context: {}, server_version: '19.0' }
  backend.answer = ({ url }, response) => {
    if (url === '/auth_oauth/signin') {
      response.writeHead(303, { location: '/shop', 'set-cookie': `session_id=${'a'.repeat(84)}; Path=/; HttpOnly` })
      response.end()
    } else if (url?.startsWith('/web/session/')) response.end(JSON.stringify({ jsonrpc: '2.0', id: 1, result: info }))
    else response.end('a page')
  }
  try {
    const odoo = connect({ url: backend.url, database: 'db' })
    const web = ooor(odoo, { proxy: { paths: ['/shop', '/auth_oauth'] } })
    const browser = new Browser(SITE)
    const statusOf = async (path: string) => {
      const response = await web.handle(browser.request(path), () => new Response(''))
      browser.take(response)
      return response.status
    }
    expect(await statusOf('/auth_oauth/signin')).toBe(303)
    expect(await statusOf('/shop')).toBe(403)
    await odoo.close()
  } finally {
    await backend.stop()
  }
})
