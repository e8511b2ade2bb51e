import { ConfigError } from '../errors/index.ts'
import { compose, type HttpAdapter } from '../http/index.ts'
import type { Model, ModelCallOptions } from '../records/index.ts'
import type { Cart } from '../shop/index.ts'
import {
  type CallOptions,
  type Context,
  type Credential,
  type Series,
  Server,
  type SessionInfo,
  WebWire,
} from '../wires/index.ts'
import type { ResolvedOptions } from './options.ts'
import { type RouteOptions, Session } from './session.ts'
import { SessionCore, type SessionHost, type SessionStart } from './session-core.ts'

/**
 * A server, a database and a credential. Hands out any number of sessions, which share its HTTP pool and what it
 * knows of the server. For scripts it is a session itself: the default one, with the connection's credential.
 */
export class Connection {
  readonly #options: ResolvedOptions
  readonly #adapter: HttpAdapter
  readonly #host: SessionHost
  #database: Promise<string> | undefined
  #default: Session | undefined

  /** @internal Use {@link connect}. */
  constructor(options: ResolvedOptions, adapter: HttpAdapter) {
    this.#options = options
    this.#adapter = adapter
    const server = new Server({
      base: options.base,
      headers: options.headers,
      maxResponseBytes: options.maxResponseBytes,
      send: compose(options.middleware, adapter.send),
    })
    this.#host = {
      server,
      wire: new WebWire(server),
      context: options.context,
      database: () => this.database(),
    }
  }

  /** The server's address, without credentials. */
  get url(): string {
    return this.#options.base.toString()
  }

  /** The default session: the connection's credential, or a visitor when it has none. */
  get defaultSession(): Session {
    this.#default ??= this.#options.credential === undefined ? this.visitor() : this.session()
    return this.#default
  }

  /** A new anonymous visitor with cookies and a cart of their own. Sends nothing. */
  visitor(): Session {
    return this.#start({ as: 'visitor' })
  }

  /**
   * One more session with the connection's credential, or with another user's. Logs in with its first call.
   *
   * ```ts
   * const demo = odoo.session({ username: 'demo', password: 'demo' })
   * ```
   */
  session(credential?: { readonly username: string; readonly password: string }): Session {
    return this.#start({ as: 'user', credential: this.#credentialOf(credential) })
  }

  /**
   * A session that exists on the server already, by its id: the value of Odoo's `session_id` cookie. Who it is, the
   * server tells with the first call. It has no password, so it cannot be renewed when it expires.
   */
  resume(sessionId: string): Session {
    if (!/^[\w-]{20,200}$/.test(sessionId)) {
      throw new ConfigError('that is not the id of an Odoo web session: letters, digits, - and _, 40 or 84 of them')
    }
    return this.#start({ as: 'resumed', id: sessionId })
  }

  /**
   * The server's series, asked once.
   *
   * Sends `POST /web/webclient/version_info`.
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

  /** The databases that the server lists. */
  databases(): Promise<string[]> {
    return this.#host.server.databases()
  }

  /** `model` of the default session. */
  model(name: string): Model {
    return this.defaultSession.model(name)
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
  withContext(context: Context): Session {
    return this.defaultSession.withContext(context)
  }

  /** Frees the sockets. Sessions on the server stay. */
  close(): Promise<void> {
    return this.#adapter.close()
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  /** What a console shows: never the password. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    const { database, credential } = this.#options
    return `Connection { ${this.url}, database: ${database ?? 'the only one'}, user: ${credential?.login ?? 'none'} }`
  }

  #start(start: SessionStart): Session {
    return new Session(new SessionCore(this.#host, start))
  }

  #credentialOf(given: { readonly username: string; readonly password: string } | undefined): Credential {
    if (given !== undefined) return { login: given.username, password: given.password }
    if (this.#options.credential === undefined) {
      throw new ConfigError('the connection has no credential: name a user, or use visitor() for an anonymous session')
    }
    return this.#options.credential
  }
}
