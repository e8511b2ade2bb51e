import { createServer } from 'node:net'
import { serve } from '@hono/node-server'
import { Sandbox } from '@ooor/sandbox'
import { type Connection, connect } from 'ooor'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createShop } from '../../examples/shop/app.tsx'
import { IS_ONLY_REAL } from '../support/chosen-series.ts'
import { launchChromium } from './chromium.ts'

let browser: Browser
let odoo: Connection
let shop: { readonly url: string; close(): Promise<void> }

beforeAll(async () => {
  const { adapter } = new Sandbox({ series: '19.0' })
  odoo = connect('http://admin:admin@sandbox/sandbox', { adapter })
  browser = await launchChromium()
  const port = await freePort()
  const server = serve({ fetch: createShop(odoo).fetch, port, hostname: '127.0.0.1' })
  shop = {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
  await odoo?.close()
})

it.skipIf(IS_ONLY_REAL)('an order that is confirmed elsewhere is shown so, without a reload', async () => {
  const [partner] = await odoo.model('res.users').where({ login: 'portal' }).select('partner_id').rows()
  const [product] = await odoo.model('product.product').order('id').limit(1).ids()
  const order = await odoo.model('sale.order').create({
    partner_id: partner?.partner_id,
    state: 'sent',
    order_line: [{ product_id: product }],
  } as never)
  const page = await browser.newPage()
  await page.goto(`${shop.url}/login?next=/orders`)
  await page.getByLabel('Email').or(page.getByLabel('Login')).first().fill('portal')
  await page.getByLabel('Password').fill('portal')
  const streams = page.waitForResponse((response) => response.url().endsWith('/orders/live'))
  await page.getByRole('main').getByRole('button').first().click()
  await streams
  const { name } = await odoo.model('sale.order').select('name').find(order.id)
  const shown = page.locator('.order', { hasText: String(name) })
  await shown.getByText('Quotation').waitFor()
  await page.evaluate('globalThis.isSamePage = true')
  await odoo.call('sale.order', 'action_confirm', [[order.id]])
  await shown.getByText('Confirmed').waitFor()
  expect(await page.evaluate('globalThis.isSamePage')).toBe(true)
  await page.close()
})

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0))
    })
  })
}
