import { Agent, type Dispatcher } from 'undici'
import { ResponseTooLargeError } from '../../errors/index.ts'
import { whenAborted } from '../abort.ts'
import { timedOut } from '../timeout.ts'
import type { HttpAdapter, HttpHeaders, HttpRequest, HttpResponse, HttpUpgrade } from '../types.ts'
import { networkFailure } from './network-failure.ts'

export interface UndiciAdapterOptions {
  /** Your own dispatcher: a proxy agent, a custom certificate authority, a mock. It is then yours to close. */
  readonly dispatcher?: Dispatcher
  /** Connections to one server at a time, for calls. @default 64 */
  readonly connections?: number
  /** As many again for what is streamed, as proxied pages: whoever reads them slowly takes no call's. @default 256 */
  readonly streamConnections?: number
  /** As many again for upgrades that the server has not answered yet. @default 64 */
  readonly upgradeConnections?: number
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
  const { connections = 64, streamConnections = 256, upgradeConnections = 64 } = options
  const own: Agent[] = []
  const pool = (most: number): Dispatcher => {
    if (options.dispatcher !== undefined) return options.dispatcher
    // How long a call may take is the caller's business: some reports run for many minutes.
    const agent = new Agent({ connections: most, headersTimeout: 0, bodyTimeout: 0 })
    own.push(agent)
    return agent
  }
  const [calls, streams, upgrades] = [pool(connections), pool(streamConnections), pool(upgradeConnections)]
  return {
    send: (request) => send(request.streams ? streams : calls, request),
    upgrade: (request) => upgrade(upgrades, request),
    // Not `close()`, which waits for what is under way, for ever when it hangs.
    close: async () => void (await Promise.all(own.map((agent) => agent.destroy()))),
  }
}

function send(dispatcher: Dispatcher, request: HttpRequest): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    if (request.signal?.aborted) return reject(request.signal.reason)
    const handler = new ResponseHandler(request, resolve, reject)
    const payload = request.payload as Dispatcher.DispatchOptions['body']
    dispatcher.dispatch({ ...targetOf(request), body: request.body ?? payload ?? null }, handler)
  })
}

function targetOf({ url, method, headers }: HttpRequest) {
  const slash = url.indexOf('/', 8)
  const [origin, path] = slash < 0 ? [url, '/'] : [url.slice(0, slash), url.slice(slash)]
  return { origin, path, method, headers }
}

function upgrade(dispatcher: Dispatcher, request: HttpRequest): Promise<HttpUpgrade> {
  return new Promise((resolve, reject) => {
    const { signal } = request
    if (signal?.aborted) return reject(signal.reason)
    let exchange: Dispatcher.DispatchController | undefined
    const onAbort = () => {
      reject(signal?.reason)
      exchange?.abort(asError(signal?.reason))
    }
    const stopListening = signal && whenAborted(signal, onAbort)
    const settled = () => stopListening?.()
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(controller) {
        exchange = controller
        // Given up while it waited for a connection.
        if (signal?.aborted) controller.abort(asError(signal.reason))
      },
      onRequestUpgrade(_controller, status, headers, socket) {
        settled()
        resolve({ status, headers: new UndiciHeaders(headers as RawHeaders), socket })
      },
      onResponseStart(controller, status, headers) {
        if (status < 200) return
        settled()
        resolve({ status, headers: new UndiciHeaders(headers), socket: undefined })
        controller.abort(new Error('refused'))
      },
      onResponseError(_controller, error) {
        settled()
        reject(networkFailure(error, request, true))
      },
    }
    dispatcher.dispatch({ ...targetOf(request), upgrade: 'websocket' }, handler)
  })
}

class ResponseHandler implements Dispatcher.DispatchHandler {
  readonly #request: HttpRequest
  readonly #resolve: (response: HttpResponse) => void
  readonly #reject: (error: unknown) => void
  readonly #body: CollectedBody | StreamedBody
  readonly #stopListening: (() => void) | undefined
  readonly #timer: ReturnType<typeof setTimeout> | undefined
  #controller: Dispatcher.DispatchController | undefined
  #received = 0

  constructor(request: HttpRequest, resolve: (response: HttpResponse) => void, reject: (error: unknown) => void) {
    this.#request = request
    this.#resolve = resolve
    this.#reject = reject
    this.#body = request.streams ? new StreamedBody((reason) => this.#fail(reason)) : new CollectedBody()
    if (request.signal !== undefined) {
      this.#stopListening = whenAborted(request.signal, () => this.#fail(request.signal?.reason))
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
    const body = this.#body
    // A stream is read for as long as its reader likes.
    if (body instanceof StreamedBody) clearTimeout(this.#timer)
    this.#resolve({
      status,
      headers: new UndiciHeaders(headers),
      bytes: () => body.bytes(),
      text: async () => (await body.bytes()).toString('utf8'),
      ...(body instanceof StreamedBody && { stream: () => body.stream }),
    })
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
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
    this.#body.push(chunk, controller)
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
    this.#stopListening?.()
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
}

/** Bytes that wait for a slow reader before the socket is left alone. */
const STREAM_BUFFER = 64 * 1024

/** Hands chunks on as they come; the socket is not read further than its reader. */
class StreamedBody {
  readonly stream: ReadableStream<Uint8Array>
  #reader!: ReadableStreamDefaultController<Uint8Array>
  #socket: Dispatcher.DispatchController | undefined
  #isOver = false

  constructor(onCancel: (reason: unknown) => void) {
    this.stream = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#reader = controller
        },
        pull: () => {
          if (this.#socket?.paused) this.#socket.resume()
        },
        cancel: (reason) => {
          this.#isOver = true
          onCancel(reason)
        },
      },
      new ByteLengthQueuingStrategy({ highWaterMark: STREAM_BUFFER }),
    )
  }

  push(chunk: Buffer, socket: Dispatcher.DispatchController): void {
    this.#socket = socket
    if (this.#isOver) return
    this.#reader.enqueue(chunk)
    if ((this.#reader.desiredSize ?? 0) <= 0) socket.pause()
  }

  end(): void {
    if (!this.#isOver) this.#reader.close()
    this.#isOver = true
  }

  fail(reason: unknown): void {
    if (!this.#isOver) this.#reader.error(reason)
    this.#isOver = true
  }

  async bytes(): Promise<Buffer> {
    return Buffer.from(await new Response(this.stream).arrayBuffer())
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

  *entries(): Generator<[name: string, value: string]> {
    for (const [name, value] of Object.entries(this.#raw)) {
      if (Array.isArray(value)) for (const one of value) yield [name, one]
      else if (value !== undefined) yield [name, value]
    }
  }
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason))
}
