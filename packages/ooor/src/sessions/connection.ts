/// <reference lib="esnext.disposable" preserve="true" />
import type { Admin, AdminOptions } from '../admin/index.ts'
import { ConfigError } from '../errors/index.ts'
import { type HttpAdapter, TRAFFIC_EVENTS, type TrafficEvents } from '../http/index.ts'
import type {
  Model,
  ModelCallOptions,
  ModelName,
  ModelNamed,
  Models,
  ModelType,
  SchemaRegistry,
} from '../records/index.ts'
import type { Cart } from '../shop/index.ts'
import {
  type CallOptions,
  type Context,
  type Credential,
  type Series,
  type ServiceName,
  type SessionInfo,
  wireValue,
} from '../wires/index.ts'
import { connectionHost } from './connection-host.ts'
import type { Explanation } from './explain.ts'
import { listen } from './listen.ts'
import { type CredentialOptions, namedCredential, type ResolvedOptions } from './options.ts'
import type { RouteOptions } from './routes.ts'
import { Session } from './session.ts'
import { SessionCore } from './session-core.ts'
import type { SessionHost, SessionStart } from './session-host.ts'
import { Sessions } from './store/sessions.ts'
import { Users } from './users.ts'

/**
 * A server, a database and a credential. Hands out any number of sessions, which share its HTTP pool and what it
 * knows of the server. For scripts it is a session itself: the default one, with the connection's credential.
 */
export class Connection<O = Models> {
  readonly #options: ResolvedOptions
  readonly #adapter: HttpAdapter
  readonly #host: SessionHost
  readonly #users = new Users()
  #database: Promise<string> | undefined
  #default: Session<O> | undefined
  #sessions: Sessions<O> | undefined
  #isClosed = false

