import { checkNames } from '../errors/check-names.ts'
import { ConfigError } from '../errors/index.ts'
import {
  BaseUrl,
  type HttpAdapter,
  type HttpMiddleware,
  headerName,
  headerValue,
  type LimitOptions,
  LONGEST_TIMER,
  type RetryOptions,
} from '../http/index.ts'
import type { SchemaOptions } from '../records/index.ts'
import { VERSION } from '../version.ts'
import {
  type CodeProvider,
  type Context,
  type Credential,
  type KeyProvider,
  KeySource,
  type Series,
  seriesNamed,
  type WireName,
  wireValue,
} from '../wires/index.ts'
import { parseConnectionString } from './connection-string.ts'
import { checkedContext } from './context.ts'
import type { SessionsOptions } from './store/sessions-options.ts'

/** How a connection may be told what to do, whatever its address. */
export interface ConnectionSettings {
  /** Layers around every HTTP request, the first one outermost. */
  readonly middleware?: readonly HttpMiddleware[] | undefined
  /** What sends the requests. @default undici on Node, `fetch` elsewhere */
  readonly adapter?: HttpAdapter | undefined
  /**
   * `'environment'` goes through the proxies that `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` name; on Node, Bun and
   * Deno. An adapter of your own is told by itself. @default no proxy on Node; Bun and Deno always do
   */
  readonly proxy?: 'environment' | undefined
  /** Asks for compressed answers, where the adapter undoes them. `fetch` always asks. @default false */
  readonly compression?: boolean | undefined
  /** Headers for every request, as a proxy may want them. */
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** Credentials for a proxy in front of Odoo that asks for HTTP basic auth. Not Odoo's own. */
  readonly basicAuth?: { readonly username: string; readonly password: string } | undefined
  /** Upper bound of one answer's body in bytes, where it is gathered; what is streamed has none. @default 268435456 (256 MiB) */
  readonly maxResponseBytes?: number | undefined
  /** Context for all sessions of the connection. */
  readonly context?: Context | undefined
  /** The wire for the connection's own credential. @default chosen by looking at the server */
  readonly wire?: WireName | undefined
  /** The series, as `17.0` or `saas~17.4`, for a server that does not tell. @default asked of the server */
  readonly series?: string | undefined
  /** Milliseconds that one try of a request may take; 0 for no bound. @default 900000 (15 minutes) */
  readonly timeout?: number | undefined
  /** Milliseconds that a request may take with all its tries. @default no bound */
  readonly totalTimeout?: number | undefined
  /** How requests are sent again that are safe to send again; `false` for never. */
  readonly retry?: RetryOptions | false | undefined
  /** How many requests at a time, and within a time. @default no limit but the adapter's */
  readonly limit?: LimitOptions | undefined
  /** Where `connection.sessions` are kept. @default in memory */
  readonly sessions?: SessionsOptions | undefined
  /** Where schemas come from before the server is asked, and where they are kept between processes. */
  readonly schemas?: SchemaOptions | undefined
  /** Names of your own for models: `{ products: 'product.product' }`. */
  readonly aliases?: Readonly<Record<string, string>> | undefined
}

/** A user's name and password, or an API key. */
export interface CredentialOptions {
  readonly username?: string | undefined
  readonly password?: string | undefined
  /**
   * An API key instead of a password, or a function that brings one: it is asked again when the server refuses the
   * last one. Up to 18 its user's name is needed too; where it is named, the key must be that user's.
   */
  readonly apiKey?: KeyProvider | undefined
  /** Brings the code of the second factor, for an account that wants one. */
  readonly totp?: CodeProvider | undefined
}

/** A server, a database and a credential, apart. */
export interface ConnectOptions extends ConnectionSettings, CredentialOptions {
  /** The server's address with its base path, as `https://erp.example.com/odoo`; or a whole connection string. */
  readonly url: string | URL
  /** @default the server's only database */
  readonly database?: string | undefined
}

/** What a connection is made of, checked and with defaults. */
export interface ResolvedOptions {
  readonly base: BaseUrl
  readonly database: string | undefined
  readonly credential: Credential | undefined
  readonly headers: Readonly<Record<string, string>>
  readonly middleware: readonly HttpMiddleware[]
  readonly adapter: HttpAdapter | undefined
  readonly proxy: 'environment' | undefined
  readonly compression: boolean
  readonly maxResponseBytes: number
  readonly context: Context
  readonly wire: WireName | undefined
  readonly series: Series | undefined
  readonly timeout: number
  readonly totalTimeout: number
  readonly retry: RetryOptions | false
  readonly limit: LimitOptions | undefined
  readonly sessions: SessionsOptions | undefined
  readonly schemas: SchemaOptions
  readonly aliases: Readonly<Record<string, string>>
}

