/**
 * The middleware for Hono, on every runtime.
 *
 * @module
 */
import type { Context, MiddlewareHandler } from 'hono'
import type { Connection } from '../sessions/index.ts'
import type { WebOptions } from './options.ts'
import { withCookies } from './respond.ts'
import type { OoorRequest } from './scope.ts'
import { Site } from './site.ts'

/** What the middleware puts into `c.var`. */
export interface OoorVariables {
  /** This request's part of the connection. */
  ooor: OoorRequest
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
export function ooor(
  odoo: Connection,
  options: WebOptions<Context> = {},
): MiddlewareHandler<{ Variables: OoorVariables }> {
  const site = new Site(odoo, options)
  return async (c, next) => {
    const scope = site.scope({ native: c, url: c.req.url, header: (name) => c.req.header(name) })
    if (site.pages?.matches(c.req.path)) {
      const answer = await site.pages.answer(scope, c.req.raw, { address: addressOf(c) })
      return withCookies(answer, scope.setCookies())
    }
    c.set('ooor', scope)
    await next()
    for (const line of scope.setCookies()) c.header('set-cookie', line, { append: true })
    return undefined
  }
}

/** Known on Node, by @hono/node-server. */
function addressOf(c: Context): string | undefined {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } }
  return incoming?.socket?.remoteAddress
}
