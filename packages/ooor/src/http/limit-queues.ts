import Queue from 'p-queue'
import { checkNames } from '../errors/check-names.ts'
import { ConfigError } from '../errors/index.ts'

/** How much is asked of the server at a time. */
export interface LimitOptions {
  /** Requests under way at a time. @default no limit */
  readonly concurrency?: number | undefined
  /** Requests within milliseconds: `{ requests: 1, per: 1000 }` is one a second. @default no limit */
  readonly rate?: { readonly requests: number; readonly per: number } | undefined
}

/** The queues of a limit. Uploads last for as long as their sender likes: calls do not wait for them. */
export interface LimitQueues {
  readonly calls: Queue
  readonly streams: Queue
}

/**
 * Makes the queues: loaded by who sets a limit.
 *
 * @throws ConfigError for a limit that is none
 */
export function limitQueues(options: LimitOptions): LimitQueues {
  checkNames('limit', options, 'concurrency rate')
  const { concurrency, rate } = options
  if (concurrency !== undefined && !(concurrency >= 1)) {
    throw new ConfigError(`concurrency of limit is ${String(concurrency)}: pass how many at a time, 1 or more`)
  }
  if (rate !== undefined && !(rate?.requests >= 1 && Number.isFinite(rate.per) && rate.per >= 0)) {
    throw new ConfigError(
      `rate of limit is ${JSON.stringify(rate)}: pass { requests: 5, per: 1000 }, for 5 requests within 1,000 ms`,
    )
  }
  checkNames('rate of limit', rate, 'requests per')
  const newQueue = () =>
    new Queue({
      ...(concurrency !== undefined && { concurrency }),
      ...(rate !== undefined && { intervalCap: rate.requests, interval: rate.per }),
    })
  return { calls: newQueue(), streams: newQueue() }
}
