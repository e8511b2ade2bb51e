import { type CallSite, ConfigError } from '../errors/index.ts'
import { type HttpMiddleware, limit, observe, retry, type Telemetry, totalTimeout } from '../http/index.ts'
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
    // What the closing has broken off, or a signal, is not tried again.
    refuse,
    ...(options.limit === undefined ? [] : [limit(options.limit)]),
    observe(telemetry),
  ]
}

function refuseWhen(isClosed: () => boolean): HttpMiddleware {
  return (request, next) => {
    const { call, signal } = request
    // Not every adapter looks at the signal of a request that begins.
    if (signal?.aborted) return Promise.reject(signal.reason)
    return isClosed() ? Promise.reject(closedError(call)) : next(request)
  }
}

/** The error for who asks something of a connection that is over. */
export function closedError(call?: CallSite): ConfigError {
  return new ConfigError('the connection has been closed', { call })
}
