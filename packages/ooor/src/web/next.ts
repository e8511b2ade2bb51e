/**
 * Route handlers of Next's app router.
 *
 * @module ooor/web/next
 */
import type { SessionStoreError } from '../errors/index.ts'
import type { Models } from '../records/index.ts'
import type { Connection } from '../sessions/index.ts'
import { ooor as onWeb } from './index.ts'
import type { OoorRequest } from './ooor-request.ts'
import type { WebOptions } from './options.ts'
import { ownStatusOf } from './respond.ts'

/** A route handler as one writes it: Next's own context comes third. */
export type OoorRouteHandler<R extends Request, C, O = Models> = (
  request: R,
  ooor: OoorRequest<O>,
  context: C,
) => Response | Promise<Response>

/** Makes a route handler of Next's out of one that wants a session. */
export type OoorRoute<O = Models> = <R extends Request = Request, C = unknown>(
  handler: OoorRouteHandler<R, C, O>,
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
export function ooor<O = Models>(odoo: Connection<O>, options: WebOptions<Request, O> = {}): OoorRoute<O> {
  const web = onWeb(odoo, options)
  return (handler) => async (request, context) => {
    try {
      return await web.handle(request, (own) => handler(request, own, context))
    } catch (error) {
      // A route handler's last word: Next would say 500 to all of it.
      if (ownStatusOf(error) === undefined) throw error
      return (error as SessionStoreError).getResponse()
    }
  }
}
