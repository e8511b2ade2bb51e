import {
  AccessDeniedError,
  type CallSite,
  ConfigError,
  LoginRequiredError,
  MalformedResponseError,
  MfaRequiredError,
  RouteNotFoundError,
  SessionExpiredError,
} from '../errors/index.ts'
import type { Cookie, HttpRequest, HttpResponse, HttpUpgrade } from '../http/index.ts'
import type { PasswordCredential } from './credential.ts'
import { csrfTokenOf } from './csrf.ts'
import { type EncodedForm, encodeForm } from './form.ts'
import { isOdooNotFound } from './html-page.ts'
import { encodeJsonRpc, readJsonRpc } from './json-rpc.ts'
import { isReadOnlyMethod } from './read-only-methods.ts'
import { loggingIn } from './refused-login.ts'
import { isAtLeast } from './series.ts'
import type { RequestInit, Server } from './server.ts'
import { isSameSession } from './session-id.ts'
import type { CallOptions, Context, ModelCall, Page, SessionInfo, Speaker, Wire, WorkflowSignal } from './types.ts'

/** The cookie that carries the session since 8.0. */
export const SESSION_COOKIE = 'session_id'

/** What a request may do to the session's id. */
type SessionPolicy =
  /** Follow rotations; another session in its place is an error. */
  | 'keep'
  /** Take whatever id the server gives: logging in or out. */
  | 'take'

interface ExchangeOptions extends CallOptions {
  readonly policy?: SessionPolicy
  /** What errors name, when it is more than the path. */
  readonly site?: CallSite
  readonly isReadOnly?: boolean
}

/** A request that somebody else has made, to be sent on in a session. */
export interface ForwardedRequest extends CallOptions {
  readonly method: HttpRequest['method']
  /** Without cookies; names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** The browser's own cookies for Odoo; they win over the session's of the same name. */
  readonly cookies: Readonly<Record<string, string>>
  readonly payload?: HttpRequest['payload']
}

/** The answer to it, its body not read yet. */
export interface ForwardedAnswer {
  readonly response: HttpResponse
  /** The `Set-Cookie` lines that are not the session's own. */
  readonly setCookies: readonly string[]
  /** True when the route logs in or out. */
  readonly isLogin: boolean
  /** True when the session is another one now, and not only under another id. */
  readonly isAnother: boolean
}

/** Thrown when the server put another session in the place of the speaker's. The request ran in that one. */
export class SessionReplaced extends Error {
  readonly call: CallSite | undefined

  constructor(call: CallSite | undefined) {
    super('the server started another session')
    this.call = call
  }
}

/**
 * JSON-RPC 2 over the web session, as Odoo's own web client speaks it.
 *
 * Every answer's cookies are read before the call resolves, so a rotated session id is never missed.
 */
export class WebWire implements Wire {
  readonly name = 'web'
  readonly #server: Server
  /** Visitors whose session has been bound to the named database. */
  readonly #bound = new WeakSet<Speaker>()

  constructor(server: Server) {
    this.#server = server
  }

