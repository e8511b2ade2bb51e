import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { secureHeaders } from 'hono/secure-headers'
import type { Connection } from 'ooor'
import { odooShopPaths } from 'ooor/web'
import { ooor } from 'ooor/web/hono'
import { addAccount } from './account-routes.tsx'
import { addCart } from './cart-routes.tsx'
import { addCatalogue } from './catalogue-routes.tsx'
import { addCheckout } from './checkout-routes.tsx'
import type { Language } from './languages.ts'
import { addLiveOrders } from './live-orders.ts'
import type { Odoo } from './models.ts'
import { ProblemPage } from './pages/problem.tsx'
import { NOT_FOUND, problemOf } from './problem-of.ts'
import { problem, TOO_LARGE } from './problems.tsx'
import { STYLESHEET } from './stylesheet.ts'
import type { ShopContext, ShopVariables } from './visitor.ts'

export interface ShopOptions {
  /** Said on the login page: accounts that everybody may try. */
  readonly loginHint?: string | undefined
  /** Names the worker in a header, to see which one has answered. */
  readonly worker?: string | undefined
  /** What visitors may choose from, the default first. @default English */
  readonly languages?: readonly [Language, ...Language[]]
}

/** The shop on a connection. Several processes may serve it when they share the connection's session store. */
export function createShop(odoo: Connection<Odoo>, { loginHint, worker, languages = [ENGLISH] }: ShopOptions = {}) {
  const app = new Hono<{ Variables: ShopVariables }>()

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
  const [first, ...others] = languages
  const codes = [first.code, ...others.map(({ code }) => code)] as const
  app.use(ooor(odoo, { languages: codes, proxy: { paths: odooShopPaths } }))
  // From here on the pages are ours. There is one script, for what changes while it is looked at.
  app.use(csrf())
  app.use(async (c, next) => {
    c.set('languages', languages)
    await next()
  })
  app.use(
    bodyLimit({ maxSize: LARGEST_FORM, onError: (c) => problem(c as ShopContext, TOO_LARGE) }),
    secureHeaders({
      // The page that leads to a provider has a policy of its own.
      overwrite: false,
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

  addCatalogue(app, odoo)
  addCart(app)
  addCheckout(app)
  addAccount(app, loginHint)

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

/** Bytes: nothing that is sent here is longer than an address. */
const LARGEST_FORM = 64 * 1024

const ENGLISH: Language = { code: 'en_US', name: 'English' }

/** The session is over on Odoo's side: whoever comes next with this cookie starts anew. */
async function forget({ var: { ooor } }: ShopContext): Promise<void> {
  const session = await ooor.session()
  session.renew()
}
