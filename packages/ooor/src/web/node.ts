/**
 * The middleware for plain `node:http`, and for frameworks on top of it.
 *
 * @module ooor/web/node
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import onHeaders from 'on-headers'
import type { Models } from '../records/index.ts'
import type { Connection } from '../sessions/index.ts'
import { exchangeOf, goneWith, incoming, NodeAnswerHeaders, type NodeRequest, send } from './node-exchange.ts'
import { upgradeThrough } from './node-upgrade.ts'
import type { OoorRequest } from './ooor-request.ts'
import type { WebOptions } from './options.ts'
import { completeHeaders, ownStatusOf, type Remarks, refusal } from './respond.ts'
import { Site } from './site.ts'
import type { SiteRequest } from './site-request.ts'
import { warn } from './warn.ts'

declare module 'node:http' {
  interface IncomingMessage {
    /** This request's part of the connection: put there by the middleware of `ooor/web/node`. */
    ooor: OoorRequest
  }
}

/** A middleware as Express and connect know it. */
export interface NodeMiddleware<R> {
  /**
   * Answers a proxied path; hands any other on with `request.ooor`. `next` gets what went wrong on the way. Never
   * rejects: what `next` itself fails with is answered by its status, and told as a warning of the process.
   */
  (request: R, response: ServerResponse, next: (error?: unknown) => unknown): Promise<void>
  /** For the server's event `upgrade`: lets a browser's WebSocket through to Odoo's, when its path is proxied. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Uint8Array) => Promise<void>
}

/**
 * Binds each browser's session to one of Odoo's.
 *
 * ```ts
 * const middleware = ooor(odoo, { proxy: { paths: odooShopPaths } })
 * const server = createServer((req, res) =>
 *   middleware(req, res, async () => {
 *     const session = await req.ooor.session()
 *     res.end(JSON.stringify(await session.cart.lines()))
 *   }),
 * )
 * server.on('upgrade', middleware.upgrade)
 * ```
 *
 * @throws ConfigError for options that cannot be meant
 */
export function ooor<R extends NodeRequest = IncomingMessage, O = Models>(
  odoo: Connection<O>,
  options: WebOptions<R, O> = {},
): NodeMiddleware<R> {
  const site = new Site(odoo, options)
  const middleware = (request: R, response: ServerResponse, next: (error?: unknown) => unknown): Promise<void> => {
    try {
      const own = site.request(incoming(request, request))
      // Declared once, for the connections of all models.
      request.ooor = own as unknown as OoorRequest
      if (site.answers(own)) return answered(own, request, response, next)
      own.tellWhenUsed(response, completeBeforeHeaders)
    } catch (error) {
      return handOn(response, () => next(error))
    }
    return handOn(response, next)
  }
  const answered = async (
    own: SiteRequest<R, O>,
    request: R,
    response: ServerResponse,
    next: (error: unknown) => unknown,
  ) => {
    try {
      await send(request, response, await site.answer(own, exchangeOf(request, goneWith(response))))
    } catch (error) {
      await handOn(response, () => next(error))
    }
  }
  return Object.assign(middleware, { upgrade: upgradeThrough(site) })
}

function completeBeforeHeaders(own: Remarks, response: ServerResponse): void {
  onHeaders(response, () => completeHeaders(new NodeAnswerHeaders(response), own))
}

/** Frameworks hear of what fails in a handler; on plain `node:http` nobody does, and the process would end. */
async function handOn(response: ServerResponse, next: () => unknown): Promise<void> {
  try {
    await next()
  } catch (error) {
    const status = ownStatusOf(error)
    if (status === undefined) warn("a handler behind ooor's middleware", error)
    if (response.headersSent) response.destroy()
    else
      await send(response.req, response, refusal(status ?? 500, status === undefined ? '' : (error as Error).message))
  }
}