  /**
   * Logs a speaker in; a visitor's session goes on as the user's, with a new id.
   *
   * Sends `POST /web/session/authenticate {db, login, password}`, and for a second factor `GET` and
   * `POST /web/login/totp`.
   */
  async authenticate(speaker: Speaker, options: CallOptions = {}): Promise<SessionInfo> {
    const { credential } = speaker
    if (credential?.kind !== 'password') {
      throw new ConfigError('an API key opens no web session: carts and pages need a password')
    }
    const path = '/web/session/authenticate'
    const series = await this.#server.series()
    const params = {
      db: await speaker.database(),
      login: credential.login,
      password: credential.password,
      ...(!isAtLeast(series, 8) && { base_location: this.#server.base.toString() }),
    }
    const ask = async () => {
      const answer = await this.#exchange(speaker, path, params, { policy: 'take', isReadOnly: true, ...options })
      return readSessionInfo(answer, path)
    }
    let info = await loggingIn(speaker, ask)
    if (info === undefined) {
      // Up to 13 a wrong password is an answer without a user; since then that means a second factor.
      if (!isAtLeast(series, 14)) return loggingIn(speaker, () => Promise.reject(accessDenied(path)))
      if (!(await this.#secondFactor(speaker, credential, options))) {
        // With several databases 19 has the page only once the session has one (tried on 19.0).
        await this.#bind(speaker, options)
        await ask()
        if (!(await this.#secondFactor(speaker, credential, options))) {
          throw new MalformedResponseError(`${TOTP_PAGE} answered without a form for the code`, {
            call: { path: TOTP_PAGE },
          })
        }
      }
      info = (await this.sessionInfo(speaker, options)) ?? undefined
      if (info === undefined) throw accessDenied(path)
    }
    speaker.uid = info.uid
    speaker.userContext = info.userContext
    const inner = info.raw.session_id
    // 8 to 12 tell their session's id too, but break when it is sent (wire/8.0/session-*).
    speaker.innerSessionId = !isAtLeast(series, 8) && typeof inner === 'string' ? inner : undefined
    return info
  }

  /**
   * Logs a speaker in by the login page, as a browser does.
   *
   * Sends `GET /web/login`, `POST /web/login`, for a second factor `GET` and `POST /web/login/totp`, and `POST
   * /web/session/get_session_info`.
   */
  async authenticateByForm(speaker: Speaker, options: CallOptions = {}): Promise<SessionInfo> {
    const { credential } = speaker
    if (credential?.kind !== 'password') {
      throw new ConfigError('an API key opens no web session: carts and pages need a password')
    }
    const call = { path: LOGIN_PAGE }
    const query = speaker.namesDatabase ? `?db=${encodeURIComponent(await speaker.database())}` : ''
    const token = csrfTokenOf((await this.#follow(speaker, LOGIN_PAGE + query, options)).text)
    const form = await encodeForm(
      { login: credential.login, password: credential.password },
      token === undefined ? {} : { csrf_token: token },
    )
    const to = await this.#post(speaker, LOGIN_PAGE, form, 'take', options)
    // The page again means that it was refused.
    if (to.location === undefined) return loggingIn(speaker, () => Promise.reject(accessDenied(LOGIN_PAGE)))
    if (to.location.startsWith(TOTP_PAGE) && !(await this.#secondFactor(speaker, credential, options))) {
      throw new MalformedResponseError(`${TOTP_PAGE} answered without a form for the code`, { call })
    }
    const info = await this.sessionInfo(speaker, options)
    if (info === null) throw accessDenied(LOGIN_PAGE)
    speaker.uid = info.uid
    speaker.userContext = info.userContext
    return info
  }

  /**
   * The token of the session's forms; undefined up to 8.0, which has none.
   *
   * Sends `GET /web/login`, which has one for visitors and users, on all series.
   */
  async csrfToken(speaker: Speaker, options: CallOptions = {}): Promise<string | undefined> {
    return csrfTokenOf((await this.page(speaker, LOGIN_PAGE, options)).text)
  }

  /**
   * Sends a form and follows where it leads.
   *
   * Sends `POST <path>`.
   */
  submit(speaker: Speaker, path: string, form: EncodedForm, options: CallOptions = {}): Promise<Page> {
    return this.#inDatabase(speaker, options, async () => {
      const policy = loginRoutes.test(path) ? 'take' : 'keep'
      const { status, text, location } = await this.#post(speaker, path, form, policy, options)
      if (isOdooNotFound(status, text) && !this.#isBound(speaker)) throw pageNotFound(path)
      return location === undefined ? { status, text, path } : this.#follow(speaker, location, options)
    })
  }

  /**
   * Signals a record's workflow.
   *
   * Sends `POST /web/dataset/exec_workflow`, up to 10 (wire/6.1/web-exec_workflow).
   */
  async signal(
    speaker: Speaker,
    { model, id, signal }: WorkflowSignal,
    context: Context,
    options: CallOptions = {},
  ): Promise<unknown> {
    const path = '/web/dataset/exec_workflow'
    const params = { model, id, signal, context }
    return this.#exchange(speaker, path, params, { ...options, site: { model, method: signal, path } })
  }

  /**
   * Who the session is on the server: null for a visitor.
   *
   * Sends `POST /web/session/get_session_info`.
   */
  async sessionInfo(speaker: Speaker, options: CallOptions = {}): Promise<SessionInfo | null> {
    const path = '/web/session/get_session_info'
    const answer = await this.#exchange(speaker, path, {}, { isReadOnly: true, ...options })
    return readSessionInfo(answer, path) ?? null
  }

  /**
   * Ends the session on the server.
   *
   * Sends `POST /web/session/destroy`.
   */
  async destroy(speaker: Speaker, options: CallOptions = {}): Promise<void> {
    await this.#exchange(speaker, '/web/session/destroy', {}, { policy: 'take', isReadOnly: true, ...options })
  }

  /**
   * Calls a method of a model.
   *
   * Sends `POST /web/dataset/call_kw/<model>/<method> {model, method, args, kwargs}`.
   */
  async call(speaker: Speaker, call: ModelCall, context: Context, options: CallOptions = {}): Promise<unknown> {
    const { model, method, args, kwargs } = call
    // 6.1 knows no path behind the route. An encoded name is one that no server has: it will say so.
    const suffix = isAtLeast(await this.#server.series(), 8)
      ? `/${encodeURIComponent(model)}/${encodeURIComponent(method)}`
      : ''
    const path = `/web/dataset/call_kw${suffix}`
    const params = { model, method, args, kwargs: { ...kwargs, context } }
    try {
      return await this.#exchange(speaker, path, params, {
        ...options,
        site: { model, method, path },
        isReadOnly: isReadOnlyMethod(method),
      })
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
    options: CallOptions & { readonly isReadOnly?: boolean } = {},
  ): Promise<unknown> {
    const policy = loginRoutes.test(path) ? 'take' : 'keep'
    return this.#inDatabase(speaker, options, () => this.#exchange(speaker, path, params, { ...options, policy }))
  }

  /**
   * Fetches a page as the session's browser would, through redirects within the server.
   *
   * Sends `GET <path>`.
   */
  async page(speaker: Speaker, path: string, options: CallOptions = {}): Promise<Page> {
    return this.#inDatabase(speaker, options, async () => {
      const answer = await this.#follow(speaker, path, options)
      if (isOdooNotFound(answer.status, answer.text) && !this.#isBound(speaker)) throw pageNotFound(path)
      return answer
    })
  }

  /** Sends a form; `location` is the path that the server leads to, if it does. */
  async #post(
    speaker: Speaker,
    path: string,
    { contentType, payload }: EncodedForm,
    policy: SessionPolicy,
    options: CallOptions,
  ): Promise<{ readonly status: number; readonly text: string; readonly location: string | undefined }> {
    const call = { path }
    const init = { headers: { 'content-type': contentType }, payload, call, ...options }
    const { response, sent } = await this.#send(speaker, path, init)
    const text = await response.text()
    this.#takeCookies(speaker, response.headers.getSetCookie(), sent, policy, call)
    const { status } = response
    const location = status >= 300 && status < 400 ? response.headers.get('location') : null
    const { base } = this.#server
    return {
      status,
      text,
      location: location === null ? undefined : base.locate(location, path, call),
    }
  }

  async #follow(speaker: Speaker, path: string, options: CallOptions): Promise<Page> {
    let at = path
    for (let hop = 0; ; hop++) {
      const call = { path: at }
      const { response, sent } = await this.#send(speaker, at, { method: 'GET', call, isReadOnly: true, ...options })
      const text = await response.text()
      this.#takeCookies(speaker, response.headers.getSetCookie(), sent, loginRoutes.test(at) ? 'take' : 'keep', call)
      const location = response.headers.get('location')
      if (response.status < 300 || response.status >= 400 || location === null || hop === MAX_REDIRECTS) {
        return { status: response.status, text, path: at }
      }
      at = this.#server.base.locate(location, at, call)
    }
  }

  /**
   * Sends a browser's request on in the session. Cookies that scripts may read go to the browser, the others stay with
   * the session, whose id is followed wherever the server puts it: as the browser would.
   */
  async forward(speaker: Speaker, path: string, request: ForwardedRequest): Promise<ForwardedAnswer> {
    const { cookies, ...rest } = request
    const isLogin = loginRoutes.test(path)
    const { response, sent } = await this.#send(speaker, path, { ...rest, call: { path }, streams: true }, cookies)
    const lines = response.headers.getSetCookie()
    const own = lines.filter((line) => isSessionsOwn(line))
    const before = speaker.cookies.get(SESSION_COOKIE)
    this.#takeCookies(speaker, own, sent, 'take', { path })
    const after = speaker.cookies.get(SESSION_COOKIE)
    const isSame = before === undefined ? !isLogin : after !== undefined && isSameSession(before, after)
    const isAnother = before !== after && !isSame
    return { response, setCookies: lines.filter((line) => !own.includes(line)), isLogin, isAnother }
  }

  /** Asks the server to switch protocols in the session. */
  upgrade(speaker: Speaker, path: string, { cookies, ...rest }: ForwardedRequest): Promise<HttpUpgrade> {
    const { headers } = this.#withCookies(speaker, path, rest, cookies)
    return this.#server.upgrade(path, { ...rest, call: { path }, headers: headers ?? {} })
  }

  /**
   * Asks whether the server still has the speaker's session; undefined where it does not tell.
   *
   * 14 and 15 answer with another id when they have lost the session (tried on 14.0). 8.0 goes on under the same id
   * with an empty session (wire/8.0/session-invalid-cookie), as do 16 and later; what is between is not known. 19
   * gives itself away: it refuses a header that names another database for a session it has, and only for that
   * (odoo/http.py, `_get_session_and_dbname`; tried on 19.0).
   *
   * Sends `GET /web/version` with `X-Odoo-Database` on 19, `POST /web/webclient/version_info` up to 15.
   */
  async hasSession(speaker: Speaker, options: CallOptions = {}): Promise<boolean | undefined> {
    const series = await this.#server.series()
    if (isAtLeast(series, 19)) {
      const path = '/web/version'
      const headers = { 'x-odoo-database': 'ooor-no-such-database' }
      const init = { method: 'GET', headers, call: { path }, isReadOnly: true, ...options } as const
      const { response } = await this.#send(speaker, path, init)
      await response.text()
      if (response.status === 403) return true
      return response.status === 200 ? false : undefined
    }
    if (isAtLeast(series, 16)) return undefined
    try {
      await this.#exchange(speaker, '/web/webclient/version_info', {}, { isReadOnly: true, ...options })
      return isAtLeast(series, 14) ? true : undefined
    } catch (error) {
      if (error instanceof SessionReplaced) return false
      throw error
    }
  }

  /**
   * On a server with several databases a visitor's session has none, and the website's routes are not there: it gets
   * one with the first route that is missing.
   *
   * Sends `GET /web/login?db=<database>`.
   */
  async #inDatabase<T>(speaker: Speaker, options: CallOptions, run: () => Promise<T>): Promise<T> {
    try {
      return await run()
    } catch (error) {
      if (!RouteNotFoundError.is(error) || this.#isBound(speaker)) throw error
      await this.#bind(speaker, options)
      return run()
    }
  }

  async #bind(speaker: Speaker, options: CallOptions): Promise<void> {
    this.#bound.add(speaker)
    await this.#follow(speaker, `/web/login?db=${encodeURIComponent(await speaker.database())}`, options)
  }

  #isBound(speaker: Speaker): boolean {
    return !speaker.namesDatabase || speaker.uid !== null || this.#bound.has(speaker)
  }

  /** Answers Odoo's page for the code of an authenticator app; false when the page is not there. */
  async #secondFactor(speaker: Speaker, credential: PasswordCredential, options: CallOptions): Promise<boolean> {
    const path = TOTP_PAGE
    const call = { path }
    if (credential.totp === undefined) {
      throw new MfaRequiredError(
        `${credential.login} has two-factor authentication: pass totp, which brings the code, or use an API key`,
        { call },
      )
    }
    const page = await this.#follow(speaker, path, options)
    const token = csrfTokenOf(page.text)
    if (page.status !== 200 || token === undefined) return false
    const form = await encodeForm({ csrf_token: token, totp_token: await credential.totp() })
    const { location } = await this.#post(speaker, path, form, 'take', options)
    // The page again means that the code was wrong.
    if (location === undefined) {
      throw new AccessDeniedError({ exception: '', message: "the second factor's code was refused" }, { call })
    }
    return true
  }

