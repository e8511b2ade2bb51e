/**
 * The adapter on Node, for who sets more than its defaults.
 *
 * @module ooor/http/undici
 */
import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici'
import { ConfigError, MalformedResponseError, ResponseTooLargeError } from '../../errors/index.ts'
import { timedOut } from '../timeout.ts'
import type { HttpAdapter, HttpRequest, HttpResponse, HttpUpgrade } from '../types.ts'
import { whenAborted } from '../wait-for.ts'
import { Deadlines, type Timed } from './deadlines.ts'
import { ENCODINGS, Inflater } from './inflate.ts'
import { networkFailure } from './network-failure.ts'
import { CollectedBody, StreamedBody } from './undici-bodies.ts'
import { type RawHeaders, UndiciHeaders } from './undici-headers.ts'
import { UndiciSockets } from './undici-sockets.ts'
import { utf8Text } from './utf8-text.ts'

export interface UndiciAdapterOptions {
  /** Your own dispatcher: a proxy agent, a custom certificate authority, a mock. It is then yours to close. */
  readonly dispatcher?: Dispatcher
  /**
   * `'environment'` goes through the proxies that `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` name, by undici's
   * `EnvHttpProxyAgent`. @default no proxy
   */
  readonly proxy?: 'environment' | undefined
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
  const own: (Agent | EnvHttpProxyAgent)[] = []
  const pool = (most: number): Dispatcher => {
    if (options.dispatcher !== undefined) return options.dispatcher
    // How long a call may take is the caller's business: some reports run for many minutes.
    const limits = { connections: most, headersTimeout: 0, bodyTimeout: 0 }
    const agent = takesProxy(options) ? throughProxies(limits) : new Agent(limits)
    own.push(agent)
    return agent
  }
  takesProxy(options)
  const deadlines = new Deadlines()
  const [calls, streams, upgrades] = [pool(connections), pool(streamConnections), pool(upgradeConnections)]
  const sockets = new UndiciSockets(upgrades)
  return {
    encodings: ENCODINGS,
    send: (request) => send(request.streams ? streams : calls, deadlines, request),
    upgrade: (request) => upgrade(upgrades, request),
    openSocket: (request, events) => sockets.open(request, events),
    close: async () => {
      sockets.close()
      // Not `close()`, which waits for what is under way, for ever when it hangs.
      await Promise.all(own.map((agent) => agent.destroy()))
    },
  }
}

function takesProxy({ proxy, dispatcher }: UndiciAdapterOptions): boolean {
  if (proxy === undefined) return false
  if (proxy !== 'environment') {
    // It may have a password in it.
    throw new ConfigError("proxy is 'environment' or left out: name an address in HTTPS_PROXY, or pass a dispatcher")
  }
  if (dispatcher === undefined) return true
  throw new ConfigError('there are both a dispatcher and a proxy: leave one of them out')
}

function throughProxies(limits: Agent.Options): EnvHttpProxyAgent {
  try {
    return new EnvHttpProxyAgent(limits)
  } catch {
    const remedy = 'write it as http://user:password@proxy.example.com:3128'
    throw new ConfigError(`HTTPS_PROXY or HTTP_PROXY is not the address of a proxy: ${remedy}`)
  }
}

function send(dispatcher: Dispatcher, deadlines: Deadlines, request: HttpRequest): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    if (request.signal?.aborted) return reject(request.signal.reason)
    const handler = new ResponseHandler(request, deadlines, resolve, reject)
    dispatcher.dispatch(optionsOf(request), handler)
  })
}

function optionsOf({ url, method, headers, body, payload }: HttpRequest): Dispatcher.DispatchOptions {
  const slash = url.indexOf('/', 8)
  return {
    origin: slash < 0 ? url : url.slice(0, slash),
    path: slash < 0 ? '/' : url.slice(slash),
    method,
    headers,
    body: body ?? (payload as Dispatcher.DispatchOptions['body']) ?? null,
  }
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
    dispatcher.dispatch({ ...optionsOf(request), upgrade: 'websocket' }, handler)
  })
}

/** The text of a body. Most are there as a whole when they are looked at. */
async function textOf(body: CollectedBody | StreamedBody): Promise<string> {
  const whole = body.whole ?? (await body.bytes())
  return utf8Text(whole)
}

