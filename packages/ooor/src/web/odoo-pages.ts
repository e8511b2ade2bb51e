import { ConfigError, isOoorError, SessionLostError, SessionStoreError, TimeoutError } from '../errors/index.ts'
import { type HttpMethod, type HttpUpgrade, streamOf } from '../http/index.ts'
import type { Models } from '../records/index.ts'
import type { Connection } from '../sessions/index.ts'
import type { SessionCore } from '../sessions/session-core.ts'
import type { ForwardedRequest } from '../wires/index.ts'
import { pacedAnswer, Upload } from './paced-streams.ts'
import { cookieForBrowser, headersForBrowser, headersForOdoo, isOneValue, leadWithin } from './proxy-headers.ts'
import { checkProxyOptions, ODOO_COOKIES, type ProxyOptions } from './proxy-options.ts'
import { isAsset, pathMatcher } from './proxy-paths.ts'
import { ownStatusOf, refusal } from './respond.ts'
import type { SiteRequest } from './site-request.ts'
import type { Target } from './target.ts'
import { VisitorLimit } from './visitor-limit.ts'

const MAX_BODY_BYTES = 25 * 1024 * 1024
const METHODS: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] satisfies HttpMethod[]
/** They carry no body, and `Response` refuses one. */
const WITHOUT_BODY = new Set([101, 204, 205, 304])

const INTERNAL =
  'This is the session of an employee or administrator. Odoo’s pages are shown here to visitors and portal users only: a script on this site could act in Odoo with an employee’s rights. (The site may allow it: proxy.allowInternal.)'
const FULL = 'Too many are being served: come back in a moment.'

/** What of a request is sent on; a `Request` is one. Its address is read apart. */
export interface Exchange {
  readonly method: string
  readonly headers: Iterable<readonly [name: string, value: string]>
  readonly body: ReadableStream<Uint8Array> | null
  /** Aborts when the browser has gone. */
  readonly signal: AbortSignal
}

/** What becomes of a browser's wish to switch protocols: Odoo's answer, or a refusal of our own. */
export type UpgradeOutcome =
  | { readonly status: number; readonly answer?: undefined }
  | { readonly status: number; readonly answer: HttpUpgrade; readonly leave: () => void }

/** Odoo's own pages under the site, each in its visitor's session. */
export class OdooPages<O = Models> {
  readonly #odoo: Connection<O>
  readonly #options: ProxyOptions
  readonly #isListed: (path: string) => boolean
  readonly #maxBodyBytes: number
  readonly #cookies: readonly string[]
  readonly #headTimeout: number
  readonly #idleTimeout: number
  readonly #pages: VisitorLimit
  readonly #upgrades: VisitorLimit

  constructor(odoo: Connection<O>, options: ProxyOptions) {
    checkProxyOptions(options)
    const { maxBodyBytes = MAX_BODY_BYTES, cookies = ODOO_COOKIES, headTimeout = 120_000 } = options
    const { pages = 256, upgrades = 1000, perVisitor = 32 } = options.limits ?? {}
    this.#odoo = odoo
    this.#options = options
    this.#isListed = pathMatcher(options.paths)
    this.#maxBodyBytes = maxBodyBytes
    this.#cookies = cookies
    this.#headTimeout = headTimeout
    this.#idleTimeout = options.idleTimeout ?? 60_000
    this.#pages = new VisitorLimit(pages, perVisitor)
    this.#upgrades = new VisitorLimit(upgrades, perVisitor)
  }

  /** True for a path that is Odoo's to answer, as it came and as it is sent on. */
  matches({ raw, path }: Target): boolean {
    return this.#isListed(raw) && this.#isListed(path)
  }