  async #exchange(speaker: Speaker, path: string, params: object, options: ExchangeOptions = {}): Promise<unknown> {
    const { policy = 'keep', site: call = { path }, isReadOnly = false, signal } = options
    const inner = speaker.innerSessionId
    const { response, sent } = await this.#send(speaker, path, {
      headers: { 'content-type': 'application/json' },
      body: encodeJsonRpc(inner === undefined ? params : { ...params, session_id: inner }),
      call,
      isReadOnly,
      signal,
    })
    let result: unknown
    let failure: { readonly error: unknown } | undefined
    try {
      result = await readJsonRpc(this.#server.base.resolve(path), response, call)
    } catch (error) {
      failure = { error }
    }
    try {
      this.#takeCookies(speaker, response.headers.getSetCookie(), sent, policy, call)
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
    more?: Readonly<Record<string, string>>,
  ): Promise<{ response: HttpResponse; sent: string | undefined }> {
    const sent = speaker.cookies.get(SESSION_COOKIE)
    const response = await this.#server.send(path, this.#withCookies(speaker, path, init, more))
    return { response, sent }
  }

  #withCookies(
    speaker: Speaker,
    path: string,
    init: RequestInit,
    more?: Readonly<Record<string, string>>,
  ): RequestInit {
    const queryStart = path.indexOf('?')
    const cookiePath = this.#server.base.path + (queryStart < 0 ? path : path.slice(0, queryStart))
    const cookie = speaker.cookies.header(cookiePath, more)
    return cookie === undefined ? init : { ...init, headers: { ...init.headers, cookie } }
  }

  #takeCookies(
    speaker: Speaker,
    lines: readonly string[],
    sent: string | undefined,
    policy: SessionPolicy,
    call: CallSite,
  ): void {
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
      // How long it lives is the server's to say: a cookie that we let expire would silently be another session.
      if (next.cookie === undefined) cookies.delete(SESSION_COOKIE)
      else cookies.set(SESSION_COOKIE, next.cookie.value)
    }
    cookies.take(lines, SESSION_COOKIE)
  }
}

