import { describe } from '../errors/describe.ts'
import { InvalidValueError } from '../errors/index.ts'
import { compose, type HttpAdapter, Telemetry } from '../http/index.ts'
import { modelOfParam, SchemaRegistry } from '../records/index.ts'
import { type OldMethods, Server, takesWeb, WebWire, type Wire, type WireName } from '../wires/index.ts'
import { Languages } from './languages.ts'
import type { ResolvedOptions } from './options.ts'
import { pipeline } from './pipeline.ts'
import type { SessionHost } from './session-host.ts'

/** What only the connection itself knows. */
type FromConnection = Pick<SessionHost, 'forUser' | 'database' | 'isClosed'>

/** What all sessions of a connection share. */
export function connectionHost(
  options: ResolvedOptions,
  adapter: HttpAdapter,
  { forUser, database, isClosed }: FromConnection,
): SessionHost {
  const telemetry = new Telemetry()
  const server = new Server({
    base: options.base,
    headers: {
      ...options.headers,
      ...(options.compression && adapter.encodings !== undefined && { 'accept-encoding': adapter.encodings }),
    },
    maxResponseBytes: options.maxResponseBytes,
    timeout: options.timeout > 0 ? options.timeout : undefined,
    series: options.series,
    upgrade: adapter.upgrade,
    openSocket: adapter.openSocket,
    send: compose(pipeline(options, telemetry, isClosed), adapter.send),
  })
  const web = new WebWire(server)
  const wires = new Map<WireName, Promise<Wire>>()
  let oldMethods: Promise<OldMethods> | undefined
  return {
    server,
    web,
    telemetry,
    patience: options,
    context: options.context,
    schemas: new SchemaRegistry(options.schemas),
    languages: new Languages(telemetry),
    oldMethods: () => {
      oldMethods ??= import('../wires/old-methods.ts').then(({ OldMethods }) => new OldMethods())
      return oldMethods
    },
    modelName: (name) => {
      if (!name || typeof name !== 'string')
        throw new InvalidValueError(`a model has a name, as 'res.partner', not ${describe(name)}`)
      return Object.hasOwn(options.aliases, name) ? (options.aliases[name] as string) : modelOfParam(name)
    },
    forUser,
    database,
    isClosed,
    hasCredential: options.credential !== undefined,
    site: `${options.base.resolve('/').replace(/^https?:/, '')} ${options.database ?? ''}`,
    namesDatabase: options.database !== undefined,
    wireFor: async (credential) => {
      const facts = await server.facts()
      if (options.wire === undefined && takesWeb(facts, credential)) return web
      const { chooseWire, makeWire } = await import('../wires/other-wires-chunk.ts')
      const { wire: name } = chooseWire(facts, credential, options.wire)
      if (name === 'web') return web
      const wire = wires.get(name) ?? makeWire(name, server)
      wires.set(name, wire)
      return wire
    },
  }
}
