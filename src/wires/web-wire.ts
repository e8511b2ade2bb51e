import {
  AccessDeniedError,
  type CallSite,
  LoginRequiredError,
  MalformedResponseError,
  MfaRequiredError,
  SessionExpiredError,
} from '../errors/index.ts'
import type { Cookie, HttpResponse } from '../http/index.ts'
import { encodeJsonRpc, readJsonRpc } from './json-rpc.ts'
import { isAtLeast } from './series.ts'
import type { RequestInit, Server } from './server.ts'
import { isSameSession } from './session-id.ts'
import type { CallOptions, Context, ModelCall, SessionInfo, Speaker } from './types.ts'

/** The cookie that carries the session since 8.0. */
export const SESSION_COOKIE = 'session_id'

/** A login and its password, or an API key in the password's place. */
export interface Credential {
  readonly login: string
  readonly password: string
}

/** What a request may do to the session's id. */
type SessionPolicy =
  /** Follow rotations; another session in its place is an error. */
  | 'keep'
  /** Take whatever id the server gives: logging in or out. */
  | 'take'

/** Thrown when the server put another session in the place of the speaker's. The request ran in that one. */
export class SessionReplaced extends Error {
  constructor(readonly call: CallSite | undefined) {
    super('the server started another session')
  }
}

/**
 * JSON-RPC 2 over the web session, as Odoo's own web client speaks it, 8.0 and later.
 *
 * Every answer's cookies are read before the call resolves, so a rotated session id is never missed.
 */
export class WebWire {
  readonly #server: Server

  constructor(server: Server) {
    this.#server = server
  }

  /**
   * Logs a speaker in; a visitor's session goes on as the user's, with a new id.
   *
   * Sends `POST /web/session/authenticate {db, login, password}`.
   */
  async authenticate(
    speaker: Speaker,
    database: string,
    credential: Credential,
    options: CallOptions = {},
  ): Promise<SessionInfo> {
    const path = '/web/session/authenticate'
    const params = { db: database, login: credential.login, password: credential.password }
    const answer = await this.#exchange(speaker, path, params, { path }, 'take', options)
    const info = sessionInfo(answer, path)
    if (info === undefined) {
      // Up to 13 a wrong password is an answer without a user; since 15 that means a second factor.
      const series = await this.#server.series()
      if (isAtLeast(series, 15)) {
        throw new MfaRequiredError(
          `${credential.login} has two-factor authentication: use an API key, or the second factor's code`,
          { call: { path } },
        )
      }
      throw new AccessDeniedError({ exception: '', message: 'Access Denied' }, { call: { path } })
    }
    speaker.uid = info.uid
    speaker.userContext = info.userContext
    return info
  }

  /**
   * Who the session is on the server: null for a visitor.
   *
   * Sends `POST /web/session/get_session_info`.
   */
  async sessionInfo(speaker: Speaker, options: CallOptions = {}): Promise<SessionInfo | null> {
    const path = '/web/session/get_session_info'
    const answer = await this.#exchange(speaker, path, {}, { path }, 'keep', options)
    return sessionInfo(answer, path) ?? null
  }

  /**
   * Ends the session on the server.
   *
   * Sends `POST /web/session/destroy`.
   */
  async destroy(speaker: Speaker, options: CallOptions = {}): Promise<void> {
    const path = '/web/session/destroy'
    await this.#exchange(speaker, path, {}, { path }, 'take', options)
  }

  /**
   * Calls a method of a model.
   *
   * Sends `POST /web/dataset/call_kw/<model>/<method> {model, method, args, kwargs}`.
   */
  async call(speaker: Speaker, call: ModelCall, context: Context, options: CallOptions = {}): Promise<unknown> {
    const { model, method, args, kwargs } = call
    const path = `/web/dataset/call_kw/${encodeURIComponent(model)}/${encodeURIComponent(method)}`
    const params = { model, method, args, kwargs: { ...kwargs, context } }
    try {
      return await this.#exchange(speaker, path, params, { model, method, path }, 'keep', options)
    } catch (error) {
      if (SessionExpiredError.is(error) && speaker.uid === null) {
        const { exception, serverMessage } = error
        const message = `${model}.${method}: Odoo answers model calls to logged-in users only; this session is a visitor's. Log in first`
        throw new LoginRequiredError(
          { exception, message: serverMessage },
          { call: { model, method, path }, cause: error, message },
        )
      }
      throw error
    }
  }

  /** Calls a JSON controller route. */
  request(
    speaker: Speaker,
    path: string,
    params: Readonly<Record<string, unknown>>,
    options: CallOptions = {},
  ): Promise<unknown> {
    return this.#exchange(speaker, path, params, { path }, loginRoutes.test(path) ? 'take' : 'keep', options)
  }

  /**
   * Fetches a page as the session's browser would, through redirects within the server.
   *
   * Sends `GET <path>`.
   */
  async page(speaker: Speaker, path: string, options: CallOptions = {}): Promise<{ status: number; text: string }> {
    let at = path
    for (let hop = 0; ; hop++) {
      const call = { path: at }
      const { response, sent } = await this.#send(speaker, at, { method: 'GET', call, ...options })
      const text = await response.text()
      this.#takeCookies(speaker, response, sent, loginRoutes.test(at) ? 'take' : 'keep', call)
      const location = response.headers.get('location')
      if (response.status < 300 || response.status >= 400 || location === null || hop === MAX_REDIRECTS) {
        return { status: response.status, text }
      }
      at = this.#server.base.pathOf(new URL(location, this.#server.base.resolve(at)), call)
    }
  }

