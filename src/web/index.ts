/**
 * Sessions on the web: each browser's bound to one of Odoo's, for servers that speak the web's own `Request` and
 * `Response`. Frameworks have an entry each: `ooor/web/hono`, `/express`, `/fastify`, `/next`, `/node`.
 *
 * @module
 */
import type { Connection } from '../sessions/index.ts'
import type { Client } from './odoo-pages.ts'
import type { WebOptions } from './options.ts'
import { withCookies } from './respond.ts'
import type { OoorRequest } from './scope.ts'
import { Site } from './site.ts'

export type { Client } from './odoo-pages.ts'
export type { CookieOptions, WebOptions } from './options.ts'
export { odooShopPaths, type ProxyOptions } from './proxy-options.ts'
export type { OoorRequest } from './scope.ts'
export type { ShareOptions, Sharing } from './sharing.ts'

/** A connection on the web. */
export interface OoorWeb {
  /**
   * Answers a request: a proxied path by Odoo, any other by the handler. The session's cookies are added to the answer.
   * What the handler throws is thrown on.
   */
  handle(
    request: Request,
    handler: (ooor: OoorRequest) => Response | Promise<Response>,
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
export function ooor(odoo: Connection, options: WebOptions = {}): OoorWeb {
  const site = new Site(odoo, options)
  return {
    async handle(request, handler, client) {
      const { url, headers } = request
      const scope = site.scope({ native: request, url, header: (name) => headers.get(name) })
      const { pages } = site
      const response = pages?.matches(new URL(url).pathname)
        ? await pages.answer(scope, request, client)
        : await handler(scope)
      return withCookies(response, scope.setCookies())
    },
  }
}
