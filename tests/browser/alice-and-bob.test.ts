import { connect } from 'ooor'
import { Sandbox } from 'ooor/sandbox'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { furnish } from '../../examples/shop/sandbox/furnish.ts'
import { launchChromium } from './chromium.ts'
import { keepScreenshots } from './screenshots.ts'
import { openStorefront, type Storefront } from './storefront.ts'

/** A shop with the products below, and a portal user whose password is their login. */
interface Target {
  readonly name: string
  readonly isThere: boolean
  /** Portal users see their carts among their orders since 15. */
  readonly listsCarts: boolean
  open(): Promise<{ readonly url: string; readonly database: string; close(): Promise<void> }>
}

const ALICES = 'Office Chair'
const BOBS = 'Storage Box'

const TARGETS: readonly Target[] = [
  {
    name: 'the sandbox',
    isThere: true,
    listsCarts: true,
    open: async () => {
      const sandbox = new Sandbox({ series: '19.0' })
      const { url, close } = await sandbox.listen()
      await using odoo = connect({ url, database: sandbox.database, username: 'admin', password: 'admin' })
      await furnish(odoo)
      return { url, database: sandbox.database, close }
    },
  },
  ...[19, 14].map((major): Target => {
    const address = process.env[`OOOR_TEST_ODOO_${major}`]
    return {
      name: `real ${major}`,
      isThere: address !== undefined,
      listsCarts: major > 14,
      open: async () => {
        const { origin, pathname } = new URL(address ?? '')
        return { url: origin, database: pathname.slice(1), close: async () => {} }
      },
    }
  }),
]

