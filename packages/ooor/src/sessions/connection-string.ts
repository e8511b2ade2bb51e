import { ConfigError } from '../errors/index.ts'

/** What a connection string says, before defaults. */
export interface ParsedConnection {
  readonly url: URL
  readonly database?: string
  readonly username?: string
  readonly password?: string
}

/**
 * Reads a connection string:
 *
 * | form | meaning |
 * |---|---|
 * | `https://user:pass@host:port/db` | the last part of the path is the database |
 * | `https://host/odoo/` | a path that ends in `/` is a base path, with no database |
 * | `https://host/odoo/db` | base path and database |
 * | `https://host?db=name` | the database apart |
 * | `ooor://user:pass@host:port/db?ssl=true` | http unless `ssl=true` or the port is 443; the port is 80 or 443 |
 * | `user.db@host:port`, `… -s` | the form of the Ruby library; `-s` or port 443 for https |
 * | `user:pass@host:port` | the same with a password, without a database |
 *
 * User, password and database are percent-decoded. `isApart` says that the database is told elsewhere: the path is all
 * base path, with a slash at its end or without.
 */
export function parseConnectionString(text: string, isApart = false): ParsedConnection {
  const trimmed = text.trim()
  if (trimmed === '') throw new ConfigError('the connection string is empty: use https://user:password@host/database')
  if (/^https?:\/\//i.test(trimmed)) return fromUrl(parseUrl(trimmed), isApart)
  if (/^ooor:\/\//i.test(trimmed)) return fromOoorUrl(trimmed)
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(trimmed)) {
    throw new ConfigError(
      `'${trimmed.slice(0, trimmed.indexOf(':'))}://' is not a scheme of Odoo: use https://, http:// or ooor://`,
    )
  }
  return fromLegacy(trimmed)
}

/** Pages of Odoo's own client: nothing else has such an address, but a database of the name `web`. */
const CLIENT = /\/web$|\/web\/(login|session|database)\b|\/odoo\/(.+\/)?(action-|m-|new$)|\/odoo\/.+\/\d+$/

/** What a browser shows is no connection string: its last part would be taken for a database. */
function checkNoPage({ pathname, hash, origin }: URL): void {
  const [page] = /=/.exec(hash) ?? CLIENT.exec(pathname) ?? []
  if (page === undefined) return
  throw new ConfigError(
    `'${pathname}' is a page of Odoo's own client, not a database: use ${origin}/database, or ${origin}/ for the only one. A database 'web' goes apart: { url, database }`,
  )
}

function fromUrl(url: URL, isApart: boolean): ParsedConnection {
  checkNoPage(url)
  const parts = decodedParts(url)
  const bare = new URL(url.origin)
  const path = isApart ? url.pathname.replace(/\/?$/, '/') : url.pathname
  const slash = path.lastIndexOf('/')
  const last = decode(path.slice(slash + 1))
  const database = url.searchParams.get('db') ?? undefined
  // With the database apart, the whole path is the base.
  bare.pathname = database === undefined ? path.slice(0, slash + 1) : path
  return { url: bare, ...parts, ...withDatabase(database ?? last) }
}

function fromOoorUrl(text: string): ParsedConnection {
  const url = parseUrl(text.replace(/^ooor:/i, 'http:'))
  checkNoPage(url)
  // The URL parser drops a port that is the scheme's default: look at the text.
  const port = /^ooor:\/\/[^/?#]*:(\d+)(?:[/?#]|$)/i.exec(text)?.[1]
  const secure = url.searchParams.get('ssl') === 'true' || port === '443'
  const bare = new URL(`${secure ? 'https' : 'http'}://${url.hostname}${port === undefined ? '' : `:${port}`}`)
  return { url: bare, ...decodedParts(url), ...withDatabase(decode(url.pathname.slice(1))) }
}

function fromLegacy(text: string): ParsedConnection {
  const match = /^(?:(.*)@)?([^\s@/]+)((?:\s+-\w+)*)$/.exec(text)
  const [, who, address, flags] = match ?? []
  if (address === undefined) {
    throw new ConfigError(
      'the connection string is not understood: start it with https:// or http://, as https://user:password@host/database',
    )
  }
  const secure = /\s-s\b/.test(flags ?? '') || address.endsWith(':443')
  const url = parseUrl(`${secure ? 'https' : 'http'}://${address}`)
  if (who === undefined) return { url }
  const colon = who.indexOf(':')
  if (colon >= 0) return { url, username: who.slice(0, colon), password: who.slice(colon + 1) }
  // The login may have dots itself, as an e-mail address has; a database name has none.
  const dot = who.lastIndexOf('.')
  if (dot < 0) return { url, username: who }
  return { url, username: who.slice(0, dot), ...withDatabase(who.slice(dot + 1)) }
}

const ENCODE = 'percent-encode the special characters of user and password (@ is %40, / is %2F), or pass them apart'

function parseUrl(text: string): URL {
  // Else a part of the password, behind a backslash too, would be taken for the host, and be looked up in the network.
  if (/^[a-z]+:\/\/[^/?#\\]*[/?#\\].*@/is.test(text))
    throw new ConfigError(`the connection string has an @ behind its host: ${ENCODE}`)
  try {
    return new URL(text)
  } catch {
    // The text may hold a password: it is not repeated.
    throw new ConfigError(
      `the connection string is not a valid URL: use https://user:password@host/database, and ${ENCODE}`,
    )
  }
}

function decodedParts(url: URL): { username?: string; password?: string } {
  return {
    ...(url.username !== '' && { username: decode(url.username) }),
    ...(url.password !== '' && { password: decode(url.password) }),
  }
}

function withDatabase(database: string): { database?: string } {
  return database === '' ? {} : { database }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
