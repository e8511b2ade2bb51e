import { AccessDeniedError, type Session, SessionMovedError } from 'ooor'
import { memoryStore } from 'ooor/store'
import { type OoorWeb, odooShopPaths, ooor } from 'ooor/web'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Browser } from '../support/browser.ts'
import { failure } from '../support/failure.ts'
import { needs } from '../support/features.ts'
import { gates } from '../support/gates.ts'
import { connectAs, once, productsForSale } from './help.ts'
import { describeTargets } from './targets.ts'

const GONE = new Error('the user has gone')

describeTargets('the life of a session', (target) => {
  const admin = once(() => connectAs(target()))
  let product: number
  beforeAll(async () => {
    ;[product] = (await productsForSale(admin(), 1)) as [number]
  })
  afterAll(() => admin().close())

  /** A connection whose requests can be held. */
  const connectHeld = () => {
    const held = gates()
    return { ...held, odoo: connectAs(target(), 'admin', held.settings) }
  }
  /** Who the server says that an id is; null for nobody. */
  const uidOf = async (id: string | null) => {
    const info = await admin()
      .resume(id ?? '')
      .info()
      .catch(() => null)
    return info?.uid ?? null
  }

  describe('in a script', () => {
    it('is a visitor’s after a login whose answer nobody waited for', async (context) => {
      needs(target(), 'another session id at login', context)
      const { odoo, hold } = connectHeld()
      const alice = odoo.visitor()
      await alice.cart.add(product)
      const before = alice.id
      const answer = hold('authenticate', 'answer')
      const controller = new AbortController()
      const login = failure(alice.login('portal', 'portal', { signal: controller.signal }))
      await answer.reached
      controller.abort(GONE)
      expect(await login).toBe(GONE)
      expect([alice.uid, alice.isVisitor, alice.id]).toEqual([null, true, before])
      answer.open()
      expect(await uidOf(before)).toBeNull()
      await odoo.close()
    })

    it('stays as it was after a login that was aborted before it was sent, cart and all', async (context) => {
      needs(target(), 'a shop for visitors', context)
      const { odoo, hold, times } = connectHeld()
      const alice = odoo.visitor()
      await alice.cart.add(product, 2)
      const hanging = hold('/web/webclient/nothing', 'request')
      const call = alice.request('/web/webclient/nothing').catch(() => {})
      await hanging.reached
      const controller = new AbortController()
      const login = failure(alice.login('portal', 'portal', { signal: controller.signal }))
      controller.abort(GONE)
      expect(await login).toBe(GONE)
      expect(await failure(alice.logout({ signal: AbortSignal.abort(GONE) }))).toBe(GONE)
      expect(times('authenticate')).toBe(0)
      expect(await alice.cart.quantity()).toBe(2)
      hanging.open()
      await call
      await odoo.close()
    })

    it('sends a wrong password once, whatever is asked meanwhile, and stays who it was', async (context) => {
      needs(target(), 'a shop for visitors', context)
      const { odoo, hold, times } = connectHeld()
      const alice = odoo.visitor()
      await alice.cart.add(product)
      const sent = hold('authenticate', 'answer')
      const login = failure(alice.login('portal', 'wrong'))
      await sent.reached
      const meanwhile = Promise.all([alice.info(), alice.cart.quantity(), alice.info()])
      sent.open()
      expect(await login).toBeInstanceOf(AccessDeniedError)
      expect(await meanwhile).toEqual([null, 1, null])
      expect(times('authenticate')).toBe(1)
      expect(alice.isVisitor).toBe(true)
      await odoo.close()
    })

    it('takes what is put into the cart during a login along', async (context) => {
      needs(target(), 'a shop for visitors', context)
      const { odoo, hold, times } = connectHeld()
      const alice = odoo.visitor()
      await alice.cart.add(product)
      const sent = hold('authenticate', 'request')
      const login = alice.login('portal', 'portal')
      await sent.reached
      const added = alice.cart.add(product)
      sent.open()
      const info = await login
      expect((await added).quantity).toBeGreaterThanOrEqual(2)
      expect([alice.uid, await uidOf(alice.id), times('authenticate')]).toEqual([info.uid, info.uid, 1])
      await alice.cart.clear()
      await alice.logout()
      await odoo.close()
    })

    it('logs two logins in one behind the other, and a logout behind both', async () => {
      const { odoo, times } = connectHeld()
      const alice = odoo.visitor()
      const logins = [alice.login('portal', 'portal'), alice.login('demo', 'demo')]
      const logout = alice.logout()
      const [first, second] = await Promise.all(logins)
      await logout
      expect([first?.login, second?.login, times('authenticate')]).toEqual(['portal', 'demo', 2])
      expect([alice.uid, await alice.info()]).toEqual([null, null])
      await odoo.close()
    })

    it('renews once for all calls that find it ended, and none of them twice', async (context) => {
      needs(target(), 'search_read and load', context)
      const held = gates()
      const odoo = connectAs(target(), 'demo', held.settings)
      const count = () => odoo.model('res.partner').raw.searchCount()
      const partners = await count()
      await admin()
        .resume(odoo.defaultSession.id ?? '')
        .logout()
      const answer = held.hold('call_kw', 'answer')
      const late = count()
      await answer.reached
      const rest = Promise.all([count(), count(), count()])
      answer.open()
      expect([await late, ...(await rest)]).toEqual([partners, partners, partners, partners])
      expect(held.times('authenticate')).toBe(2)
      await odoo.close()
    })
  })

  describe('of two workers with one store', () => {
    const keys = ['a key of thirty-two characters, at least']
    const twoWorkers = () => {
      const sessions = { store: memoryStore(), keys }
      return { one: connectAs(target(), 'admin', { sessions }), other: connectAs(target(), 'admin', { sessions }) }
    }

    it('does nothing under its name from before a login, whatever was under way meanwhile', async (context) => {
      needs(target(), 'a shop for visitors', context)
      const { one, other } = twoWorkers()
      for (let round = 0; round < 3; round++) {
        const alice = one.sessions.create()
        await alice.cart.add(product)
        const old = (await other.sessions.open(alice.storeId ?? '')) as Session
        const busy = [old.cart.add(product), old.request('/shop/cart')].map((call) => call.catch(() => {}))
        await alice.login('portal', 'portal')
        await Promise.all(busy)
        const before = await alice.cart.quantity()
        expect(await failure(old.cart.add(product))).toBeInstanceOf(SessionMovedError)
        expect(await failure(old.cart.lines())).toBeInstanceOf(SessionMovedError)
        expect(await alice.cart.quantity()).toBe(before)
        await alice.cart.clear()
        await alice.logout()
      }
      await Promise.all([one.close(), other.close()])
    })

    it('is over with its logout, whatever the other worker had under way', async (context) => {
      needs(target(), 'a shop for visitors', context)
      const { one, other } = twoWorkers()
      for (let round = 0; round < 4; round++) {
        const alice = one.sessions.create()
        await alice.login('portal', 'portal')
        const { id } = alice
        const there = (await other.sessions.open(alice.storeId ?? '')) as Session
        const busy = [there.cart.add(product), there.fetch('/shop')].map((call) => call.catch(() => {}))
        await new Promise((resolve) => setTimeout(resolve, round * 20))
        await alice.logout()
        await Promise.all(busy)
        expect(await uidOf(id)).toBeNull()
        expect(await failure(there.cart.lines())).toBeInstanceOf(SessionMovedError)
      }
      const again = one.visitor()
      await again.login('portal', 'portal')
      await again.cart.clear()
      await Promise.all([one.close(), other.close()])
    })
  })

  describe('on a site', () => {
    const SITE = 'http://localhost:3000'
    const siteOf = () => {
      const held = connectHeld()
      return { ...held, web: ooor(held.odoo, { proxy: { paths: [...odooShopPaths, '/web/login'] } }) }
    }
    const visit = async (web: OoorWeb, browser: Browser, use: (session: Session) => Promise<unknown>) => {
      const response = await web.handle(browser.request('/'), async ({ session }) => {
        try {
          return Response.json({ value: await use(await session()) })
        } catch (error) {
          return Response.json({ error: (error as Error).name })
        }
      })
      browser.take(response)
      return (await response.json()) as { readonly value?: unknown; readonly error?: string }
    }
    const page = async (web: OoorWeb, browser: Browser, path: string) => {
      const response = await web.handle(browser.request(path), () => new Response('', { status: 404 }))
      browser.take(response)
      await response.text()
      return response.status
    }
    /** A visitor with a cart, and somebody with the same cookie. */
    const twoOfOne = async (web: OoorWeb) => {
      const alice = new Browser(SITE)
      await visit(web, alice, (session) => session.cart.add(product))
      const mallory = new Browser(SITE)
      mallory.cookies = { ...alice.cookies }
      return { alice, mallory }
    }

    it('has no user behind the old cookie after a login that was aborted, and a page', async () => {
      const { web, odoo, hold } = siteOf()
      const { alice, mallory } = await twoOfOne(web)
      const answer = hold('authenticate', 'answer')
      const controller = new AbortController()
      const login = visit(web, alice, (session) => session.login('portal', 'portal', { signal: controller.signal }))
      await answer.reached
      const shown = page(web, mallory, '/shop/cart')
      controller.abort(GONE)
      expect(await login).toEqual({ error: GONE.name })
      answer.open()
      await shown
      await page(web, mallory, '/shop/cart')
      const who = await visit(web, mallory, async (session) => [session.uid, (await session.info())?.uid ?? null])
      expect(who.value ?? [null, null]).toEqual([null, null])
      await odoo.close()
    })

    it('answers nobody as the user who came by the cookie from before', async (context) => {
      needs(target(), 'a shop for visitors', context)
      const { web, odoo, hold, times } = siteOf()
      const { alice, mallory } = await twoOfOne(web)
      const sent = hold('authenticate', 'request')
      const login = visit(web, alice, async (session) => void (await session.login('portal', 'portal')))
      await sent.reached
      const meanwhile = [
        visit(web, mallory, async (session) => (await session.info())?.uid ?? null),
        visit(web, mallory, async (session) => (await session.cart.add(product)).cartQuantity),
      ]
      const shown = page(web, mallory, '/shop/cart')
      sent.open()
      expect(await login).toEqual({})
      // They waited, and hear that the session has another name by now.
      for (const one of await Promise.all(meanwhile)) expect(one).toEqual({ error: SessionMovedError.kind })
      expect(await shown).toBe(409)
      expect(mallory.cookies.ooor).not.toBe(alice.cookies.ooor)
      expect(times('authenticate')).toBe(1)
      expect((await visit(web, alice, async (session) => (await session.info())?.login)).value).toBe('portal')
      await visit(web, alice, (session) => session.cart.clear())
      await visit(web, alice, async (session) => void (await session.logout()))
      await odoo.close()
    })

    it('is not undone by a page that was asked for before the login', async () => {
      const { web, odoo, hold } = siteOf()
      const { alice } = await twoOfOne(web)
      const late = hold('/shop/cart', 'answer')
      const before = new Browser(SITE)
      before.cookies = { ...alice.cookies }
      const shown = page(web, before, '/shop/cart')
      await late.reached
      await visit(web, alice, async (session) => void (await session.login('portal', 'portal')))
      late.open()
      await shown
      expect(before.cookies.ooor).not.toBe(alice.cookies.ooor)
      expect((await visit(web, alice, async (session) => (await session.info())?.login)).value).toBe('portal')
      await visit(web, alice, (session) => session.cart.clear())
      await visit(web, alice, async (session) => void (await session.logout()))
      await odoo.close()
    })
  })
})
