/**
 * The middleware for Express 4 and 5.
 *
 * @module ooor/web/express
 */
import type { IncomingMessage } from 'node:http'
import type { Models } from '../records/index.ts'
import type { Connection } from '../sessions/index.ts'
import { type NodeMiddleware, ooor as onNode } from './node.ts'
import type { OoorRequest } from './ooor-request.ts'
import type { WebOptions } from './options.ts'

declare global {
  namespace Express {
    interface Request {
      /** This request's part of the connection: put there by the middleware of `ooor/web/express`. */
      ooor: OoorRequest
    }
  }
}

/** A request of Express, with what other middlewares have declared on it, as `user`. */
export type ExpressRequest = IncomingMessage & Express.Request

/**
 * Binds each browser's session to one of Odoo's. Comes before body parsers, so that proxied bodies can stream.
 *
 * ```ts
 * app.use(ooor(odoo, { proxy: { paths: ['/web/image'] } }))
 * app.get('/cart', async (req, res) => {
 *   const session = await req.ooor.session()
 *   res.json(await session.cart.lines())
 * })
 * ```
 *
 * @throws ConfigError for options that cannot be meant
 */
export function ooor<O = Models>(
  odoo: Connection<O>,
  options: WebOptions<ExpressRequest, O> = {},
): NodeMiddleware<ExpressRequest> {
  return onNode(odoo, options)
}
