import type { WireName } from '../wires/index.ts'
import { chooseWire } from '../wires/other-wires-chunk.ts'
import type { ResolvedOptions } from './options.ts'
import type { SessionHost } from './session-host.ts'

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

/** Which wire the connection's credential takes, and why. Asks the server for its series when nobody has. */
export async function explain(host: SessionHost, options: ResolvedOptions): Promise<Explanation> {
  const { credential, wire: forced, database } = options
  const facts = await host.server.facts()
  const { wire, reason } = chooseWire(facts, credential, forced)
  if (database !== undefined) await host.server.checkDatabase(database)
  return {
    url: options.base.toString(),
    database: await host.database(),
    series: facts.series.name,
    toldBy: facts.toldBy,
    wire,
    auth: credential === undefined ? 'none' : credential.kind === 'key' ? 'API key' : 'password',
    reason,
  }
}