type Environment = Readonly<Record<string, string | undefined>>

/** Brings the forms that `connect` takes to one. Throws a `ConfigError` that names the value and the remedy. */
export function resolveOptions(
  input: string | URL | ConnectOptions | undefined,
  settings: ConnectionSettings & CredentialOptions,
  environment: Environment,
): ResolvedOptions {
  const options: ConnectionSettings & Partial<ConnectOptions> =
    input === undefined
      ? fromEnvironment(environment)
      : typeof input === 'string' || input instanceof URL
        ? { url: input }
        : input
  const merged = checked({ ...settings, ...options })
  const url = merged.url instanceof URL ? merged.url.href : merged.url
  if (typeof url !== 'string') {
    throw new ConfigError(`url must be an address as 'https://erp.example.com', not ${String(merged.url)}`)
  }
  checkLimits(merged)
  const parsed = parseConnectionString(url, merged.database !== undefined)
  wireValue(merged.database, 'database')
  return {
    base: new BaseUrl(parsed.url),
    database: merged.database ?? parsed.database,
    credential: resolveCredential(merged, parsed),
    headers: allHeaders(merged),
    middleware: merged.middleware ?? [],
    adapter: merged.adapter,
    proxy: proxyOf(merged),
    compression: merged.compression ?? false,
    maxResponseBytes: merged.maxResponseBytes ?? 256 * 1024 * 1024,
    context: checkedContext(merged.context ?? {}),
    wire: wireOf(merged.wire),
    series: seriesOf(merged.series),
    timeout: milliseconds('timeout', merged.timeout ?? 900_000),
    totalTimeout: milliseconds('totalTimeout', merged.totalTimeout ?? 0),
    retry: merged.retry ?? {},
    limit: merged.limit,
    sessions: merged.sessions,
    schemas: merged.schemas ?? {},
    aliases: merged.aliases ?? {},
  }
}

const CREDENTIAL = 'username password apiKey totp'

const OPTIONS = `url database ${CREDENTIAL} middleware adapter proxy compression headers basicAuth maxResponseBytes context wire series timeout totalTimeout retry limit sessions schemas aliases`

/** Of what is within options; `limit` is checked where its queues are loaded. */
const NESTED = {
  basicAuth: 'username password',
  retry: 'limit delay maxDelay',
  sessions: 'store keys lifetime live storeTimeout',
  schemas: 'file store',
  // Any name is one of theirs.
  headers: undefined,
  aliases: undefined,
  context: undefined,
} satisfies Partial<Record<keyof ConnectionSettings, string | undefined>>

/** Null says nothing, as undefined does: what is read from a file or a form has it. */
function withoutNulls<T extends object>(options: T): T {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== null)) as T
}

/** Refuses what is no option: passed over in silence, something else would be done than was meant. */
function checked(given: Partial<ConnectOptions>): Partial<ConnectOptions> {
  checkNames('connect', given, OPTIONS)
  const options: Record<string, unknown> = withoutNulls(given)
  for (const [name, known] of Object.entries(NESTED)) {
    const group = options[name] as object | false | undefined
    checkNames(name, group, known)
    if (group) options[name] = withoutNulls(group)
  }
  const { adapter, middleware = [] }: Partial<ConnectOptions> = options
  if (adapter && !adapter.send) throw new ConfigError('the adapter has no send: pass one, as sandbox.adapter')
  if (!Array.isArray(middleware) || middleware.some((layer) => typeof layer !== 'function'))
    throw new ConfigError('middleware is a list of functions, as [logging()]')
  return options
}

/** Refuses what names no user. */
export function checkCredential(given: CredentialOptions): void {
  checkNames('a user', given, CREDENTIAL)
}

/** A user who is named apart from the connection. */
export function namedCredential(given: CredentialOptions): Credential | undefined {
  checkCredential(given)
  return resolveCredential(withoutNulls(given))
}

