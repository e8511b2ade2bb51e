import {
  type CallSite,
  HtmlResponseError,
  MalformedResponseError,
  NetworkError,
  RedirectError,
  ResponseError,
  ServerError,
} from '../errors/index.ts'
import {
  abortable,
  type BaseUrl,
  type HttpAdapter,
  type HttpHandler,
  type HttpRequest,
  type HttpResponse,
} from '../http/index.ts'
import { encodeJsonRpc, parseJson, readJsonRpc } from './json-rpc.ts'
import { lazyXmlRpc } from './lazy-xml-rpc.ts'
import { failures } from './load-failures-chunk.ts'
import { isAtLeast, parseSeries, type Series } from './series.ts'
import type { CallOptions } from './wire.ts'

/** What switches protocols, where the adapter can. */
export interface Switches {
  readonly upgrade?: HttpAdapter['upgrade'] | undefined
  readonly openSocket?: HttpAdapter['openSocket'] | undefined
}

export interface ServerOptions extends Switches {
  readonly base: BaseUrl
  readonly send: HttpHandler
  /** Sent with every request; names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly maxResponseBytes: number
  /** Milliseconds for each try. The adapter keeps the time: a signal for each would cost more than all layers. */
  readonly timeout?: number | undefined
  /** The series, when the caller knows better than the server tells. */
  readonly series?: Series | undefined
}

export interface RequestInit extends CallOptions {
  readonly method?: HttpRequest['method']
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | undefined
  readonly payload?: HttpRequest['payload']
  readonly streams?: boolean | undefined
  readonly call?: CallSite
  readonly isReadOnly?: boolean
  /** In the place of the connection's bound. */
  readonly maxResponseBytes?: number | undefined
  /** Likewise, in milliseconds; 0 for none. */
  readonly timeout?: number | undefined
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** What looking at the server has told. */
export interface ServerFacts {
  readonly series: Series
  /** False for a 6.1 or 7.0 without the web client. */
  readonly hasWebClient: boolean
  /** What told it, as `POST /web/webclient/version_info`. */
  readonly toldBy: string
}

type Probe = readonly [toldBy: string, ask: () => Promise<string | undefined>]

/** One Odoo server as the wires see it: where it is, how to send to it, which series it is. */
export class Server {
  readonly base: BaseUrl
  readonly #options: ServerOptions
  #facts: Promise<ServerFacts> | undefined
  #series: Series | undefined
  #listed: Promise<string[]> | undefined

  constructor(options: ServerOptions) {
    this.base = options.base
    this.#options = options
  }

  /** Sends a request to a path of the server through the connection's pipeline. */
  send(path: string, init: RequestInit = {}): Promise<HttpResponse> {
    const { method = 'POST', headers, body, payload, streams, call, signal, isReadOnly } = init
    const { maxResponseBytes = this.#options.maxResponseBytes, timeout = this.#options.timeout } = init
    const url = this.base.resolve(path)
    // Member by member: spreading what may be absent costs more than sending it.
    const request: Mutable<HttpRequest> = { method, url, headers: this.headers(headers, streams), maxResponseBytes }
    if (body !== undefined) request.body = body
    if (payload !== undefined) request.payload = payload
    if (streams) request.streams = streams
    if (call !== undefined) request.call = call
    if (signal != null) request.signal = signal
    if (isReadOnly) request.isReadOnly = isReadOnly
    if (timeout) request.timeout = timeout
    return this.#options.send(request)
  }

  /** What switches protocols, past the pipeline, whose layers know requests and answers only. */
  get switches(): Switches {
    return this.#options
  }

  /** What is sent with a request: the connection's headers and its own. */
  headers(own: RequestInit['headers'], isStream = false): Record<string, string> {
    const all: Record<string, string> = { accept: acceptOf(own?.['content-type']), ...this.#options.headers, ...own }
    // What is passed on as it comes is encoded as its reader asks for.
    if (isStream && own?.['accept-encoding'] === undefined) all['accept-encoding'] = 'identity'
    return all
  }

  /** The server's series: asked once, by whoever needs it first. A signal ends the wait of who has it alone. */
  async series({ signal }: CallOptions = {}): Promise<Series> {
    this.#series ??= (await abortable(this.facts(), signal)).series
    return this.#series
  }

  /** The series, where it is known already: what every call asks for need not wait a turn each time. */
  get knownSeries(): Series | undefined {
    return this.#series
  }

  /** What the server is: asked once. A failure is not remembered. */
  facts(): Promise<ServerFacts> {
    this.#facts ??= this.#sniff().catch((error: unknown) => {
      this.#facts = undefined
      throw error
    })
    return this.#facts
  }

