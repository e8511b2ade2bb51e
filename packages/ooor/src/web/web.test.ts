import { Sandbox } from '@ooor/sandbox'
import { ConfigError, connect, type Session } from 'ooor'
import { memoryStore } from 'ooor/store'
import { ooor, type WebOptions } from 'ooor/web'
import { describe, expect, it } from 'vitest'
import { Browser } from '../../../../tests/support/browser.ts'
import { failure } from '../../../../tests/support/failure.ts'

const SITE = 'https://shop.example.com'

function start(options: WebOptions = {}, sandbox = new Sandbox(), store = memoryStore()) {
  let calls = 0
  const odoo = connect('http://admin:admin@sandbox/sandbox', {
    adapter: sandbox.adapter,
    sessions: { store },
    middleware: [
      (request, next) => {
        calls++
        return next(request)
      },
    ],
  })
  const web = ooor(odoo, options)
  const visit = (browser: Browser, use: (session: Session) => Promise<unknown>) =>
    browser.visit((request) =>
      web.handle(request, async ({ session }) => Response.json((await use(await session())) ?? null)),
    )
  return { sandbox, store, odoo, web, visit, calls: () => calls }
}

describe('the middleware', () => {
  it('costs nothing and leaves nothing before the session is used', async () => {
    const { web, calls } = start({ languages: ['en_US'] })
    const response = await web.handle(new Request(SITE), ({ lang, hasCookie }) => Response.json({ lang, hasCookie }))
    expect(await response.json()).toEqual({ lang: 'en_US', hasCookie: false })
    expect([response.headers.getSetCookie(), calls()]).toEqual([[], 0])
  })

  it('gives who looks only neither a cookie nor a place in the store', async () => {
    const { visit, calls } = start()
    const bot = new Browser(SITE)
    expect(await visit(bot, (session) => session.cart.quantity())).toBe(0)
    expect([bot.cookies, calls()]).toEqual([{}, 0])
  })

  it('keeps two browsers apart, by safe cookies', async () => {
    const { visit } = start()
    const [alice, bob] = [new Browser(SITE), new Browser(SITE)]
    await visit(alice, (session) => session.cart.add(5, 2))
    await visit(bob, (session) => session.cart.add(6))
    expect(await visit(alice, (session) => session.cart.quantity())).toBe(2)
    expect(await visit(bob, (session) => session.cart.quantity())).toBe(1)
    expect(alice.lines).toEqual([
      expect.stringMatching(
        /^__Host-ooor=[\w-]{43}\.[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      ),
    ])
  })

  it('asks the store with each request, whoever made its get', async () => {
    const memory = memoryStore()
    let reads = 0
    const counting = {
      ...memory,
      get: (id: string) => {
        reads++
        return memory.get(id)
      },
    }
    for (const store of [memory, counting]) {
      const { visit, odoo } = start({}, new Sandbox(), store)
      const alice = new Browser(SITE)
      await visit(alice, (session) => session.cart.add(5, 2))
      for (const _ of [1, 2]) expect(await visit(alice, (session) => session.cart.quantity())).toBe(2)
      // Another worker of the same store, or this one's own upkeep, has ended it.
      await store.delete((await visit(alice, async (session) => session.storeId)) as string)
      expect(await visit(alice, (session) => session.cart.quantity())).toBe(0)
      await odoo.close()
    }
    expect(reads).toBeGreaterThanOrEqual(4)
  })

  it('gives one session to all who ask within a request', async () => {
    const { web } = start()
    await web.handle(new Request(SITE), async ({ session }) => {
      const [one, other] = await Promise.all([session(), session()])
      expect(one).toBe(other)
      return new Response()
    })
  })

  it('gives a new cookie with a login and takes it with a logout', async () => {
    const { visit } = start()
    const alice = new Browser(SITE)
    await visit(alice, (session) => session.cart.add(5, 2))
    const before = { ...alice.cookies }
    await visit(alice, async (session) => void (await session.login('portal', 'portal')))
    expect(alice.cookies).not.toEqual(before)
    expect(await visit(alice, async (session) => [session.uid !== null, await session.cart.quantity()])).toEqual([
      true,
      2,
    ])
    await visit(alice, async (session) => void (await session.logout()))
    expect(alice.cookies).toEqual({})
  })

  it('lets nobody in by a planted cookie', async () => {
    const { visit, web } = start()
    const [mallory, alice] = [new Browser(SITE), new Browser(SITE)]
    await visit(mallory, (session) => session.cart.add(5))
    Object.assign(alice.cookies, mallory.cookies)
    await visit(alice, async (session) => void (await session.login('portal', 'portal')))
    // Moments later the old cookie is known as one that was replaced.
    const replay = failure(web.handle(mallory.request(), async ({ session }) => Response.json((await session()).uid)))
    expect((await replay).name).toBe('SessionMovedError')
    expect(await visit(alice, async (session) => session.uid)).not.toBeNull()
  })

  it('takes a forged or foreign cookie for none, and takes it away', async () => {
    const { visit, store } = start()
    const { visit: elsewhere } = start()
    const alice = new Browser(SITE)
    await elsewhere(alice, (session) => session.cart.add(5))
    const foreign = { ...alice.cookies }
    const reads: string[] = []
    const { get } = store
    store.get = (id) => {
      reads.push(id)
      return get(id)
    }
    const [value = ''] = Object.values(foreign)
    for (const forged of [
      value,
      value.split('.')[0] ?? '',
      `${value}x`,
      'a.b',
      '.',
      `${'x'.repeat(43)}.${'y'.repeat(43)}`,
    ]) {
      alice.cookies = { '__Host-ooor': forged }
      expect(await visit(alice, async (session) => session.cart.quantity())).toBe(0)
      expect(alice.cookies).toEqual({})
    }
    // Nobody asked the store for what nobody here has signed.
    expect(reads).toEqual([])
  })

  it('goes without Secure on localhost only, and as it is told', async () => {
    const lineOf = async (site: string, options: WebOptions = {}) => {
      const browser = new Browser(site)
      await start(options).visit(browser, (session) => session.cart.add(5))
      return browser.lines[0]
    }
    expect(await lineOf('http://localhost:3000')).toMatch(
      /^ooor=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/,
    )
    expect(await lineOf('http://127.0.0.1:3000')).not.toContain('Secure')
    expect(await lineOf('http://localhost.evil.example')).toContain('Secure')
    expect(await lineOf('http://shop.example.com')).toContain('Secure')
    const cookie = { name: 'sid', sameSite: 'strict', domain: 'example.com', secure: false } as const
    expect(await lineOf(SITE, { cookie })).toMatch(
      /^sid=[^;]+; Max-Age=604800; Domain=example.com; Path=\/; HttpOnly; SameSite=Strict$/,
    )
  })

  it('says which option cannot be meant', () => {
    const odoo = connect('http://host')
    expect(() => ooor(odoo, { languages: ['fr-FR'] })).toThrow("write it as 'fr_FR'")
    expect(() => ooor(odoo, { cookie: { name: 'a;b' } })).toThrow(ConfigError)
    expect(() => ooor(odoo, { cookie: { keys: ['short'] } })).toThrow('cookie.keys[0] has 5 characters')
    expect(() => ooor(odoo, { cookie: { sameSite: 'none', secure: false } })).toThrow('cookie.secure')
    for (const path of ['shop', '/', '/a?b', '/../x', '/%2e%2e/x']) {
      expect(() => ooor(odoo, { proxy: { paths: [path] } })).toThrow('proxy.paths')
    }
  })
})

describe('languages', () => {
  const languages = ['en_US', 'fr_FR', 'pt_BR'] as const

  it('follow the browser, then the choice', async () => {
    const { web } = start({ languages })
    const langOf = async (browser: Browser) =>
      browser.visit((request) =>
        web.handle(request, async ({ lang, public: site, session }) =>
          Response.json([lang, site.context.lang, (await session()).context.lang]),
        ),
      )
    const browser = new Browser(SITE, { 'accept-language': 'de, pt;q=0.5, fr-CH;q=0.8' })
    expect(await langOf(browser)).toEqual(['fr_FR', 'fr_FR', 'fr_FR'])
    await browser.visit((request) =>
      web.handle(request, ({ setLang }) => {
        setLang('pt_BR')
        return Response.json(null)
      }),
    )
    expect(browser.cookies).toEqual({ frontend_lang: 'pt_BR' })
    expect(await langOf(browser)).toEqual(['pt_BR', 'pt_BR', 'pt_BR'])
    browser.cookies = { frontend_lang: 'xx_XX' }
    expect(await langOf(browser)).toEqual(['fr_FR', 'fr_FR', 'fr_FR'])
    await web.handle(browser.request(), ({ setLang }) => {
      expect(() => setLang('de_DE')).toThrow('en_US, fr_FR, pt_BR')
      return new Response()
    })
  })
})

describe('the site’s own users', () => {
  let user: string | null | undefined
  const options: WebOptions = {
    user: () => (user === undefined || user === null ? user : { username: user, password: user }),
  }

  it('are Odoo’s: logged in by the first call, out with the site’s, and renewed', async () => {
    const { visit, sandbox, calls } = start(options)
    const alice = new Browser(SITE)
    user = undefined
    await visit(alice, (session) => session.cart.add(5, 2))
    user = 'portal'
    const before = calls()
    const cookie = { ...alice.cookies }
    await visit(alice, async () => {})
    expect(calls()).toBe(before)
    expect(alice.cookies).not.toEqual(cookie)
    expect(await visit(alice, async (session) => (await session.info())?.login)).toBe('portal')
    expect(await visit(alice, (session) => session.cart.quantity())).toBe(2)
    await visit(alice, async (session) => sandbox.forgetSession(session.id ?? ''))
    expect(await visit(alice, async (session) => (await session.info())?.login)).toBe('portal')
    user = 'demo'
    expect(await visit(alice, async (session) => (await session.info())?.login)).toBe('demo')
    user = null
    expect(await visit(alice, async (session) => session.isVisitor)).toBe(true)
    expect(alice.cookies).toEqual({})
  })

  it('are told from who logged in by themselves', async () => {
    const { visit } = start(options)
    const alice = new Browser(SITE)
    user = undefined
    await visit(alice, async (session) => void (await session.login('portal', 'portal')))
    user = null
    expect(await visit(alice, async (session) => session.uid !== null)).toBe(true)
  })

  it('have a name', async () => {
    const { visit } = start({ user: () => ({ apiKey: 'a key' }) })
    expect((await failure(visit(new Browser(SITE), async () => {}))).message).toContain('username')
  })
})

describe('a session shared with Odoo’s own pages', () => {
  const odooId = (browser: Browser) => browser.cookies.session_id

  it('is carried by the browser as Odoo’s cookie, and follows its rotations', async () => {
    const { visit, odoo } = start({ share: { domain: 'example.com' } })
    const alice = new Browser(SITE)
    await visit(alice, (session) => session.cart.add(5, 2))
    expect(alice.lines.at(-1)).toMatch(/^session_id=[\w-]{84}; .*Domain=example.com; .*HttpOnly; Secure; SameSite=Lax$/)
    expect(await odoo.resume(odooId(alice) ?? '').cart.quantity()).toBe(2)
    const before = odooId(alice)
    await visit(alice, async (session) => void (await session.login('portal', 'portal')))
    expect(odooId(alice)).not.toBe(before)
    // The browser's answer was lost: it still has the id from before.
    alice.cookies.session_id = before ?? ''
    expect(await visit(alice, async (session) => session.uid !== null)).toBe(true)
    expect(odooId(alice)).not.toBe(before)
    await visit(alice, async (session) => void (await session.logout()))
    expect(alice.cookies).toEqual({})
  })

  it('goes on as whoever logged in on Odoo’s pages', async () => {
    const { visit, odoo } = start({ share: true })
    const alice = new Browser(SITE)
    await visit(alice, (session) => session.cart.add(5, 2))
    const onOdoo = odoo.resume(odooId(alice) ?? '')
    await onOdoo.login('portal', 'portal')
    alice.cookies.session_id = onOdoo.id ?? ''
    const before = alice.cookies['__Host-ooor']
    expect(await visit(alice, async (session) => [session.uid, await session.cart.quantity()])).toEqual([onOdoo.uid, 2])
    expect(alice.cookies['__Host-ooor']).not.toBe(before)
    expect(odooId(alice)).toBe(onOdoo.id)
  })

  it('begins with who comes from Odoo’s pages', async () => {
    const { visit, odoo } = start({ share: true })
    const visitor = odoo.visitor()
    await visitor.cart.add(5, 3)
    const alice = new Browser(SITE)
    alice.cookies = { session_id: visitor.id ?? '' }
    expect(await visit(alice, (session) => session.cart.quantity())).toBe(3)
  })

  it('is refused to employees, both ways, with the reason', async () => {
    for (const [allowInternal, expected] of [
      [false, false],
      [true, true],
    ] as const) {
      const { visit, web, odoo } = start({ share: { allowInternal } })
      const demo = new Browser(SITE)
      await visit(demo, async (session) => void (await session.login('demo', 'demo')))
      expect(odooId(demo) !== undefined).toBe(expected)
      await web.handle(demo.request(), async (own) => {
        await own.session()
        expect(own.sharing.shared).toBe(expected)
        if (!own.sharing.shared) expect(own.sharing.reason).toContain('backend')
        return new Response()
      })
      const onOdoo = odoo.session({ username: 'demo', password: 'demo' })
      await onOdoo.info()
      const other = new Browser(SITE)
      other.cookies = { session_id: onOdoo.id ?? '' }
      expect(await visit(other, async (session) => session.uid !== null)).toBe(expected)
    }
  })

  it('passes over what is no session of Odoo’s', async () => {
    const { visit } = start({ share: true })
    const alice = new Browser(SITE)
    await visit(alice, (session) => session.cart.add(5, 2))
    const own = odooId(alice)
    for (const planted of ['x', 'z'.repeat(84)]) {
      alice.cookies.session_id = planted
      expect(await visit(alice, (session) => session.cart.quantity())).toBe(2)
      expect(odooId(alice)).toBe(own)
    }
  })
})
