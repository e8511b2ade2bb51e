import { parseCookie } from 'cookie-es'
import type { Series } from 'ooor/protocol'
import type { Database } from './database.ts'
import { answerJson2, isJson2 } from './dispatch/json2.ts'
import { answerOldWeb } from './dispatch/old-web.ts'
import { answerWeb, type WebAnswer } from './dispatch/web.ts'
import { answerXmlRpc } from './dispatch/xml-rpc.ts'
import { isXmlRpc } from './dispatch/xml-rpc-path.ts'
import { html, redirect, respond, type SandboxRequest, type SandboxResponse, withoutGuesses } from './http-exchange.ts'
import { type Installation, onlyDatabase } from './installation.ts'
import { awayAnswer } from './laboratory/database-away.ts'
import { ROUTES } from './routes/index.ts'
import { proxyNotFound, werkzeugNotFound, werkzeugPage } from './routes/pages.ts'
import type { Visit } from './routes/route.ts'
import { SESSION_INFO } from './routes/session-paths.ts'
import type { SandboxOptions } from './sandbox-options.ts'
import { cookiesBeside, noteDevice } from './web-cookies.ts'
import type { WebSession } from './web-session.ts'

/** Answers requests as an installation does, on all wires. */
export class OdooServer {
  readonly #installation: Installation
  readonly #hasWebClient: boolean
  readonly #hidesVersion: boolean

  constructor(installation: Installation, { web = true, hideVersion = false }: SandboxOptions) {
    this.#installation = installation
    this.#hasWebClient = web
    this.#hidesVersion = hideVersion
  }

