import { RouteNotFoundError, ServerError } from '../errors/index.ts'
import { isAtLeast } from './series.ts'
import type { Server } from './server.ts'
import type { ServiceSender } from './service.ts'

/**
 * Service calls to a server that may not have them any more: they are deprecated since 19, go with 22, and may be
 * switched off before (odoo/odoo#252721). What is not there says so, and names what is.
 */
export function maybeGone(server: Server, send: ServiceSender): ServiceSender {
  return async (service, method, args, request) => {
    try {
      return await send(service, method, args, request)
    } catch (error) {
      if (!isNotFound(error)) throw error
      const series = await server.series()
      if (!isAtLeast(series, 19)) throw error
      const message = `${error.message.replace(/\.$/, '')}. Or Odoo ${series.name} has no /xmlrpc and /jsonrpc any more, or they are switched off there: they are deprecated and end with 22. Use JSON-2: connect with an apiKey and without the option 'wire'`
      throw new RouteNotFoundError({ exception: '', message, code: 404 }, { call: request.call, message, cause: error })
    }
  }
}

/** Odoo's own 404; another program's page tells of a wrong address. */
function isNotFound(error: unknown): error is ServerError {
  return RouteNotFoundError.is(error) || (ServerError.is(error) && /(^|\.)NotFound$/.test(error.exception))
}
