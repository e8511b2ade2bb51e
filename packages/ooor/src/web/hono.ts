/**
 * The middleware for Hono, on every runtime.
 *
 * @module ooor/web/hono
 */
import type { Context, MiddlewareHandler } from 'hono'
import type { Models } from '../records/index.ts'
import type { Connection } from '../sessions/index.ts'
import type { OoorRequest } from './ooor-request.ts'
import type { WebOptions } from './options.ts'
import { type AnswerHeaders, completeHeaders } from './respond.ts'
import { Site } from './site.ts'
import { incomingOf } from './web-incoming.ts'

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
    const own = site.request({ ...incomingOf(c.req.raw, addressOf(c)), native: c })
    c.set('ooor', own)
    if (site.answers(own)) return site.answer(own, c.req.raw)
    await next()
    completeHeaders(headersOf(c), own)
    return undefined
  }
}

function headersOf(c: Context): AnswerHeaders {
  return {
    get: (name) => c.res.headers.get(name),
    set: (name, value) => c.header(name, value),
    append: (name, value) => c.header(name, value, { append: true }),
    delete: (name) => c.header(name, undefined),
  }
}

/** Known on Node, by @hono/node-server. */
function addressOf(c: Context): string | undefined {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } }
  return incoming?.socket?.remoteAddress
}
