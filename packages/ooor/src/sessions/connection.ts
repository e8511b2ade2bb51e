/// <reference lib="esnext.disposable" preserve="true" />
import { ConfigError } from '../errors/index.ts'
import {
  compose,
  type HttpAdapter,
  type HttpMiddleware,
  limit,
  observe,
  retry,
  Telemetry,
  type TrafficEvents,
  timeout,
  totalTimeout,
} from '../http/index.ts'
import {
  type Model,
  type ModelCallOptions,
  type ModelName,
  type ModelNamed,
  type Models,
  type ModelType,
  modelOfParam,
  SchemaRegistry,
} from '../records/index.ts'
import type { Cart } from '../shop/index.ts'
import {
  type CallOptions,
  type Context,
  type Credential,
  callService,
  chooseWire,
  makeWire,
  type Series,
  Server,
  type ServiceName,
  type SessionInfo,
  WebWire,
  type Wire,
  type WireName,
  wireValue,
} from '../wires/index.ts'
import { type CredentialOptions, type ResolvedOptions, resolveCredential } from './options.ts'
import { Session } from './session.ts'
import { type RouteOptions, SessionCore, type SessionHost, type SessionStart } from './session-core.ts'
import { Sessions } from './store/sessions.ts'

/** How a connection speaks, and why. */
export interface Explanation {
  /** The server's address, without credentials. */
  readonly url: string
  readonly database: string
  /** The server's series, as `19.0`. */
  readonly series: string
  /** What told the series. */
  readonly toldBy: string
  readonly wire: WireName
  readonly auth: 'none' | 'password' | 'API key'
  /** Why this wire. */
  readonly reason: string
}

/**
 * A server, a database and a credential. Hands out any number of sessions, which share its HTTP pool and what it
 * knows of the server. For scripts it is a session itself: the default one, with the connection's credential.
 */
export class Connection<O = Models> {
  readonly #options: ResolvedOptions
  readonly #adapter: HttpAdapter
  readonly #host: SessionHost
  readonly #wires = new Map<WireName, Wire>()
  readonly #telemetry = new Telemetry()
  readonly #users: { readonly credential: CredentialOptions; readonly core: SessionCore }[] = []
  #database: Promise<string> | undefined
  #default: Session<O> | undefined
  #sessions: Sessions<O> | undefined
  #isClosed = false

  /** @internal Use {@link connect}. */
  constructor(options: ResolvedOptions, adapter: HttpAdapter) {
    this.#options = options
    this.#adapter = adapter
    const server = new Server({
      base: options.base,
      headers: options.headers,
      maxResponseBytes: options.maxResponseBytes,
      series: options.series,
      upgrade: adapter.upgrade,
      send: compose([this.#refuseWhenClosed, ...pipeline(options, this.#telemetry)], adapter.send),
    })
    const web = new WebWire(server)
    this.#wires.set('web', web)
    this.#host = {
      server,
      web,
      telemetry: this.#telemetry,
      context: options.context,
      schemas: new SchemaRegistry(options.schemas),
      modelName: (name) =>
        Object.hasOwn(options.aliases, name) ? (options.aliases[name] as string) : modelOfParam(name),
      userCore: (credential) => this.#userCore(credential),
      database: () => this.database(),
      namesDatabase: options.database !== undefined,
      wireFor: async (credential) => {
        const { wire } = chooseWire(await server.facts(), credential, options.wire)
        return this.#wire(wire)
      },
    }
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
  service(
    service: ServiceName,
    method: string,
    args: readonly unknown[] = [],
    options: CallOptions = {},
  ): Promise<unknown> {
    return callService(this.#host.server, service, method, wireValue(args, 'args') as readonly unknown[], options)
  }

  /** The databases that the server lists. */
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
    const { credential, wire: forced } = this.#options
    const facts = await this.#host.server.facts()
    const { wire, reason } = chooseWire(facts, credential, forced)
    if (this.#options.database !== undefined) await this.#host.server.checkDatabase(this.#options.database)
    return {
      url: this.url,
      database: await this.database(),
      series: facts.series.name,
      toldBy: facts.toldBy,
      wire,
      auth: credential === undefined ? 'none' : credential.kind === 'key' ? 'API key' : 'password',
      reason,
    }
  }

  /** Who the connection's credential is; null for a visitor. `info` of the default session. */
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
    return this.#telemetry.emitter.on(event, listener)
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

  /** The default session in another language, as `fr_FR`, `fr-FR` or `fr`. */
  withLang(lang: string): Session<O> {
    return this.defaultSession.withLang(lang)
  }

  /** The default session in another time zone, as `Europe/Paris`. */
  withTimeZone(tz: string): Session<O> {
    return this.defaultSession.withTimeZone(tz)
  }

  /** The default session working in these companies. 13 and later. */
  withCompany(...companyIds: [number, ...number[]]): Session<O> {
    return this.defaultSession.withCompany(...companyIds)
  }

  /** The default session's context, as another user of this connection. */
  withUser(credential: CredentialOptions): Session<O> {
    return this.defaultSession.withUser(credential)
  }

  /** Frees the sockets; later calls are a `ConfigError`. Sessions on the server stay. */
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

  readonly #refuseWhenClosed: HttpMiddleware = async (request, next) => {
    if (this.#isClosed) throw new ConfigError('the connection has been closed', { call: request.call })
    return next(request)
  }

  #start(start: SessionStart): Session<O> {
    return new Session<O>(new SessionCore(this.#host, start))
  }

  /** Different credentials never share, the same one always does. */
  #userCore(credential: CredentialOptions): SessionCore {
    const { username, password, apiKey, totp } = credential
    const known = this.#users.find(
      ({ credential: one }) =>
        one.username === username && one.password === password && one.apiKey === apiKey && one.totp === totp,
    )
    if (known !== undefined) return known.core
    const core = new SessionCore(this.#host, { as: 'user', credential: this.#credentialOf(credential) })
    this.#users.push({ credential: { username, password, apiKey, totp }, core })
    return core
  }

  #wire(name: WireName): Wire {
    let wire = this.#wires.get(name)
    if (wire === undefined) {
      wire = makeWire(name, this.#host.server)
      this.#wires.set(name, wire)
    }
    return wire
  }

  #credentialOf(given: CredentialOptions | undefined): Credential {
    const credential = given === undefined ? this.#options.credential : resolveCredential(given)
    if (credential !== undefined) return credential
    throw new ConfigError('there is no credential: name a user, or use visitor() for an anonymous session')
  }
}

/** The layers around the adapter, outermost first: the user's see each request once, whatever is tried below. */
function pipeline(options: ResolvedOptions, telemetry: Telemetry): HttpMiddleware[] {
  return [
    ...options.middleware,
    ...(options.totalTimeout > 0 ? [totalTimeout(options.totalTimeout)] : []),
    // Without repetitions too: it is what tells of an unknown outcome.
    retry(options.retry === false ? { limit: 0 } : options.retry, { telemetry }),
    ...(options.limit === undefined ? [] : [limit(options.limit)]),
    ...(options.timeout > 0 ? [timeout(options.timeout)] : []),
    observe(telemetry),
  ]
}