  /** Odoo's answer to a browser's request. Never throws what a browser can be told. */
  async answer<R>(own: SiteRequest<R, O>, exchange: Exchange): Promise<Response> {
    if (!METHODS.includes(exchange.method)) {
      return refusal(405, `There is no ${exchange.method} here.`, { allow: METHODS.join(', ') })
    }
    const announced = Number(own.header('content-length') ?? 0)
    if (announced > this.#maxBodyBytes) {
      return refusal(413, `The request is larger than ${this.#maxBodyBytes} bytes.`)
    }
    const upload = exchange.body === null ? undefined : new Upload(exchange.body, this.#maxBodyBytes, this.#idleTimeout)
    const leaving = leavingOf(exchange.signal, this.#headTimeout)
    let leave: (() => void) | undefined
    let isSentOn = false
    try {
      // Before the place is taken: who sends slowly holds none.
      const payload = await upload?.begin()
      leave = this.#pages.take(own.target?.visitor)
      if (leave === undefined) return refusal(503, FULL, { 'retry-after': '1' })
      leaving.start()
      const core = await this.#coreFor(own, exchange.method)
      const isRefused = !this.#options.allowInternal && (await core.isInternal())
      const answer = isRefused
        ? refusal(403, INTERNAL)
        : await this.#forward(own, core, exchange, leaving.signal, payload)
      leaving.headCame()
      isSentOn = !isRefused
      if (answer.body === null || isRefused) leave()
      else return paced(answer, this.#idleTimeout, leave)
      return answer
    } catch (error) {
      leave?.()
      // What has been asked of Odoo is asked no more, whatever it was.
      leaving.abort(error)
      if (upload?.refused !== undefined) return refusal(upload.refused.status, upload.refused.message)
      // Nobody reads it: the code is the one that logs of proxies have for it.
      if (exchange.signal.aborted) return refusal(499, 'The browser has gone.')
      // It may be another one that could not be stored: its name must reach this browser.
      if (SessionStoreError.is(error) && error.hasRun) await own.moved().catch(() => {})
      const status = ownStatusOf(error)
      if (status === undefined) throw error
      return refusal(status, (error as Error).message)
    } finally {
      leaving.headCame()
      // Where Odoo has taken it, it is read to its end, or Odoo's side ends it.
      if (!isSentOn) upload?.cancel()
    }
  }

  /** Odoo's answer to a browser that wants to switch protocols. */
  async upgrade<R>(own: SiteRequest<R, O>, exchange: Exchange): Promise<UpgradeOutcome> {
    if (!this.#isOfThisSite(own)) return { status: 403 }
    const leave = this.#upgrades.take(own.target?.visitor)
    if (leave === undefined) return { status: 503 }
    const leaving = leavingOf(exchange.signal, this.#headTimeout)
    leaving.start()
    try {
      const core = await this.#coreFor(own, exchange.method)
      if (!this.#options.allowInternal && (await core.isInternal())) {
        leave()
        return { status: 403 }
      }
      const { path, forwarded } = this.#translate(own, exchange, !this.#options.allowInternal)
      const answer = await core.upgrade(path, { ...forwarded, signal: leaving.signal })
      if (answer.socket !== undefined) return { status: answer.status, answer, leave }
      leave()
      return { status: answer.status }
    } catch (error) {
      leave()
      leaving.abort(error)
      return { status: ownStatusOf(error) ?? 502 }
    } finally {
      leaving.headCame()
    }
  }

  /** A script of another site must not speak as this site's visitor; what is no browser names no origin. */
  #isOfThisSite<R>(own: SiteRequest<R, O>): boolean {
    const origin = own.header('origin')
    if (origin === null || origin === undefined || own.target === undefined) return true
    if (!URL.canParse(origin)) return false
    // By the host: behind a proxy that ends TLS the site does not see its own scheme.
    const { host } = new URL(origin)
    return host === new URL(own.target.origin).host || (this.#options.origins ?? []).includes(origin)
  }

  async #coreFor<R>(own: SiteRequest<R, O>, method: string): Promise<SessionCore> {
    const isRead = method === 'GET' || method === 'HEAD'
    if (own.carriesSession || !isRead || !isAsset(own.target?.path ?? '')) return this.#alive(await own.core())
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
    exchange: Exchange,
    signal: AbortSignal,
    payload: Uint8Array | ReadableStream<Uint8Array> | undefined,
  ): Promise<Response> {
    // Odoo keeps with an employee's session which browser it is, and may ask who is another: all of the site's requests
    // are one then.
    const isBrowsers = core.keeper !== undefined && !this.#options.allowInternal
    const { path, forwarded } = this.#translate(own, exchange, isBrowsers)
    const { response, setCookies, isAnother } = await core.forward(path, {
      ...forwarded,
      signal,
      ...(payload !== undefined && { payload }),
    })
    if (isAnother) await own.moved()
    const { status } = response
    if (status < 200 || status > 599) {
      await response.stream?.().cancel()
      return refusal(502, `Odoo answered with a status that is none, ${status}.`)
    }
    const headers = headersForBrowser(response.headers, response.isDecoded ?? false)
    const { url: odoo, basePath } = addressOf(this.#odoo)
    for (const line of setCookies) {
      // The names of sessions are the site's to give.
      if (!own.isSessionCookie(line)) headers.append('set-cookie', cookieForBrowser(line, basePath))
    }
    leadWithin(headers, odoo + path, { origin: new URL(odoo).origin, path: basePath })
    const body = exchange.method === 'HEAD' || WITHOUT_BODY.has(status) ? null : streamOf(response)
    return new Response(body as BodyInit | null, { status, headers })
  }

  #translate<R>(own: SiteRequest<R, O>, exchange: Exchange, isBrowsers: boolean) {
    const { target } = own
    if (target === undefined) throw new ConfigError('a request without a target is not sent on')
    const query = new URLSearchParams(target.search)
    // They would name another session or database than the visitor's. What names none is left as it is written.
    const isTold = ['session_id', 'db'].some((name) => query.has(name))
    for (const name of isTold ? ['session_id', 'db'] : []) query.delete(name)
    const rest = query.size > 0 ? `?${query}` : ''
    const odoo = new URL(this.#odoo.url).origin
    const cookies: Record<string, string> = {}
    for (const name of this.#cookies) {
      const value = own.cookies[name]
      if (value !== undefined && isOneValue(value)) cookies[name] = value
    }
    const headers = headersForOdoo(exchange.headers, target, odoo, this.#options.forwarded ?? false)
    const forwarded: ForwardedRequest = {
      method: exchange.method as HttpMethod,
      headers: isBrowsers ? headers : withoutAgent(headers),
      cookies,
    }
    return { path: target.path + (isTold ? rest : target.search), forwarded }
  }
}

/** Odoo keeps with a session which browser it is: of one that is nobody's it is told of none. */
function withoutAgent({ 'user-agent': _, ...headers }: Readonly<Record<string, string>>): Record<string, string> {
  return headers
}

function addressOf(odoo: { readonly url: string }): { url: string; basePath: string } {
  const { pathname } = new URL(odoo.url)
  return { url: odoo.url, basePath: pathname === '/' ? '' : pathname }
}

function paced({ body, status, headers }: Response, idleTimeout: number, leave: () => void): Response {
  const stream = pacedAnswer(body as ReadableStream<Uint8Array>, idleTimeout, leave)
  return new Response(stream as unknown as BodyInit, { status, headers })
}

/** One signal for all that ends an exchange with Odoo: the browser that leaves, no head in time, what failed here. */
function leavingOf(browser: AbortSignal, headTimeout: number) {
  const controller = new AbortController()
  const onAbort = () => controller.abort(browser.reason)
  if (browser.aborted) onAbort()
  else browser.addEventListener('abort', onAbort, { once: true })
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    signal: controller.signal,
    start() {
      const message = `Odoo did not answer within ${headTimeout} ms (proxy.headTimeout)`
      timer = setTimeout(() => controller.abort(new TimeoutError(message, { sent: true })), headTimeout)
    },
    headCame: () => clearTimeout(timer),
    abort: (reason: unknown) => controller.abort(isOoorError(reason) ? reason : new Error('not sent on')),
  }
}
