import { connect } from 'ooor'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium, newVisitor } from './chromium.ts'
import { openStorefront, type Storefront } from './storefront.ts'
import { TARGETS } from './targets.ts'

const LAMP = 'Office Lamp'
const BUYER = 'ada.buyer@example.com'
const SCREENS = [
  { name: 'desktop', width: 1180, height: 860 },
  { name: 'phone', width: 390, height: 844 },
] as const

/** For an account without one. */
const OWN_ADDRESS = [
  ['phone', '+32 470 00 00 00'],
  ['street', 'Rue de la Loi 1'],
  ['city', 'Bruxelles'],
  ['zip', '1000'],
] as const

for (const target of TARGETS) {
  describe.skipIf(!target.isThere)(`a purchase, on ${target.name}`, () => {
    let odoo: Awaited<ReturnType<(typeof target)['open']>>
    let shop: Storefront
    let browser: Browser
    const placed: string[] = []

    beforeAll(async () => {
      odoo = await target.open()
      shop = await openStorefront(odoo.url, odoo.database)
      browser = await launchChromium()
    })

    afterAll(async () => {
      await browser?.close()
      await shop?.stop()
      await forgetOrders(odoo, placed)
      await odoo?.close()
    })

    it.each(SCREENS)('goes from the cart to the thank-you page, on a $name', async ({ name: screen, ...viewport }) => {
      const page = await visitorOn(viewport)
      const shoot = keepPicture(page, `${target.name}-${screen}`)
      await page.goto(`${shop.url}/?q=${encodeURIComponent(LAMP)}`)
      await page.getByRole('link', { name: LAMP, exact: true }).click()
      await shoot('product')
      await page.getByLabel('Quantity').fill('2')
      await page.getByRole('button', { name: 'Add to cart' }).click()
      await page.getByText(`${LAMP} is in your cart.`).waitFor()

      await page.goto(`${shop.url}/cart`)
      const inCart = await amountsOn(page)
      expect(inCart.Subtotal).toBeGreaterThan(0)
      expect(inCart.Total).toBeCloseTo((inCart.Subtotal ?? 0) + (inCart.Taxes ?? 0), 2)
      const line = page.locator('.line', { hasText: LAMP })
      expect(amount(await line.locator('.line-total').textContent())).toBeCloseTo(inCart.Subtotal ?? 0, 2)
      await shoot('cart')
      await expectNoSideways(page)
      await page.getByRole('link', { name: 'Check out' }).click()

      // Odoo says which fields it wants; what is missing stays on the page, with what was filled in.
      await page.getByRole('heading', { name: 'Where does it go?' }).waitFor()
      await page.locator('form.address').evaluate((form: HTMLFormElement) => {
        form.noValidate = true
      })
      await page.locator('[name=name]').fill('Ada Buyer')
      await page.locator('[name=email]').fill('nomail')
      await page.locator('[name=country_id]').selectOption({ label: 'Belgium' })
      await page.getByRole('button', { name: 'Continue to delivery' }).click()
      await page.locator('[name=email][aria-invalid]').waitFor()
      expect(await page.locator('[name=city][aria-invalid]').count()).toBe(1)
      expect(await page.locator('[name=name]').inputValue()).toBe('Ada Buyer')
      await shoot('address')
      await expectNoSideways(page)

      await page.locator('[name=email]').fill(BUYER)
      await page.locator('[name=phone]').fill('+32 470 00 00 00')
      await page.locator('[name=street]').fill('Rue de la Loi 1')
      await page.locator('[name=city]').fill('Bruxelles')
      await page.locator('[name=zip]').fill('1000')
      await page.getByRole('button', { name: 'Continue to delivery' }).click()
      await page.waitForURL(/\/checkout\/(delivery|payment)$/)

      if (page.url().endsWith('/delivery')) {
        await page.getByRole('radio').first().check()
        await shoot('delivery')
        await page.getByRole('button', { name: 'Continue to payment' }).click()
        await page.waitForURL(/\/checkout\/payment$/)
      }
      await page.getByRole('radio', { name: 'Wire Transfer' }).check()
      const toPay = await amountsOn(page)
      // Whoever lives abroad may be taxed otherwise than a visitor whom nobody knows.
      expect(toPay.Subtotal).toBeGreaterThanOrEqual(inCart.Subtotal ?? 0)
      expect(toPay.Total).toBeGreaterThanOrEqual(toPay.Subtotal ?? 0)
      await shoot('payment')
      await expectNoSideways(page)
      await page.getByRole('button', { name: 'Order and pay' }).click()

      await page.getByRole('heading', { name: 'Thank you' }).waitFor()
      const order = (await page.locator('[data-order-name]').textContent()) ?? ''
      placed.push(order)
      expect(order).toMatch(/^S\d+$/)
      expect(amount(await page.locator('.thanks dd').nth(1).textContent())).toBeCloseTo(toPay.Total ?? 0, 2)
      await shoot('thanks')
      await expectNoSideways(page)

      // The cart is empty, and the page still there for who comes back to it.
      await page.goto(`${shop.url}/cart`)
      await page.getByRole('heading', { name: 'Nothing in it yet' }).waitFor()
      await page.goto(`${shop.url}/thank-you`)
      expect(await page.locator('[data-order-name]').textContent()).toBe(order)
    })

    it('knows the address of who has an account, and lists what they bought', async () => {
      const page = await visitorOn(SCREENS[0])
      await page.goto(`${shop.url}/login`)
      await page.getByLabel('Login or email').fill('portal')
      await page.getByLabel('Password').fill('portal')
      await page.locator('main').getByRole('button', { name: 'Log in' }).click()
      await page.getByRole('heading', { name: 'Your orders' }).waitFor()
      await page.goto(`${shop.url}/?q=${encodeURIComponent(LAMP)}`)
      await page.getByRole('button', { name: `Add ${LAMP} to the cart` }).click()
      await page.goto(`${shop.url}/checkout`)
      expect(await page.locator('[name=name]').inputValue()).toContain('Joel Willis')
      // What the account has stays as it is: others use it.
      for (const [name, value] of OWN_ADDRESS) {
        const field = page.locator(`[name=${name}]`)
        if ((await field.inputValue()) === '') await field.fill(value)
      }
      const country = page.locator('[name=country_id]')
      if ((await country.inputValue()) === '') await country.selectOption({ label: 'Belgium' })
      await page.getByRole('button', { name: 'Continue to delivery' }).click()
      await page.waitForURL(/\/checkout\/(delivery|payment)$/)
      if (page.url().endsWith('/delivery')) await page.getByRole('button', { name: 'Continue to payment' }).click()
      await page.getByRole('button', { name: 'Order and pay' }).click()
      await page.getByRole('heading', { name: 'Thank you' }).waitFor()
      const order = (await page.locator('[data-order-name]').textContent()) ?? ''
      placed.push(order)
      await page.getByRole('link', { name: 'See all your orders' }).click()
      const own = page.locator('.order', { hasText: order })
      expect(await own.locator('tbody').textContent()).toContain(LAMP)
    })

    it('speaks the language that was chosen, and counts what the search finds', async () => {
      const page = await visitorOn(SCREENS[1])
      await page.goto(`${shop.url}/?q=drawer`)
      const found = Number((await page.getByRole('status').textContent())?.replace(/\D.*/s, ''))
      const counts = (await page.locator('.chip-count').allTextContents()).map(Number)
      expect(counts.length).toBeGreaterThan(0)
      expect(Math.max(...counts)).toBeLessThanOrEqual(found)
      await page.getByRole('button', { name: 'Français' }).click()
      expect(await page.locator('html').getAttribute('lang')).toBe('fr-FR')
      expect(page.url()).toContain('q=drawer')
    })

    const visitorOn = (viewport: { width: number; height: number }) =>
      newVisitor(browser, { viewport, reducedMotion: 'reduce' })
  })
}

