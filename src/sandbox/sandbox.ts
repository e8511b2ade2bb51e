import { parseCookie } from 'cookie'
import { ConfigError } from '../errors/index.ts'
import type { HttpAdapter, HttpRequest, HttpResponse } from '../http/index.ts'
import { parseSeries, type Series } from '../wires/index.ts'
import { demoModels } from './data/index.ts'
import { Database } from './database.ts'
import { type Dialect, dialectOf } from './dialect.ts'
import { html, json, type RouteAnswer, type SandboxRequest, type SandboxResponse } from './http-exchange.ts'
import type { ModelDefinition } from './orm/definition.ts'
import { notFound, ServerException } from './orm/exceptions.ts'
import { datasetRoutes } from './routes/dataset-routes.ts'
import { notFoundPage } from './routes/pages.ts'
import type { HttpRoute, JsonRoute, RouteContext, RouteTable } from './routes/route.ts'
import { sessionRoutes } from './routes/session-routes.ts'
import { NO_SUCH_ROUTE, shopRoutes } from './routes/shop-routes.ts'
import { type WebSession, WebSessions } from './web-session.ts'

export interface SandboxOptions {
  /** Which series it answers as: 8.0 to 19.0. @default '19.0' */
  readonly series?: string
  /** The name of its only database. @default 'sandbox' */
  readonly database?: string
  /** Its models and rows. @default a small shop with the users admin, demo and portal, passwords as the logins */
  readonly models?: readonly ModelDefinition[]
}

const SESSION_COOKIE = 'session_id'

/**
 * A small Odoo inside the process: for demos and tests without a server. Requests go in, answers come out; it
 * keeps nothing outside its own memory.
 *
 * ```ts
 * const sandbox = new Sandbox({ series: '19.0' })
 * const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter })
 * ```
 */
export class Sandbox {
  readonly series: Series
  /** The name of the database. */
  readonly database: string
  readonly #dialect: Dialect
  readonly #data: Database
  readonly #sessions: WebSessions
  readonly #routes: readonly RouteTable[] = [sessionRoutes, datasetRoutes, shopRoutes]

  constructor(options: SandboxOptions = {}) {
    const { series = '19.0', database = 'sandbox', models = demoModels() } = options
    const parsed = parseSeries(series)
    if (parsed === undefined || parsed.major < 8) {
      throw new ConfigError(`the sandbox has no series '${series}': use one from '8.0' to '19.0'`)
    }
    this.series = parsed
    this.database = database
    this.#dialect = dialectOf(parsed)
    this.#data = new Database(database, this.#dialect, models)
    this.#sessions = new WebSessions(this.#dialect)
  }

  /** An adapter for `connect` that stays inside the process, whatever the URL's host. */
  get adapter(): HttpAdapter {
    return {
      send: async (request) => toHttpResponse(await this.handle(toSandboxRequest(request))),
      close: async () => {},
    }
  }

  /** Serves on loopback over real HTTP; Node, Bun and Deno only. */
  async listen(options: { readonly port?: number } = {}): Promise<SandboxServer> {
    const { listen } = await import('./listen.ts')
    return listen(this, options.port ?? 0)
  }

  /** Forgets a web session, as an expiry on the server does; false when there is none of that id. */
  forgetSession(id: string): boolean {
    return this.#sessions.forget(id)
  }

