/**
 * Sessions on the web: each browser's bound to one of Odoo's, for servers that speak the web's own `Request` and
 * `Response`. Frameworks have an entry each: `ooor/web/hono`, `/express`, `/fastify`, `/next`, `/node`.
 *
 * @module ooor/web
 */
import type { Models } from '../records/index.ts'
import type { Connection } from '../sessions/index.ts'
import type { OoorRequest } from './ooor-request.ts'
import type { WebOptions } from './options.ts'
import { answerable, completed } from './respond.ts'
import { Site } from './site.ts'
import { type Client, incomingOf } from './web-incoming.ts'

export type { OoorRequest } from './ooor-request.ts'
export type { CookieOptions, WebOptions } from './options.ts'
export { odooShopPaths, type ProxyLimits, type ProxyOptions } from './proxy-options.ts'
export type { ShareOptions, Sharing } from './sharing.ts'
export { type ErrorStatus, statusOf } from './status-of.ts'
export type { AddressOptions } from './target.ts'
export type { Client } from './web-incoming.ts'

/** A connection on the web. */
export interface OoorWeb<O = Models> {
  /**
   * Answers a request: a proxied path by Odoo, any other by the handler. The session's cookies are added to the answer.
   * What the handler throws is thrown on; an error with a status, as `SessionStoreError`, brings the answer that tells
   * the browser of it, with the session's cookies: `error.getResponse()`.
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
      const own = site.request(incomingOf(request, client?.address))
      if (site.answers(own)) return site.answer(own, request)
      try {
        return completed(await handler(own), own)
      } catch (error) {
        throw answerable(error, own)
      }
    },
  }
}
