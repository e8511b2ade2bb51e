import { type ConnectOptions, parseConnectionString } from 'ooor'
import { UsageError } from '../command.ts'

/** Where to connect to, as the command line names it. */
export interface TargetOptions {
  /** A connection string. */
  readonly url?: string | undefined
  readonly database?: string | undefined
  readonly username?: string | undefined
}

/**
 * What to connect to: the command line's words, and `OOOR_URL`, `OOOR_DATABASE`, `OOOR_USERNAME`, `OOOR_PASSWORD` or
 * `OOOR_API_KEY` for what they leave open, so that no secret has to stand there.
 */
export function connectionTarget(
  options: TargetOptions,
  environment: Readonly<Record<string, string | undefined>>,
): ConnectOptions {
  const url = options.url ?? environment.OOOR_URL
  if (!url) throw new UsageError('no server was named: name one by --url, -c or OOOR_URL, or try --sandbox')
  const inUrl = parseConnectionString(url)
  const database = options.database ?? inUrl.database ?? environment.OOOR_DATABASE
  const username = options.username ?? inUrl.username ?? environment.OOOR_USERNAME
  const apiKey = inUrl.password === undefined ? environment.OOOR_API_KEY : undefined
  const password = inUrl.password ?? (apiKey ? undefined : environment.OOOR_PASSWORD)
  if (!apiKey && !password) {
    throw new UsageError('there is no credential: put it into the connection string, OOOR_PASSWORD or OOOR_API_KEY')
  }
  return {
    url: inUrl.url,
    ...(database && { database }),
    ...(username && { username }),
    ...(password && { password }),
    ...(apiKey && { apiKey }),
  }
}
