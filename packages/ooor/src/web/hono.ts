/**
 * The middleware for Hono, on every runtime.
 *
 * @module
 */
import type { Context, MiddlewareHandler } from 'hono'
import type { Models } from '../records/index.ts'
import type { Connection } from '../sessions/index.ts'
import type { WebOptions } from './options.ts'
import { withCookies } from './respond.ts'
import { Site } from './site.ts'
import type { OoorRequest } from './site-request.ts'

/** What the middleware puts into `c.var`. */
export interface OoorVariables<O = Models> {
  /** This request's part of the connection. */
  ooor: OoorRequest<O>
}

/**
 * Binds each browser's session to one of Odoo's.
 *
 * ```ts
 * const app = new Hono<{ Variables: OoorVariables }>()
 * app.use(ooor(odoo, { languages: ['en_US', 'fr_FR'] }))
 * app.get('/cart', async (c) => c.json(await (await c.var.ooor.session()).cart.lines()))
 * ```
 *
 * @throws ConfigError for options that cannot be meant
 */
export function ooor<O = Models>(
  odoo: Connection<O>,
  options: WebOptions<Context, O> = {},
): MiddlewareHandler<{ Variables: OoorVariables<O> }> {
  const site = new Site(odoo, options)
  return async (c, next) => {
    const own = site.request({ native: c, url: c.req.url, header: (name) => c.req.header(name) })
    if (site.pages?.matches(c.req.path)) {
      const answer = await site.pages.answer(own, c.req.raw, { address: addressOf(c) })
      return withCookies(answer, own.setCookies())
    }
    c.set('ooor', own)
    await next()
    for (const line of own.setCookies()) c.header('set-cookie', line, { append: true })
    return undefined
  }
}

/** Known on Node, by @hono/node-server. */
function addressOf(c: Context): string | undefined {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } }
  return incoming?.socket?.remoteAddress
}
