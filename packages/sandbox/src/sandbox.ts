import type { HttpAdapter } from 'ooor/protocol'
import { ConfigError, checkOptions, type Series, seriesNamed } from 'ooor/protocol'
import { givenUp, toHttpResponse, toSandboxRequest, unlessAborted } from './adapter.ts'
import { asUpgrade, type ServeSocket, socketPair } from './bus/socket-pair.ts'
import { serverOf } from './bus/web-sockets.ts'
import { Clock } from './clock.ts'
import { CsrfTokens } from './csrf.ts'
import { demoModels } from './data/index.ts'
import { withThreadsOfSchema } from './data/threads-of-schema.ts'
import { Database } from './database.ts'
import { DatabaseManager } from './database-manager.ts'
import { dialectOf, SERIES } from './dialect/index.ts'
import type { SandboxRequest, SandboxResponse } from './http-exchange.ts'
import type { Installation } from './installation.ts'
import type { AskedCall } from './laboratory/asked-call.ts'
import type { Fault, FaultOptions } from './laboratory/faults.ts'
import { Hanging, Laboratory } from './laboratory/laboratory.ts'
import { type SandboxSnapshot, Snapshots } from './laboratory/snapshot.ts'
import { OdooServer } from './odoo-server.ts'
import type { ModelDefinition } from './orm/definition.ts'
import type { Environment } from './orm/environment.ts'
import { givenRows, modelsOfOptions } from './orm/extend-models.ts'
import { modelsOfSchema } from './orm/models-of-schema.ts'
import { withNearNames } from './orm/near-names.ts'
import { Unmodelled, type UnmodelledUse } from './orm/unmodelled.ts'
import { checkSandboxOptions, databaseNamesOf, type OpenOptions, type SandboxOptions } from './sandbox-options.ts'
import { modelsOfSnapshot } from './server-snapshot/models-of-snapshot.ts'
import { WebSessions } from './web-session.ts'

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
  /** What time it is in the sandbox, to be set by tests. */
  readonly clock = new Clock()
  readonly #installation: Installation
  readonly #laboratory: Laboratory
  readonly #snapshots: Snapshots
  readonly #unmodelled: Unmodelled
  readonly #options: SandboxOptions

  constructor(options: SandboxOptions = {}) {
    checkSandboxOptions(options)
    const { snapshot, schema } = options
    if (snapshot !== undefined && schema !== undefined) {
      throw new ConfigError('a snapshot is a schema with more: pass one of `snapshot` and `schema`')
    }
    if (options.users !== undefined && snapshot === undefined) {
      throw new ConfigError('`users` come with a `snapshot`: without one, `records` has room for rows of res.users')
    }
    const { series = (snapshot ?? schema)?.series ?? '19.0', listDatabases = true, checksDevices = false } = options
    const parsed = seriesNamed(series)
    if (parsed === undefined || parsed.major < SERIES.oldest || parsed.major > SERIES.newest) {
      const known = `'6.1', '7.0' and so on to '${SERIES.newest}.0', or one between two, as 'saas~17.4'`
      throw new ConfigError(`the sandbox has no series '${series}': use ${known}`)
    }
    const told = seriesNamed((snapshot ?? schema)?.series ?? series)?.major
    if (told !== parsed.major) {
      const what = snapshot === undefined ? 'schema' : 'snapshot'
      throw new ConfigError(`the ${what} is of Odoo ${told}, and the sandbox is to be ${series}: leave \`series\` out`)
    }
    const names = databaseNamesOf(options)
    this.#unmodelled = (options as ForkOptions)[UNMODELLED] ?? new Unmodelled(options.strict ?? false)
    const parent = (options as ForkOptions)[PARENT]
    let made: readonly ModelDefinition[] | undefined
    const models = () => {
      made ??= modelsOfOptions(baseModels(parsed, options, this.#unmodelled), options)
      return made
    }
    const dialect = dialectOf(parsed)
    const { clock } = this
    this.series = parsed
    this.database = names[0] as string
    const given = () => givenRows(options)
    const databases =
      parent === undefined
        ? new Map(names.map((name) => [name, new Database(name, dialect, models(), clock, given())]))
        : new Map([...parent].map(([name, database]) => [name, database.fork(name, clock)]))
    this.#installation = {
      dialect,
      clock,
      databases,
      manager: new DatabaseManager({
        ...{ databases, dialect, clock, models, given },
        password: options.masterPassword ?? 'admin',
      }),
      sessions: new WebSessions(dialect.sessions, clock),
      csrf: new CsrfTokens(clock),
      listsDatabases: listDatabases,
      checksDevices,
    }
    this.#options = options
    const server = new OdooServer(this.#installation, options)
    this.#laboratory = new Laboratory(this.#installation, (request, isAway) => server.answer(request, isAway))
    this.#snapshots = new Snapshots(this.#installation, this.#laboratory)
  }

  /**
   * A sandbox with the models of apps of a plain Odoo, 14 or 16 to 19: they are loaded first, which a constructor cannot
   * wait for.
   *
   * ```ts
   * const sandbox = await Sandbox.open({ series: '19.0', apps: ['sale', 'account'] })
   * ```
   *
   * The same as `new Sandbox({ schema: await plainOdoo(series, { apps }) })` of `@ooor/sandbox/shapes`.
   *
   * @throws ConfigError for a series without a shape, for an app that there is not, and as the constructor does
   */
  static async open(given: OpenOptions): Promise<Sandbox> {
    const { apps, series = '19.0', ...options } = given ?? {}
    if (!Array.isArray(apps)) throw new ConfigError("a sandbox is opened with apps: Sandbox.open({ apps: ['sale'] })")
    const { plainOdoo } = await import('./shapes.ts')
    return new Sandbox({ ...options, schema: await plainOdoo(series, { apps }) })
  }

  /**
   * Lets requests go wrong: a broken connection, a proxy's page, a database that is away (see {@link FaultKind}).
   *
   * ```ts
   * sandbox.fault({ on: 'sale.order.write', as: 'reset', after: true }) // written, and the answer is lost
   * sandbox.fault({ on: '/shop/*', as: 503, times: 3 })
   * ```
   *
   * @throws ConfigError for a fault that there is not
   */
  fault(options: FaultOptions): Fault {
    return this.#laboratory.faults.add(options)
  }

  /** The requests so far, the oldest first, of all connections; no more than the last 10,000. */
  get calls(): readonly AskedCall[] {
    return this.#laboratory.calls
  }

  /** @internal What is wrong with the name of a call, for assertions that would hold of any that nobody makes. */
  slipOf(name: string): string | undefined {
    return this.#laboratory.slipOf(name)
  }

  /** What was asked of models that came from `schema` and has no logic here; of a sandbox and its forks. */
  get unmodelled(): readonly UnmodelledUse[] {
    return this.#unmodelled.uses
  }

  /** Forgets the requests so far. */
  forgetCalls(): void {
    this.#laboratory.forgetCalls()
  }

  /**
   * Remembers how all is now: rows, web sessions, the clock, the calls so far.
   *
   * ```ts
   * const sandbox = new Sandbox()
   * const fresh = sandbox.snapshot()
   * afterEach(() => sandbox.restore(fresh))
   * ```
   */
  snapshot(): SandboxSnapshot {
    return this.#snapshots.take()
  }

  /**
   * Goes back to a snapshot, as often as wanted; faults that still wait are gone. It costs what was written since.
   *
   * @throws ConfigError for one of another sandbox, or one that was taken after one that has been restored since
   */
  restore(snapshot: SandboxSnapshot): void {
    this.#snapshots.restore(snapshot)
  }

  /** Another sandbox with the same rows, to be changed apart; nobody is logged in there. */
  fork(): Sandbox {
    const options: ForkOptions = {
      ...this.#options,
      masterPassword: this.#installation.manager.state.password,
      [PARENT]: this.#installation.databases,
      [UNMODELLED]: this.#unmodelled,
    }
    const other = new Sandbox(options)
    other.clock.setting = this.clock.setting
    return other
  }

  /**
   * The database as a user sees it, to set up and look at rows without a connection. Nothing of it is a call.
   *
   * ```ts
   * const env = sandbox.environment('demo')
   * const id = env.create('res.partner', { name: 'Ada' })
   * env.read('res.partner', [id], ['name']) // [{ id, name: 'Ada' }]
   * ```
   *
   * @throws ConfigError for a login or database that is not there
   */
  environment(login = 'admin', database = this.database): Environment {
    const found = this.#installation.databases.get(database)
    if (found === undefined) throw new ConfigError(`the sandbox has no database '${database}'`)
    const uid = found.uidOf(login)
    if (uid === undefined) {
      throw new ConfigError(`the sandbox has no user '${login}': there are ${found.logins.join(', ')}`)
    }
    return withNearNames(found.as(uid), (run) => found.transaction(run))
  }

  /** An adapter for `connect` that stays inside the process, whatever the URL's host. */
  get adapter(): HttpAdapter {
    /** What closing the adapter closes, as one over a network does. */
    const open = new Set<() => void>()
    return {
      send: async (request) => {
        request.signal?.throwIfAborted()
        try {
          const answer = this.handle(await toSandboxRequest(request))
          return toHttpResponse(await unlessAborted(answer, request.signal))
        } catch (error) {
          throw error instanceof Hanging ? await givenUp(request) : error
        }
      },
      openSocket: async (request, events) => {
        const { answer, serve } = await this.upgrade(await toSandboxRequest(asUpgrade(request)))
        const { headers } = toHttpResponse(answer)
        if (serve === undefined) return { status: answer.status, headers, socket: undefined }
        const socket = socketPair(serve, {
          ...events,
          closed: (code, reason) => {
            open.delete(hangUp)
            events.closed(code, reason)
          },
        })
        const hangUp = () => socket.close(1001)
        open.add(hangUp)
        return { status: answer.status, headers, socket }
      },
      close: async () => {
        for (const hangUp of open) hangUp()
      },
    }
  }

  /** Serves on loopback over real HTTP; Node, Bun and Deno only. */
  async listen(options: ListenOptions = {}): Promise<SandboxServer> {
    checkOptions<ListenOptions>('listen', options, { port: true })
    const port: unknown = options.port ?? 0
    if (typeof port !== 'number' || !Number.isInteger(port) || port < 0 || port > 65_535) {
      throw new ConfigError(
        `port of listen is ${String(port)}: pass a number from 0, which is one that is free, to 65535`,
      )
    }
    const { listen } = await import('#sandbox-listen')
    return listen(this, port)
  }

  /** Forgets a web session, as an expiry on the server does; false when there is none of that id. */
  forgetSession(id: string): boolean {
    return this.#installation.sessions.forget(id)
  }

  /**
   * Answers who wants a WebSocket; with 101 there is `serve`, which takes the other side.
   *
   * @internal
   */
  async upgrade(request: SandboxRequest): Promise<{ answer: SandboxResponse; serve?: ServeSocket }> {
    const answer = await this.handle(request)
    const serve = serverOf(this.#installation, request, answer)
    return { answer, ...(serve !== undefined && { serve }) }
  }

  /**
   * Answers one request: the seam that everything goes through. Throws a `NetworkError` where a fault breaks the
   * connection.
   */
  handle(request: SandboxRequest): Promise<SandboxResponse> {
    return this.#laboratory.answer(request)
  }
}

/** What options add to: the demo data, also with what a schema tells of a server, or what a snapshot does. */
function baseModels(series: Series, { snapshot, schema, users }: SandboxOptions, unmodelled: Unmodelled) {
  const demo = demoModels(series)
  if (snapshot !== undefined)
    return withThreadsOfSchema(modelsOfSnapshot(demo, snapshot, users ?? {}, unmodelled), series)
  return schema === undefined ? demo : withThreadsOfSchema(modelsOfSchema(demo, schema, unmodelled), series)
}

/** A fork's databases are those of another sandbox. */
const PARENT = Symbol('parent')
const UNMODELLED = Symbol('unmodelled')
interface ForkOptions extends SandboxOptions {
  [PARENT]?: ReadonlyMap<string, Database>
  [UNMODELLED]?: Unmodelled
}

/** Where a sandbox listens. */
export interface ListenOptions {
  /** @default one that is free */
  readonly port?: number | undefined
}

/** A sandbox that listens. */
export interface SandboxServer {
  /** As `http://127.0.0.1:40123`. */
  readonly url: string
  /** Stops and starts again on the same port; sessions and data stay. */
  restart(): Promise<void>
  close(): Promise<void>
}
