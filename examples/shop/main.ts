/**
 * The shop.
 *
 *   npm run demo -- --serve                       on the embedded sandbox (--series 8.0 to 20.0); portal / portal
 *   npm run demo -- --serve --port 3000 --odoo http://localhost:8069 --database prod --user admin --password admin
 *   npm run demo -- --serve … --store redis://127.0.0.1:6379 --keys "$KEY"     one of several workers
 *
 * Passwords and keys may come from the environment instead: OOOR_PASSWORD, OOOR_SESSION_KEYS.
 */
import { parseArgs } from 'node:util'
import { serve } from '@hono/node-server'
import { Sandbox } from '@ooor/sandbox'
import { type Connection, connect } from 'ooor'
import { createShop } from './app.tsx'
import { languagesOf } from './languages.ts'
import type { Odoo } from './models.ts'
import { addDemoProducts } from './sandbox/demo-products.ts'
import { openStore } from './store.ts'

const { values } = parseArgs({
  options: {
    serve: { type: 'boolean' },
    odoo: { type: 'string' },
    database: { type: 'string' },
    user: { type: 'string', default: 'admin' },
    password: { type: 'string', default: process.env.OOOR_PASSWORD ?? 'admin' },
    port: { type: 'string', default: '3000' },
    host: { type: 'string', default: '127.0.0.1' },
    store: { type: 'string' },
    keys: { type: 'string', default: process.env.OOOR_SESSION_KEYS ?? '' },
    series: { type: 'string', default: '19.0' },
    worker: { type: 'string' },
  },
})

const opened = values.store === undefined ? undefined : openStore(values.store)
const keys = values.keys.split(',').filter((key) => key !== '')
const sessions = { ...(opened && { store: opened.store }), ...(keys.length > 0 && { keys }) }

let closeSandbox = async () => {}
let odoo: Connection<Odoo>
if (values.odoo === undefined) {
  const sandbox = new Sandbox({ series: values.series })
  const server = await sandbox.listen()
  closeSandbox = () => server.close()
  odoo = connect<Odoo>({ url: server.url, database: sandbox.database, username: 'admin', password: 'admin', sessions })
  await addDemoProducts(odoo)
} else {
  const { odoo: url, database, user: username, password } = values
  odoo = connect<Odoo>({ url, username, password, sessions, ...(database !== undefined && { database }) })
}

const loginHint = values.odoo === undefined ? 'On the sandbox: portal, with the password portal.' : undefined
const languages = await languagesOf(odoo.defaultSession)
const shop = createShop(odoo, { loginHint, worker: values.worker, languages })
const server = serve({ fetch: shop.fetch, port: Number(values.port), hostname: values.host }, ({ port }) => {
  const where = values.odoo === undefined ? `the sandbox as Odoo ${values.series}` : odoo.url
  console.log(`The shop is open: http://${values.host}:${port} on ${where}`)
})

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close(async () => {
      await odoo.close()
      await opened?.close()
      await closeSandbox()
    })
  })
}
