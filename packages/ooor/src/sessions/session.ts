import { recordId } from '../belongings/record-id.ts'
import { checkNames } from '../errors/check-names.ts'
import { Lru } from '../lru.ts'
import {
  Model,
  type ModelCallOptions,
  type ModelName,
  type ModelNamed,
  type Models,
  type ModelType,
  type RecordsCaller,
  type Schema,
  type SchemaRegistry,
  Scope,
  type Wizard,
  type WizardOptions,
} from '../records/index.ts'
import type { CallOptions, Context, Series, SessionInfo } from '../wires/index.ts'
import { viewContext } from './context.ts'
import { SESSION_EVENTS, type SessionEvents } from './events.ts'
import { odooLang } from './lang.ts'
import { listen } from './listen.ts'
import type { LoginOptions } from './login-options.ts'
import type { CredentialOptions } from './options.ts'
import { SessionCore } from './session-core.ts'
import { SessionServices, type SessionWatcher } from './session-services.ts'

/** What a model is told makes another object, so the first may be the same for all who ask. Names come from outside, too. */
const MODELS_KEPT = 256

/**
 * One party on a connection: a visitor, a user, or whoever an existing web session belongs to. Sessions share the
 * connection's server and schemas, never cookies, identity or cart.
 *
 * ```ts
 * const alice = odoo.visitor()
 * await alice.cart.add(productId)
 * await alice.login('alice@example.com', 'secret')   // the same session, the same cart, a new id
 * const orders = await alice.model('sale.order').select('name', 'amount_total')
 * ```
 */
export class Session<O = Models> extends SessionServices implements RecordsCaller {
  readonly #core: SessionCore
  readonly #context: Context
  readonly #watcher: SessionWatcher | undefined
  readonly #scope: Scope
  #models: Lru<Model> | undefined

  /** @internal Sessions come from a connection. */
  constructor(core: SessionCore, context: Context = {}, watcher?: SessionWatcher) {
    super(core, watcher)
    this.#core = core
    this.#context = context
    this.#watcher = watcher
    this.#scope = new Scope(this)
  }

  /**
   * The id of the web session on the server; null before the first request. A secret: whoever has it, is the
   * visitor. It changes when the session logs in or out, and by itself every few hours on 19.
   */
  get id(): string | null {
    return this.#core.id
  }

  /**
   * The session's name in the connection's store, by which any worker opens it: what a cookie may carry. A secret; it
   * changes when the session logs in or out. Null for a session that is not kept there, but only in this object.
   */
  get storeId(): string | null {
    return this.#core.storeId
  }

  /** The user's id once logged in; null for a visitor and before the first call. */
  get uid(): number | null {
    return this.#core.uid
  }

  /** True for an anonymous visitor. */
  get isVisitor(): boolean {
    return this.#core.isVisitor
  }

  /** What this view of the session adds to each call's context. */
  get context(): Context {
    return this.#context
  }