  /**
   * Asks whether the server still has the speaker's session; undefined where it does not tell (16 to 18).
   *
   * Up to 15 the server answers with another id when it has lost the session. Since 16 it goes on under the same id
   * with an empty session, and 19 gives that away: it refuses a header that names another database for a session it
   * has, and only for that (odoo/http.py, `_get_session_and_dbname`; both tried on real servers).
   *
   * Sends `GET /web/version` with `X-Odoo-Database` on 19, `POST /web/webclient/version_info` up to 15.
   */
  async hasSession(speaker: Speaker, options: CallOptions = {}): Promise<boolean | undefined> {
    const series = await this.#server.series()
    if (isAtLeast(series, 19)) {
      const path = '/web/version'
      const headers = { 'x-odoo-database': 'ooor-no-such-database' }
      const { response } = await this.#send(speaker, path, { method: 'GET', headers, call: { path }, ...options })
      await response.text()
      if (response.status === 403) return true
      return response.status === 200 ? false : undefined
    }
    if (isAtLeast(series, 16)) return undefined
    try {
      await this.request(speaker, '/web/webclient/version_info', {}, options)
      return true
    } catch (error) {
      if (error instanceof SessionReplaced) return false
      throw error
    }
  }

  async #exchange(
    speaker: Speaker,
    path: string,
    params: unknown,
    call: CallSite,
    policy: SessionPolicy,
    options: CallOptions,
  ): Promise<unknown> {
    const { response, sent } = await this.#send(speaker, path, {
      headers: { 'content-type': 'application/json' },
      body: encodeJsonRpc(params),
      call,
      ...options,
    })
    let result: unknown
    let failure: { readonly error: unknown } | undefined
    try {
      result = await readJsonRpc(this.#server.base.resolve(path), response, call)
    } catch (error) {
      failure = { error }
    }
    try {
      this.#takeCookies(speaker, response, sent, policy, call)
    } catch (replaced) {
      // A user's expired session says so itself; a visitor's is only replaced.
      if (failure !== undefined && SessionExpiredError.is(failure.error) && speaker.uid !== null) throw failure.error
      throw replaced
    }
    if (failure !== undefined) throw failure.error
    return result
  }

  async #send(
    speaker: Speaker,
    path: string,
    init: RequestInit,
  ): Promise<{ response: HttpResponse; sent: string | undefined }> {
    const sent = speaker.cookies.get(SESSION_COOKIE)
    const queryStart = path.indexOf('?')
    const cookie = speaker.cookies.header(this.#server.base.path + (queryStart < 0 ? path : path.slice(0, queryStart)))
    const headers = cookie === undefined ? init.headers : { ...init.headers, cookie }
    const response = await this.#server.send(path, headers === undefined ? init : { ...init, headers })
    return { response, sent }
  }

  #takeCookies(
    speaker: Speaker,
    response: HttpResponse,
    sent: string | undefined,
    policy: SessionPolicy,
    call: CallSite,
  ): void {
    const lines = response.headers.getSetCookie()
    if (lines.length === 0) return
    const { cookies } = speaker
    const next = lastSessionCookie(speaker, lines)
    const current = cookies.get(SESSION_COOKIE)
    // The session moved on while this answer was under way: what it says of the id is old.
    const stale = current !== sent
    if (next !== undefined && !stale) {
      if (
        policy === 'keep' &&
        sent !== undefined &&
        (next.cookie === undefined || !isSameSession(sent, next.cookie.value))
      ) {
        throw new SessionReplaced(call)
      }
      if (next.cookie === undefined) cookies.delete(SESSION_COOKIE)
      else cookies.put(SESSION_COOKIE, next.cookie)
    }
    cookies.take(lines, SESSION_COOKIE)
  }
}

const MAX_REDIRECTS = 5

/** Routes on which a new session id is no surprise. */
const loginRoutes = /^\/web\/(session\/(authenticate|destroy|logout)|login|signup|reset_password)\b/

function lastSessionCookie(speaker: Speaker, lines: readonly string[]): { cookie: Cookie | undefined } | undefined {
  let last: { cookie: Cookie | undefined } | undefined
  for (const line of lines) {
    const parsed = speaker.cookies.parse(line)
    if (parsed?.name === SESSION_COOKIE) last = parsed
  }
  return last
}

function sessionInfo(answer: unknown, path: string): SessionInfo | undefined {
  if (typeof answer !== 'object' || answer === null) {
    throw new MalformedResponseError(`${path} answered no session info: ${JSON.stringify(answer)}`, { call: { path } })
  }
  const raw = answer as Record<string, unknown>
  if (typeof raw.uid !== 'number') return undefined
  return {
    uid: raw.uid,
    database: String(raw.db),
    name: text(raw.name),
    login: text(raw.username),
    partnerId: number(raw.partner_id),
    companyId: companyOf(raw),
    isAdmin: raw.is_admin === true || raw.uid === 1,
    isInternal: typeof raw.is_internal_user === 'boolean' ? raw.is_internal_user : undefined,
    userContext: (raw.user_context ?? {}) as Context,
    raw,
  }
}

function companyOf(raw: Record<string, unknown>): number | undefined {
  const companies = raw.user_companies as { current_company?: unknown } | false | undefined
  const current = companies ? companies.current_company : undefined
  // 13 and 14 answer [id, name], later ones the id (web/models/ir_http.py).
  return number(raw.company_id) ?? number(Array.isArray(current) ? current[0] : current)
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
const number = (value: unknown) => (typeof value === 'number' ? value : undefined)
