import { parseCookie } from 'cookie'
import type { HttpAdapter } from 'ooor/protocol'
import { ConfigError, parseSeries, type Series } from 'ooor/protocol'
import { toHttpResponse, toSandboxRequest } from './adapter.ts'
import { asUpgrade, type ServeSocket, socketPair } from './bus/socket-pair.ts'
import { serveSocket } from './bus/web-sockets.ts'
import { isOutdated } from './bus/worker-version.ts'
import { CsrfTokens } from './csrf.ts'
import { demoModels } from './data/index.ts'
import { Database } from './database.ts'
import { dialectOf, SERIES } from './dialect/index.ts'
import { answerJson2, isJson2 } from './dispatch/json2.ts'
import { answerOldWeb } from './dispatch/old-web.ts'
import { answerWeb } from './dispatch/web.ts'
import { answerXmlRpc } from './dispatch/xml-rpc.ts'
import { html, type RouteAnswer, type SandboxRequest, type SandboxResponse } from './http-exchange.ts'
import { type Installation, onlyDatabase } from './installation.ts'
import type { ModelDefinition } from './orm/definition.ts'
import { ROUTES } from './routes/index.ts'
import { proxyNotFound, werkzeugNotFound, werkzeugPage } from './routes/pages.ts'
import type { Visit } from './routes/route.ts'
import { cookiesBeside, noteDevice } from './web-cookies.ts'
import { type WebSession, WebSessions } from './web-session.ts'

export interface SandboxOptions {
  /** Which series it answers as: 6.1 to 20.0; 20.0 as its source has it, not tried on a real one. @default '19.0' */
  readonly series?: string
  /** The name of its only database. @default 'sandbox' */
  readonly database?: string
  /**
   * The names of several databases, each with the same models and rows to begin with. Without a session that is bound
   * to one of them, or a header that names one, only the routes that need no database are there.
   */
  readonly databases?: readonly string[]
  /**
   * Models of your own, beside those of the demo data (users, partners, a small shop); one of the same name stands in
   * its place.
   *
   * ```ts
   * const sandbox = new Sandbox({
   *   models: [{
   *     name: 'library.book',
   *     description: 'Book',
   *     access: { user: 'rwcd', portal: 'r' },
   *     fields: { name: { type: 'char', required: true }, author_id: { type: 'many2one', relation: 'res.partner' } },
   *     records: [{ id: 1, name: 'Moby Dick', author_id: 9 }],
   *   }],
   * })
   * ```
   */
  readonly models?: readonly ModelDefinition[]
  /** False for a 6.1 or 7.0 without the web client: all routes below `/web` are missing. @default true */
  readonly web?: boolean
  /** True behind a proxy that hides `/web/webclient/version_info`. @default false */
  readonly hideVersion?: boolean
  /**
   * True where an employee's session that comes with another `User-Agent` has to prove itself, as with 20's
   * `base.session_check_device`. @default false
   */
  readonly checksDevices?: boolean
  /** False where the list of databases is refused, as with `list_db = False`. @default true */
  readonly listDatabases?: boolean
}

/**
 * A small Odoo inside the process: for demos and tests without a server. Requests go in, answers come out; it
 * keeps nothing outside its own memory. It speaks all wires of all series: the web client's JSON, `/jsonrpc`,
 * `/xmlrpc`, `/xmlrpc/2` and JSON-2.
 *
 * ```ts
 * const sandbox = new Sandbox({ series: '19.0' })
 * const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter })
 * ```
 */
export class Sandbox {
  readonly series: Series
  /** The name of the database, the first when there are several. */
  readonly database: string
  readonly #installation: Installation
  readonly #hasWebClient: boolean
  readonly #hidesVersion: boolean