const MAX_REDIRECTS = 5
const LOGIN_PAGE = '/web/login'
const TOTP_PAGE = '/web/login/totp'

/** Routes on which a new session id is no surprise. */
const loginRoutes = /^\/web\/(session\/(authenticate|destroy|logout)|login|signup|reset_password)\b/

/** A cookie that no script of a page reads, so that it need not leave the session. */
function isSessionsOwn(line: string): boolean {
  return line.startsWith(`${SESSION_COOKIE}=`) || /;\s*httponly/i.test(line)
}

function lastSessionCookie(speaker: Speaker, lines: readonly string[]): { cookie: Cookie | undefined } | undefined {
  let last: { cookie: Cookie | undefined } | undefined
  for (const line of lines) {
    const parsed = speaker.cookies.parse(line)
    if (parsed?.name === SESSION_COOKIE) last = parsed
  }
  return last
}

function pageNotFound(path: string): RouteNotFoundError {
  return new RouteNotFoundError({ exception: '', message: 'the server has no such page' }, { call: { path } })
}

function accessDenied(path: string): AccessDeniedError {
  return new AccessDeniedError({ exception: '', message: 'Access Denied' }, { call: { path } })
}

function readSessionInfo(answer: unknown, path: string): SessionInfo | undefined {
  if (typeof answer !== 'object' || answer === null) {
    throw new MalformedResponseError(`${path} answered no session info: ${JSON.stringify(answer)}`, { call: { path } })
  }
  const raw = answer as Record<string, unknown>
  if (typeof raw.uid !== 'number') return undefined
  return {
    uid: raw.uid,
    database: String(raw.db),
    name: text(raw.name),
    login: text(raw.username ?? raw.login),
    partnerId: number(raw.partner_id),
    companyId: companyOf(raw),
    isAdmin: typeof raw.is_admin === 'boolean' ? raw.is_admin : undefined,
    isInternal: typeof raw.is_internal_user === 'boolean' ? raw.is_internal_user : undefined,
    // 6.1 calls it `context` (wire/6.1/web-authenticate).
    userContext: (raw.user_context ?? raw.context ?? {}) as Context,
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
