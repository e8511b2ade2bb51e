import type { HttpHeaders } from '../http/index.ts'
import type { Target } from './target.ts'

/** Of one connection only (RFC 9110, 7.6.1), and of proxies. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/**
 * The browser's, that are not for Odoo: its cookies are told apart, its identity is the session's; and what would name
 * another path or method than was looked at.
 */
const NOT_FOR_ODOO = new Set([
  'host',
  'cookie',
  'authorization',
  'expect',
  'forwarded',
  'proxy',
  'x-original-url',
  'x-rewrite-url',
  'x-http-method',
  'x-http-method-override',
  'x-method-override',
])

/**
 * Odoo's, that are not for the browser: orders to the servers before the site, which would send it a file or page of
 * their own, and what holds for all of the site.
 */
const NOT_FOR_BROWSERS =
  /^(x-accel-.*|x-sendfile.*|x-lighttpd-send-file|x-reproxy-.*|alt-svc|strict-transport-security|clear-site-data|nel)$/

/** False for a header of Odoo's that ends at the site. */
export function isForBrowsers(name: string): boolean {
  return name !== 'set-cookie' && !NOT_FOR_BROWSERS.test(name)
}

/** Those of proxies, and those by which Odoo and its modules let a proxy name a session or database. */
const OF_PROXIES = /^x-(forwarded|odoo|openerp)-/

/** What a name may be made of. Servers such as Odoo's take `_` for `-`, and so another header than was looked at. */
const PLAIN_NAME = /^[a-z\d-]+$/

/** A browser's headers as they are sent on to Odoo. */
export function headersForOdoo(
  headers: Iterable<readonly [name: string, value: string]>,
  site: Pick<Target, 'origin' | 'peer' | 'chain'>,
  odoo: string,
  isForwarded: boolean,
): Record<string, string> {
  const all = [...headers].map(([name, value]) => [name.toLowerCase(), value] as const)
  const named = new Set(all.filter(([name]) => name === 'connection').flatMap(([, value]) => listOf(value)))
  const kept: Record<string, string> = {}
  for (const [name, value] of all) {
    if (HOP_BY_HOP.has(name) || NOT_FOR_ODOO.has(name) || named.has(name) || OF_PROXIES.test(name)) continue
    if (!PLAIN_NAME.test(name)) continue
    kept[name] = Object.hasOwn(kept, name) ? `${kept[name]}, ${value}` : value
  }
  const { host, protocol } = new URL(site.origin)
  if (isForwarded) {
    kept['x-forwarded-host'] = host
    kept['x-forwarded-proto'] = protocol.slice(0, -1)
    const path = [site.chain, site.peer].filter((part) => part !== undefined).join(', ')
    if (path !== '') kept['x-forwarded-for'] = path
    return kept
  }
  // Odoo thinks that it is alone: what names the site, names Odoo there.
  for (const name of ['origin', 'referer']) {
    const value = kept[name]
    if (value === undefined || !URL.canParse(value)) continue
    const named = new URL(value)
    // By the host: behind a proxy that ends TLS the site does not see its own scheme.
    if (named.host === host) kept[name] = odoo + value.slice(named.origin.length)
  }
  return kept
}

/** Odoo's headers as the browser gets them, without cookies. */
export function headersForBrowser(headers: HttpHeaders, isDecoded: boolean): Headers {
  const named = new Set(listOf(headers.get('connection') ?? ''))
  const kept = new Headers()
  for (const [name, value] of headers.entries()) {
    if (HOP_BY_HOP.has(name) || named.has(name) || !isForBrowsers(name)) continue
    if (isDecoded && (name === 'content-encoding' || name === 'content-length')) continue
    // Werkzeug sends its date twice.
    if (name === 'date') kept.set(name, value)
    else kept.append(name, value)
  }
  return kept
}

/** Names of the site where Odoo's headers lead a browser on, from an address of Odoo. */
export function leadWithin(headers: Headers, at: string, base: Base): void {
  for (const name of ['location', 'content-location']) {
    const location = headers.get(name)
    if (location !== null) headers.set(name, locationForBrowser(location, at, base))
  }
  const refresh = /^(\s*\d+\s*[;,]\s*url\s*=\s*)(\S+)$/i.exec(headers.get('refresh') ?? '')
  if (refresh !== null) headers.set('refresh', refresh[1] + locationForBrowser(refresh[2] ?? '', at, base))
}

/** A `Location` of Odoo as the site's own; one that leads elsewhere stays. */
function locationForBrowser(location: string, at: string, base: Base): string {
  if (!URL.canParse(location, at)) return location
  const target = new URL(location, at)
  const path = pathHere(target, base)
  return path === undefined ? location : path + localQuery(target.search, base) + target.hash
}

/** Where Odoo is. */
interface Base {
  readonly origin: string
  readonly path: string
}

/** The way back that a page is told, as Odoo's login page is: by the site, where Odoo has named itself. */
function localQuery(search: string, base: Base): string {
  return search.replace(/(?<==)[^&]+/g, (value) => {
    const back = new URLSearchParams(`back=${value}`).get('back') ?? ''
    if (!back.startsWith(base.origin) || !URL.canParse(back)) return value
    const target = new URL(back)
    const path = pathHere(target, base)
    return path === undefined ? value : encodeURIComponent(path + target.search + target.hash)
  })
}

/** The path of an address of Odoo's, on the site; undefined for an address that is elsewhere. */
function pathHere({ origin, pathname }: URL, base: Base): string | undefined {
  return origin === base.origin && isBelow(pathname, base.path)
    ? localPath(pathname.slice(base.path.length))
    : undefined
}

function isBelow(path: string, base: string): boolean {
  return base === '' || `${path}/`.startsWith(`${base}/`)
}

/**
 * True for a cookie's value that every server reads as one: some take what stands between quotes for one value, with
 * the cookies behind it, and some begin another cookie behind a space or comma.
 */
export function isOneValue(value: string): boolean {
  return /^(?!")|^"(?:[^\\"]|\\.)*"$/.test(value) && !/[\s,][^\s,="]+=/.test(value)
}

/** A cookie of Odoo's as one of the site's: of this host, and of the path as it is here. */
export function cookieForBrowser(line: string, basePath: string): string {
  return line
    .split(';')
    .filter((part) => !/^\s*domain=/i.test(part))
    .map((part) => {
      const path = /^(\s*path=)(.*)$/i.exec(part)
      if (path?.[2] === undefined || basePath === '' || !`${path[2]}/`.startsWith(`${basePath}/`)) return part
      return `${path[1]}${localPath(path[2].slice(basePath.length))}`
    })
    .join(';')
}

/** A path that stays on its host: browsers take one that begins with two slashes for the name of another. */
function localPath(path: string): string {
  return `/${path.replace(/^[/\\]+/, '')}`
}

function listOf(value: string): string[] {
  return value
    .toLowerCase()
    .split(',')
    .map((part) => part.trim())
}
