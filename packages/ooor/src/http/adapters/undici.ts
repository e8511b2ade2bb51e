/**
 * The adapter on Node, for who sets more than its defaults.
 *
 * @module ooor/http/undici
 */

import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici'
import { checkNames } from '../../errors/check-names.ts'
import { ConfigError } from '../../errors/index.ts'
import type { HttpAdapter, HttpRequest, HttpResponse, HttpUpgrade } from '../types.ts'
import { whenAborted } from '../wait-for.ts'
import { Deadlines } from './deadlines.ts'
import { ENCODINGS } from './inflate.ts'
import { asError, type Exchanges, ResponseHandler } from './undici-answer.ts'
import { undiciFailure } from './undici-failure.ts'
import { type RawHeaders, UndiciHeaders } from './undici-headers.ts'
import { pausingPool } from './undici-pauses.ts'
import { UndiciSockets } from './undici-sockets.ts'

/** What the adapter on Node is made with. */
export interface UndiciAdapterOptions {
  /**
   * Your own dispatcher: a proxy agent, a custom certificate authority, a mock. It is then yours to close.
   *
   * Of undici 7 it ends the process where a body of which the length is not told is read slowly and the server hangs up
   * behind it, as servers up to 15 do (nodejs/undici#5360); the adapter's own connections do not. Where you stream from
   * such servers, make it of undici 8, which wants Node 22.
   */
  readonly dispatcher?: Dispatcher | undefined
  /**
   * `'environment'` goes through the proxies that `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` name, by undici's
   * `EnvHttpProxyAgent`. @default no proxy
   */
  readonly proxy?: 'environment' | undefined
  /** Connections to one server at a time, for calls. @default 64 */
  readonly connections?: number | undefined
  /** As many again for what is streamed, as proxied pages: whoever reads them slowly takes no call's. @default 256 */
  readonly streamConnections?: number | undefined
  /** As many again for upgrades that the server has not answered yet. @default 64 */
  readonly upgradeConnections?: number | undefined
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
  checkNames('undiciAdapter', options, 'dispatcher proxy connections streamConnections upgradeConnections')
  const { connections = 64, streamConnections = 256, upgradeConnections = 64 } = options
  const own: (Agent | EnvHttpProxyAgent)[] = []
  const pool = (most: number, factory?: typeof pausingPool): Dispatcher => {
    if (options.dispatcher !== undefined) return options.dispatcher
    // How long a call may take is the caller's business: some reports run for many minutes.
    const limits = { connections: most, headersTimeout: 0, bodyTimeout: 0, ...(factory && { factory }) }
    const agent = takesProxy(options) ? throughProxies(limits) : new Agent(limits)
    own.push(agent)
    return agent
  }
  takesProxy(options)
  const deadlines = new Deadlines()
  const [calls, streams, upgrades] = [pool(connections), pool(streamConnections, pausingPool), pool(upgradeConnections)]
  const sockets = new UndiciSockets(upgrades)
  const pausesConnections = options.dispatcher === undefined
  return {
    encodings: ENCODINGS,
    send: (request) => send(request.streams ? streams : calls, { deadlines, pausesConnections }, request),
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
  throw new ConfigError('there are both a dispatcher and a proxy: leave one out')
}

function throughProxies(limits: Agent.Options): EnvHttpProxyAgent {
  try {
    return new EnvHttpProxyAgent(limits)
  } catch {
    const remedy = 'write it as http://user:password@proxy.example.com:3128'
    throw new ConfigError(`HTTPS_PROXY or HTTP_PROXY is not the address of a proxy: ${remedy}`)
  }
}

function send(dispatcher: Dispatcher, exchanges: Exchanges, request: HttpRequest): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    if (request.signal?.aborted) return reject(request.signal.reason)
    const handler = new ResponseHandler(request, exchanges, resolve, reject)
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
        reject(undiciFailure(error, request, true))
      },
    }
    dispatcher.dispatch({ ...optionsOf(request), upgrade: 'websocket' }, handler)
  })
}
