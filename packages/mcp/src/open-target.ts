import { Sandbox } from '@ooor/sandbox'
import { type Connection, type ConnectOptions, connect, parseConnectionString } from 'ooor'
import { ConfigError } from 'ooor/errors'

/** Variables of the environment. */
export type Environment = Readonly<Record<string, string | undefined>>

/** What to connect to: a server that is named, or that of the environment. */
export interface TargetOptions {
  /** A connection string; of a sandbox its series. */
  readonly target?: string | undefined
  readonly sandbox: boolean
}

/** Where connections go. */
export interface OpenTarget {
  /** A connection by the environment's credential. Sends nothing yet. Throws a `ConfigError` where there is none. */
  asEnvironment(): Connection
  /** A connection for callers who bring their own. Sends nothing yet. */
  forCallers(): Connection
  /** The server's address, without credentials. */
  readonly url: string
}

/** Of one answer of the server: more is no answer for an agent. */
const MOST_BYTES = 64 * 1024 * 1024

/** Brings what the command line and the environment say to one. Throws a `ConfigError` that says what is missing. */
export function openTarget({ target, sandbox }: TargetOptions, environment: Environment): OpenTarget {
  if (sandbox) return sandboxTarget(target)
  const url = target ?? environment.OOOR_URL
  if (!url) throw new ConfigError('no server was named: set OOOR_URL, or try --sandbox')
  const given = parseConnectionString(url)
  const database = given.database ?? environment.OOOR_DATABASE
  const where: ConnectOptions = { url: given.url, maxResponseBytes: MOST_BYTES, ...(database && { database }) }
  return {
    url: String(given.url),
    forCallers: () => connect(where),
    asEnvironment: () => {
      const username = given.username ?? environment.OOOR_USERNAME
      const apiKey = given.password === undefined ? environment.OOOR_API_KEY : undefined
      const password = given.password ?? (apiKey ? undefined : environment.OOOR_PASSWORD)
      if (!apiKey && !password) throw new ConfigError('there is no credential: set OOOR_API_KEY or OOOR_PASSWORD')
      const credential = { ...(username && { username }), ...(password && { password }), ...(apiKey && { apiKey }) }
      return connect({ ...where, ...credential })
    },
  }
}

function sandboxTarget(series: string | undefined): OpenTarget {
  const box = new Sandbox(series === undefined ? {} : { series: /^\d+$/.test(series) ? `${series}.0` : series })
  const where = { url: 'http://sandbox', database: box.database, adapter: box.adapter }
  return {
    url: `${where.url} (Odoo ${box.series.name})`,
    forCallers: () => connect(where),
    asEnvironment: () => connect({ ...where, username: 'admin', password: 'admin' }),
  }
}