  /**
   * The names of the server's databases, as far as it tells.
   *
   * Sends `POST /web/database/list` since 10, `/web/database/get_list` before, `db.list` where there is no web client.
   */
  async databases(): Promise<string[]> {
    const { series, hasWebClient } = await this.facts()
    const answer = hasWebClient
      ? await this.#publicRequest(isAtLeast(series, 10) ? '/web/database/list' : '/web/database/get_list')
      : await lazyXmlRpc(this, '/xmlrpc')('db', 'list', [], { call: { path: 'db.list' }, isReadOnly: true })
    // 6.1 wraps the list (wire/6.1/web-database-get_list).
    const names = (answer as { db_list?: unknown } | null)?.db_list ?? answer
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : []
  }

  /**
   * Throws an `UnknownDatabaseError` when the server lists its databases and this is none of them. A server with one
   * database answers from it whatever was named, so a wrong name would go unnoticed. Asked once; a hidden list is
   * no answer.
   */
  async checkDatabase(name: string): Promise<void> {
    this.#listed ??= this.databases().catch(() => [])
    const names = await this.#listed
    if (names.length === 0 || names.includes(name)) return
    throw (await failures()).notListed(this.base, name, names)
  }

  /** The only database there is, for callers who named none. Throws an `UnknownDatabaseError` when they must. */
  async onlyDatabase(): Promise<string> {
    const names = await this.databases().catch(async (cause: unknown) => {
      // Told without loading anything: there may be no network to load it from.
      if (NetworkError.is(cause)) throw cause
      throw (await failures()).unlistedDatabases(this.base, cause)
    })
    const [name] = names
    if (name !== undefined && names.length === 1) return name
    throw (await failures()).notOneDatabase(this.base, names)
  }

  async #sniff(): Promise<ServerFacts> {
    const { series: told } = this.#options
    if (told !== undefined) return { series: told, hasWebClient: true, toldBy: "connect's option `series`" }
    const refusals: unknown[] = []
    for (const [toldBy, ask] of this.#probes()) {
      try {
        const version = await ask()
        const series = version === undefined ? undefined : parseSeries(version)
        if (series !== undefined) {
          return { series, hasWebClient: isAtLeast(series, 8) || !toldBy.includes('xmlrpc'), toldBy }
        }
        refusals.push(new MalformedResponseError(`${toldBy} names no series of Odoo: ${JSON.stringify(version)}`))
      } catch (error) {
        if (!mayAskOtherwise(error)) throw error
        refusals.push(error)
      }
    }
    const { unknownSeries } = await failures()
    throw unknownSeries(this.base, refusals)
  }

  // The first works wherever the web client is and hides nothing; the others for who hides it or has none.
  #probes(): readonly Probe[] {
    const versionInfo = '/web/webclient/version_info'
    return [
      [
        `POST ${versionInfo}`,
        async () => {
          const info = (await this.#publicRequest(versionInfo)) as Record<string, unknown> | null
          // 6.1 has only `version` (wire/6.1/web-version_info).
          return text(info?.server_serie ?? info?.server_version ?? info?.version)
        },
      ],
      [
        'GET /web/version',
        async () => {
          const call = { path: '/web/version' }
          const response = await this.send(call.path, { method: 'GET', call, isReadOnly: true })
          const info = await parseJson(this.base.resolve(call.path), response, await response.text(), call)
          return text((info as { version?: unknown } | null)?.version)
        },
      ],
      [
        'POST /xmlrpc/common',
        async () => {
          const request = { call: { path: 'common.version' }, isReadOnly: true }
          const info = await lazyXmlRpc(this, '/xmlrpc')('common', 'version', [], request)
          return text((info as { server_version?: unknown } | null)?.server_version)
        },
      ],
    ]
  }

  async #publicRequest(path: string, params: Record<string, unknown> = {}): Promise<unknown> {
    const call = { path }
    const headers = { 'content-type': 'application/json' }
    const response = await this.send(path, { headers, body: encodeJsonRpc(params), call, isReadOnly: true })
    return readJsonRpc(this.base.resolve(path), response, call)
  }
}

/** Hidden, forbidden, not there, not JSON: another probe may know. Down, elsewhere, or no network: none will. */
function mayAskOtherwise(error: unknown): boolean {
  if (RedirectError.is(error) || (HtmlResponseError.is(error) && error.page === 'gateway')) return false
  return ResponseError.is(error) || ServerError.is(error)
}

/** What is asked in a format is answered in it. */
function acceptOf(contentType: string | undefined): string {
  const isData = contentType === 'application/json' || contentType === 'text/xml'
  return isData ? `${contentType}, */*;q=0.5` : '*/*'
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