  /** Answers one request: the seam that everything goes through. */
  async handle(request: SandboxRequest): Promise<SandboxResponse> {
    const cookies = parseCookies(request.headers.cookie)
    const session = this.#sessions.open(cookies[SESSION_COOKIE])
    const path = request.path.replace(/\?.*/, '')
    if (this.#refusesDatabase(request, session)) {
      return respond(
        html(
          '<title>403 Forbidden</title><p>Cannot use both the session_id cookie and the x-odoo-database header.</p>',
          403,
        ),
      )
    }
    const context: RouteContext = {
      request,
      session,
      sessions: this.#sessions,
      database: this.#data,
      dialect: this.#dialect,
    }
    const isJson = /^application\/json/.test(request.headers['content-type'] ?? '')
    const answer = isJson ? this.#answerJson(context, path) : this.#answerHttp(context, path)
    return respond(answer, this.#setCookie(session, cookies[SESSION_COOKIE]))
  }

  #answerJson(context: RouteContext, path: string): RouteAnswer {
    let id: unknown = null
    try {
      let body: { id?: unknown; params?: Record<string, unknown> }
      try {
        body = JSON.parse(context.request.body)
      } catch {
        return html('<title>400 Bad Request</title><h1>Bad Request</h1><p>Invalid JSON data</p>', 400)
      }
      id = body.id ?? null
      const route = this.#find('json', path) as JsonRoute | undefined
      const result = route === undefined ? NO_SUCH_ROUTE : route(context, body.params ?? {})
      if (result === NO_SUCH_ROUTE) {
        if (this.series.major >= 16) return html(notFoundPage(), 404)
        throw notFound()
      }
      return json({ jsonrpc: '2.0', id, ...(result !== null && result !== undefined && { result }) })
    } catch (error) {
      if (!(error instanceof ServerException)) throw error
      const is404 = error.exception.endsWith('.NotFound') && this.series.major >= 11 && this.series.major < 16
      return json({ jsonrpc: '2.0', ...this.#dialect.jsonRpcError(error, id) }, is404 ? 404 : 200)
    }
  }

  #answerHttp(context: RouteContext, path: string): RouteAnswer {
    const route = this.#find('http', path) as HttpRoute | undefined
    return route === undefined ? html(notFoundPage(), 404) : route(context)
  }

  #find(kind: 'json' | 'http', path: string): JsonRoute | HttpRoute | undefined {
    for (const table of this.#routes) {
      const routes: Readonly<Record<string, JsonRoute | HttpRoute>> = table[kind] ?? {}
      if (Object.hasOwn(routes, path)) return routes[path]
      for (const [pattern, route] of Object.entries(routes)) {
        if (pattern.endsWith('/*') && path.startsWith(pattern.slice(0, -1))) return route
      }
    }
    return undefined
  }

  // odoo/http.py of 19, `_get_session_and_dbname`: a stored session has a database of its own.
  #refusesDatabase(request: SandboxRequest, session: WebSession): boolean {
    const wanted = request.headers['x-odoo-database']
    return this.series.major >= 19 && wanted !== undefined && session.isStored && wanted !== this.database
  }

  #setCookie(session: WebSession, sent: string | undefined): string | undefined {
    if (session.isDirty || this.#dialect.alwaysSetsCookie) this.#sessions.save(session)
    if (!session.isDirty && !this.#dialect.alwaysSetsCookie && sent === session.id) return undefined
    return `${SESSION_COOKIE}=${session.id}; Max-Age=${this.#dialect.sessionMaxAge}; HttpOnly; Path=/`
  }
}

/** A sandbox that listens. */
export interface SandboxServer {
  /** As `http://127.0.0.1:40123`. */
  readonly url: string
  /** Stops and starts again on the same port; sessions and data stay. */
  restart(): Promise<void>
  close(): Promise<void>
}

function respond(answer: RouteAnswer, setCookie?: string): SandboxResponse {
  const headers: [string, string][] = [['content-type', answer.contentType]]
  if (answer.location !== undefined) headers.push(['location', answer.location])
  if (setCookie !== undefined) headers.push(['set-cookie', setCookie])
  return { status: answer.status, headers, body: answer.body }
}

function toSandboxRequest(request: HttpRequest): SandboxRequest {
  const url = new URL(request.url)
  return { method: request.method, path: url.pathname + url.search, headers: request.headers, body: request.body ?? '' }
}

function toHttpResponse(response: SandboxResponse): HttpResponse {
  const headers = new Headers()
  for (const [name, value] of response.headers) headers.append(name, value)
  return {
    status: response.status,
    headers,
    text: async () => response.body,
    bytes: async () => new TextEncoder().encode(response.body),
  }
}

function parseCookies(header: string | undefined): Record<string, string | undefined> {
  return header === undefined ? {} : parseCookie(header, { decode: (text) => text })
}
