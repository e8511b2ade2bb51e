import { createNanoEvents } from 'nanoevents'
import {
  AccessDeniedError,
  isOoorError,
  SessionExpiredError,
  SessionLostError,
  SessionStoreError,
  UnsupportedError,
} from '../errors/index.ts'
import { CookieJar, type HttpUpgrade, type Telemetry } from '../http/index.ts'
import type { SchemaRegistry } from '../records/index.ts'
import {
  type CallOptions,
  type Context,
  type Credential,
  callOldMethod,
  encodeForm,
  type FormFields,
  type ForwardedAnswer,
  type ForwardedRequest,
  isSameSession,
  type ModelCall,
  type Page,
  SESSION_COOKIE,
  type Server,
  type SessionInfo,
  SessionReplaced,
  type Speaker,
  type WebWire,
  type Wire,
  wireValue,
} from '../wires/index.ts'
import { abortable, Queue, SharedGate } from './concurrency.ts'
import { mergeContext } from './context.ts'
import type { SessionEvents } from './events.ts'
import type { CredentialOptions } from './options.ts'
import type { SessionState } from './session-state.ts'

/** What a session needs of its connection. */
export interface SessionHost {
  readonly server: Server
  /** The wire of visitors, carts and pages, and of users with a password. */
  readonly web: WebWire
  readonly telemetry: Telemetry
  readonly schemas: SchemaRegistry
  /** A model's name, from an alias of the connection or the name itself. */
  modelName(name: string): string
  /** The session of another user: one for each credential. */
  userCore(credential: CredentialOptions): SessionCore
  /** Context for all sessions of the connection. */
  readonly context: Context
  database(): Promise<string>
  /** True when the database was named, and not found to be the only one. */
  readonly namesDatabase: boolean
  /** The wire for who has this credential. */
  wireFor(credential: Credential): Promise<Wire>
}

/** What a request to a controller route may be told. */
export interface RouteOptions extends CallOptions {
  /**
   * True when the request may run twice. Matters when a user's session has expired and the route serves anybody:
   * the server then runs it as an anonymous visitor. With `true` it is sent again after the renewal, else the
   * caller gets a `SessionExpiredError` and decides.
   * @default false
   */
  readonly repeatable?: boolean
  /** True when the route changes nothing: it is then sent again when its answer is lost. @default false */
  readonly isReadOnly?: boolean
}

/** Who a session starts as. */
export type SessionStart =
  | { readonly as: 'visitor' }
  | { readonly as: 'user'; readonly credential: Credential }
  /** A web session that exists on the server already; who it is, the server tells. */
  | { readonly as: 'resumed'; readonly id: string }
  /** As another worker left it. */
  | { readonly as: 'restored'; readonly state: SessionState }

/** Keeps a session where other workers find it. */
export interface SessionKeeper {
  /** Under which name. */
  readonly id: string
  /** Writes what has changed, before the call that changed it resolves. */
  save(): Promise<void>
  /** The session became another's: it goes on under a new name, and the old one is worth nothing. */
  move(): Promise<void>
  /** True when the store has it: an empty session is not stored. */
  readonly isStored: boolean
}

/**
 * The one place where a session's life is kept: who it is, its cookies, logging in and out, what happens when the
 * server forgets it. Views of the session (`withContext` …) share it.
 */
export class SessionCore {
  readonly events = createNanoEvents<SessionEvents>()
  readonly host: SessionHost
  /** Cart operations, one after the other. */
  readonly cartTurns = new Queue()
  /** Where it is kept, if it is. */
  keeper: SessionKeeper | undefined
  readonly #speaker: Speaker
  readonly #gate = new SharedGate()
  /** How a user's calls travel; visitors have the web. */
  #wire: Wire
  /** True until the server has told who a resumed session is. */
  #unidentified: boolean
  #lost = false
  /** Counts identities: a call that comes back expired from an earlier one has nothing to renew. */
  #generation = 0
  #identity = 0
  #rotation = 0
  /** Counts what `state` tells and no other counter does. */
  #changes = 0
  #cartQuantity: number | null = null
  #login: string | null = null
  #isInternal: boolean | null = null
  #isMapped = false
  #previousId: string | null = null
  #csrf: { readonly token: string; readonly session: string; readonly until: number } | undefined
  #loginInfo: SessionInfo | undefined
  #opening: Promise<void> | undefined
  #first: Promise<void> | undefined
  #lastId: string | null = null

