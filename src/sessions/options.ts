import { ConfigError } from '../errors/index.ts'
import { BaseUrl, type HttpAdapter, type HttpMiddleware } from '../http/index.ts'
import type { Context, Credential } from '../wires/index.ts'
import { type ParsedConnection, parseConnectionString } from './connection-string.ts'

/** How a connection may be told what to do, whatever its address. */
export interface ConnectionSettings {
  /** Layers around every HTTP request, the first one outermost. */
  readonly middleware?: readonly HttpMiddleware[]
  /** What sends the requests. @default undici on Node, `fetch` elsewhere */
  readonly adapter?: HttpAdapter
  /** Headers for every request, as a proxy may want them. */
  readonly headers?: Readonly<Record<string, string>>
  /** Credentials for a proxy in front of Odoo that asks for HTTP basic auth. Not Odoo's own. */
  readonly basicAuth?: { readonly username: string; readonly password: string }
  /** Upper bound of one answer's body in bytes. @default 268435456 (256 MiB) */
  readonly maxResponseBytes?: number
  /** Context for all sessions of the connection. */
  readonly context?: Context
}

/** A server, a database and a credential, apart. */
export interface ConnectOptions extends ConnectionSettings {
  /** The server's address with its base path, as `https://erp.example.com/odoo`; or a whole connection string. */
  readonly url: string
  /** @default the server's only database */
  readonly database?: string
  readonly username?: string
  readonly password?: string
}

/** What a connection is made of, checked and with defaults. */
export interface ResolvedOptions {
  readonly base: BaseUrl
  readonly database: string | undefined
  readonly credential: Credential | undefined
  readonly headers: Readonly<Record<string, string>>
  readonly middleware: readonly HttpMiddleware[]
  readonly adapter: HttpAdapter | undefined
  readonly maxResponseBytes: number
  readonly context: Context
}

type Environment = Readonly<Record<string, string | undefined>>

/** Brings the forms that `connect` takes to one. Throws a `ConfigError` that names the value and the remedy. */
export function resolveOptions(
  input: string | ConnectOptions | undefined,
  settings: ConnectionSettings,
  environment: Environment,
): ResolvedOptions {
  const options: ConnectionSettings & Partial<ConnectOptions> =
    input === undefined ? fromEnvironment(environment) : typeof input === 'string' ? { url: input } : input
  const merged = { ...settings, ...options }
  if (typeof merged.url !== 'string') {
    throw new ConfigError(`url must be a string as 'https://erp.example.com', not ${typeof merged.url}`)
  }
  const parsed = parseApart(merged.url, merged.database)
  const username = merged.username ?? parsed.username
  const password = merged.password ?? parsed.password
  if (username !== undefined && password === undefined) {
    throw new ConfigError(
      `there is a user '${username}' but no password: put it into the URL, the options or OOOR_PASSWORD`,
    )
  }
  if (username === undefined && password !== undefined) {
    throw new ConfigError('there is a password but no user: name it in the URL, the options or OOOR_USERNAME')
  }
  return {
    base: new BaseUrl(parsed.url),
    database: merged.database ?? parsed.database,
    credential: username === undefined || password === undefined ? undefined : { login: username, password },
    headers: allHeaders(merged),
    middleware: merged.middleware ?? [],
    adapter: merged.adapter,
    maxResponseBytes: merged.maxResponseBytes ?? 256 * 1024 * 1024,
    context: merged.context ?? {},
  }
}

function fromEnvironment(environment: Environment): Partial<ConnectOptions> {
  const url = environment.OOOR_URL
  if (!url) throw new ConfigError('connect() was told no server and OOOR_URL is not set')
  const { OOOR_DATABASE: database, OOOR_USERNAME: username, OOOR_PASSWORD: password } = environment
  return {
    url,
    ...(database && { database }),
    ...(username && { username }),
    ...(password && { password }),
  }
}

/** With the database given apart, the URL's path is all base path. */
function parseApart(url: string, database: string | undefined): ParsedConnection {
  if (database === undefined || !/^https?:/i.test(url)) return parseConnectionString(url)
  const slashed = url.replace(/^([^?#]*?)\/?($|[?#])/, '$1/$2')
  return parseConnectionString(slashed)
}

function allHeaders(settings: ConnectionSettings): Record<string, string> {
  const headers: Record<string, string> = {}
  if (settings.basicAuth !== undefined) {
    const { username, password } = settings.basicAuth
    const bytes = new TextEncoder().encode(`${username}:${password}`)
    headers.authorization = `Basic ${btoa(String.fromCharCode(...bytes))}`
  }
  for (const [name, value] of Object.entries(settings.headers ?? {})) headers[name.toLowerCase()] = value
  return headers
}
