import { Agent, type Dispatcher } from 'undici'
import { ResponseTooLargeError } from '../../errors/index.ts'
import { timedOut } from '../timeout.ts'
import type { HttpAdapter, HttpHeaders, HttpRequest, HttpResponse } from '../types.ts'
import { networkFailure } from './network-failure.ts'

export interface UndiciAdapterOptions {
  /** Your own dispatcher: a proxy agent, a custom certificate authority, a mock. It is then yours to close. */
  readonly dispatcher?: Dispatcher
  /** Connections to one server at a time. @default 64 */
  readonly connections?: number
}

/**
 * The adapter for Node: undici's dispatcher with keep-alive, no stream machinery between socket and text.
 *
 * ```ts
 * import { connect } from 'ooor'
 * import { undiciAdapter } from 'ooor/http/undici'
 * import { Agent } from 'undici'
 *
 * const dispatcher = new Agent({ connect: { ca: readFileSync('company-ca.pem') } })
 * const odoo = connect('https://demo:demo@erp.example.com/prod', { adapter: undiciAdapter({ dispatcher }) })
 * ```
 */
export function undiciAdapter(options: UndiciAdapterOptions = {}): HttpAdapter {
  const dispatcher =
    options.dispatcher ??
    // How long a call may take is the caller's business: some reports run for many minutes.
    new Agent({ connections: options.connections ?? 64, headersTimeout: 0, bodyTimeout: 0 })
  return {
    send: (request) => send(dispatcher, request),
    close: async () => {
      if (options.dispatcher === undefined) await dispatcher.close()
    },
  }
}

function send(dispatcher: Dispatcher, request: HttpRequest): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    if (request.signal?.aborted) return reject(request.signal.reason)
    const handler = new ResponseHandler(request, resolve, reject)
    const slash = request.url.indexOf('/', 8)
    dispatcher.dispatch(
      {
        origin: slash < 0 ? request.url : request.url.slice(0, slash),
        path: slash < 0 ? '/' : request.url.slice(slash),
        method: request.method,
        headers: request.headers,
        body: request.body ?? null,
      },
      handler,
    )
  })
}

class ResponseHandler implements Dispatcher.DispatchHandler {
  readonly #request: HttpRequest
  readonly #resolve: (response: HttpResponse) => void
  readonly #reject: (error: unknown) => void
  readonly #body: CollectedBody
  readonly #onAbort: (() => void) | undefined
  readonly #timer: ReturnType<typeof setTimeout> | undefined
  #controller: Dispatcher.DispatchController | undefined
  #received = 0

  constructor(request: HttpRequest, resolve: (response: HttpResponse) => void, reject: (error: unknown) => void) {
    this.#request = request
    this.#resolve = resolve
    this.#reject = reject
    this.#body = new CollectedBody()
    if (request.signal !== undefined) {
      this.#onAbort = () => this.#fail(request.signal?.reason)
      request.signal.addEventListener('abort', this.#onAbort, { once: true })
    }
    const { timeout } = request
    if (timeout !== undefined)
      this.#timer = setTimeout(() => this.#fail(timedOut(request, timeout, 'timeout')), timeout)
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    if (this.#failure !== undefined) controller.abort(asError(this.#failure))
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: RawHeaders): void {
    if (status < 200) return
    this.#resolve({
      status,
      headers: new UndiciHeaders(headers),
      bytes: () => this.#body.bytes(),
      text: () => this.#body.text(),
    })
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#received += chunk.length
    const limit = this.#request.maxResponseBytes
    if (limit !== undefined && this.#received > limit) {
      this.#fail(
        new ResponseTooLargeError(`the answer is larger than ${limit} bytes: ask for less, or raise maxResponseBytes`, {
          call: this.#request.call,
        }),
      )
      return
    }
    this.#body.push(chunk)
  }

  onResponseEnd(): void {
    this.#unlisten()
    this.#body.end()
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#unlisten()
    const sent = this.#controller !== undefined
    this.#settle(this.#failure ?? networkFailure(error, this.#request, sent))
  }

  #failure: unknown

  /** Ends the exchange from our side; the dispatcher may not have started it yet. */
  #fail(reason: unknown): void {
    this.#failure ??= reason
    this.#unlisten()
    this.#controller?.abort(asError(reason))
    this.#settle(reason)
  }

  #settle(reason: unknown): void {
    this.#reject(reason)
    this.#body.fail(reason)
  }

  #unlisten(): void {
    clearTimeout(this.#timer)
    if (this.#onAbort !== undefined) this.#request.signal?.removeEventListener('abort', this.#onAbort)
  }
}

/** Gathers chunks until the end; whoever asks early waits for it. */
class CollectedBody {
  readonly #chunks: Buffer[] = []
  #state: 'open' | 'ended' | 'failed' = 'open'
  #reason: unknown
  #waiting: { resolve: () => void; reject: (reason: unknown) => void } | undefined

  push(chunk: Buffer): void {
    this.#chunks.push(chunk)
  }

  end(): void {
    this.#state = 'ended'
    this.#waiting?.resolve()
  }

  fail(reason: unknown): void {
    if (this.#state !== 'open') return
    this.#state = 'failed'
    this.#reason = reason
    this.#waiting?.reject(reason)
  }

  async bytes(): Promise<Buffer> {
    if (this.#state === 'open') {
      await new Promise<void>((resolve, reject) => {
        this.#waiting = { resolve, reject }
      })
    }
    if (this.#state === 'failed') throw this.#reason
    const [first] = this.#chunks
    return first !== undefined && this.#chunks.length === 1 ? first : Buffer.concat(this.#chunks)
  }

  async text(): Promise<string> {
    return (await this.bytes()).toString('utf8')
  }
}

type RawHeaders = Record<string, string | string[] | undefined>

class UndiciHeaders implements HttpHeaders {
  readonly #raw: RawHeaders

  constructor(raw: RawHeaders) {
    this.#raw = raw
  }

  get(name: string): string | null {
    const value = this.#raw[name.toLowerCase()]
    return Array.isArray(value) ? value.join(', ') : (value ?? null)
  }

  getSetCookie(): string[] {
    const value = this.#raw['set-cookie']
    return value === undefined ? [] : Array.isArray(value) ? value : [value]
  }
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason))
}
