import { AsyncLocalStorage } from 'node:async_hooks'
import type { HttpMiddleware } from 'ooor/http'

/** What one line of the console has sent, and what stops it. */
export class Line {
  readonly #stop = new AbortController()
  readonly #started = performance.now()
  /** HTTP exchanges of the line so far. */
  calls = 0

  /** Milliseconds since the line was sent off. */
  get duration(): number {
    return performance.now() - this.#started
  }

  get signal(): AbortSignal {
    return this.#stop.signal
  }

  /** Ends the calls that are under way. */
  stop(): void {
    this.#stop.abort()
  }
}

/** One exchange, for who looks on. */
export interface Exchange {
  /** As `res.partner.web_search_read`, or the path. */
  readonly what: string
  /** The status of the answer; undefined when there was none. */
  readonly status: number | undefined
  /** Milliseconds. */
  readonly duration: number
}

/**
 * Tells which calls belong to which line: a completion that loads a schema behind it is not counted with a line, nor
 * ended by its Ctrl-C.
 */
export class Traffic {
  readonly #lines = new AsyncLocalStorage<Line>()
  /** Told of each exchange of a line. */
  onExchange: ((exchange: Exchange) => void) | undefined

  /** Has to be the first of the connection's middleware. */
  readonly middleware: HttpMiddleware = async (request, next) => {
    const line = this.#lines.getStore()
    if (line === undefined) return next(request)
    line.calls++
    const started = performance.now()
    const { signal } = request
    const both = signal === undefined ? line.signal : AbortSignal.any([signal, line.signal])
    const call = request.call
    const isModelCall = call?.model !== undefined && call.method !== undefined
    const what = isModelCall ? `${call.model}.${call.method}` : (call?.path ?? new URL(request.url).pathname)
    const tell = (status: number | undefined) =>
      this.onExchange?.({ what, status, duration: performance.now() - started })
    try {
      const response = await next({ ...request, signal: both })
      tell(response.status)
      return response
    } catch (error) {
      tell(undefined)
      throw error
    }
  }

  /** Does something whose calls are the line's. */
  run<T>(line: Line, work: () => T): T {
    return this.#lines.run(line, work)
  }
}
