import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'

const FOLDER = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url))

interface Scene {
  readonly name: string
  readonly shop: string
  readonly browser: Browser
  readonly alice: Page
  readonly bob: Page
}

/** With OOOR_SCREENSHOTS=1 the pictures of the documentation are made anew. */
export async function keepScreenshots({ name, shop, browser, alice, bob }: Scene): Promise<void> {
  if (process.env.OOOR_SCREENSHOTS !== '1') return
  await mkdir(FOLDER, { recursive: true })
  const path = (file: string) => `${FOLDER}${file}.png`

  if (name === 'real 19') {
    await alice.setViewportSize({ width: 1180, height: 560 })
    await alice.goto(`${shop}/shop/cart`, { waitUntil: 'networkidle' })
    await alice.screenshot({ path: path('odoo-cart') })
    await alice.setViewportSize({ width: 1180, height: 900 })
    await alice.goto(`${shop}/?q=desk`, { waitUntil: 'networkidle' })
    await alice.screenshot({ path: path('real-products') })
  }
  if (name !== 'the sandbox') return

  await sideBySide(browser, path('alice-and-bob'), [
    ['Alice', alice, `${shop}/cart`],
    ['Bob', bob, `${shop}/cart`],
  ])
  const pictures: readonly [file: string, path: string, width: number, height: number, scheme: 'light' | 'dark'][] = [
    ['products', '/', 1180, 900, 'light'],
    ['products-dark', '/?category=1', 1180, 760, 'dark'],
    ['products-phone', '/', 390, 844, 'light'],
  ]
  for (const [file, to, width, height, colorScheme] of pictures) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme })
    const page = await context.newPage()
    await page.goto(shop + to, { waitUntil: 'networkidle' })
    await page.screenshot({ path: path(file) })
    await context.close()
  }
  await bob.setViewportSize({ width: 1180, height: 760 })
  await bob.goto(shop, { waitUntil: 'networkidle' })
  await bob.getByRole('link', { name: 'Office Lamp', exact: true }).click()
  await bob.waitForLoadState('networkidle')
  await bob.screenshot({ path: path('product') })
  await alice.setViewportSize({ width: 1180, height: 620 })
  await alice.goto(`${shop}/orders`, { waitUntil: 'networkidle' })
  await alice.screenshot({ path: path('orders') })
}

/** Two browsers in one picture. */
async function sideBySide(
  browser: Browser,
  path: string,
  windows: readonly (readonly [who: string, page: Page, url: string])[],
): Promise<void> {
  const shots: string[] = []
  for (const [who, page, url] of windows) {
    await page.setViewportSize({ width: 620, height: 700 })
    await page.goto(url, { waitUntil: 'networkidle' })
    const picture = (await page.screenshot()).toString('base64')
    shots.push(`<figure><figcaption>${who}</figcaption><img src="data:image/png;base64,${picture}"></figure>`)
  }
  const page = await browser.newPage({ viewport: { width: 1320, height: 790 } })
  await page.setContent(`<style>
    body { display: flex; align-items: flex-start; gap: 32px; margin: 24px 32px; background: #e9e4db; font: 600 15px Inter, system-ui, sans-serif }
    figure { margin: 0; overflow: hidden; border-radius: 14px; background: #211c15; box-shadow: 0 12px 40px -12px #0006 }
    figcaption { padding: 9px 16px; color: #f2ede4 } img { display: block }
  </style>${shots.join('')}`)
  await page.screenshot({ path })
  await page.close()
}