for (const target of TARGETS) {
  describe.skipIf(!target.isThere)(`Alice and Bob over two workers, on ${target.name}`, () => {
    let odoo: Awaited<ReturnType<Target['open']>>
    let shop: Storefront
    let browser: Browser
    let contexts: BrowserContext[]
    let alice: Page
    let bob: Page

    beforeAll(async () => {
      odoo = await target.open()
      shop = await openStorefront(odoo.url, odoo.database)
      browser = await launchChromium()
      contexts = await Promise.all([browser.newContext(), browser.newContext()])
      const [first, second] = await Promise.all(contexts.map((context) => context.newPage()))
      if (first === undefined || second === undefined) throw new Error('no pages')
      alice = first
      bob = second
    })

    afterAll(async () => {
      await browser?.close()
      await shop?.stop()
      await odoo?.close()
    })

    it('shows products with pictures out of Odoo', async () => {
      await Promise.all([alice.goto(shop.url), bob.goto(shop.url)])
      const picture = alice.locator('.card img').first()
      await picture.scrollIntoViewIfNeeded()
      await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
      expect(await Promise.all(contexts.map((context) => context.cookies(shop.url)))).toEqual([[], []])
    })

    it('keeps their carts apart', async () => {
      await Promise.all([putIntoCart(alice, ALICES, 2), putIntoCart(bob, BOBS, 1)])
      await Promise.all([alice.goto(`${shop.url}/cart`), bob.goto(`${shop.url}/cart`)])
      expect(await cartOf(alice)).toEqual([[ALICES, 2]])
      expect(await cartOf(bob)).toEqual([[BOBS, 1]])
    })

    it('has the same cart on both workers', async () => {
      const workers = new Set<string | undefined>()
      for (let visit = 0; visit < 4; visit++) {
        const answer = await alice.goto(`${shop.url}/cart`)
        workers.add(answer?.headers()['x-worker'])
        expect(await cartOf(alice)).toEqual([[ALICES, 2]])
        // One more request each time, so that the turns do not fall in step with the visits.
        if (visit === 1) await alice.request.get(`${shop.url}/nowhere`)
      }
      expect([...workers].toSorted()).toEqual(['a', 'b'])
    })

    it('changes and removes lines', async () => {
      await line(bob, BOBS).getByRole('button', { name: 'One more' }).click()
      await expect.poll(() => cartOf(bob)).toEqual([[BOBS, 2]])
      await putIntoCart(bob, 'Drawer', 1)
      await bob.goto(`${shop.url}/cart`)
      await line(bob, 'Drawer').getByRole('button', { name: 'Remove' }).click()
      await expect.poll(() => cartOf(bob)).toEqual([[BOBS, 2]])
    })

    it('refuses a wrong password and keeps the cart', async () => {
      await alice.goto(`${shop.url}/login`)
      await logIn(alice, 'portal', 'wrong')
      await alice.getByRole('alert').waitFor()
      expect(await badge(alice)).toBe('2')
    })

    it('lets Alice’s cart follow when she logs in', async () => {
      const before = await contexts[0]?.cookies(shop.url)
      await alice.goto(`${shop.url}/login?next=/cart`)
      await logIn(alice, 'portal', 'portal')
      await alice.getByRole('button', { name: 'Log out' }).waitFor()
      expect(await cartOf(alice)).toEqual([[ALICES, 2]])
      const after = await contexts[0]?.cookies(shop.url)
      const cookieIn = (cookies = before) => cookies?.find(({ name }) => name.endsWith('ooor'))?.value
      expect(cookieIn(after)).not.toBe(cookieIn(before))
    })

    it('shows Alice her order, and Bob the login', async () => {
      await Promise.all([alice.goto(`${shop.url}/orders`), bob.goto(`${shop.url}/orders`)])
      const heading = await alice.getByRole('heading', { name: 'Your orders' }).textContent()
      expect(heading).toContain('Joel Willis')
      if (target.listsCarts) {
        const order = alice.locator('.order', { hasText: 'In your cart' })
        expect(await order.locator('tbody tr').allTextContents()).toEqual([expect.stringContaining(ALICES)])
      }
      expect(new URL(bob.url()).pathname).toBe('/login')
    })

    it('shows each of them their own cart on Odoo’s own page', async () => {
      await Promise.all([alice.goto(`${shop.url}/shop/cart`), bob.goto(`${shop.url}/shop/cart`)])
      expect(await alice.locator('meta[name=generator]').getAttribute('content')).toBe('Odoo')
      const [hers, his] = await Promise.all([alice.content(), bob.content()])
      expect(await odooCartOf(alice)).toEqual([[ALICES, 2]])
      expect(await odooCartOf(bob)).toEqual([[BOBS, 2]])
      expect(hers).toContain(ALICES)
      expect(his).not.toContain(ALICES)
    })

    it('gives the browser no cookie of Odoo’s session', async () => {
      for (const context of contexts) {
        const cookies = await context.cookies(shop.url)
        expect(cookies.map(({ name }) => name)).not.toContain('session_id')
        expect(cookies.find(({ name }) => name.endsWith('ooor'))).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
      }
    })

    it('keeps screenshots, when asked to', async () => {
      await keepScreenshots({ name: target.name, shop: shop.url, browser, alice, bob })
    })

    it('logs Alice out, and leaves Bob alone', async () => {
      await alice.goto(`${shop.url}/cart`)
      await line(alice, ALICES).getByRole('button', { name: 'Remove' }).click()
      await alice.getByRole('heading', { name: 'Nothing in it yet' }).waitFor()
      await alice.getByRole('button', { name: 'Log out' }).click()
      await alice.getByRole('link', { name: 'Log in' }).waitFor()
      await bob.goto(`${shop.url}/cart`)
      expect(await cartOf(bob)).toEqual([[BOBS, 2]])
      await line(bob, BOBS).getByRole('button', { name: 'Remove' }).click()
      await bob.getByRole('heading', { name: 'Nothing in it yet' }).waitFor()
    })

    it('has given both workers their share', () => {
      for (const requests of shop.balancer.served.values()) expect(requests).toBeGreaterThan(20)
    })

    async function putIntoCart(page: Page, name: string, quantity: number): Promise<void> {
      await page.goto(`${shop.url}/?q=${encodeURIComponent(name)}`)
      await page.getByRole('link', { name, exact: true }).click()
      await page.getByLabel('Quantity').fill(String(quantity))
      await page.getByRole('button', { name: 'Add to cart' }).click()
      await page.getByText(`${name} is in your cart.`).waitFor()
    }
  })
}

/** By the label, since the header has a button of nearly the same name. */
async function logIn(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('Login or email').fill(login)
  await page.getByLabel('Password').fill(password)
  await page.locator('main').getByRole('button', { name: 'Log in' }).click()
}

function line(page: Page, name: string) {
  return page.locator('.line', { hasText: name })
}

function badge(page: Page): Promise<string | null> {
  return page.locator('[data-cart-quantity]').textContent()
}

async function cartOf(page: Page): Promise<[name: string, quantity: number][]> {
  return page
    .locator('.line')
    .evaluateAll((lines) =>
      lines.map((one) => [
        one.querySelector('h2')?.textContent.trim() ?? '',
        Number(one.querySelector('output')?.textContent),
      ]),
    )
}

/** What Odoo's own cart page holds, on whatever series: each line has a quantity field after a link with the name. */
async function odooCartOf(page: Page): Promise<[name: string, quantity: number][]> {
  return page.evaluate(() => {
    const lines = new Map<string, [string, number]>()
    for (const input of document.querySelectorAll<HTMLInputElement>('input.js_quantity[data-line-id]')) {
      const line = input.closest('.o_cart_product, tr, #cart_products > *')
      const name = line?.querySelector('h6, strong')?.textContent.trim() ?? ''
      lines.set(input.dataset.lineId ?? '', [name, Number(input.value)])
    }
    return [...lines.values()]
  })
}
