import { type CallSite, isOoorError, MalformedResponseError, UnknownDatabaseError } from '../errors/index.ts'
import type { BaseUrl, HttpHandler, HttpRequest, HttpResponse } from '../http/index.ts'
import { encodeJsonRpc, readJsonRpc } from './json-rpc.ts'
import { parseSeries, type Series } from './series.ts'
import type { CallOptions } from './types.ts'

export interface ServerOptions {
  readonly base: BaseUrl
  readonly send: HttpHandler
  /** Sent with every request; names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly maxResponseBytes: number
}

export interface RequestInit extends CallOptions {
  readonly method?: HttpRequest['method']
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly call?: CallSite
}

/** One Odoo server as the wires see it: where it is, how to send to it, which series it is. */
export class Server {
  readonly base: BaseUrl
  readonly #options: ServerOptions
  #series: Promise<Series> | undefined

  constructor(options: ServerOptions) {
    this.base = options.base
    this.#options = options
  }

  /** Sends a request to a path of the server through the connection's pipeline. */
  send(path: string, init: RequestInit = {}): Promise<HttpResponse> {
    const { method = 'POST', headers, body, call, signal } = init
    return this.#options.send({
      method,
      url: this.base.resolve(path),
      headers: { ...this.#options.headers, ...headers },
      maxResponseBytes: this.#options.maxResponseBytes,
      ...(body !== undefined && { body }),
      ...(call !== undefined && { call }),
      ...(signal != null && { signal }),
    })
  }

  /** A JSON-RPC request that belongs to no session. */
  async publicRequest(path: string, params: Record<string, unknown>, options: CallOptions = {}): Promise<unknown> {
    const call = { path }
    const response = await this.send(path, {
      ...options,
      headers: { 'content-type': 'application/json' },
      body: encodeJsonRpc(params),
      call,
    })
    return readJsonRpc(this.base.resolve(path), response, call)
  }

  /** The server's series: asked once, by whoever needs it first. A failure is not remembered. */
  series(): Promise<Series> {
    this.#series ??= this.#sniff().catch((error: unknown) => {
      this.#series = undefined
      throw error
    })
    return this.#series
  }

  /**
   * The names of the server's databases, as far as it tells.
   *
   * Sends `POST /web/database/list` (`get_list` on 8 and 9).
   */
  async databases(): Promise<string[]> {
    const series = await this.series()
    const path = series.major >= 10 ? '/web/database/list' : '/web/database/get_list'
    const answer = await this.publicRequest(path, {})
    return Array.isArray(answer) ? answer.map(String) : []
  }

  /** The only database there is, for callers who named none. Throws an `UnknownDatabaseError` when they must. */
  async onlyDatabase(): Promise<string> {
    let names: string[]
    try {
      names = await this.databases()
    } catch (cause) {
      if (!isOoorError(cause)) throw cause
      const message = `no database was named and ${this.base} does not list its own: name one, as https://…/database`
      throw new UnknownDatabaseError({ exception: '', message }, { cause })
    }
    const [name] = names
    if (name !== undefined && names.length === 1) return name
    const found = names.length === 0 ? 'shows none' : `has several: ${names.join(', ')}`
    const message = `no database was named and ${this.base} ${found}. Name one, as https://…/database`
    throw new UnknownDatabaseError({ exception: '', message })
  }

  // POST works on every series that has the web client; 19 also has GET /web/version.
  async #sniff(): Promise<Series> {
    const path = '/web/webclient/version_info'
    const answer = await this.publicRequest(path, {})
    const info = (typeof answer === 'object' && answer !== null ? answer : {}) as Record<string, unknown>
    const version = info.server_serie ?? info.server_version
    const series = typeof version === 'string' ? parseSeries(version) : undefined
    if (series === undefined) {
      throw new MalformedResponseError(`${this.base}${path} names no series of Odoo: ${JSON.stringify(answer)}`, {
        call: { path },
      })
    }
    return series
  }
}
