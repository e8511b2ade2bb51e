import { type Session, SessionMovedError } from 'ooor'
import { redisStore } from 'ooor/store'
import { odooShopPaths, ooor } from 'ooor/web'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Browser } from '../support/browser.ts'
import { failure } from '../support/failure.ts'
import { connectAs, once, productsForSale } from './help.ts'
import { describeTargets } from './targets.ts'

const SITE = 'http://localhost:3000'
const KEY = 'a key of thirty-two characters, at least'

/** Redis as far as the store needs it. */
function storeOfAll() {
  const values = new Map<string, string>()
  return redisStore(async ([name, ...args]) => {
    const [key = '', value = '', evalKey = '', expected = '', next = ''] = args
    if (name === 'GET') return values.get(key) ?? null
    if (name === 'SET') return values.set(key, value) && 'OK'
    if (name === 'DEL') return values.delete(key)
    return (values.get(evalKey) ?? '') === expected && values.set(evalKey, next) ? 1 : 0
  })
}

describeTargets(
  'a site of two workers',
  (target) => {
    const site = once(() => {
      const store = storeOfAll()
      const workers = [1, 2].map(() => {
        const odoo = connectAs(target(), 'admin', { sessions: { store, keys: [KEY] } })
        return { odoo, web: ooor(odoo, { share: true, proxy: { paths: [...odooShopPaths, '/web/login'] } }) }
      })
      let turn = 0
      /** By whatever worker is next. */
      const send = async (browser: Browser, request: Request, use: (session: Session) => Promise<unknown>) => {
        const worker = workers[turn++ % workers.length]
        if (worker === undefined) throw new Error('there is no worker')
        const response = await worker.web.handle(request, async ({ session }) =>
          Response.json((await use(await session())) ?? null),
        )
        browser.take(response)
        return response
      }
      return {
        workers,
        visit: async (browser: Browser, use: (session: Session) => Promise<unknown>) =>
          (await send(browser, browser.request(), use)).json(),
        page: (browser: Browser, path: string, init?: RequestInit) =>
          send(browser, browser.request(path, init), () => Promise.reject(new Error(`${path} is the site's own`))),
      }
    })
    let [first, second] = [0, 0]
    beforeAll(async () => {
      ;[first, second] = (await productsForSale(site().workers[0]?.odoo as never, 2)) as [number, number]
    })
    afterAll(() => Promise.all(site().workers.map(({ odoo }) => odoo.close())))

    it('keeps two visitors apart, on the site and on Odoo’s pages, and the cart follows the login', async () => {
      const { visit, page } = site()
      const [alice, bob] = [new Browser(SITE), new Browser(SITE)]
      await visit(alice, (session) => session.cart.add(first, 3))
      await visit(bob, (session) => session.cart.add(second))
      await visit(alice, (session) => session.cart.add(second, 4))
      expect(await visit(alice, (session) => session.cart.quantity())).toBe(7)
      expect(await visit(bob, (session) => session.cart.quantity())).toBe(1)
      const cart = await page(alice, '/shop/cart')
      expect([cart.status, cart.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
      expect(await cart.text()).toMatch(/value="3"[\s\S]*value="4"/)
      expect(await (await page(bob, '/shop/cart')).text()).not.toContain('value="4"')

      const before = alice.cookies.ooor
      await visit(alice, async (session) => void (await session.login('portal', 'portal')))
      expect(alice.cookies.ooor).not.toBe(before)
      expect(await visit(alice, async (session) => [session.isVisitor, (await session.info())?.login])).toEqual([
        false,
        'portal',
      ])
      expect(await visit(alice, (session) => session.cart.quantity())).toBeGreaterThanOrEqual(7)
      expect(await visit(bob, async (session) => session.isVisitor)).toBe(true)
      await visit(alice, (session) => session.cart.clear())
      await visit(alice, async (session) => void (await session.logout()))
      expect(Object.keys(alice.cookies)).not.toContain('ooor')
    })

    it('goes on as who logs in on Odoo’s own page, under another name', async () => {
      const { visit, page } = site()
      const alice = new Browser(SITE)
      await visit(alice, (session) => session.cart.add(first))
      const planted = { ...alice.cookies }
      const token = /name="csrf_token" value="([^"]+)"/.exec(await (await page(alice, '/web/login')).text())?.[1] ?? ''
      const body = new URLSearchParams({
        csrf_token: token,
        login: 'portal',
        password: 'portal',
        redirect: '/shop/cart',
      })
      const answer = await page(alice, '/web/login', { method: 'POST', body })
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/shop/cart'])
      expect(alice.cookies.ooor).not.toBe(planted.ooor)
      expect(await visit(alice, async (session) => (await session.info())?.login)).toBe('portal')
      const mallory = new Browser(SITE)
      mallory.cookies = { ooor: planted.ooor ?? '' }
      expect(await failure(visit(mallory, async () => {}))).toBeInstanceOf(SessionMovedError)
      await visit(alice, (session) => session.cart.clear())
    })

    it('shares a portal user’s session with the browser, and no employee’s', async () => {
      const { visit, page, workers } = site()
      const [portal, demo] = [new Browser(SITE), new Browser(SITE)]
      await visit(portal, async (session) => void (await session.login('portal', 'portal')))
      const odooId = portal.cookies.session_id ?? ''
      expect((await workers[0]?.odoo.resume(odooId).info())?.login).toBe('portal')
      await visit(demo, async (session) => void (await session.login('demo', 'demo')))
      expect(demo.cookies.session_id).toBeUndefined()
      expect((await page(demo, '/shop/cart')).status).toBe(403)
    })
  },
  'a shop for visitors',
)
