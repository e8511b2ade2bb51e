import type { Hono } from 'hono'
import { AccessDeniedError, MfaRequiredError } from 'ooor'
import { fields } from './form.ts'
import { localPath } from './local-path.ts'
import { ordersOf } from './orders.ts'
import { LoginPage } from './pages/login.tsx'
import { OrdersPage } from './pages/orders.tsx'
import { type ShopVariables, visitorOf, visitorWith } from './visitor.ts'

/** Who the visitor is, and what they have ordered. */
export function addAccount(app: Hono<{ Variables: ShopVariables }>, loginHint: string | undefined): void {
  app.get('/login', async (c) => {
    const visitor = await visitorOf(c)
    const next = localPath(c.req.query('next'), '/orders')
    if (visitor.isLoggedIn) return c.redirect(next, 303)
    return c.html(<LoginPage {...{ visitor, next }} hint={loginHint} />)
  })

  app.post('/login', async (c) => {
    const { login = '', password = '', next } = await fields(c)
    const session = await c.var.ooor.session()
    try {
      await session.login(login, password)
      // The cart's order gets its new owner when Odoo next looks at it: now, so that it is among the orders.
      await session.cart.lines()
    } catch (error) {
      const words = refusal(error)
      if (words === undefined) throw error
      const visitor = await visitorOf(c)
      return c.html(
        <LoginPage next={localPath(next, '/orders')} problem={words} {...{ visitor, login }} hint={loginHint} />,
        401,
      )
    }
    return c.redirect(localPath(next, '/orders'), 303)
  })

  app.post('/logout', async (c) => {
    if (c.var.ooor.hasCookie) await (await c.var.ooor.session()).logout()
    return c.redirect('/', 303)
  })

  app.get('/orders', async (c) => {
    const session = c.var.ooor.hasCookie ? await c.var.ooor.session() : undefined
    if (session === undefined || session.isVisitor) return c.redirect('/login?next=/orders', 303)
    const [cart, info] = await Promise.all([session.cart.lines(), session.info()])
    const orders = await ordersOf(session, cart)
    const cartQuantity = cart.reduce((sum, { quantity }) => sum + quantity, 0)
    const visitor = visitorWith(c, { isLoggedIn: true, cartQuantity })
    return c.html(<OrdersPage {...{ visitor, orders }} name={info?.name ?? info?.login ?? ''} />)
  })

  app.post('/language', async (c) => {
    const { lang = '', back } = await fields(c)
    if (c.var.languages.some(({ code }) => code === lang)) c.var.ooor.setLang(lang)
    return c.redirect(localPath(back), 303)
  })
}

function refusal(error: unknown): string | undefined {
  if (AccessDeniedError.is(error)) return 'Login and password do not belong together.'
  if (MfaRequiredError.is(error)) return 'This account wants a second factor: log in on Odoo’s own page, /web/login.'
  return undefined
}
