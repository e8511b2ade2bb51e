/**
 * # A shop in Next
 *
 * Route handlers, to be put into files as their comments say; pages fetch them. `ooor(odoo)` is made once, in a file
 * that all of them import.
 *
 *   OOOR_URL=https://catalog:password@erp.example.com/prod npx next dev
 *
 * More: [on the web](../../docs/web.md#next).
 */
import { AccessDeniedError, connect } from 'ooor'
import { ooor } from 'ooor/web/next'

// lib/odoo.ts
export const route = ooor(connect(), { origin: process.env.SITE_ORIGIN ?? 'http://localhost:3000' })

// app/api/products/route.ts: export { listProducts as GET }
export const listProducts = route(async (_request, { session }) => {
  const { products } = await (await session()).shop.search()
  return Response.json(products.map(({ id, name, price }) => ({ id, name, price })))
})

// app/api/cart/route.ts: export { showCart as GET, addToCart as POST }
export const showCart = route(async (_request, { session }) => Response.json(await (await session()).cart.contents()))

export const addToCart = route(async (request, { session }) => {
  const { product, quantity } = (await request.json()) as { product: number; quantity?: number }
  // The ids above are of templates, of which the shop proposes a variant.
  return Response.json(await (await session()).cart.add({ templateId: product }, quantity))
})

// app/api/login/route.ts: export { logIn as POST }
export const logIn = route(async (request, { session }) => {
  const { login, password } = (await request.json()) as { login: string; password: string }
  try {
    const { name } = await (await session()).login(login, password)
    return Response.json({ name })
  } catch (error) {
    if (AccessDeniedError.is(error)) return new Response('Wrong login or password', { status: 401 })
    throw error
  }
})
