/**
 * # A shop in Hono
 *
 * Products, a cart of each visitor's own, a login that the cart follows.
 *
 *   OOOR_URL=https://catalog:password@erp.example.com/prod PORT=3000 npx tsx shop-hono.ts
 *
 * It needs `npm install hono @hono/node-server`. Sessions are kept in memory; more than one process wants a
 * [store](../../docs/web.md#the-store). A whole shop is [examples/shop](../shop/README.md).
 */
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { AccessDeniedError, connect } from 'ooor'
import { type OoorVariables, ooor } from 'ooor/web/hono'

const odoo = connect()
const app = new Hono<{ Variables: OoorVariables }>()
app.use(csrf())
app.use(ooor(odoo, { proxy: { paths: ['/web/image'] } }))

app.get('/', async (c) => {
  const session = await c.var.ooor.session()
  const { products } = await session.shop.search()
  return c.json(products.map(({ id, name, price }) => ({ id, name, price })))
})

app.get('/cart', async (c) => {
  const session = await c.var.ooor.session()
  return c.json(await session.cart.contents())
})

app.post('/cart', async (c) => {
  const { product, quantity } = await c.req.json<{ product: number; quantity?: number }>()
  const session = await c.var.ooor.session()
  // The ids above are of templates, of which the shop proposes a variant.
  return c.json(await session.cart.add({ templateId: product }, quantity))
})

app.post('/login', async (c) => {
  const { login, password } = await c.req.json<{ login: string; password: string }>()
  const session = await c.var.ooor.session()
  try {
    const { name } = await session.login(login, password)
    return c.json({ name })
  } catch (error) {
    if (AccessDeniedError.is(error)) return c.text('Wrong login or password', 401)
    throw error
  }
})

/** To close it. */
export const server = serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 3000) }, ({ port }) =>
  console.log(`http://localhost:${port}`),
)