  /** One request; where `isAway`, the database takes no connections. */
  async answer(request: SandboxRequest, isAway: boolean): Promise<SandboxResponse> {
    const away = isAway ? awayAnswer(this.#installation, request) : undefined
    if (away !== undefined) return respond(away)
    const { major } = this.#installation.dialect.series
    const [sentPath = '/', search = ''] = splitOnce(request.path, '?')
    // Python's server takes several slashes before an address for one (tried on 14.0 and 19.0).
    const path = major < 14 ? sentPath : sentPath.replace(/^\/{2,}/, '/')
    if (this.#hidesVersion && path === '/web/webclient/version_info') return respond(html(proxyNotFound(), 404))
    if (!this.#hasWebClient && /^\/web(\/|$)/.test(path)) return respond(html(werkzeugNotFound(), 404))
    if (isXmlRpc(path, this.#installation.dialect.series)) {
      return respond(answerXmlRpc(this.#installation, path, request))
    }

    const query = new URLSearchParams(search)
    const cookies = parseCookies(request.headers.cookie)
    if (major < 8) return this.#answerOldWeb(request, path, query, cookies, isAway)
    return this.#answerWeb(request, path, query, cookies, isAway)
  }

  async #answerWeb(
    request: SandboxRequest,
    path: string,
    query: URLSearchParams,
    cookies: Cookies,
    isAway: boolean,
  ): Promise<SandboxResponse> {
    const { sessions, dialect } = this.#installation
    const rules = dialect.sessions
    const explicit = this.#explicitId(request, query)
    const sent = explicit ?? cookies[rules.cookie]
    if (isAway && sent !== undefined && isForgotten(this.#installation.dialect.series, path)) sessions.forget(sent)
    const session = sessions.open(sent)
    if (this.#contradicts(request, session)) {
      const words = 'Cannot use both the session_id cookie and the x-odoo-database header.'
      return respond(html(werkzeugPage('403 Forbidden', words), 403))
    }
    const { database, isStateless } = isAway ? AWAY : this.#databaseOf(request, session)
    // The password has changed since (wire/19.0/svc-users-change_password-then-call).
    // Where the database is away nobody looks (wire/16.0 and wire/17.0/svc-outage-back-call_kw).
    const isOver =
      !isAway && session.uid !== null && session.proof !== null && database?.proofOf(session.uid) !== session.proof
    if (isOver) Object.assign(session, { uid: null, login: null, proof: null })
    const visit: Visit = { request, path, query, cookies, session, database, installation: this.#installation }
    if (isJson2(path, this.#installation.dialect.series.major)) return respond(answerJson2(visit))

    const before = { ...session }
    const wasKept = sessions.find(session.id) === session
    const isLed = isAway && LEADS_AWAY.test(path)
    const given: WebAnswer = isLed ? { answer: toSelector(), hasFailed: false } : await answerWeb(ROUTES, visit)
    const web = given.hasFailed ? given : { ...given, answer: withoutGuesses(given.answer, dialect.series) }
    const besides = cookiesBeside(web, visit, before)
    if (isStateless || web.isStateless) return respond(web.answer, ...besides)
    if (web.hasFailed && !rules.savesAfterErrors) {
      Object.assign(session, before)
      return respond(web.answer, ...besides)
    }
    if (!web.isUnrouted) noteDevice(rules, session, before)
    // Ended while the answer took its time.
    if (wasKept && session.id === before.id && sessions.find(session.id) === undefined) return respond(web.answer)
    const id = KEEPS_ID.has(path) ? session.id : sessions.renewId(session)
    if (session.isDirty || rules.alwaysSetsCookie) sessions.save(session)
    // Who names the session elsewhere gets no cookie.
    const isTold = explicit !== undefined || (!session.isDirty && !rules.alwaysSetsCookie && sent === id)
    return respond(web.answer, ...besides, ...(isTold ? [] : [rules.setCookie(id)]))
  }

  async #answerOldWeb(
    request: SandboxRequest,
    path: string,
    query: URLSearchParams,
    cookies: Cookies,
    isAway: boolean,
  ): Promise<SandboxResponse> {
    const { sessions, dialect, databases } = this.#installation
    const sent = this.#explicitId(request, query) ?? cookies[dialect.sessions.cookie]
    if (isAway && sent !== undefined && isForgotten(dialect.series, path)) sessions.forget(sent)
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

  /** The database that a request names beside its session. */
  #namedDatabase(request: SandboxRequest): string | undefined {
    return this.#installation.dialect.series.major >= 19 ? request.headers['x-odoo-database'] || undefined : undefined
  }

  /** Whether a request names another database than its session has: no database is asked for it (`_get_session_and_dbname`). */
  #contradicts(request: SandboxRequest, session: WebSession): boolean {
    const named = this.#namedDatabase(request)
    return session.database !== null && named !== undefined && named !== session.database
  }

  /** The request's database (odoo/http.py of 19, `_get_session_and_dbname`). */
  #databaseOf(request: SandboxRequest, session: WebSession): DatabaseChoice {
    const { databases } = this.#installation
    const header = this.#namedDatabase(request)
    if (session.database !== null) {
      return { database: databases.get(session.database) ?? null, isStateless: false }
    }
    // Such a request keeps no session.
    if (header !== undefined) return { database: databases.get(header) ?? null, isStateless: true }
    const only = onlyDatabase(this.#installation)
    session.database = only?.name ?? null
    return { database: only, isStateless: false }
  }
}

/** Pages that lead to the choice of a database while theirs is away (wire/*\/svc-outage-closed-web). */
const LEADS_AWAY = /^\/web(\/login)?$/
const toSelector = () => redirect('/web/database/selector')

/** Routes after which no session gets another id (odoo/http.py of 19, `_PATHS_NO_ROTATION`). */
const KEEPS_ID: ReadonlySet<string> = new Set([
  '/websocket/peek_notifications',
  '/websocket/update_bus_presence',
  '/websocket/on_closed',
])

type Cookies = Readonly<Record<string, string | undefined>>

interface DatabaseChoice {
  readonly database: Database | null
  readonly isStateless: boolean
}

const AWAY: DatabaseChoice = { database: null, isStateless: false }

/** What a session does not outlive while the database is away (wire/*\/svc-outage-*). */
function isForgotten({ major }: Series, path: string): boolean {
  if (major < 9) return path === SESSION_INFO
  return major < 16 || (major >= 18 && path === '/web')
}

function parseCookies(header: string | undefined): Cookies {
  return header === undefined ? {} : parseCookie(header, { decode: (text) => text })
}

function splitOnce(text: string, mark: string): string[] {
  const at = text.indexOf(mark)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}
