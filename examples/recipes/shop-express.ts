/**
 * # A shop in Express
 *
 * Products, a cart of each visitor's own, a login that the cart follows.
 *
 *   OOOR_URL=https://catalog:password@erp.example.com/prod PORT=3000 npx tsx shop-express.ts
 *
 * It needs `npm install express`, version 5, whose handlers may be asynchronous. More: [on the web](../../docs/web.md).
 */
import express from 'express'
import { AccessDeniedError, connect } from 'ooor'
import { ooor } from 'ooor/web/express'

const odoo = connect()
const app = express()
app.use(ooor(odoo, { proxy: { paths: ['/web/image'] } })) // before the parser, so that what is passed on can stream
app.use(express.json())

app.get('/', async (req, res) => {
  const session = await req.ooor.session()
  const { products } = await session.shop.search()
  res.json(products.map(({ id, name, price }) => ({ id, name, price })))
})

app.get('/cart', async (req, res) => {
  const session = await req.ooor.session()
  res.json(await session.cart.contents())
})

app.post('/cart', async (req, res) => {
  const { product, quantity } = req.body as { product: number; quantity?: number }
  const session = await req.ooor.session()
  // The ids above are of templates, of which the shop proposes a variant.
  res.json(await session.cart.add({ templateId: product }, quantity))
})

app.post('/login', async (req, res) => {
  const { login, password } = req.body as { login: string; password: string }
  const session = await req.ooor.session()
  try {
    const { name } = await session.login(login, password)
    res.json({ name })
  } catch (error) {
    if (AccessDeniedError.is(error)) return void res.status(401).send('Wrong login or password')
    throw error
  }
})

/** To close it. */
export const server = app.listen(Number(process.env.PORT ?? 3000), () => {
  const address = server.address()
  if (typeof address === 'object' && address !== null) console.log(`http://localhost:${address.port}`)
})
