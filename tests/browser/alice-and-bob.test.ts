import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium, newVisitor } from './chromium.ts'
import { keepScreenshots } from './screenshots.ts'
import { openStorefront, type Storefront } from './storefront.ts'
import { TARGETS } from './targets.ts'

const ALICES = 'Office Chair'
const BOBS = 'Storage Box'

for (const target of TARGETS) {
  describe.skipIf(!target.isThere)(`the shop over two workers, on ${target.name}`, () => {
    let odoo: Awaited<ReturnType<(typeof TARGETS)[number]['open']>>
    let shop: Storefront
    let browser: Browser

    beforeAll(async () => {
      odoo = await target.open()
      shop = await openStorefront(odoo.url, odoo.database)
      browser = await launchChromium()
    })

    afterAll(async () => {
      await browser?.close()
      await shop?.stop()
      await odoo?.close()
    })

    it('lets Alice and Bob shop side by side', async () => {
      const [alice, bob] = await Promise.all([newVisitor(browser), newVisitor(browser)])

      // Their carts are apart, and the same on both workers.
      await Promise.all([putIntoCart(alice, ALICES, 2), putIntoCart(bob, BOBS, 1)])
      const workers = new Set<string | undefined>()
      for (let visit = 0; visit < 4; visit++) {
        const [answer] = await Promise.all([alice.goto(`${shop.url}/cart`), bob.goto(`${shop.url}/cart`)])
        workers.add(answer?.headers()['x-worker'])
        expect(await cartOf(alice)).toEqual([[ALICES, 2]])
        expect(await cartOf(bob)).toEqual([[BOBS, 1]])
        // One request more, so that the turns do not fall in step with the visits.
        await alice.request.get(`${shop.url}/nowhere`)
      }
      expect([...workers].toSorted()).toEqual(['a', 'b'])

      // Alice logs in: her cart follows, and she has a new cookie.
      const before = await sessionCookie(alice)
      await alice.getByRole('link', { name: 'Log in' }).last().click()
      await logIn(alice, 'portal', 'portal')
      await alice.getByRole('button', { name: 'Log out' }).waitFor()
      expect(await cartOf(alice)).toEqual([[ALICES, 2]])
      expect(await sessionCookie(alice)).not.toBe(before)

      // She sees her orders, he does not see any.
      await Promise.all([alice.goto(`${shop.url}/orders`), bob.goto(`${shop.url}/orders`)])
      expect(await alice.getByRole('heading', { name: 'Your orders' }).textContent()).toContain('Joel Willis')
      if (target.listsCarts) {
        const order = alice.locator('.order', { hasText: 'In your cart' })
        expect(await order.locator('tbody tr').allTextContents()).toEqual([expect.stringContaining(ALICES)])
      }
      expect(new URL(bob.url()).pathname).toBe('/login')

      // Odoo's own page shows each of them the same cart, and the browser has no cookie of Odoo's session.
      await Promise.all([alice.goto(`${shop.url}/shop/cart`), bob.goto(`${shop.url}/shop/cart`)])
      expect(await alice.locator('meta[name=generator]').getAttribute('content')).toBe('Odoo')
      expect(await odooCartOf(alice)).toEqual([[ALICES, 2]])
      expect(await odooCartOf(bob)).toEqual([[BOBS, 1]])
      expect(await bob.content()).not.toContain(ALICES)
      for (const page of [alice, bob]) {
        const names = (await page.context().cookies(shop.url)).map(({ name }) => name)
        expect(names).not.toContain('session_id')
      }
      await keepScreenshots({ name: target.name, shop: shop.url, browser, alice, bob })

      // Her logout is not his.
      await alice.goto(`${shop.url}/cart`)
      await removeAll(alice)
      await alice.getByRole('button', { name: 'Log out' }).click()
      await alice.getByRole('link', { name: 'Log in' }).waitFor()
      await bob.goto(`${shop.url}/cart`)
      expect(await cartOf(bob)).toEqual([[BOBS, 1]])
      for (const requests of shop.balancer.served.values()) expect(requests).toBeGreaterThan(20)
    })

    it('changes and removes lines', async () => {
      const page = await newVisitor(browser)
      await putIntoCart(page, BOBS, 1)
      await putIntoCart(page, 'Drawer', 1)
      await page.goto(`${shop.url}/cart`)
      await lineOf(page, BOBS).getByRole('button', { name: 'One more' }).click()
      await expect.poll(() => cartOf(page)).toContainEqual([BOBS, 2])
      await lineOf(page, 'Drawer').getByRole('button', { name: 'Remove' }).click()
      await expect.poll(() => cartOf(page)).toEqual([[BOBS, 2]])
      await removeAll(page)
    })

    it('shows pictures out of Odoo, and leaves no cookie with who only looks', async () => {
      const page = await newVisitor(browser)
      await page.goto(shop.url)
      const picture = page.locator('.card img').first()
      await picture.scrollIntoViewIfNeeded()
      await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
      expect(await page.context().cookies(shop.url)).toEqual([])
    })

    it('finds, sorts and turns pages', async () => {
      const page = await newVisitor(browser)
      await page.goto(shop.url)
      const first = await page.locator('.card-title').allTextContents()
      await page.getByRole('link', { name: 'Next' }).click()
      await page.getByText('page 2 of').waitFor()
      const second = await page.locator('.card-title').allTextContents()
      expect(first.filter((name) => second.includes(name))).toEqual([])

      await page.locator('.menu summary').click()
      await page.getByRole('link', { name: 'Price, low to high' }).click()
      await page.waitForURL(/sort=cheapest/)
      const prices = (await page.locator('.card-price').allTextContents()).map((text) =>
        Number(text.replace(/[^\d.]/g, '')),
      )
      expect(prices).toEqual(prices.toSorted((a, b) => a - b))

      await page.getByLabel('Search products').fill('office chair')
      await page.getByLabel('Search products').press('Enter')
      await page.getByRole('link', { name: ALICES, exact: true }).waitFor()
      await page.getByLabel('Search products').fill('no such thing')
      await page.getByLabel('Search products').press('Enter')
      await page.getByRole('heading', { name: 'Nothing matches' }).waitFor()
    })

    it('refuses a wrong password and keeps the cart', async () => {
      const page = await newVisitor(browser)
      await putIntoCart(page, BOBS, 3)
      await page.goto(`${shop.url}/login`)
      await logIn(page, 'portal', 'wrong')
      await page.getByRole('alert').waitFor()
      expect(await page.locator('[data-cart-quantity]').textContent()).toBe('3')
      await page.goto(`${shop.url}/cart`)
      await removeAll(page)
    })

    it('refuses forms from elsewhere, and leads nobody elsewhere', async () => {
      const page = await newVisitor(browser)
      const form = { variant: '5', product: '5', back: 'https://evil.example/' }
      const foreign = await page.request.post(`${shop.url}/cart`, { form, headers: { origin: 'https://evil.example' } })
      expect(foreign.status()).toBe(403)
      expect(await page.context().cookies(shop.url)).toEqual([])
      const own = await page.request.post(`${shop.url}/login`, {
        form: { login: 'portal', password: 'portal', next: '//evil.example/' },
        headers: { origin: shop.url },
        maxRedirects: 0,
      })
      expect(own.headers().location).toBe('/orders')
    })

    it('has no room for scripts, and needs none', async () => {
      const page = await newVisitor(browser)
      const answer = await page.goto(shop.url)
      expect(answer?.headers()['content-security-policy']).toContain("default-src 'none'")
      expect(await page.locator('script').count()).toBe(0)
    })

    async function putIntoCart(page: Page, name: string, quantity: number): Promise<void> {
      await page.goto(`${shop.url}/?q=${encodeURIComponent(name)}`)
      await page.getByRole('link', { name, exact: true }).click()
      await page.getByLabel('Quantity').fill(String(quantity))
      await page.getByRole('button', { name: 'Add to cart' }).click()
      await page.getByText(`${name} is in your cart.`).waitFor()
    }

    async function sessionCookie(page: Page): Promise<string | undefined> {
      const cookies = await page.context().cookies(shop.url)
      const cookie = cookies.find(({ name }) => name.endsWith('ooor'))
      expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
      return cookie?.value
    }
  })
}

/** Within the page: the header has a link of the same name. */
async function logIn(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('Login or email').fill(login)
  await page.getByLabel('Password').fill(password)
  await page.locator('main').getByRole('button', { name: 'Log in' }).click()
}

function lineOf(page: Page, name: string) {
  return page.locator('.line', { hasText: name })
}

/** Nothing stays behind on a server that is not ours. */
async function removeAll(page: Page): Promise<void> {
  const lines = page.locator('.line')
  for (let left = await lines.count(); left > 0; left--) {
    await lines.first().getByRole('button', { name: 'Remove' }).click()
    await expect.poll(() => lines.count()).toBe(left - 1)
  }
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
      const name = line?.querySelector('h6, strong')?.textContent ?? ''
      // 14 has the product's reference before its name.
      lines.set(input.dataset.lineId ?? '', [name.replace(/\[.*\]/, '').trim(), Number(input.value)])
    }
    return [...lines.values()]
  })
}
