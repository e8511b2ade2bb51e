import type PQueue from 'p-queue'
import { whole } from './buffered.ts'
import type { HttpMiddleware } from './types.ts'

/** How much is asked of the server at a time. */
export interface LimitOptions {
  /** Requests under way at a time. @default no limit */
  readonly concurrency?: number | undefined
  /** Requests within a time: `{ requests: 1, per: 1000 }` is one a second. @default no limit */
  readonly rate?: { readonly requests: number; readonly per: number } | undefined
}

/**
 * Lets so many requests through at a time, and as many streamed ones; the others wait their turn, and may be aborted
 * while they wait. A streamed answer gives its place back with its headers: how long it is read is its reader's business.
 */
export function limit({ concurrency, rate }: LimitOptions): HttpMiddleware {
  let queues: { readonly calls: PQueue; readonly streams: PQueue } | undefined
  // Only who sets a limit loads the queue.
  const load = async () => {
    const { default: Queue } = await import('p-queue')
    const newQueue = () =>
      new Queue({
        ...(concurrency !== undefined && { concurrency }),
        ...(rate !== undefined && { intervalCap: rate.requests, interval: rate.per }),
      })
    // Uploads last for as long as their sender likes: calls do not wait for them.
    queues ??= { calls: newQueue(), streams: newQueue() }
    return queues
  }
  return async (request, next) => {
    const { calls, streams } = queues ?? (await load())
    const { signal } = request
    return (request.streams ? streams : calls).add(
      // Its place is free again when the answer has been read to its end, not when its headers are there.
      async () => (request.streams ? next(request) : whole(await next(request))),
      // One of its own: the queue listens to each, and a shared one would have a listener for each that waits.
      signal ? { signal: AbortSignal.any([signal]) } : {},
    )
  }
}
