import {
  ConfigError,
  NetworkError,
  type OoorError,
  SessionLostError,
  SessionMovedError,
  SessionStoreError,
  TimeoutError,
} from '../errors/index.ts'
import { type HttpMethod, type HttpUpgrade, streamOf } from '../http/index.ts'
import type { Models } from '../records/index.ts'
import type { Connection } from '../sessions/index.ts'
import type { SessionCore } from '../sessions/session-core.ts'
import type { ForwardedRequest } from '../wires/index.ts'
import { cookieForBrowser, headersForBrowser, headersForOdoo, locationForBrowser } from './proxy-headers.ts'
import { ODOO_COOKIES, type ProxyOptions } from './proxy-options.ts'
import { isAsset, pathMatcher } from './proxy-paths.ts'
import type { SiteRequest } from './site-request.ts'

const MAX_BODY_BYTES = 25 * 1024 * 1024
const METHODS: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] satisfies HttpMethod[]
/** They carry no body, and `Response` refuses one. */
const WITHOUT_BODY = new Set([101, 204, 205, 304])

const INTERNAL =
  'This is the session of an employee or administrator. Odoo’s pages are shown here to visitors and portal users only: a script on this site could act in Odoo with an employee’s rights. (The site may allow it: proxy.allowInternal.)'

/** Who asks, as far as the framework knows. */
export interface Client {
  /** The browser's address. */
  readonly address?: string | undefined
}

/** Odoo's own pages under the site, each in its visitor's session. */
export class OdooPages<O = Models> {
  readonly #odoo: Connection<O>
  readonly #options: ProxyOptions
  readonly #isListed: (path: string) => boolean
  readonly #maxBodyBytes: number
  readonly #cookies: readonly string[]

  constructor(odoo: Connection<O>, options: ProxyOptions) {
    const { maxBodyBytes = MAX_BODY_BYTES, cookies = ODOO_COOKIES } = options
    if (!(maxBodyBytes >= 0)) {
      throw new ConfigError(`proxy.maxBodyBytes is a number of bytes of 0 or more, not ${String(maxBodyBytes)}`)
    }
    this.#odoo = odoo
    this.#options = options
    this.#isListed = pathMatcher(options.paths)
    this.#maxBodyBytes = maxBodyBytes
    this.#cookies = cookies
  }

