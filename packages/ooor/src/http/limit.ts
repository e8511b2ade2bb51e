import { whole } from './buffered.ts'
import type { LimitOptions, LimitQueues } from './limit-queues.ts'
import type { HttpMiddleware } from './types.ts'

/**
 * Lets so many requests through at a time, and as many streamed ones; the others wait their turn, and may be aborted
 * while they wait. A streamed answer gives its place back with its headers: how long it is read is its reader's business.
 */
export function limit(options: LimitOptions): HttpMiddleware {
  let queues: LimitQueues | undefined
  return async (request, next) => {
    // Only who sets a limit loads the queue.
    if (queues === undefined) {
      const { limitQueues } = await import('./limit-queues.ts')
      queues ??= limitQueues(options)
    }
    const { calls, streams } = queues
    const { signal } = request
    return (request.streams ? streams : calls).add(
      // Its place is free again when the answer has been read to its end, not when its headers are there.
      async () => (request.streams ? next(request) : whole(await next(request))),
      // One of its own: the queue listens to each, and a shared one would have a listener for each that waits.
      signal ? { signal: AbortSignal.any([signal]) } : {},
    )
  }
}