  /** @internal Use {@link connect}. */
  constructor(options: ResolvedOptions, adapter: HttpAdapter) {
    this.#options = options
    this.#adapter = adapter
    this.#host = connectionHost(options, adapter, {
      isClosed: () => this.#isClosed,
      database: () => this.database(),
      forUser: (credential, start) => this.#users.of(credential, () => start(this.#credentialOf(credential))),
    })
    if (options.sessions !== undefined) this.#sessions = new Sessions<O>(this.#host, options.sessions)
  }

  /** The server's address, without credentials. */
  get url(): string {
    return this.#options.base.toString()
  }

  /** The default session: the connection's credential, or a visitor when it has none. */
  get defaultSession(): Session<O> {
    this.#default ??= this.#options.credential === undefined ? this.visitor() : this.session()
    return this.#default
  }

  /** The sessions that are opened by their id, on any worker: see {@link Sessions}. */
  get sessions(): Sessions<O> {
    this.#sessions ??= new Sessions<O>(this.#host)
    return this.#sessions
  }

  /** A new anonymous visitor with cookies and a cart of their own. Sends nothing. */
  visitor(): Session<O> {
    return this.#start({ as: 'visitor' })
  }

  /**
   * One more session with the connection's credential, or with another user's. Logs in with its first call.
   *
   * ```ts
   * const demo = odoo.session({ username: 'demo', password: 'demo' })
   * ```
   */
  session(credential?: CredentialOptions): Session<O> {
    return this.#start({ as: 'user', credential: this.#credentialOf(credential) })
  }

  /**
   * A session that exists on the server already, by its id: the value of Odoo's `session_id` cookie. Who it is, the
   * server tells with the first call. It has no password, so it cannot be renewed when it expires. 8.0 and later.
   */
  resume(sessionId: string): Session<O> {
    if (!/^[\w-]{20,200}$/.test(sessionId)) {
      throw new ConfigError('that is not the id of an Odoo web session: letters, digits, - and _, 40 or 84 of them')
    }
    return this.#start({ as: 'resumed', id: sessionId })
  }

  /**
   * The server's series, asked once.
   *
   * Sends `POST /web/webclient/version_info`; when that is hidden, `GET /web/version` and `common.version`.
   */
  series(): Promise<Series> {
    return this.#host.server.series()
  }

  /**
   * The connection's database: the one that was named, or the server's only one.
   *
   * Sends `POST /web/database/list` when none was named.
   */
  database(): Promise<string> {
    if (this.#options.database !== undefined) return Promise.resolve(this.#options.database)
    this.#database ??= this.#host.server.onlyDatabase().catch((error: unknown) => {
      this.#database = undefined
      throw error
    })
    return this.#database
  }

  /**
   * Calls a method of one of Odoo's services: `common`, `db`, `object`, and `report` up to 10.
   *
   * ```ts
   * const { server_version } = (await odoo.service('common', 'version')) as { server_version: string }
   * const pdf = await odoo.service('report', 'render_report', [database, uid, password, 'sale.order', [42]])
   * ```
   *
   * Sends `POST /jsonrpc {service, method, args}` since 8.0, `POST /xmlrpc/<service>` before.
   */
  async service(
    service: ServiceName,
    method: string,
    args: readonly unknown[] = [],
    options: CallOptions = {},
  ): Promise<unknown> {
    return (await import('../wires/call-service.ts')).callService(
      this.#host.server,
      service,
      method,
      wireValue(args, 'args') as readonly unknown[],
      options,
    )
  }

  /**
   * What administrators do: databases, by the server's master password, and modules, by the rights of the connection's
   * user. Sends nothing.
   *
   * ```ts
   * const { databases, modules } = await odoo.admin({ masterPassword: 'secret' })
   * ```
   */
  async admin(options: AdminOptions = {}): Promise<Admin> {
    const { Admin } = await import('../admin/admin.ts')
    return new Admin(this.#host, this, options)
  }

  /**
   * The databases that the server lists.
   *
   * Sends `POST /web/database/list` (`get_list` on 8 and 9), `db.list` over XML-RPC where there is no web client. Throws
   * what a server says that lists none.
   */
  databases(): Promise<string[]> {
    return this.#host.server.databases()
  }

  /**
   * Which wire the connection's credential takes, and why. Asks the server for its series when nobody has.
   *
   * ```ts
   * console.table(await odoo.explain())
   * ```
   */
  async explain(): Promise<Explanation> {
    return (await import('./explain.ts')).explain(this.#host, this.#options)
  }

  /**
   * Who the connection's credential is; null for a visitor. `info` of the default session.
   *
   * ```ts
   * const { login, name } = (await odoo.whoami()) ?? {}
   * ```
   *
   * Throws an `AccessDeniedError` for a credential that is refused.
   */
  whoami(options?: CallOptions): Promise<SessionInfo | null> {
    return this.defaultSession.info(options)
  }

  /**
   * Listens to the connection's traffic; answers a function that stops listening.
   *
   * ```ts
   * odoo.on('response', ({ call, status, duration }) => histogram.record(duration, { ...call, status }))
   * ```
   */
  on<E extends keyof TrafficEvents>(event: E, listener: TrafficEvents[E]): () => void {
    return listen(this.#host.telemetry.emitter, TRAFFIC_EVENTS, event, listener)
  }

  /**
   * A proxy to a model as the default session sees it.
   *
   * ```ts
   * const french = await odoo.model('res.partner').where({ 'country_id.code': 'FR' }).select('name', 'email')
   * ```
   */
  model<N extends ModelName<O>>(name: N): Model<ModelNamed<O, N>>
  model<M extends ModelType = never>(name: [M] extends [never] ? ModelName<O> : M['name']): Model<M>
  model(name: string): unknown {
    return this.defaultSession.model<ModelType>(name)
  }

  /** What the connection knows of its models: `schemas.reload()` after a module was installed. */
  get schemas(): SchemaRegistry {
    return this.#host.schemas
  }

  /** `call` of the default session. */
  call(
    model: string,
    method: string,
    args?: readonly unknown[],
    kwargs?: Readonly<Record<string, unknown>>,
    options?: ModelCallOptions,
  ): Promise<unknown> {
    return this.defaultSession.call(model, method, args, kwargs, options)
  }

  /** `request` of the default session. */
  request(path: string, params?: Readonly<Record<string, unknown>>, options?: RouteOptions): Promise<unknown> {
    return this.defaultSession.request(path, params, options)
  }

  /** `info` of the default session. */
  info(options?: CallOptions): Promise<SessionInfo | null> {
    return this.defaultSession.info(options)
  }

  /** `cart` of the default session. */
  get cart(): Cart {
    return this.defaultSession.cart
  }

  /** `withContext` of the default session. */
  withContext(context: Context): Session<O> {
    return this.defaultSession.withContext(context)
  }

  /** The default session in another language, as `fr_FR`, `fr-FR` or `fr`. Throws a `ConfigError` for what is none. */
  withLang(lang: string): Session<O> {
    return this.defaultSession.withLang(lang)
  }

  /** The default session in another time zone, as `Europe/Paris`. Throws a `ConfigError` for what is none. */
  withTimeZone(tz: string): Session<O> {
    return this.defaultSession.withTimeZone(tz)
  }

  /**
   * The default session working in these companies, the first one as its current. 13 and later. Its calls throw an
   * `AccessError` where the user has no such company.
   */
  withCompany(...companyIds: [number, ...number[]]): Session<O> {
    return this.defaultSession.withCompany(...companyIds)
  }

  /** The default session's context, as another user of this connection. */
  withUser(credential: CredentialOptions): Session<O> {
    return this.defaultSession.withUser(credential)
  }

  /**
   * Frees the sockets; later calls are a `ConfigError`. Sessions on the server stay. Calls under way are not waited
   * for: they fail, a write by an `OutcomeUnknownError`.
   */
  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    await this.#adapter.close()
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  /** What a console shows: never the password. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    const { database, credential } = this.#options
    const user = credential === undefined ? 'none' : (credential.login ?? 'by API key')
    return `Connection { ${this.url}, database: ${database ?? 'the only one'}, user: ${user} }`
  }

  #start(start: SessionStart): Session<O> {
    return new Session<O>(SessionCore.start(this.#host, start))
  }

  #credentialOf(given: CredentialOptions | undefined): Credential {
    const credential = given === undefined ? this.#options.credential : namedCredential(given)
    if (credential !== undefined) return credential
    throw new ConfigError('there is no credential: name a user, or use visitor() for an anonymous session')
  }
}
