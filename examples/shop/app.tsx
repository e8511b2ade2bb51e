import { Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { secureHeaders } from 'hono/secure-headers'
import { AccessDeniedError, type CartLine, type Connection, MfaRequiredError } from 'ooor'
import { odooShopPaths } from 'ooor/web'
import { type OoorVariables, ooor } from 'ooor/web/hono'
import { cacheFor } from './cache-for.ts'
import * as catalogue from './catalogue.ts'
import { addLiveOrders } from './live-orders.ts'
import { localPath, withParam } from './local-path.ts'
import type { Odoo } from './models.ts'
import { CartPage } from './pages/cart.tsx'
import { ListPage } from './pages/list.tsx'
import { LoginPage } from './pages/login.tsx'
import { OrdersPage } from './pages/orders.tsx'
import { type Problem, ProblemPage } from './pages/problem.tsx'
import { ProductPage } from './pages/product.tsx'
import { NOT_FOUND, problemOf } from './problem-of.ts'
import { readQuery, wholeNumber } from './product-query.ts'
import { STYLESHEET } from './stylesheet.ts'
import { type ShopContext, visitorOf } from './visitor.ts'

export interface ShopOptions {
  /** Said on the login page: accounts that everybody may try. */
  readonly loginHint?: string | undefined
  /** Names the worker in a header, to see which one has answered. */
  readonly worker?: string | undefined
}

const CATEGORIES_ARE_FRESH_FOR = 60_000
const MOST_OF_ONE = 99

/** The shop on a connection. Several processes may serve it when they share the connection's session store. */
export function createShop(odoo: Connection<Odoo>, { loginHint, worker }: ShopOptions = {}) {
  const app = new Hono<{ Variables: OoorVariables<Odoo> }>()
  const categories = cacheFor(CATEGORIES_ARE_FRESH_FOR, () => catalogue.categories(odoo.defaultSession))

  if (worker !== undefined) {
    app.use(async (c, next) => {
      await next()
      c.header('x-worker', worker)
    })
  }
  app.get(STYLESHEET.path, (c) =>
    c.body(STYLESHEET.css, 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    }),
  )
  // Odoo's pictures, cart, checkout and portal, in the session of who asks for them.
  app.use(ooor(odoo, { proxy: { paths: odooShopPaths } }))
  // From here on the pages are ours. There is one script, for what changes while it is looked at.
  app.use(csrf())
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        connectSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    }),
  )

  app.get('/', async (c) => {
    const query = readQuery(c.req.query())
    const known = await categories()
    const [{ products, total }, visitor] = await Promise.all([
      catalogue.products(c.var.ooor.public, query, known),
      visitorOf(c),
    ])
    const justAdded = wholeNumber(c.req.query('added'))
    const added = products.find(({ id }) => id === justAdded)?.name
    return c.html(<ListPage {...{ visitor, query, products, total, added }} categories={known} />)
  })

  app.get('/products/:id', async (c) => {
    const id = wholeNumber(c.req.param('id'))
    const known = await categories()
    const { public: reader } = c.var.ooor
    const product = id === undefined ? undefined : await catalogue.product(reader, id, known)
    if (product === undefined) return problem(c, NOT_FOUND)
    const [related, visitor] = await Promise.all([catalogue.related(reader, product, known), visitorOf(c)])
    const justAdded = wholeNumber(c.req.query('added'))
    const added = [product, ...related].find(({ id }) => id === justAdded)?.name
    return c.html(<ProductPage {...{ visitor, product, related, added }} />)
  })

  app.get('/cart', async (c) => {
    const { hasCookie } = c.var.ooor
    const session = hasCookie ? await c.var.ooor.session() : undefined
    const lines = session === undefined || session.id === null ? [] : await session.cart.lines()
    const cart = await catalogue.priced(c.var.ooor.public, lines)
    const cartQuantity = thingsIn(lines)
    const visitor = { isLoggedIn: session?.isVisitor === false, cartQuantity }
    return c.html(<CartPage {...{ visitor, cart }} isShort={c.req.query('short') === '1'} />)
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
    const orders = await catalogue.ordersOf(session, cart)
    const visitor = { isLoggedIn: true, cartQuantity: thingsIn(cart) }
    return c.html(<OrdersPage {...{ visitor, orders }} name={info?.name ?? info?.login ?? ''} />)
  })

  addLiveOrders(app)

  app.notFound((c) => problem(c as ShopContext, NOT_FOUND))
  app.onError(async (error, c) => {
    const what = problemOf(error)
    if (what.isOurs) console.error(error)
    if (what.endsSession) await forget(c as ShopContext)
    const again = { action: { href: c.req.path, label: 'Try again' } }
    return c.html(
      <ProblemPage problem={{ ...what, ...(what.canRepeat && c.req.method === 'GET' && again) }} />,
      what.status,
    )
  })
  return app
}

const BAD_FORM: Problem = {
  status: 400,
  title: 'That did not make sense',
  text: 'The form came without what it should have brought. Go back and try once more.',
}

async function problem(c: ShopContext, what: Problem) {
  return c.html(<ProblemPage problem={what} visitor={await visitorOf(c)} />, what.status)
}

function thingsIn(lines: readonly CartLine[]): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0)
}

/** The session is over on Odoo's side: whoever comes next with this cookie starts anew. */
async function forget({ var: { ooor } }: ShopContext): Promise<void> {
  const session = await ooor.session()
  session.renew()
}

/** Text fields of a form; files and repeated ones have no business here. */
async function fields(c: ShopContext): Promise<Record<string, string | undefined>> {
  const entries = Object.entries(await c.req.parseBody())
  return Object.fromEntries(entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
}

function refusal(error: unknown): string | undefined {
  if (AccessDeniedError.is(error)) return 'Login and password do not belong together.'
  if (MfaRequiredError.is(error)) return 'This account wants a second factor: log in on Odoo’s own page, /web/login.'
  return undefined
}
