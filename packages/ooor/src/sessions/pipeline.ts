import { ConfigError } from '../errors/index.ts'
import { type HttpMiddleware, limit, observe, retry, type Telemetry, timeout, totalTimeout } from '../http/index.ts'
import type { ResolvedOptions } from './options.ts'

/** The layers around the adapter, outermost first: the user's see each request once, whatever is tried below. */
export function pipeline(options: ResolvedOptions, telemetry: Telemetry, isClosed: () => boolean): HttpMiddleware[] {
  const refuse = refuseWhen(isClosed)
  return [
    refuse,
    ...options.middleware,
    ...(options.totalTimeout > 0 ? [totalTimeout(options.totalTimeout)] : []),
    // Without repetitions too: it is what tells of an unknown outcome.
    retry(options.retry === false ? { limit: 0 } : options.retry, { telemetry }),
    // What the closing has broken off is not tried again.
    refuse,
    ...(options.limit === undefined ? [] : [limit(options.limit)]),
    ...(options.timeout > 0 ? [timeout(options.timeout)] : []),
    observe(telemetry),
  ]
}

function refuseWhen(isClosed: () => boolean): HttpMiddleware {
  return async (request, next) => {
    if (isClosed()) throw new ConfigError('the connection has been closed', { call: request.call })
    return next(request)
  }
}
