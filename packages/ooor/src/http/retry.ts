import { MalformedResponseError, NetworkError, OutcomeUnknownError, ResponseError } from '../errors/index.ts'
import { isWhole, whole } from './buffered.ts'
import { mayHaveRun } from './may-have-run.ts'
import type { Telemetry } from './telemetry.ts'
import type { HttpMiddleware, HttpRequest, HttpResponse } from './types.ts'
import { waitFor } from './wait-for.ts'

/** How often, and after which pauses, what may be sent again is. */
export interface RetryOptions {
  /** How often a request is sent again. 0 for never. @default 2 */
  readonly limit?: number | undefined
  /** Milliseconds before the first repetition; doubles with each, and up to half of it is left to chance. @default 300 */
  readonly delay?: number | undefined
  /** Upper bound of the wait in milliseconds, also for what `Retry-After` asks: beyond it the answer stands. @default 60000 */
  readonly maxDelay?: number | undefined
}

export interface RetryParts {
  readonly telemetry: Telemetry
  /** Waits; throws the signal's reason when aborted. */
  readonly wait?: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>
  /** Between 0 and 1. */
  readonly chance?: () => number
}

const LIMIT = 2
const DELAY = 300
const MAX_DELAY = 60_000

/** Milliseconds before a repetition, 1 being the first; undefined when there is to be none. */
export function nextPause(attempt: number, options: RetryOptions): number | undefined {
  const { limit = LIMIT, maxDelay = MAX_DELAY } = options
  const pause = pauseBefore(attempt, options, Math.random)
  return attempt > limit || pause > maxDelay ? undefined : pause
}

function pauseBefore(attempt: number, { delay = DELAY }: RetryOptions, chance: () => number): number {
  const backoff = delay * 2 ** (attempt - 1)
  return backoff / 2 + (backoff / 2) * chance()
}

/**
 * Sends again what is safe to send again: a request that certainly never reached the server, one that changes nothing,
 * one that the server says it refused for now (429, and 503 with `Retry-After`). When the answer to any other request
 * is lost, nobody knows whether it ran: an `OutcomeUnknownError` says so, and it is never sent twice.
 */
export function retry(options: RetryOptions, parts: RetryParts): HttpMiddleware {
  const { limit = LIMIT, maxDelay = MAX_DELAY } = options
  const { telemetry, wait = waitFor, chance = Math.random } = parts
  return async (request, next) => {
    // Passed through for somebody who sees the answer as it is, and whose body can be sent only once.
    if (request.streams && !request.isReadOnly) return next(request)
    for (let attempt = 1; ; attempt++) {
      let outcome: Outcome
      try {
        const response = await next(request)
        outcome = outcomeOf(request, response)
        // The body may break as well: read here, where it can still be asked for again. Who streams has it as it comes.
        if (outcome.isFinal && !request.streams && !isWhole(response)) {
          outcome = { response: await whole(response), isFinal: true }
        }
      } catch (error) {
        outcome = outcomeOfError(request, error)
      }
      if (outcome.isFinal || attempt > limit) return settle(request, outcome)
      const pause = outcome.retryAfter ?? pauseBefore(attempt, options, chance)
      if (pause > maxDelay) return settle(request, outcome)
      const reason = 'error' in outcome ? outcome.error : outcome.response.status
      telemetry.tellRetry({ url: request.url, call: request.call, attempt, delay: pause, reason })
      await wait(pause, request.signal)
    }
  }
}

type Outcome = {
  /** Not to be sent again, whatever it is. */
  readonly isFinal: boolean
  /** Milliseconds that the server asks to wait. */
  readonly retryAfter?: number | undefined
} & ({ readonly response: HttpResponse } | { readonly error: unknown })

function outcomeOf(request: HttpRequest, response: HttpResponse): Outcome {
  const { status } = response
  const retryAfter = status === 429 || status === 503 ? retryAfterOf(response) : undefined
  const isRefused = status === 429 || (status === 503 && retryAfter !== undefined)
  // A 500 with a page is no exception of Odoo's but a failure before or beside it, as with a database that is full.
  const isPage = status === 500 && /html/i.test(response.headers.get('content-type') ?? '')
  const isDown = isPage || status === 502 || status === 503 || status === 504
  return { response, isFinal: !(isRefused || (isDown && request.isReadOnly)), retryAfter }
}

function outcomeOfError(request: HttpRequest, error: unknown): Outcome {
  if (!NetworkError.is(error)) return { error, isFinal: true }
  const mayRepeat = !error.sent || (request.isReadOnly === true && error.name !== 'TimeoutError')
  return { error, isFinal: !mayRepeat }
}

function settle(request: HttpRequest, outcome: Outcome): HttpResponse {
  if ('response' in outcome) {
    const { status } = outcome.response
    // The proxy lost Odoo after it had passed the request on, or gave up waiting for it.
    if ((status === 502 || status === 504) && !request.isReadOnly) {
      const cause = new ResponseError(`a proxy answered ${status}`, { status, call: request.call })
      throw outcomeUnknown(request, `a proxy before ${new URL(request.url).host} answered ${status}`, cause)
    }
    return outcome.response
  }
  const { error } = outcome
  if (request.isReadOnly || !isLost(error)) throw error
  throw outcomeUnknown(request, error.message.replace(/\.$/, ''), error)
}

/** True when the request was sent and what it came to cannot be read: a broken line, a body that is not what it says. */
function isLost(error: unknown): error is NetworkError | MalformedResponseError {
  if (NetworkError.is(error)) return error.sent
  return MalformedResponseError.is(error) && mayHaveRun(error.status)
}

function outcomeUnknown({ call }: HttpRequest, what: string, cause: unknown): OutcomeUnknownError {
  const message = `${what}. The call may have run: look on the server before sending it again`
  return new OutcomeUnknownError(message, { cause, call })
}

/** Milliseconds of a `Retry-After` header, in seconds or as a date. */
function retryAfterOf(response: HttpResponse): number | undefined {
  const value = response.headers.get('retry-after')
  if (value === null) return undefined
  const seconds = Number(value)
  const milliseconds = Number.isNaN(seconds) ? Date.parse(value) - Date.now() : seconds * 1000
  return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds)
}