/** The credential of options, with what a connection string says as default; undefined when there is none. */
export function resolveCredential(
  { username: named, password: given, apiKey, totp }: CredentialOptions,
  { username: inUrl, password: passwordInUrl }: { readonly username?: string; readonly password?: string } = {},
): Credential | undefined {
  const username = named ?? inUrl
  const password = given ?? passwordInUrl
  if (apiKey !== undefined) {
    if (apiKey === '') throw new ConfigError('the API key is empty')
    if (typeof apiKey === 'string') headerValue('the API key', apiKey)
    if (password !== undefined) throw new ConfigError('there are both a password and an API key: leave one out')
    return { kind: 'key', login: username, key: new KeySource(apiKey) }
  }
  if (username === undefined && password === undefined) return undefined
  if (password === undefined) {
    const remedy = 'put it into the URL, the options or OOOR_PASSWORD, or pass an API key'
    throw new ConfigError(`there is a user '${username}' but no password: ${remedy}`)
  }
  if (username === undefined) {
    throw new ConfigError('there is a password but no user: name it in the URL, the options or OOOR_USERNAME')
  }
  return { kind: 'password', login: username, password, totp }
}

const WIRES: readonly string[] = ['web', 'json2', 'jsonrpc', 'xmlrpc', 'xmlrpc2'] satisfies WireName[]

function wireOf(name: WireName | undefined): WireName | undefined {
  if (name === undefined || WIRES.includes(name)) return name
  throw new ConfigError(`'${String(name)}' is no wire: use one of ${WIRES.join(', ')}`)
}

function checkLimits({ limit, retry, maxResponseBytes }: ConnectionSettings): void {
  const positive = {
    maxResponseBytes,
    'limit.concurrency': limit?.concurrency,
    'limit.rate.requests': limit?.rate?.requests,
    'limit.rate.per': limit?.rate?.per,
  }
  for (const [name, value] of Object.entries(positive)) {
    if (value !== undefined && !(value > 0)) throw new ConfigError(`${name} must be more than 0, not ${String(value)}`)
  }
  if ((limit?.rate?.per ?? 0) > LONGEST_TIMER) throw new ConfigError(`limit.rate.per is at most ${LONGEST_TIMER}`)
  if (!retry) return
  for (const [name, value] of Object.entries(retry)) {
    if (value !== undefined && !(value >= 0))
      throw new ConfigError(`retry.${name} must be 0 or more, not ${String(value)}`)
  }
}

function seriesOf(name: string | undefined): Series | undefined {
  if (name === undefined) return undefined
  const series = seriesNamed(name)
  if (series === undefined)
    throw new ConfigError(`'${name}' is no series of Odoo: use '17.0', or 'saas~17.4' between two`)
  return series
}

function proxyOf({ proxy, adapter }: ConnectionSettings): 'environment' | undefined {
  if (proxy === undefined || adapter === undefined) return proxy
  throw new ConfigError(
    "there are both an adapter and a proxy: tell the adapter, undiciAdapter({ proxy: 'environment' })",
  )
}

function milliseconds(what: string, value: number): number {
  if (value >= 0 && value <= LONGEST_TIMER) return value
  throw new ConfigError(`${what} is a number of milliseconds from 0 to ${LONGEST_TIMER}, not ${String(value)}`)
}

function fromEnvironment(environment: Environment): Partial<ConnectOptions> {
  const url = environment.OOOR_URL
  if (!url) {
    throw new ConfigError(
      "connect() was given no address, and OOOR_URL is not set: pass or set 'https://user:password@host/database'",
    )
  }
  const {
    OOOR_DATABASE: database,
    OOOR_USERNAME: username,
    OOOR_PASSWORD: password,
    OOOR_API_KEY: apiKey,
  } = environment
  return {
    url,
    ...(database && { database }),
    ...(username && { username }),
    ...(password && { password }),
    ...(apiKey && { apiKey }),
  }
}

function allHeaders(settings: ConnectionSettings): Record<string, string> {
  // The major alone: where a server checks devices, each other name is another one, and asks employees who they are.
  const headers: Record<string, string> = { 'user-agent': `ooor/${VERSION.split('.')[0]}` }
  if (settings.basicAuth !== undefined) {
    const { username, password } = settings.basicAuth
    const bytes = new TextEncoder().encode(`${username}:${password}`)
    headers.authorization = `Basic ${btoa(String.fromCharCode(...bytes))}`
  }
  for (const [name, value] of Object.entries(settings.headers ?? {})) {
    headers[headerName('headers', name).toLowerCase()] = headerValue(`headers: the value of '${name}'`, value)
  }
  return headers
}
