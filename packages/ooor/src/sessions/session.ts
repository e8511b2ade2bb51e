import { ApiKeys } from '../account/index.ts'
import { type Download, Files, type Printable, type ReportOptions } from '../files/index.ts'
import {
  Model,
  type ModelCallOptions,
  type ModelName,
  type ModelNamed,
  type Models,
  type ModelType,
  type RecordsCaller,
  type SchemaRegistry,
  Scope,
} from '../records/index.ts'
import { Cart } from '../shop/index.ts'
import type { Attachment, CallOptions, Context, FormFields, Page, Series, SessionInfo } from '../wires/index.ts'
import { abortable } from './concurrency.ts'
import { mergeContext } from './context.ts'
import type { SessionEvents } from './events.ts'
import type { FetchOptions } from './fetch.ts'
import { fileSessionOf } from './file-session.ts'
import { odooLang } from './lang.ts'
import type { LoginOptions } from './login.ts'
import type { CredentialOptions } from './options.ts'
import type { RouteOptions } from './routes.ts'
import { SessionCore } from './session-core.ts'
import { shopSessionOf } from './shop-session.ts'
import type { UploadOptions } from './upload.ts'

/** Who must know at once when a session became another's: its name in the store has changed. */
export interface SessionWatcher {
  moved(): Promise<void>
}

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
export class Session<O = Models> implements RecordsCaller {
  readonly #core: SessionCore
  readonly #context: Context
  readonly #watcher: SessionWatcher | undefined
  #cart: Cart | undefined
  #files: Files | undefined
  #apiKeys: ApiKeys | undefined
  readonly #scope: Scope

  /** @internal Sessions come from a connection. */
  constructor(core: SessionCore, context: Context = {}, watcher?: SessionWatcher) {
    this.#core = core
    this.#context = context
    this.#watcher = watcher
    this.#scope = new Scope(this)
  }

