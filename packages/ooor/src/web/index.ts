/**
 * Sessions on the web: each browser's bound to one of Odoo's, for servers that speak the web's own `Request` and
 * `Response`. Frameworks have an entry each: `ooor/web/hono`, `/express`, `/fastify`, `/next`, `/node`.
 *
 * @module
 */
import type { Models } from '../records/index.ts'
import type { Connection } from '../sessions/index.ts'
import type { Client } from './odoo-pages.ts'
import type { WebOptions } from './options.ts'
import { withCookies } from './respond.ts'
import { Site } from './site.ts'
import type { OoorRequest } from './site-request.ts'

export type { Client } from './odoo-pages.ts'
export type { CookieOptions, WebOptions } from './options.ts'
export { odooShopPaths, type ProxyOptions } from './proxy-options.ts'
export type { ShareOptions, Sharing } from './sharing.ts'
export type { OoorRequest } from './site-request.ts'

/** A connection on the web. */
export interface OoorWeb<O = Models> {
  /**
   * Answers a request: a proxied path by Odoo, any other by the handler. The session's cookies are added to the answer.
   * What the handler throws is thrown on.
   */
  handle(
    request: Request,
    handler: (ooor: OoorRequest<O>) => Response | Promise<Response>,
    client?: Client,
  ): Promise<Response>
}

/**
 * Binds each browser's session to one of Odoo's.
 *
 * ```ts
 * const web = ooor(odoo, { languages: ['en_US', 'fr_FR'] })
 * export default {
 *   fetch: (request: Request) =>
 *     web.handle(request, async ({ session }) => Response.json(await (await session()).cart.lines())),
 * }
 * ```
 *
 * @throws ConfigError for options that cannot be meant
 */
export function ooor<O = Models>(odoo: Connection<O>, options: WebOptions<Request, O> = {}): OoorWeb<O> {
  const site = new Site(odoo, options)
  return {
    async handle(request, handler, client) {
      const { url, headers } = request
      const own = site.request({ native: request, url, header: (name) => headers.get(name) })
      const { pages } = site
      const response = pages?.matches(new URL(url).pathname)
        ? await pages.answer(own, request, client)
        : await handler(own)
      return withCookies(response, own.setCookies())
    },
  }
}