  constructor(options: SandboxOptions = {}) {
    const { series = '19.0', web = true, hideVersion = false, listDatabases = true, checksDevices = false } = options
    const parsed = parseSeries(series)
    if (parsed === undefined || parsed.major < SERIES.oldest || parsed.major > SERIES.newest) {
      throw new ConfigError(`the sandbox has no series '${series}': use one from '6.1' to '${SERIES.newest}.0'`)
    }
    const names = databaseNamesOf(options)
    const own = options.models ?? []
    const replaced = new Set(own.map(({ name }) => name))
    const models = [...demoModels(parsed).filter(({ name }) => !replaced.has(name)), ...own]
    const dialect = dialectOf(parsed)
    this.series = parsed
    this.database = names[0] as string
    this.#hasWebClient = web
    this.#hidesVersion = hideVersion
    this.#installation = {
      dialect,
      databases: new Map(names.map((name) => [name, new Database(name, dialect, models)])),
      sessions: new WebSessions(dialect.sessions),
      csrf: new CsrfTokens(),
      listsDatabases: listDatabases,
      checksDevices,
    }
  }

  /** An adapter for `connect` that stays inside the process, whatever the URL's host. */
  get adapter(): HttpAdapter {
    return {
      send: async (request) => toHttpResponse(await this.handle(await toSandboxRequest(request))),
      openSocket: async (request, events) => {
        const { answer, serve } = await this.upgrade(await toSandboxRequest(asUpgrade(request)))
        const headers = toHttpResponse(answer).headers
        return { status: answer.status, headers, socket: serve && socketPair(serve, events) }
      },
      close: async () => {},
    }
  }

  /** Serves on loopback over real HTTP; Node, Bun and Deno only. */
  async listen(options: { readonly port?: number } = {}): Promise<SandboxServer> {
    const { listen } = await import('#sandbox-listen')
    return listen(this, options.port ?? 0)
  }

  /** Forgets a web session, as an expiry on the server does; false when there is none of that id. */
  forgetSession(id: string): boolean {
    return this.#installation.sessions.forget(id)
  }

  /** Answers one request: the seam that everything goes through. */
  async handle(request: SandboxRequest): Promise<SandboxResponse> {
    const [path = '/', search = ''] = splitOnce(request.path, '?')
    const { major } = this.series
    if (this.#hidesVersion && path === '/web/webclient/version_info') return respond(html(proxyNotFound(), 404))
    if (!this.#hasWebClient && /^\/web(\/|$)/.test(path)) return respond(html(werkzeugNotFound(), 404))
    if (/^\/xmlrpc\/(2\/)?[^/]+$/.test(path)) return respond(answerXmlRpc(this.#installation, path, request))

    const query = new URLSearchParams(search)
    const cookies = parseCookies(request.headers.cookie)
    if (major < 8) return this.#answerOldWeb(request, path, query, cookies)
    return this.#answerWeb(request, path, query, cookies)
  }

  /**
   * Answers who wants a WebSocket; with 101 there is `serve`, which takes the other side.
   *
   * @internal
   */
  async upgrade(request: SandboxRequest): Promise<{ answer: SandboxResponse; serve?: ServeSocket }> {
    const answer = await this.handle(request)
    if (answer.status !== 101) return { answer }
    const { sessions, databases, dialect } = this.#installation
    const told = answer.headers.findLast(([name]) => name === 'set-cookie')?.[1]
    const id =
      parseCookies(told)[dialect.sessions.cookie] ?? parseCookies(request.headers.cookie)[dialect.sessions.cookie]
    const session = sessions.find(id ?? '')
    const database = databases.get(session?.database ?? '')
    if (session === undefined || database === undefined) return { answer }
    const version = new URLSearchParams(request.path.split('?')[1]).get('version')
    const serve: ServeSocket = (peer) => {
      if (isOutdated(this.series.major, version, request.headers['user-agent'])) peer.close(1000, 'OUTDATED_VERSION')
      return serveSocket(database, sessions, { ...session }, peer)
    }
    return { answer, serve }
  }

  async #answerWeb(
    request: SandboxRequest,
    path: string,
    query: URLSearchParams,
    cookies: Cookies,
  ): Promise<SandboxResponse> {
    const { sessions, dialect } = this.#installation
    const rules = dialect.sessions
    const explicit = this.#explicitId(request, query)
    const sent = explicit ?? cookies[rules.cookie]
    const session = sessions.open(sent)
    const choice = this.#databaseOf(request, session)
    if (choice === 'contradiction') {
      const words = 'Cannot use both the session_id cookie and the x-odoo-database header.'
      return respond(html(werkzeugPage('403 Forbidden', words), 403))
    }
    const { database, isStateless } = choice
    // The password has changed since (wire/19.0/svc-users-change_password-then-call).
    const isOver = session.uid !== null && session.proof !== null && database?.proofOf(session.uid) !== session.proof
    if (isOver) Object.assign(session, { uid: null, login: null, proof: null })
    const visit: Visit = { request, path, query, cookies, session, database, installation: this.#installation }
    if (isJson2(path, this.series.major)) return respond(answerJson2(visit))

    const before = { ...session }
    const wasKept = sessions.find(session.id) === session
    const web = await answerWeb(ROUTES, visit)
    const besides = cookiesBeside(web, visit, before)
    if (isStateless || web.isStateless) return respond(web.answer, ...besides)
    if (web.hasFailed && !rules.savesAfterErrors) {
      Object.assign(session, before)
      return respond(web.answer, ...besides)
    }
    noteDevice(rules, session, before)
    // Ended while the answer took its time.
    if (wasKept && session.id === before.id && sessions.find(session.id) === undefined) return respond(web.answer)
    if (session.isDirty || rules.alwaysSetsCookie) sessions.save(session)
    // Who names the session elsewhere gets no cookie.
    const isTold = explicit !== undefined || (!session.isDirty && !rules.alwaysSetsCookie && sent === session.id)
    return respond(web.answer, ...besides, ...(isTold ? [] : [rules.setCookie(session.id)]))
  }

  async #answerOldWeb(
    request: SandboxRequest,
    path: string,
    query: URLSearchParams,
    cookies: Cookies,
  ): Promise<SandboxResponse> {
    const { sessions, dialect, databases } = this.#installation
    const sent = this.#explicitId(request, query) ?? cookies[dialect.sessions.cookie]
    const open = (innerId: string): Visit => {
      const session = sessions.open(sent, innerId)
      const database = databases.get(session.database ?? '') ?? null
      return { request, path, query, cookies, session, database, installation: this.#installation }
    }
    const { answer, visit } = answerOldWeb(ROUTES, path, request.body, open)
    if (visit === undefined) return respond(answer)
    // Empty sessions are not kept: they tell nothing.
    if (visit.session.isDirty) sessions.save(visit.session)
    return respond(answer, dialect.sessions.setCookie(visit.session.id))
  }

  /** A session's id that is named in the query or in a header rather than by the cookie. */
  #explicitId(request: SandboxRequest, query: URLSearchParams): string | undefined {
    const { inQuery, header } = this.#installation.dialect.sessions
    const named = inQuery === undefined ? null : query.get(inQuery)
    return named ?? (header === undefined ? undefined : request.headers[header])
  }

  /** The request's database (odoo/http.py of 19, `_get_session_and_dbname`). */
  #databaseOf(request: SandboxRequest, session: WebSession): DatabaseChoice {
    const { databases } = this.#installation
    const header = this.series.major >= 19 ? request.headers['x-odoo-database'] : undefined
    if (session.database !== null) {
      if (header !== undefined && header !== session.database) return 'contradiction'
      return { database: databases.get(session.database) ?? null, isStateless: false }
    }
    // Such a request keeps no session.
    if (header !== undefined) return { database: databases.get(header) ?? null, isStateless: true }
    const only = onlyDatabase(this.#installation)
    session.database = only?.name ?? null
    return { database: only, isStateless: false }
  }
}

type Cookies = Readonly<Record<string, string | undefined>>

type DatabaseChoice = { readonly database: Database | null; readonly isStateless: boolean } | 'contradiction'

/** A sandbox that listens. */
export interface SandboxServer {
  /** As `http://127.0.0.1:40123`. */
  readonly url: string
  /** Stops and starts again on the same port; sessions and data stay. */
  restart(): Promise<void>
  close(): Promise<void>
}

function databaseNamesOf({ database, databases }: SandboxOptions): readonly string[] {
  if (databases === undefined) return [database ?? 'sandbox']
  if (databases.length === 0) throw new ConfigError('a sandbox has at least one database: leave `databases` out')
  if (database !== undefined && database !== databases[0]) {
    throw new ConfigError(`database '${database}' is not the first of databases: name one of the two options`)
  }
  return databases
}

function respond(answer: RouteAnswer, ...setCookies: readonly string[]): SandboxResponse {
  const headers: [string, string][] = [['content-type', answer.contentType], ...Object.entries(answer.headers ?? {})]
  for (const cookie of setCookies) headers.push(['set-cookie', cookie])
  return { status: answer.status, headers, body: answer.body, ...(answer.bytes && { bytes: answer.bytes }) }
}

function parseCookies(header: string | undefined): Cookies {
  return header === undefined ? {} : parseCookie(header, { decode: (text) => text })
}

function splitOnce(text: string, mark: string): string[] {
  const at = text.indexOf(mark)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}
