import type { Hono } from 'hono'
import { shownCart } from './cart.ts'
import { fields } from './form.ts'
import { localPath, withParam } from './local-path.ts'
import { CartPage } from './pages/cart.tsx'
import { BAD_FORM, problem } from './problems.tsx'
import { wholeNumber } from './product-query.ts'
import { nobody, type ShopVariables, visitorWith } from './visitor.ts'

const MOST_OF_ONE = 99

/** What the visitor wants to buy. */
export function addCart(app: Hono<{ Variables: ShopVariables }>): void {
  app.get('/cart', async (c) => {
    const session = c.var.ooor.hasCookie ? await c.var.ooor.session() : undefined
    if (session === undefined || session.id === null) {
      return c.html(<CartPage visitor={nobody(c)} cart={undefined} isShort={false} code={undefined} />)
    }
    const contents = await session.cart.contents()
    const visitor = visitorWith(c, { isLoggedIn: !session.isVisitor, cartQuantity: contents.quantity })
    const cart = contents.lines.length === 0 ? undefined : shownCart(contents)
    const code = c.req.query('code')
    return c.html(<CartPage {...{ visitor, cart, code }} isShort={c.req.query('short') === '1'} />)
  })

  app.post('/cart', async (c) => {
    const form = await fields(c)
    const variant = wholeNumber(form.variant)
    const quantity = wholeNumber(form.quantity ?? '1')
    if (variant === undefined || quantity === undefined || quantity > MOST_OF_ONE) return problem(c, BAD_FORM)
    const session = await c.var.ooor.session()
    await session.cart.add(variant, quantity)
    const back = localPath(form.back)
    return c.redirect(
      wholeNumber(form.product) === undefined ? back : withParam(back, 'added', form.product ?? ''),
      303,
    )
  })

  app.post('/cart/lines/:id', async (c) => {
    const form = await fields(c)
    const id = wholeNumber(c.req.param('id'))
    const quantity = form.quantity === '0' ? 0 : wholeNumber(form.quantity)
    if (id === undefined || quantity === undefined || quantity > MOST_OF_ONE) return problem(c, BAD_FORM)
    const session = await c.var.ooor.session()
    const line = (await session.cart.lines()).find((one) => one.id === id)
    // Taken out in another tab: the cart as it is now says so by itself.
    if (line === undefined) return c.redirect('/cart', 303)
    const change = await session.cart.update(line, quantity)
    return c.redirect(change.quantity < quantity ? '/cart?short=1' : '/cart', 303)
  })

  app.post('/cart/code', async (c) => {
    const { code = '' } = await fields(c)
    if (code.trim() === '') return c.redirect('/cart', 303)
    const session = await c.var.ooor.session()
    const { accepted } = await session.checkout.applyCode(code.trim())
    return c.redirect(`/cart?code=${accepted ? 'good' : 'unknown'}`, 303)
  })
}
