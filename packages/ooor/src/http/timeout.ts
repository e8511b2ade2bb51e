import { TimeoutError } from '../errors/index.ts'
import { whole } from './buffered.ts'
import type { HttpMiddleware, HttpRequest } from './types.ts'
import { whenAborted } from './wait-for.ts'

/** The error for a request that took longer than allowed; `what` names the bound. */
export function timedOut({ url, call }: HttpRequest, milliseconds: number, what: string): TimeoutError {
  const { host } = new URL(url)
  return new TimeoutError(`${host} did not answer within ${milliseconds} ms (${what})`, { call, sent: true })
}

/** Bounds a request with all its tries, from sending to the last byte of the answer; a streamed one to its headers. */
export function totalTimeout(milliseconds: number): HttpMiddleware {
  return async (request, next) => {
    const controller = new AbortController()
    const { signal: outer } = request
    const onAbort = () => controller.abort(outer?.reason)
    if (outer?.aborted) onAbort()
    const stopListening = outer && whenAborted(outer, onAbort)
    const timer = setTimeout(() => controller.abort(timedOut(request, milliseconds, 'totalTimeout')), milliseconds)
    let isStreaming = false
    try {
      const response = await next({ ...request, signal: controller.signal })
      if (!request.streams) return await whole(response)
      isStreaming = true
      return response
    } finally {
      clearTimeout(timer)
      // Who reads a stream may still be aborted.
      if (!isStreaming) stopListening?.()
    }
  }
}