class ResponseHandler implements Dispatcher.DispatchHandler, Timed {
  readonly deadline: number
  readonly #request: HttpRequest
  readonly #resolve: (response: HttpResponse) => void
  readonly #reject: (error: unknown) => void
  readonly #body: CollectedBody | StreamedBody
  readonly #stopListening: (() => void) | undefined
  readonly #deadlines: Deadlines
  #controller: Dispatcher.DispatchController | undefined
  #inflater: Inflater | undefined
  /** Bytes as they came, and as they are handed on. */
  #received = 0
  #taken = 0

  constructor(
    request: HttpRequest,
    deadlines: Deadlines,
    resolve: (response: HttpResponse) => void,
    reject: (error: unknown) => void,
  ) {
    this.#request = request
    this.#deadlines = deadlines
    this.#resolve = resolve
    this.#reject = reject
    this.#body = request.streams ? new StreamedBody((reason) => this.#fail(reason)) : new CollectedBody()
    if (request.signal !== undefined) {
      this.#stopListening = whenAborted(request.signal, () => this.#fail(request.signal?.reason))
    }
    const { timeout } = request
    this.deadline = timeout === undefined ? Number.POSITIVE_INFINITY : performance.now() + timeout
    if (timeout !== undefined) deadlines.add(this)
  }

  timeOut(): void {
    this.#fail(timedOut(this.#request, this.#request.timeout ?? 0, 'timeout'))
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    if (this.#failure !== undefined) controller.abort(asError(this.#failure))
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: RawHeaders): void {
    if (status < 200) return
    const body = this.#body
    const all = new UndiciHeaders(headers)
    // Who takes a stream takes it as it is: its encoding was asked for by whom it is for.
    if (body instanceof CollectedBody) {
      if ('content-encoding' in headers) this.#inflater = this.#inflaterOf(all.get('content-encoding'), status)
      this.#resolve({ status, headers: all, bytes: () => body.bytes(), text: () => textOf(body) })
      return
    }
    // A stream is read for as long as its reader likes.
    this.#deadlines.delete(this)
    const [bytes, text] = [() => body.bytes(), () => textOf(body)]
    this.#resolve({ status, headers: all, bytes, text, stream: () => body.stream })
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#received += chunk.length
    if (this.#failure !== undefined || this.#isTooLarge(this.#received)) return
    if (this.#inflater !== undefined) this.#inflater.write(chunk)
    else this.#body.push(chunk, controller)
  }

  onResponseEnd(): void {
    if (this.#inflater !== undefined) this.#inflater.end()
    else this.#end()
  }

  #end(): void {
    this.#unlisten()
    this.#body.end()
  }

  /** Undoes the body's encoding. A name that is none, which some servers send, is let be. */
  #inflaterOf(encoding: string | null, status: number): Inflater | undefined {
    const { call, url, method } = this.#request
    if (encoding === null || method === 'HEAD') return undefined
    return Inflater.of(encoding, {
      data: (chunk) => {
        this.#taken += chunk.length
        if (!this.#isTooLarge(this.#taken) && this.#controller !== undefined) this.#body.push(chunk, this.#controller)
      },
      end: () => this.#end(),
      garbled: ({ message }) => {
        const what = `${new URL(url).host} answered ${status} with a body that is no whole ${encoding} (${message})`
        this.#fail(new MalformedResponseError(what, { status, call }))
      },
      pause: () => this.#controller?.pause(),
      resume: () => this.#controller?.resume(),
    })
  }

  #isTooLarge(length: number): boolean {
    const { maxResponseBytes: limit, call } = this.#request
    if (limit === undefined || length <= limit) return false
    const message = `the answer is larger than ${limit} bytes: ask for less, or raise maxResponseBytes`
    this.#fail(new ResponseTooLargeError(message, { call }))
    return true
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
    this.#inflater?.stop()
    this.#controller?.abort(asError(reason))
    this.#settle(reason)
  }

  #settle(reason: unknown): void {
    this.#reject(reason)
    this.#body.fail(reason)
  }

  #unlisten(): void {
    this.#deadlines.delete(this)
    this.#stopListening?.()
  }
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason))
}
