import { type Connection, type ConnectOptions, connect, type Series, type SessionInfo } from 'ooor'
import type { HttpAdapter, HttpMiddleware } from 'ooor/http'
import { undiciAdapter } from 'ooor/http/undici'

/** What came back of one plain request. */
export interface Reply {
  readonly status: number
  readonly text: string
  header(name: string): string | null
  /** Milliseconds. */
  readonly took: number
  /** When it was sent and when the answer was there, by this machine's clock. */
  readonly sentAt: number
  readonly cameAt: number
}

/** A plain request. */
export interface Question {
  readonly method?: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly signal: AbortSignal
}

/** Milliseconds for one request. */
const TIMEOUT = 10_000
/** Of an answer that is only looked at. */
const MOST_BYTES = 4 * 1024 * 1024

/** A server with a user on it, as checks look at it: each fact is asked for once, whoever needs it. */
export class Patient {
  readonly options: ConnectOptions
  readonly odoo: Connection
  /** Lines of `Set-Cookie` with a session's id, the newest last. */
  readonly sessionCookies: string[] = []
  readonly #adapter: HttpAdapter
  readonly #isOwnAdapter: boolean
  #info: Promise<SessionInfo | null> | undefined
  #version: Promise<Reply> | undefined

  constructor(options: ConnectOptions) {
    this.options = options
    this.odoo = connect({
      ...options,
      timeout: TIMEOUT,
      retry: false,
      middleware: [...(options.middleware ?? []), this.#watching()],
    })
    this.#isOwnAdapter = options.adapter === undefined
    this.#adapter = options.adapter ?? undiciAdapter({ proxy: options.proxy })
  }

  /** Where the server is, without a slash at its end. */
  get url(): string {
    return this.odoo.url.replace(/\/$/, '')
  }

  get host(): string {
    return new URL(this.url).hostname
  }

  /** True for a server on this machine or in its network, where nobody else listens. */
  get isNear(): boolean {
    const host = this.host.replace(/^\[|\]$/g, '')
    return /^(?:localhost|sandbox|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|::1$|f[cd])|\.(?:localhost|local|internal|test)$/.test(
      host,
    )
  }

  series(): Promise<Series> {
    return this.odoo.series()
  }

  /** Who the credential is; logs in. Null where there is none. */
  info(): Promise<SessionInfo | null> {
    this.#info ??= this.odoo.info()
    return this.#info
  }

  /** The answer of `POST /web/webclient/version_info`, asked once: its headers tell of the server and its clock. */
  version(signal: AbortSignal): Promise<Reply> {
    this.#version ??= this.askVersion(signal)
    return this.#version
  }

  /** The same, asked anew. */
  askVersion(signal: AbortSignal): Promise<Reply> {
    return this.ask('/web/webclient/version_info', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"jsonrpc":"2.0","method":"call","params":{}}',
      signal,
    })
  }

  /** Sends a plain request to a path of the server: without the session, and whatever comes is told. */
  async ask(path: string, { method = 'GET', headers, body, signal }: Question): Promise<Reply> {
    const [sentAt, start] = [Date.now(), performance.now()]
    const response = await this.#adapter.send({
      method,
      url: this.url + path,
      headers: { ...this.#headers(), ...headers },
      ...(body !== undefined && { body }),
      signal,
      timeout: TIMEOUT,
      maxResponseBytes: MOST_BYTES,
    })
    const text = await response.text()
    const { status, headers: answered } = response
    return {
      status,
      text,
      header: (name) => answered.get(name),
      took: performance.now() - start,
      sentAt,
      cameAt: Date.now(),
    }
  }

  async close(): Promise<void> {
    await this.odoo.close()
    if (this.#isOwnAdapter) await this.#adapter.close()
  }

  /** What the connection sends with every request. */
  #headers(): Record<string, string> {
    const { headers, basicAuth } = this.options
    const all: Record<string, string> = { 'user-agent': 'ooor-doctor' }
    if (basicAuth !== undefined) {
      all.authorization = `Basic ${Buffer.from(`${basicAuth.username}:${basicAuth.password}`).toString('base64')}`
    }
    for (const [name, value] of Object.entries(headers ?? {})) all[name.toLowerCase()] = value
    return all
  }

  #watching(): HttpMiddleware {
    return async (request, next) => {
      const response = await next(request)
      const lines = response.headers.getSetCookie().filter((line) => /^(?:session_id|sid|sessionid)=/.test(line))
      this.sessionCookies.push(...lines)
      return response
    }
  }
}
