import { checkList } from '../errors/check-options.ts'
import { ConfigError } from '../errors/index.ts'
import { Lru } from '../lru.ts'
import { visitorOf, withoutPort } from './visitor-of.ts'

/** Where a request came from and where it goes, as text that somebody has sent. */
export interface RawTarget {
  /** The request line's, or the whole URL where the runtime has made one. */
  readonly url: string
  /** The `Host` header; undefined where none came. */
  readonly host: string | null | undefined
  readonly isSecure: boolean
  /** The address at the other end of the socket: the browser, or the last proxy. */
  readonly peer: string | undefined
  header(name: string): string | null | undefined
}

/** A request's address, read once: what is checked is what is sent on. */
export interface Target {
  /** The path as it came. */
  readonly raw: string
  /** The path as the URL standard reads it. */
  readonly path: string
  /** The query, with its question mark. */
  readonly search: string
  /** The site's, as browsers see it: `https://shop.example.com`. */
  readonly origin: string
  /** True when browsers speak plain http with their own machine, where they take no secure cookie. */
  readonly isLocal: boolean
  /** The address at the other end of the socket. */
  readonly peer: string | undefined
  /** Whose the browser is, by its address: undefined when that may be a proxy's whom nobody has named. */
  readonly visitor: string | undefined
  /** What trusted proxies say that the request has passed through; undefined where none is trusted. */
  readonly chain: string | undefined
}

/** What a user tells of the way to the site. */
export interface AddressOptions {
  /**
   * The site's origin as browsers see it, as `https://shop.example.com`.
   * @default by the `Host` header, or what trusted proxies say
   */
  readonly origin?: string | undefined
  /**
   * The addresses of the reverse proxies before this server, as `['127.0.0.1']`, or a function that knows them. Only
   * what they send as `X-Forwarded-Proto`, `-Host` and `-For` is believed. @default none
   */
  readonly trustedProxies?: (readonly string[] | ((address: string) => boolean)) | undefined
}

/** Reads targets by the user's options; undefined for what is no request to any host. */
export type TargetReader = (raw: RawTarget) => Target | undefined

/** Throws a `ConfigError` for what cannot be meant. */
export function targetReader(options: AddressOptions): TargetReader {
  const configured = options.origin === undefined ? undefined : siteOf(checkedOrigin(options.origin))
  const trusts = trustOf(options.trustedProxies)
  const originOf = originReader()
  return (raw) => {
    const line = readLine(raw)
    const isTrusted = trusts(raw.peer)
    const told = isTrusted ? lastOf(raw.header('x-forwarded-host')) : undefined
    const host = told ?? line?.host ?? (raw.host === undefined || raw.host === null ? NAMELESS : raw.host)
    if (line === undefined || (raw.host != null && raw.host !== host && !isHost(raw.host))) return undefined
    const scheme = isTrusted ? lastOf(raw.header('x-forwarded-proto'))?.toLowerCase() : undefined
    const isSecure = scheme === undefined ? (line.isSecure ?? raw.isSecure) : scheme === 'https'
    const named = originOf(isSecure, host)
    if (named === undefined) return undefined
    const { origin, isLocal } = configured ?? named
    const client = isTrusted ? clientOf(raw, trusts) : raw.peer
    const mayBeBehindProxy = isLocal && configured === undefined && !isTrusted
    const isOwnMachine = isLocal && !(mayBeBehindProxy && HOP_MARKS.some((name) => raw.header(name) != null))
    const chain = isTrusted ? (raw.header('x-forwarded-for') ?? undefined) : undefined
    return new ReadTarget(raw.url, origin, isOwnMachine, raw.peer, { client, isTrusted, chain })
  }
}

/** Who is at the other end, by what is believed. */
interface Client {
  readonly client: string | undefined
  readonly isTrusted: boolean
  readonly chain: string | undefined
}

/** Each request has one: nothing is worked out that only few of them ask for. */
class ReadTarget implements Target {
  readonly #url: string
  readonly #client: Client
  #known: Parts | undefined
  readonly origin: string
  readonly isLocal: boolean
  readonly peer: string | undefined

  constructor(url: string, origin: string, isLocal: boolean, peer: string | undefined, client: Client) {
    this.#url = url
    this.#client = client
    this.origin = origin
    this.isLocal = isLocal
    this.peer = peer
  }

  get #parts(): Parts {
    this.#known ??= partsOf(this.#url)
    return this.#known
  }

  get raw(): string {
    return this.#parts.raw
  }

  get path(): string {
    return this.#parts.path
  }

  get search(): string {
    return this.#parts.search
  }

  get visitor(): string | undefined {
    const { client, isTrusted } = this.#client
    return client !== undefined && (isTrusted || !PRIVATE.test(client)) ? visitorOf(client) : undefined
  }

  get chain(): string | undefined {
    return this.#client.chain
  }
}