  /** The shop's cart of this session. */
  get cart(): Cart {
    // Most requests of a site use none.
    this.#cart ??= new Cart(shopSessionOf(this.#core))
    return this.#cart
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
    return new Model(this.#scope, this.#core.host.modelName(name))
  }

  /** What the connection knows of its models. */
  get schemas(): SchemaRegistry {
    return this.#core.host.schemas
  }

  /** @internal */
  series(options: CallOptions = {}): Promise<Series> {
    return abortable(this.#core.host.server.series(), options.signal)
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
    const { context: inKwargs, ...named } = kwargs
    const contexts = [this.#context, inKwargs as Context | undefined, options.context]
    return this.#core.call({ model, method, args, kwargs: named }, contexts, options)
  }

  /**
   * Calls a JSON controller route of the server, as a page of Odoo would.
   *
   * ```ts
   * await session.request('/shop/cart/quantity')
   * ```
   */
  request(path: string, params: Readonly<Record<string, unknown>> = {}, options: RouteOptions = {}): Promise<unknown> {
    const mayFillCart = path.startsWith('/shop/') && path !== '/shop/cart/quantity' && !options.isReadOnly
    if (mayFillCart && this.#core.cartQuantity === 0) this.#core.cartQuantity = null
    return this.#telling(() => this.#core.request(path, params, options))
  }

  /**
   * Logs the session in. A visitor's session stays, its id changes, its cart follows.
   *
   * Sends `POST /web/session/authenticate`, or `POST /web/login` with `via: 'form'`. Throws an `AccessDeniedError` for a wrong login or password, and the
   * session is what it was before; a `MfaRequiredError` when the account wants a second factor; a `SessionLostError`
   * when the visitor's session with its cart is gone.
   */
  login(login: string, password: string, options: LoginOptions = {}): Promise<SessionInfo> {
    const { totp, via = 'json', ...rest } = options
    return this.#telling(() => this.#core.login({ kind: 'password', login, password, totp }, via, rest))
  }

  /**
   * The token that Odoo's form routes want; asked for once per session. Undefined on 8.0, which has none.
   *
   * Sends `GET /web/login`, which shows one to visitors and users on all series.
   */
  csrfToken(options: CallOptions = {}): Promise<string | undefined> {
    return this.#core.csrfToken(options)
  }

  /**
   * Sends a form to a route of the website, with the session's token, and follows where it leads.
   *
   * ```ts
   * const page = await session.submit('/website/form/crm.lead', { contact_name: 'Alice', email_from: 'alice@example.com' })
   * ```
   *
   * Sends `POST <path>`, as multipart when there is a file in it. A token that the server refuses is asked for anew,
   * once. Throws what the network does; what the page says of the fields, is on the page.
   */
  submit(path: string, fields: FormFields, options: RouteOptions = {}): Promise<Page> {
    return this.#telling(() => this.#core.submit(path, fields, options))
  }

  /**
   * Fetches any path of the server in this session, as the platform's `fetch` does: the session's cookies, its renewal
   * and rotation, and the errors of the connection are the same as for calls. The body of the answer is a stream, of any
   * size. What the server answers is not judged: look at `ok` and `status`.
   *
   * ```ts
   * const answer = await session.fetch('/web/image/res.partner/7/avatar_128')
   * if (answer.ok) await writeFile('avatar.png', answer.body)
   * ```
   *
   * Sends the request, and the session's `csrf_token` with forms. Never to another server.
   *
   * @throws LoginRequiredError when the server leads a visitor to its login page
   * @throws OutcomeUnknownError when the answer to what may change something is lost
   * @throws ConfigError for a path that is none, or leaves the server
   */
  fetch(path: string, options: FetchOptions = {}): Promise<Response> {
    return this.#telling(() => this.#core.fetch(path, options))
  }

  /** The files of records: uploads, downloads, pictures. */
  get files(): Files {
    this.#files ??= new Files(fileSessionOf(this.#core, this))
    return this.#files
  }

  /** The API keys of the session's user. 14 and later. */
  get apiKeys(): ApiKeys {
    this.#apiKeys ??= new ApiKeys({
      series: () => this.series(),
      hasPages: (options) => this.#core.hasPages(options),
      call: (...call) => this.call(...call),
      uid: (options) => this.#core.preparedUid(options),
      password: () => this.#core.password,
    })
    return this.#apiKeys
  }

  /**
   * Changes the user's password. The server ends the session with it; it is logged in again, so it has a new id, and
   * another name in the store. Other sessions of the user are over.
   *
   * Calls `res.users.change_password(old, new)` and sends what `login` does.
   *
   * @throws AccessDeniedError when the old password is wrong; nothing has changed then
   * @throws UserError when the new one is not good enough for the server
   */
  changePassword(oldPassword: string, newPassword: string, options: CallOptions = {}): Promise<void> {
    return this.#telling(() => this.#core.changePassword(oldPassword, newPassword, options))
  }

  /**
   * Prints a report of records: bytes, text or a stream.
   *
   * ```ts
   * const pdf = await session.report('sale.report_saleorder', [42, 43])
   * await writeFile('orders.pdf', await pdf.bytes())
   * const html = await (await session.report('sale.report_saleorder', order, { format: 'html' })).text()
   * ```
   *
   * Sends `POST /report/download` since 14, `GET /report/<format>/<name>/<ids>` from 8 and for HTML, the service
   * `report` on 6.1 and 7.0, whose reports have names as `sale.order`.
   *
   * @throws PdfToolMissingError when the server has no wkhtmltopdf
   * @throws AccessError when the user may not read a record
   * @throws MissingError when there is no such record
   * @throws UnsupportedError on a wire without a web session, as with an API key
   */
  async report(name: string, records: Printable, options: ReportOptions = {}): Promise<Download> {
    const { printReport } = await import('../files/transfer.ts')
    return printReport(fileSessionOf(this.#core, this), name, records, options)
  }

  /**
   * Attaches a file to a record, in one request, without base64.
   *
   * ```ts
   * await session.upload(new File([bytes], 'order.pdf', { type: 'application/pdf' }), { model: 'sale.order', id: 42 })
   * ```
   *
   * Sends `POST /web/binary/upload_attachment`. Throws a `LoginRequiredError` for a visitor, an `AccessError` or
   * `UserError` when the user may not.
   */
  async upload(file: Blob, options: UploadOptions): Promise<Attachment> {
    const { upload } = await import('./upload.ts')
    return upload(this.#core, file, options)
  }

  /**
   * Ends the session on the server. The object goes on as a visitor's, with an empty cart and a new id.
   *
   * Sends `POST /web/session/destroy`.
   */
  logout(options: CallOptions = {}): Promise<void> {
    return this.#telling(() => this.#core.logout(options))
  }

  /**
   * Who the session is on the server; null for a visitor.
   *
   * Sends `POST /web/session/get_session_info`; on wires without a session calls `res.users.read`.
   */
  info(options: CallOptions = {}): Promise<SessionInfo | null> {
    return this.#core.info(options)
  }

  /** Goes on as a visitor with a new, empty session, after the old one was lost. Sends nothing. */
  renew(): void {
    this.#core.renew()
  }

  /**
   * Listens to what happens to the session; answers a function that stops listening.
   *
   * ```ts
   * session.on('rotated', ({ to }) => setCookie('odoo', to))
   * ```
   */
  on<E extends keyof SessionEvents>(event: E, listener: SessionEvents[E]): () => void {
    return this.#core.events.on(event, listener)
  }

  /** The same session with more context for its calls; `undefined` takes a key out. */
  withContext(context: Context): Session<O> {
    return new Session(this.#core, mergeContext(this.#context, context), this.#watcher)
  }

  /** The same session in another language, as `fr_FR`, `fr-FR` or `fr`. */
  withLang(lang: string): Session<O> {
    return this.withContext({ lang: odooLang(lang) })
  }

  /** The same session in another time zone, as `Europe/Paris`. */
  withTimeZone(tz: string): Session<O> {
    return this.withContext({ tz })
  }

  /** The same session working in these companies, the first one as its current. 13 and later. */
  withCompany(...companyIds: [number, ...number[]]): Session<O> {
    return this.withContext({ allowed_company_ids: companyIds })
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
    const core = host.forUser(credential, (own) => SessionCore.start(host, { as: 'user', credential: own }))
    return new Session(core, this.#context)
  }

  /** What a console shows: who it is, never its id or password. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `Session { ${this.isVisitor ? 'visitor' : `uid: ${this.uid ?? 'not logged in yet'}`}, ${this.#core.host.server.base} }`
  }

  /** Does what may log in or out; who must know of the session's new name is told, also when it could not be stored. */
  async #telling<T>(action: () => Promise<T>): Promise<T> {
    const { storeId } = this
    const tell = async () => {
      if (storeId !== this.storeId) await this.#watcher?.moved()
    }
    const result = await action().catch(async (error: unknown) => {
      // The action's own error says more.
      await tell().catch(() => {})
      throw error
    })
    await tell()
    return result
  }
}
