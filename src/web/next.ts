/**
 * Route handlers of Next's app router.
 *
 * @module
 */
import type { Connection } from '../sessions/index.ts'
import { ooor as onWeb } from './index.ts'
import type { WebOptions } from './options.ts'
import type { OoorRequest } from './scope.ts'

/** A route handler as one writes it: Next's own context comes third. */
export type OoorRouteHandler<R extends Request, C> = (
  request: R,
  ooor: OoorRequest,
  context: C,
) => Response | Promise<Response>

/** Makes a route handler of Next's out of one that wants a session. */
export type OoorRoute = <R extends Request = Request, C = unknown>(
  handler: OoorRouteHandler<R, C>,
) => (request: R, context: C) => Promise<Response>

/**
 * Binds each browser's session to one of Odoo's.
 *
 * ```ts
 * export const route = ooor(odoo, { languages: ['en_US', 'fr_FR'] })
 * export const GET = route(async (request, { session }) => Response.json(await (await session()).cart.lines()))
 * ```
 *
 * With `proxy`, a route at `app/[...path]/route.ts` answers its paths:
 * `export const GET = route(() => new Response('Not found', { status: 404 }))`, and the same for `POST`.
 *
 * @throws ConfigError for options that cannot be meant
 */
export function ooor(odoo: Connection, options: WebOptions = {}): OoorRoute {
  const web = onWeb(odoo, options)
  return (handler) => (request, context) => web.handle(request, (scope) => handler(request, scope, context))
}