/** In the place of the host that HTTP/1.0 need not name. */
const NAMELESS = 'nameless.invalid'
/** Proxies leave them; on the way from a browser to its own machine there is none. */
const HOP_MARKS = ['x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via']
/** Whoever asks by more names than a site has, pays for the parsing. */
const MAX_ORIGINS = 100
/** Targets that parsing leaves as they are: no dot begins a segment, nothing is to encode. */
const PLAIN = /^\/(?:[\w~!$&()*+,;=:@/-]|(?<=\w)\.)*(\?[\w~!$&()*+,;=:@/?.%-]+)?$/
const LOCAL = /^http:\/\/(localhost|127\.[\d.]+|\[::1\])(:\d+)?$/
/** Addresses that proxies have too: of this machine, of private networks. */
const PRIVATE = /^(::ffff:)?(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.)|^(::1$|f[cd]|fe80:)/i

/** True for a name or an address with or without a port, and nothing else. */
function isHost(text: string): boolean {
  return /^(\[[\da-f:.]+\]|[\w.-]+)(:\d{1,5})?$/i.test(text) && URL.canParse(`http://${text}`)
}

interface SiteOrigin {
  readonly origin: string
  /** True where browsers ask their own machine, in plain http. */
  readonly isLocal: boolean
}

function siteOf(origin: string): SiteOrigin {
  return { origin, isLocal: LOCAL.test(origin) }
}

/** Reads origins; undefined for a host that is none. A site is asked by the same few, and parsing is what costs. */
function originReader(): (isSecure: boolean, host: string) => SiteOrigin | undefined {
  const [http, https] = [originsOf('http'), originsOf('https')]
  return (isSecure, host) => (isSecure ? https(host) : http(host))
}

function originsOf(scheme: string): (host: string) => SiteOrigin | undefined {
  const known = new Lru<SiteOrigin>(MAX_ORIGINS)
  let [lastHost, last]: [string, SiteOrigin | undefined] = ['', undefined]
  return (host) => {
    // Most sites have one name, and comparing costs less than looking up.
    if (host === lastHost) return last
    let found = known.get(host)
    if (found === undefined && isHost(host)) {
      found = siteOf(new URL(`${scheme}://${host}`).origin)
      known.set(host, found)
    }
    if (found !== undefined) [lastHost, last] = [host, found]
    return found
  }
}

/** What a request's line tells of the host. */
interface Line {
  /** Of a target that names its host itself. */
  readonly host?: string
  readonly isSecure?: boolean
}

const NAMES_NO_HOST: Line = {}

/** Undefined for what names a host that is none. */
function readLine({ url }: RawTarget): Line | undefined {
  if (url.startsWith('/') || !isAbsolute(url)) return NAMES_NO_HOST
  if (!URL.canParse(url)) return undefined
  const { host, protocol } = new URL(url)
  return { host, isSecure: protocol === 'https:' }
}

const isAbsolute = (url: string) => /^https?:\/\//i.test(url)

type Parts = Pick<Target, 'raw' | 'path' | 'search'>

function partsOf(url: string): Parts {
  if (PLAIN.test(url)) {
    const query = url.indexOf('?')
    const path = query < 0 ? url : url.slice(0, query)
    return { raw: path, path, search: query < 0 ? '' : url.slice(query) }
  }
  if (url.startsWith('/')) {
    const { pathname, search } = new URL(`http://${NAMELESS}${url}`)
    const end = url.search(/[?#]/)
    return { raw: end < 0 ? url : url.slice(0, end), path: pathname, search }
  }
  // `OPTIONS *`, and what no router has a route for.
  if (!isAbsolute(url)) return { raw: url, path: url, search: '' }
  const { pathname, search } = new URL(url)
  return { raw: pathname, path: pathname, search }
}

function clientOf(raw: RawTarget, trusts: (address: string | undefined) => boolean): string | undefined {
  let client = raw.peer
  for (const hop of listOf(raw.header('x-forwarded-for')).map(withoutPort).reverse()) {
    client = hop
    if (!trusts(hop)) break
  }
  return client
}

function trustOf(given: AddressOptions['trustedProxies']): (address: string | undefined) => boolean {
  if (given === undefined) return () => false
  if (typeof given === 'function') return (address) => address !== undefined && given(bare(address))
  checkList('trustedProxies', given, "['10.0.0.2']")
  for (const address of given) {
    if (!/^[\da-f.:]+$/i.test(address)) {
      throw new ConfigError(
        `trustedProxies: '${address}' is no address: write '10.0.0.2' or '::1'; for networks and names give a function`,
      )
    }
  }
  const known = new Set(given.map(bare))
  return (address) => address !== undefined && known.has(bare(address))
}

/** An IPv4 address is written in two ways. */
function bare(address: string): string {
  return address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '')
}

function checkedOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url !== undefined && /^https?:$/.test(url.protocol) && `${url.origin}/` === url.href) return url.origin
  throw new ConfigError(`origin '${text}' is no origin: write it as 'https://shop.example.com', without a path`)
}

function lastOf(list: string | null | undefined): string | undefined {
  return listOf(list).at(-1)
}

function listOf(list: string | null | undefined): string[] {
  return (list ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