  /** True for a path that is Odoo's to answer; with or without a query behind it. */
  matches(path: string): boolean {
    const end = path.search(/[?#]/)
    return this.#isListed(end < 0 ? path : path.slice(0, end))
  }

  /** Odoo's answer to a browser's request. Never throws what a browser can be told. */
  async answer<R>(own: SiteRequest<R, O>, request: Request, client: Client = {}): Promise<Response> {
    if (!METHODS.includes(request.method)) return refusal(405, `There is no ${request.method} here.`)
    const announced = Number(request.headers.get('content-length') ?? 0)
    if (announced > this.#maxBodyBytes) return this.#tooLarge()
    const body = request.body === null ? undefined : bounded(request.body, this.#maxBodyBytes)
    try {
      const core = await this.#coreFor(own, request)
      if (!this.#options.allowInternal && (await core.isInternal())) return refusal(403, INTERNAL)
      return await this.#forward(own, core, request, client, body?.stream)
    } catch (error) {
      if (body?.isTooLarge()) return this.#tooLarge()
      const status = statusOf(error)
      if (status === undefined) throw error
      return refusal(status, (error as OoorError).message)
    }
  }

  /** Odoo's answer to a browser that wants to switch protocols. */
  async upgrade<R>(own: SiteRequest<R, O>, request: Request, client: Client = {}): Promise<HttpUpgrade> {
    const core = await this.#coreFor(own, request)
    if (!this.#options.allowInternal && (await core.isInternal())) throw new ConfigError(INTERNAL)
    const { path, forwarded } = this.#translate(own, request, client)
    return core.upgrade(path, forwarded)
  }

  async #coreFor<R>(own: SiteRequest<R, O>, { url, method }: Request): Promise<SessionCore> {
    const isRead = method === 'GET' || method === 'HEAD'
    if (own.hasCookie || !isRead || !isAsset(new URL(url).pathname)) return this.#alive(await own.core())
    // Up to 15 even a picture comes with a session. Who has none yet, gets none by it.
    const passing = this.#odoo.sessions.createCore()
    passing.keeper = undefined
    return passing
  }

  /** As a browser, goes on with a new session when the server has lost the one there was. */
  async #alive(core: SessionCore): Promise<SessionCore> {
    try {
      await core.isInternal()
    } catch (error) {
      if (!SessionLostError.is(error)) throw error
      core.renew()
    }
    return core
  }

  async #forward<R>(
    own: SiteRequest<R, O>,
    core: SessionCore,
    request: Request,
    client: Client,
    payload: ReadableStream<Uint8Array> | undefined,
  ): Promise<Response> {
    const { path, forwarded } = this.#translate(own, request, client)
    const { response, setCookies, isAnother } = await core.forward(path, {
      ...forwarded,
      signal: request.signal,
      ...(payload !== undefined && { payload }),
    })
    if (isAnother) await own.moved()
    const headers = headersForBrowser(response.headers, response.isDecoded ?? false)
    const { url: odoo, basePath } = addressOf(this.#odoo)
    for (const line of setCookies) headers.append('set-cookie', cookieForBrowser(line, basePath))
    const location = headers.get('location')
    if (location !== null) {
      const { origin } = new URL(odoo)
      headers.set('location', locationForBrowser(location, odoo + path, { origin, path: basePath }))
    }
    const { status } = response
    const body = request.method === 'HEAD' || WITHOUT_BODY.has(status) ? null : streamOf(response)
    return new Response(body as BodyInit | null, { status, headers })
  }

  #translate<R>(
    own: SiteRequest<R, O>,
    request: Request,
    client: Client,
  ): { path: string; forwarded: ForwardedRequest } {
    const url = new URL(request.url)
    // They would name another session or database than the visitor's.
    for (const name of ['session_id', 'db']) if (url.searchParams.has(name)) url.searchParams.delete(name)
    const site = { origin: url.origin, client: client.address }
    const odoo = new URL(this.#odoo.url).origin
    const cookies: Record<string, string> = {}
    for (const name of this.#cookies) {
      const value = own.cookies[name]
      if (value !== undefined) cookies[name] = value
    }
    const forwarded: ForwardedRequest = {
      method: request.method as HttpMethod,
      headers: headersForOdoo(request.headers, site, odoo, this.#options.forwarded ?? false),
      cookies,
    }
    return { path: url.pathname + url.search, forwarded }
  }

  #tooLarge(): Response {
    return refusal(413, `The request is larger than ${this.#maxBodyBytes} bytes.`)
  }
}

function addressOf(odoo: { readonly url: string }): { url: string; basePath: string } {
  const { pathname } = new URL(odoo.url)
  return { url: odoo.url, basePath: pathname === '/' ? '' : pathname }
}

function refusal(status: number, message: string): Response {
  return new Response(message, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } })
}

/** The status that tells a browser of an error; undefined for what is the site's to handle. */
function statusOf(error: unknown): number | undefined {
  if (TimeoutError.is(error)) return 504
  if (NetworkError.is(error)) return 502
  if (SessionStoreError.is(error)) return 503
  if (SessionMovedError.is(error)) return 409
  return undefined
}

/** Breaks off behind so many bytes. */
function bounded(body: ReadableStream<Uint8Array>, limit: number) {
  let length = 0
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      length += chunk.length
      if (length > limit) controller.error(new Error('the body is too large'))
      else controller.enqueue(chunk)
    },
  })
  return { stream: body.pipeThrough(counted), isTooLarge: () => length > limit }
}