  /**
   * A proxy to a model as this session sees it, by its name or by an alias of the connection. Sends nothing.
   *
   * ```ts
   * session.model('res.partner')                  // typed by the declarations of `ooor types`
   * session.model<MyPartner>('res.partner')       // by hand
   * ```
   */
  model<N extends ModelName<O>>(name: N): Model<ModelNamed<O, N>>
  model<M extends ModelType = never>(name: [M] extends [never] ? ModelName<O> : M['name']): Model<M>
  model(name: string): unknown {
    this.#models ??= new Lru(MODELS_KEPT)
    const known = this.#models.get(name)
    if (known) return known
    const model = new Model(this.#scope, this.#core.host.modelName(name))
    this.#models.set(name, model)
    return model
  }

  /**
   * Opens a wizard: about records that know their model, or about none.
   *
   * ```ts
   * const wizard = await session.wizard('base.language.install', { values: { lang: 'fr_FR' } })
   * const action = await wizard.run('lang_install')
   * ```
   *
   * Calls what `model.wizard` does.
   */
  wizard<N extends ModelName<O>>(name: N, options?: WizardOptions<ModelNamed<O, N>>): Promise<Wizard<ModelNamed<O, N>>>
  wizard<M extends ModelType = never>(
    name: [M] extends [never] ? ModelName<O> : M['name'],
    options?: WizardOptions<M>,
  ): Promise<Wizard<M>>
  async wizard(name: string, options: WizardOptions<ModelType> = {}): Promise<unknown> {
    const { wizardOn } = await import('../records/forms-chunk.ts')
    return wizardOn(this.#scope, this.#core.host.modelName(name), options)
  }

  /** What the connection knows of its models. */
  get schemas(): SchemaRegistry {
    return this.#core.host.schemas
  }

  /** @internal */
  async series(options: CallOptions = {}): Promise<Series> {
    checkNames('series', options)
    return this.#core.host.server.series(options)
  }

  /** @internal */
  schemaOf(model: string): Promise<Schema> {
    return this.#scope.schema(model)
  }

  /** @internal */
  schemaScope(): Promise<string> {
    return this.#core.schemaScope()
  }

  /** @internal */
  registryHash(): Promise<string | undefined> {
    return this.#core.registryHash()
  }

  /** @internal */
  signal(model: string, id: number, signal: string, options: CallOptions = {}): Promise<unknown> {
    return this.#core.signal(model, id, signal, this.#context, options)
  }

  /**
   * Calls a method of a model; the answer is the server's own value, null for none.
   *
   * Sends `POST /web/dataset/call_kw/<model>/<method>`, or what the session's wire has for it. Throws the error that the server's exception stands for: an
   * `AccessError`, a `UserError`, a `MissingError` …
   */
  call(
    model: string,
    method: string,
    args: readonly unknown[] = [],
    kwargs: Readonly<Record<string, unknown>> = {},
    options: ModelCallOptions = {},
  ): Promise<unknown> {
    try {
      checkNames('a call', options, 'context signal')
    } catch (error) {
      return Promise.reject(error)
    }
    // Most calls have none there, and what is no object is refused where it is sent.
    if (kwargs?.context === undefined) {
      return this.#core.call({ model, method, args, kwargs }, [this.#context, options.context], options)
    }
    const { context: inKwargs, ...named } = kwargs
    const contexts = [this.#context, inKwargs as Context | undefined, options.context]
    return this.#core.call({ model, method, args, kwargs: named }, contexts, options)
  }

  /**
   * Logs the session in. A visitor's session stays, its id changes, its cart follows.
   *
   * Sends `POST /web/session/authenticate`, or `POST /web/login` with `via: 'form'`. Throws an `AccessDeniedError` for a wrong login or password, and the
   * session is what it was before; a `MfaRequiredError` when the account wants a second factor; a `SessionLostError`
   * when the visitor's session with its cart is gone.
   */
  login(login: string, password: string, options: LoginOptions = {}): Promise<SessionInfo> {
    return this.telling(() => this.#core.login({ kind: 'password', login, password }, options))
  }

  /**
   * Ends the session on the server. The object goes on as a visitor's, with an empty cart and a new id.
   *
   * Sends `POST /web/session/destroy`.
   */
  logout(options: CallOptions = {}): Promise<void> {
    return this.telling(() => this.#core.logout(options))
  }

  /**
   * Who the session is on the server; null for a visitor.
   *
   * Sends `POST /web/session/get_session_info`; on wires without a session calls `res.users.read`.
   */
  async info(options: CallOptions = {}): Promise<SessionInfo | null> {
    checkNames('info', options)
    return this.#core.info(options)
  }

  /** Goes on as a visitor with a new, empty session, after the old one was lost. Sends nothing. */
  renew(): void {
    this.#core.renew()
  }

  /**
   * Listens to what happens to the session; answers a function that stops listening. Throws a `ConfigError` for an event
   * that there is not.
   *
   * ```ts
   * session.on('rotated', ({ to }) => setCookie('odoo', to))
   * ```
   */
  on<E extends keyof SessionEvents>(event: E, listener: SessionEvents[E]): () => void {
    return listen(this.#core.events, SESSION_EVENTS, event, listener)
  }

  /**
   * The same session with more context for its calls; `undefined` takes a key out. Sends nothing.
   *
   * ```ts
   * const all = session.withContext({ active_test: false })   // archived records too
   * ```
   */
  withContext(context: Context): Session<O> {
    return new Session(this.#core, viewContext(this.#context, context), this.#watcher)
  }

  /**
   * The same session in another language, as `fr_FR`, `fr-FR` or `fr`. Throws a `ConfigError` for what is none; its
   * calls an `InvalidValueError` where the server has not got it.
   *
   * ```ts
   * const chair = await session.withLang('fr').model('product.template').find(7)   // its name in French
   * ```
   *
   * Sends nothing itself. A first call in a language that is neither the user's own nor `en_US` asks for those that there
   * are, once for the connection.
   */
  withLang(lang: string): Session<O> {
    return this.withContext({ lang: odooLang(lang) })
  }

  /** The same session in another time zone, as `Europe/Paris`. Throws a `ConfigError` for what is none. */
  withTimeZone(tz: string): Session<O> {
    return this.withContext({ tz })
  }

  /**
   * The same session working in these companies, the first one as its current. 13 and later. Sends nothing; its calls
   * throw an `AccessError` where the user has no such company. Throws an `InvalidValueError` for what is no company's id.
   *
   * ```ts
   * const count = await session.withCompany(2).model('sale.order').count()
   * ```
   */
  withCompany(...companyIds: [number, ...number[]]): Session<O> {
    return this.withContext({ allowed_company_ids: companyIds.map((id) => recordId('res.company', id)) })
  }

  /**
   * Another user of this connection, with the same context. Asked for the same user again, it is the same login.
   *
   * ```ts
   * const demo = session.withUser({ username: 'demo', password: 'demo' })
   * ```
   */
  withUser(credential: CredentialOptions): Session<O> {
    const { host } = this.#core
    const core = host.forUser(credential ?? {}, (own) => SessionCore.start(host, { as: 'user', credential: own }))
    return new Session(core, this.#context)
  }

  /** What a console shows: who it is, never its id or password. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `Session { ${this.isVisitor ? 'visitor' : `uid: ${this.uid ?? 'not logged in yet'}`}, ${this.#core.host.server.base} }`
  }
}
