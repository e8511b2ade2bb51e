import { Sandbox } from '@ooor/sandbox'
import { type Connection, type ConnectOptions, connect, parseConnectionString } from 'ooor'
import { ConfigError } from 'ooor/errors'

/** Variables of the environment. */
export type Environment = Readonly<Record<string, string | undefined>>

/** What to connect to: a server that is named, or that of the environment. */
export interface TargetOptions {
  readonly target?: string | undefined
  readonly sandbox: boolean
}

/** Who an agent is, in the place of the environment's credential. */
export interface OwnCredential {
  readonly username?: string | undefined
  readonly apiKey: string
}

/** Where connections go: one server, and as many users of it as come. */
export interface OpenTarget {
  /** A connection by the environment's credential, or by a caller's own. Sends nothing yet. */
  open(own?: OwnCredential): Connection
  /** The server's address, without credentials. */
  readonly url: string
}

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
    open: (own) => {
      if (own !== undefined) return connect({ ...where, ...own })
      const username = given.username ?? environment.OOOR_USERNAME
      const apiKey = given.password === undefined ? environment.OOOR_API_KEY : undefined
      const password = given.password ?? (apiKey ? undefined : environment.OOOR_PASSWORD)
      if (!apiKey && !password) throw new ConfigError('there is no credential: set OOOR_API_KEY or OOOR_PASSWORD')
      return connect({
        ...where,
        ...(username && { username }),
        ...(password && { password }),
        ...(apiKey && { apiKey }),
      })
    },
  }
}

/** Of one answer of the server: more is no answer for an agent. */
const MOST_BYTES = 64 * 1024 * 1024

function sandboxTarget(series: string | undefined): OpenTarget {
  const box = new Sandbox(series === undefined ? {} : { series: /^\d+$/.test(series) ? `${series}.0` : series })
  const where = { url: 'http://sandbox', database: box.database, adapter: box.adapter }
  return {
    url: where.url,
    open: (own) =>
      connect(own === undefined ? { ...where, username: 'admin', password: 'admin' } : { ...where, ...own }),
  }
}
