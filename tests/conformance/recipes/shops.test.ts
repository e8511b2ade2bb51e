import type { Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectAs, once, productsForSale } from '../help.ts'
import { describeTargets } from '../targets.ts'
import { runRecipe } from './run-recipe.ts'

type Handler = (request: Request, context: object) => Promise<Response>

/** One browser: it keeps its cookies, and answers with what it was sent. */
function browser(send: (path: string, init: RequestInit) => Promise<Response>) {
  const cookies = new Map<string, string>()
  return async (path: string, body?: object) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { cookie, 'content-type': 'application/json' }
    const answer = await send(path, body ? { method: 'POST', body: JSON.stringify(body), headers } : { headers })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    expect([path, answer.status]).toEqual([path, 200])
    return answer.json()
  }
}

describeTargets(
  'shops',
  (target) => {
    const admin = once(() => connectAs(target()))
    afterAll(() => admin().close())

    describe.each(['shop-hono', 'shop-express', 'shop-next'])('%s', (name) => {
      let send: (path: string, init: RequestInit) => Promise<Response>
      let stop = async () => {}
      beforeAll(async () => {
        const { exports } = await runRecipe(name, target(), { environment: { PORT: '0' } })
        if (name === 'shop-next') {
          const { listProducts, showCart, addToCart, logIn } = exports as Readonly<Record<string, Handler>>
          const handlers = {
            'GET /': listProducts,
            'GET /cart': showCart,
            'POST /cart': addToCart,
            'POST /login': logIn,
          }
          send = (path, init) => {
            const handler = handlers[`${init.method ?? 'GET'} ${path}` as keyof typeof handlers]
            return handler?.(new Request(`http://localhost:3000${path}`, init), {}) ?? Promise.resolve(Response.error())
          }
          return
        }
        const { server } = exports as { readonly server: Server }
        const address = server.address() as { readonly port: number }
        send = (path, init) => fetch(`http://localhost:${address.port}${path}`, init)
        stop = () => new Promise((resolve) => server.close(() => resolve()))
      })
      afterAll(() => stop())

      it('answers a wrong password as one', async () => {
        const body = JSON.stringify({ login: 'portal', password: 'wrong' })
        const answer = await send('/login', { method: 'POST', body, headers: { 'content-type': 'application/json' } })
        expect(answer.status).toBe(401)
      })

      it('keeps two visitors apart, and a cart follows its login', async () => {
        const [one = 0, other = 0] = await productsForSale(admin(), 2)
        // Of many templates the ids are not those of their variants.
        const rows = await admin()
          .model('product.product')
          .where({ id: [one, other] })
          .select('product_tmpl_id')
          .rows()
        const templateOf = (id: number) => rows.find((row) => row.id === id)?.product_tmpl_id as { readonly id: number }
        const [alice, bob] = [browser(send), browser(send)]
        expect((await alice('/')).length).toBeGreaterThan(0)
        await alice('/cart', { product: templateOf(one).id, quantity: 2 })
        await bob('/cart', { product: templateOf(other).id })
        expect((await alice('/cart')).lines).toMatchObject([{ productId: one, quantity: 2 }])
        expect((await bob('/cart')).lines).toMatchObject([{ productId: other, quantity: 1 }])
        expect((await alice('/login', { login: 'portal', password: 'portal' })).name).toBeTruthy()
        expect((await alice('/cart')).lines).toContainEqual(expect.objectContaining({ productId: one }))
      })
    })
  },
  'what recipes use',
)