  constructor(host: SessionHost, start: SessionStart) {
    this.host = host
    this.#speaker = {
      cookies: new CookieJar(host.server.base.origin),
      database: () => host.database(),
      namesDatabase: host.namesDatabase,
      credential: start.as === 'user' ? start.credential : undefined,
      uid: null,
      userContext: {},
      innerSessionId: undefined,
    }
    this.#wire = host.web
    this.#unidentified = start.as === 'resumed'
    if (start.as === 'visitor') this.#cartQuantity = 0
    if (start.as === 'resumed') {
      this.#speaker.cookies.set(SESSION_COOKIE, start.id)
      this.#lastId = start.id
    }
    if (start.as === 'restored') this.restore(start.state)
  }

  get id(): string | null {
    return this.#speaker.cookies.get(SESSION_COOKIE) ?? this.#speaker.innerSessionId ?? null
  }

  get uid(): number | null {
    return this.#speaker.uid
  }

  /** The value of Odoo's session cookie, where there is one. */
  get webSessionId(): string | undefined {
    return this.#speaker.cookies.get(SESSION_COOKIE)
  }

  get isVisitor(): boolean {
    return this.#speaker.credential === undefined && this.#speaker.uid === null
  }

  /** The user's login name, where it is known. */
  get loginName(): string | null {
    return this.#login ?? this.#speaker.credential?.login ?? null
  }

  /** True when `actAs` has made the session whose it is. */
  get isMapped(): boolean {
    return this.#isMapped
  }

  /** Things in the cart by the last answer, 0 for a visitor who has put nothing in; null when nobody knows. */
  get cartQuantity(): number | null {
    return this.#cartQuantity
  }

  set cartQuantity(quantity: number | null) {
    if (quantity === this.#cartQuantity) return
    this.#cartQuantity = quantity
    this.#changes++
  }

  /** Another number when `state` has changed. */
  get revision(): number {
    return this.#speaker.cookies.revision + this.#changes
  }

  /** The session as plain data. Calls that carry a key or password each have no session to tell of. */
  get state(): SessionState {
    const { cookies, uid, userContext, innerSessionId } = this.#speaker
    const isWeb = this.#wire.name === 'web'
    return {
      cookies: cookies.toJSON(),
      previousId: this.#previousId,
      isIdentified: !this.#unidentified,
      uid: isWeb ? uid : null,
      login: isWeb ? this.#login : null,
      isInternal: this.#isInternal,
      isMapped: this.#isMapped,
      userContext: isWeb ? userContext : {},
      innerSessionId: innerSessionId ?? null,
      cartQuantity: this.#cartQuantity,
      identity: this.#identity,
      rotation: this.#rotation,
    }
  }

  /** Takes another worker's state in the place of its own. */
  restore(state: SessionState): void {
    const { cookies, uid, userContext, innerSessionId } = state
    if (state.identity !== this.#identity) {
      this.#generation++
      this.#lost = false
      // Whoever it was here, is not there any more: nothing may log in as them again.
      this.#speaker.credential = undefined
      this.#wire = this.host.web
    }
    this.#speaker.cookies.restore(cookies)
    Object.assign(this.#speaker, { uid, userContext, innerSessionId: innerSessionId ?? undefined })
    this.#login = state.login
    this.#previousId = state.previousId
    this.#unidentified = !state.isIdentified
    this.#isInternal = state.isInternal
    this.#isMapped = state.isMapped
    this.#cartQuantity = state.cartQuantity
    this.#identity = state.identity
    this.#rotation = state.rotation
    this.#changes++
    this.#lastId = this.id
  }

  /** Runs beside calls, never amid a login. */
  amongCalls(action: () => void): Promise<void> {
    return this.#gate.share(async () => action())
  }

  /**
   * Makes the session this user's: a visitor's logs in with its first call, a user's own can log in again when it
   * has expired. Sends nothing. The session must be a visitor's or that user's.
   */
  actAs(credential: Credential): void {
    this.#speaker.credential = credential
    if (this.#isMapped) return
    this.#isMapped = true
    this.#changes++
  }

  /** The language in which the shop's pages answer. */
  speak(cookie: string, lang: string): void {
    this.#speaker.cookies.set(cookie, lang)
  }

  /** Calls a model's method with the user's, the connection's, the view's and the call's context. */
  async call(call: ModelCall, contexts: readonly (Context | undefined)[], options: CallOptions): Promise<unknown> {
    const args = wireValue(call.args, 'args') as readonly unknown[]
    const kwargs = wireValue(call.kwargs, 'kwargs') as Readonly<Record<string, unknown>>
    const sent = { ...call, args, kwargs }
    const { major } = await abortable(this.host.server.series(), options.signal)
    return this.#run((speaker) => {
      const merged = mergeContext(speaker.userContext, this.host.context, ...contexts)
      const context = wireValue(merged, 'context') as Context
      const send = (one: ModelCall) => this.#wire.call(speaker, one, context, options)
      return major < 8 ? callOldMethod(sent, send) : send(sent)
    }, options)
  }

  /**
   * Whose schemas the session sees: of the server, the database and the user. The same for the same user, and without
   * secrets: it is part of the keys of a store.
   */
  async schemaScope(): Promise<string> {
    const { credential } = this.#speaker
    const login = credential?.login
    if (login === undefined) await this.#ready()
    const user = login ?? this.#speaker.uid ?? 'visitor'
    return `${this.host.server.base}/${await this.host.database()}/${user}`
  }

  /** What the login told of the server's modules: since 18, over the web (addons/web/models/ir_http.py). */
  async registryHash(): Promise<string | undefined> {
    await this.#ready()
    const hash = this.#loginInfo?.raw.registry_hash
    return typeof hash === 'string' ? hash : undefined
  }

  /** Sends a workflow's signal; there are workflows up to 10. */
  async signal(model: string, id: number, signal: string, context: Context, options: CallOptions): Promise<unknown> {
    const { major, name } = await this.host.server.series()
    if (major > 10)
      throw new UnsupportedError(`Odoo ${name} has no workflows, they ended with 10: call a method of ${model}`)
    return this.#run((speaker) => this.#wire.signal(speaker, { model, id, signal }, context, options), options)
  }

  /** Calls a JSON route. `repeatable`: may run again when it ran in a session that is not this one. */
  async request(path: string, params: Readonly<Record<string, unknown>>, options: RouteOptions): Promise<unknown> {
    const { repeatable = false, ...rest } = options
    const sent = wireValue(params, 'params') as Readonly<Record<string, unknown>>
    return this.#run((speaker) => this.#web().request(speaker, path, sent, rest), { ...rest, repeatable })
  }

  /** The token of the session's forms, asked for once; it stays when 19 rotates the id. */
  async csrfToken(options: CallOptions, refused?: string): Promise<string | undefined> {
    const known = this.#csrf
    const isGood = known !== undefined && known.token !== refused && known.until > Date.now()
    if (isGood && this.webSessionId !== undefined && isSameSession(known.session, this.webSessionId)) return known.token
    const token = await this.#run((speaker) => this.#web().csrfToken(speaker, options), options)
    const { webSessionId } = this
    this.#csrf =
      token === undefined || webSessionId === undefined
        ? undefined
        : { token, session: webSessionId, until: endOfToken(token) }
    return token
  }

  /** Sends a form with the session's token; once more with another one when the server refuses that. */
  async submit(path: string, fields: FormFields, options: RouteOptions): Promise<Page> {
    const { repeatable = false, ...rest } = options
    let refused: string | undefined
    for (;;) {
      const token = await this.csrfToken(rest, refused)
      const form = await encodeForm(fields, token === undefined ? {} : { csrf_token: token })
      const answer = await this.#run((speaker) => this.#web().submit(speaker, path, form, rest), {
        ...rest,
        repeatable,
      })
      // Refused before it ran (odoo/http.py, `validate_csrf`).
      const isRefused = answer.status === 400 && answer.text.includes('invalid CSRF token')
      if (!isRefused || refused !== undefined) return answer
      refused = token ?? ''
    }
  }

  page(path: string, options: CallOptions): Promise<Page> {
    return this.#run((speaker) => this.#web().page(speaker, path, options), options)
  }

  async info(options: CallOptions): Promise<SessionInfo | null> {
    const generation = this.#generation
    await this.#ready(options)
    if (this.isVisitor) return null
    // The login that this call brought about has told already.
    if (generation !== this.#generation && this.#loginInfo !== undefined) return this.#loginInfo
    return this.#run((speaker) => this.#wire.sessionInfo(speaker, options), options)
  }

  /**
   * Makes sure that the server still has the session, where its routes for the public would not tell: a user's is
   * renewed, a visitor's is given up as lost.
   */
  async verify(options: CallOptions): Promise<void> {
    await this.#ready(options)
    if (this.id === null) return
    if (this.#speaker.uid === null) {
      if (this.cartQuantity) await this.#verifyVisitor(options)
    } else {
      await this.#run(async (speaker) => {
        const info = await this.#web().sessionInfo(speaker, options)
        // Up to 15 anybody gets an answer, who is a user or not.
        if (info === null) throw expired(undefined)
      }, options)
    }
  }

  /** Logs in over the web; a visitor's session goes on as the user's. */
  async login(credential: Credential, via: 'json' | 'form', options: CallOptions): Promise<SessionInfo> {
    return this.#gate.alone(async () => {
      await this.#ready(options)
      // Who has put nothing anywhere has nothing to lose: 19 may not even have kept the session (tried on 19.0).
      const mayLose = this.#cartQuantity !== 0
      if (mayLose && this.id !== null && this.#speaker.uid === null) await this.#verifyVisitor(options)
      const before = this.#speaker.credential
      this.#speaker.credential = credential
      try {
        const web = this.#web()
        const info = await (via === 'form'
          ? web.authenticateByForm(this.#speaker, options)
          : web.authenticate(this.#speaker, options))
        this.#becameAnother(info)
        this.#isMapped = false
        // On another worker there would be none: it is the same on all.
        if (this.keeper !== undefined) this.#speaker.credential = undefined
        await this.keeper?.move()
        return info
      } catch (error) {
        if (!SessionStoreError.is(error)) this.#speaker.credential = before
        throw error
      }
    })
  }

  /**
   * Sends what a browser has sent, in this session, and hands the answer on as a stream. The session's cookies stay
   * here; `setCookies` are the browser's. An answer that takes long keeps no login waiting.
   */
  async forward(path: string, request: ForwardedRequest): Promise<ForwardedAnswer> {
    await this.#gate.share(() => this.#ready(request))
    const answer = await this.#web().forward(this.#speaker, path, request)
    if (answer.isAnother) {
      if (this.isVisitor && !answer.isLogin && this.#cartQuantity) this.events.emit('lost')
      await this.#gate.alone(() => this.#becomeUnidentified())
    } else {
      this.cartQuantity = quantityAfter(this.#cartQuantity, request.method, path)
      await this.keeping(Promise.resolve())
    }
    return answer
  }

  /** Asks the server to switch protocols, as a browser's WebSocket does, in this session. */
  async upgrade(path: string, request: ForwardedRequest): Promise<HttpUpgrade> {
    await this.#gate.share(() => this.#ready(request))
    return this.#web().upgrade(this.#speaker, path, request)
  }

  /** True for the id that the web session has, or had before the last rotation. */
  hasHadId(id: string): boolean {
    return id === this.webSessionId || id === this.#previousId
  }

  /** True for another id of the same web session (19). */
  isRotation(id: string): boolean {
    const { webSessionId } = this
    return webSessionId !== undefined && isSameSession(webSessionId, id)
  }

  /** Goes on under an id that a browser brought: the same session after a rotation, or another one. */
  async follow(id: string): Promise<void> {
    const isRotation = this.isRotation(id)
    await this.#gate.alone(async () => {
      this.#speaker.cookies.set(SESSION_COOKIE, id)
      if (!isRotation) await this.#becomeUnidentified()
    })
    await this.keeping(this.#ready())
  }

  /**
   * Whether the session is an employee's, so that it may open Odoo's backend; false for visitors and portal users.
   *
   * Calls `res.users.has_group('base.group_user')` once, up to 16; later ones tell with the login.
   */
  async isInternal(): Promise<boolean> {
    await this.#ready()
    if (this.#speaker.uid === null) return false
    if (this.#isInternal === null) {
      const call = { model: 'res.users', method: 'has_group', args: ['base.group_user'], kwargs: {} }
      this.#isInternal = Boolean(await this.call(call, [], {}))
      this.#changes++
      await this.keeper?.save()
    }
    return this.#isInternal
  }

  /** What is known of `isInternal` without asking. */
  get knownInternal(): boolean | null {
    return this.isVisitor && !this.#unidentified ? false : this.#isInternal
  }

  /** Ends the session on the server; it goes on as a visitor's, with nothing of the user's left. */
  async logout(options: CallOptions): Promise<void> {
    await this.#opening?.catch(() => {})
    await this.#gate.alone(async () => {
      const isOpen = this.#speaker.uid !== null || this.#unidentified
      if (this.id !== null && isOpen && this.#wire.name === 'web') {
        try {
          await this.host.web.destroy(this.#speaker, options)
        } catch (error) {
          // What is not there any more need not be ended.
          if (!SessionExpiredError.is(error)) throw error
        }
      }
      this.#startAfresh()
      await this.keeper?.move()
    })
  }

  /** Accepts a new session in the place of a lost one. */
  renew(): void {
    this.#startAfresh()
  }

  /** Gives a visitor's session up: tells the listeners and throws. */
  lose(): never {
    if (!this.#lost) {
      this.#lost = true
      this.events.emit('lost')
    }
    const what = this.#unidentified
      ? 'the server does not know a session of this id: it has expired, or is of another server'
      : "the server no longer has this visitor's session, and the cart in it is gone"
    throw new SessionLostError(`${what}. Call renew() to go on with a new, empty one`)
  }

  /** Runs among others; whoever waits for a login or another's first request may be aborted meanwhile. */
  #run<T>(
    action: (speaker: Speaker) => Promise<T>,
    { signal, repeatable = true }: CallOptions & { readonly repeatable?: boolean },
  ): Promise<T> {
    return abortable(this.#runToEnd(action, repeatable), signal)
  }

  async #runToEnd<T>(action: (speaker: Speaker) => Promise<T>, repeatable: boolean): Promise<T> {
    let generation = this.#generation
    const attempt = () =>
      this.#gate.share(async () => {
        await this.#ready()
        if (this.#lost) this.lose()
        return this.#withFirstAlone(() => {
          generation = this.#generation
          return this.keeping(action(this.#speaker))
        })
      })
    try {
      return await attempt()
    } catch (error) {
      const replaced = error instanceof SessionReplaced
      if (!replaced && !SessionExpiredError.is(error)) throw error
      if (this.isVisitor) {
        if (replaced) this.lose()
        throw error
      }
      await this.#relogin(generation, error)
      if (replaced && !repeatable) {
        const message =
          'the session had expired, so the request ran as an anonymous visitor. The session is renewed: repeat the request if that is safe'
        throw new SessionExpiredError({ exception: '', message }, { call: error.call })
      }
      return await attempt().catch((again: unknown) => {
        throw again instanceof SessionReplaced ? expired(again) : again
      })
    }
  }

  /** Tells of what an answer has changed and writes it away, before anybody goes on. */
  async keeping<T>(answer: Promise<T>): Promise<T> {
    let result: T
    try {
      result = await answer
    } catch (error) {
      this.#announceId()
      // The call's own error says more; what could not be written now, will be with the next call.
      await this.keeper?.save().catch(() => {})
      throw error
    }
    this.#announceId()
    if (this.keeper !== undefined) await this.keeper.save()
    return result
  }

  /** The first request brings the session's cookie: others wait for it, or each would get a session of its own. */
  async #withFirstAlone<T>(request: () => Promise<T>): Promise<T> {
    while (this.isNewcomer && this.#first !== undefined) await this.#first
    if (!this.isNewcomer) return request()
    let done!: () => void
    this.#first = new Promise((resolve) => {
      done = resolve
    })
    try {
      const { namesDatabase, server } = this.host
      if (namesDatabase) await server.checkDatabase(await this.host.database())
      return await request()
    } finally {
      this.#first = undefined
      done()
    }
  }

  /** A visitor whom the server has given no session yet. */
  get isNewcomer(): boolean {
    return this.id === null && this.isVisitor
  }

  /** Logged in when it should be, known who it is when it came from elsewhere. Shared by all who ask meanwhile. */
  #ready({ signal }: CallOptions = {}): Promise<void> {
    return abortable(this.#getReady(), signal)
  }

  async #getReady(): Promise<void> {
    if (this.#opening !== undefined) await this.#opening
    if (this.#unidentified) await this.#open(() => this.#identify())
    else if (this.#speaker.credential !== undefined && this.#speaker.uid === null) {
      await this.#open(() => this.#authenticate())
    }
  }

  async #open(how: () => Promise<void>): Promise<void> {
    this.#opening ??= this.keeping(how()).finally(() => {
      this.#opening = undefined
    })
    await this.#opening
  }

  async #identify(): Promise<void> {
    try {
      const info = await this.host.web.sessionInfo(this.#speaker)
      this.#speaker.uid = info?.uid ?? null
      this.#speaker.userContext = info?.userContext ?? {}
      this.#login = info?.login ?? null
      this.#isInternal = info?.isInternal ?? null
      this.#changes++
    } catch (error) {
      if (error instanceof SessionReplaced) this.lose()
      // Since 16 only users get an answer: what is left is a visitor's session, or none.
      if (!SessionExpiredError.is(error)) throw error
      await this.#verifyVisitor({})
    }
    this.#unidentified = false
  }

  async #verifyVisitor(options: CallOptions): Promise<void> {
    if ((await this.host.web.hasSession(this.#speaker, options)) === false) this.lose()
  }

  async #authenticate(): Promise<void> {
    const { credential } = this.#speaker
    if (credential === undefined) return
    this.#wire = await this.host.wireFor(credential)
    this.#loginInfo = await this.#wire.authenticate(this.#speaker)
    this.#becameAnother(this.#loginInfo)
  }

  /** The web session, for what only it has. */
  #web(): WebWire {
    if (this.#wire.name === 'web') return this.host.web
    throw new UnsupportedError(
      `this session speaks ${this.#wire.name}, which has no web session: routes, pages and carts need a password and the wire 'web'`,
    )
  }

  /** One login for all calls that found the session expired. */
  async #relogin(generation: number, cause: unknown): Promise<void> {
    if (generation !== this.#generation) return
    const call = isOoorError(cause) ? { ...(cause.path !== undefined && { path: cause.path }) } : undefined
    if (this.#speaker.credential === undefined) throw SessionExpiredError.is(cause) ? cause : expired(cause)
    await this.#open(async () => {
      if (generation !== this.#generation) return
      this.#speaker.cookies.delete(SESSION_COOKIE)
      this.#speaker.innerSessionId = undefined
      try {
        await this.#authenticate()
      } catch (error) {
        this.#speaker.uid = null
        if (!AccessDeniedError.is(error)) throw error
        const message = 'the session has expired and the server refuses to log in again: has the password changed?'
        throw new SessionExpiredError({ exception: error.exception, message }, { cause: error, call })
      }
      this.events.emit('renewed')
      this.host.telemetry.tell('relogin', { uid: this.uid })
    })
  }

  #becameAnother(info?: SessionInfo): void {
    this.#generation++
    this.#identity++
    this.#changes++
    this.#lost = false
    // As it was given: what asks whether this is the same user compares with what is given again.
    this.#login = info === undefined ? null : (this.#speaker.credential?.login ?? info.login ?? null)
    this.#isInternal = info?.isInternal ?? null
    this.#cartQuantity = null
    this.#announceId()
  }

  /** The server has put a session in this one's place, and nobody knows whose it is. */
  async #becomeUnidentified(): Promise<void> {
    Object.assign(this.#speaker, { credential: undefined, uid: null, userContext: {}, innerSessionId: undefined })
    this.#wire = this.host.web
    this.#unidentified = true
    this.#isMapped = false
    this.#becameAnother()
    await this.keeper?.move()
  }

  #startAfresh(): void {
    Object.assign(this.#speaker, { credential: undefined, uid: null, userContext: {}, innerSessionId: undefined })
    this.#wire = this.host.web
    this.#unidentified = false
    this.#isMapped = false
    this.#speaker.cookies.clear()
    this.#becameAnother()
    this.#cartQuantity = 0
  }

  #announceId(): void {
    const { id } = this
    if (id === this.#lastId) return
    const from = this.#lastId
    this.#lastId = id
    this.#previousId = from
    this.#rotation++
    this.#changes++
    this.events.emit('rotated', { from, to: id })
    this.host.telemetry.tell('rotation', { uid: this.uid })
  }
}

/** When a token ends: it tells so itself, in seconds behind its `o`. A minute early, for clocks that differ. */
function endOfToken(token: string): number {
  const seconds = Number(/o(\d+)$/.exec(token)?.[1])
  return Number.isNaN(seconds) ? 0 : seconds * 1000 - 60_000
}

/**
 * What the cart holds after a browser's request, by what it held before: null where nobody knows. Only what is known
 * tells of a lost session.
 */
function quantityAfter(before: number | null, method: string, path: string): number | null {
  const rest = path.replace(/^\/[a-z]{2,3}(_[A-Za-z]+)?(?=\/)/, '')
  if (!rest.startsWith('/shop')) return before
  if (method === 'POST' || rest.startsWith('/shop/cart/update')) return null
  // They may place the order: an empty cart stays empty.
  return before !== 0 && /^\/shop\/(confirmation|payment)/.test(rest) ? null : before
}

function expired(cause: unknown): SessionExpiredError {
  const call = cause instanceof SessionReplaced ? cause.call : undefined
  const message = 'the server no longer knows the session, and logging in again was not possible or did not help'
  return new SessionExpiredError({ exception: '', message }, { cause, call })
}