/** As `$1,234.50`. */
const amount = (text: string | null) => Number((text ?? '').replace(/[^\d.]/g, ''))

/** The summary's amounts by their labels; NaN for what is no amount. */
async function amountsOn(page: Page): Promise<Record<string, number>> {
  const rows = await page
    .locator('.summary dl > div')
    .evaluateAll((all) =>
      all.map((row) => [row.querySelector('dt')?.textContent, row.querySelector('dd')?.textContent]),
    )
  return Object.fromEntries(rows.map(([label, text]) => [label, amount(text ?? null)]))
}

/** Nobody scrolls sideways on a phone. */
async function expectNoSideways(page: Page): Promise<void> {
  const { wide, seen } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    seen: document.documentElement.clientWidth,
  }))
  expect(wide).toBeLessThanOrEqual(seen)
}

/** With OOOR_PURCHASE_PICTURES=<folder> each step is kept as a picture. */
function keepPicture(page: Page, prefix: string): (step: string) => Promise<void> {
  const folder = process.env.OOOR_PURCHASE_PICTURES
  return async (step) => {
    if (folder === undefined) return
    await page.screenshot({ path: `${folder}/${prefix.replaceAll(' ', '-')}-${step}.png`, fullPage: true })
  }
}

/** Nothing stays behind on a server that is not ours. */
async function forgetOrders(odoo: { url: string; database: string } | undefined, names: readonly string[]) {
  if (odoo === undefined || names.length === 0) return
  await using admin = connect({ url: odoo.url, database: odoo.database, username: 'admin', password: 'admin' })
  const orders = admin.model('sale.order').raw
  const rows = await orders.searchRead([['name', 'in', names]], ['partner_id'])
  const ids = rows.map(({ id }) => id)
  const transactions = admin.model('payment.transaction').raw
  await transactions.unlink(await transactions.search([['sale_order_ids', 'in', ids]]))
  await orders.call('action_cancel', [ids])
  await orders.unlink(ids)
  const partners = admin.model('res.partner').raw
  await partners.unlink(await partners.search([['email', '=', BUYER]]))
}
