import { parseSetCookie } from 'cookie-es'

/** One cookie, plain data. */
export interface Cookie {
  readonly value: string
  readonly path: string
  /** Milliseconds since the epoch; absent for a cookie that ends with the session. */
  readonly expires?: number
}

/**
 * The cookies of one session on one server. It belongs to an origin: it takes nothing that is meant for another
 * and is never asked for another.
 */
export class CookieJar {
  /** Counts changes: who has seen a number has seen all up to it. */
  revision = 0
  readonly #origin: string
  readonly #host: string
  readonly #secure: boolean
  readonly #cookies = new Map<string, Cookie>()
  /** The header for any path, as long as it stays: while all cookies are for all paths, and until the first ends. */
  #forAll: { readonly header: string | undefined; readonly until: number } | undefined

  constructor(origin: string) {
    const url = new URL(origin)
    this.#origin = url.origin
    this.#host = url.hostname
    this.#secure = url.protocol === 'https:'
  }

  /** A jar for the same server with nothing in it. */
  empty(): CookieJar {
    return new CookieJar(this.#origin)
  }

  /** The value of a cookie, if it is there and has not expired. */
  get(name: string): string | undefined {
    const cookie = this.#cookies.get(name)
    if (cookie === undefined) return undefined
    if (cookie.expires !== undefined && cookie.expires <= Date.now()) {
      this.delete(name)
      return undefined
    }
    return cookie.value
  }

  set(name: string, value: string): void {
    this.put(name, { value, path: '/' })
  }

  delete(name: string): void {
    this.#forAll = undefined
    if (this.#cookies.delete(name)) this.revision++
  }

  clear(): void {
    if (this.#cookies.size > 0) this.revision++
    this.#forAll = undefined
    this.#cookies.clear()
  }

  /** The `cookie` header where it is known, and the same for all paths. */
  get everywhere(): string | undefined {
    return this.#forAll && this.#forAll.until > Date.now() ? this.#forAll.header : undefined
  }

  /**
   * The `cookie` header for a path of the server, or undefined when there is nothing to send. `more` are sent too,
   * and in the place of those of the same name.
   */
  header(path: string, more?: Readonly<Record<string, string>>): string | undefined {
    if (more !== undefined) return this.#headerFor(path, more)
    const { everywhere } = this
    if (everywhere !== undefined) return everywhere
    const header = this.#headerFor(path, more)
    const cookies = [...this.#cookies.values()]
    if (cookies.every((cookie) => cookie.path === '/')) {
      this.#forAll = { header, until: Math.min(...cookies.map(({ expires = Number.POSITIVE_INFINITY }) => expires)) }
    }
    return header
  }

  #headerFor(path: string, more: Readonly<Record<string, string>> | undefined): string | undefined {
    let header: string | undefined
    if (more !== undefined) {
      for (const [name, value] of Object.entries(more)) {
        header = header === undefined ? `${name}=${value}` : `${header}; ${name}=${value}`
      }
    }
    for (const [name, cookie] of this.#cookies) {
      if (!pathMatches(path, cookie.path) || this.get(name) === undefined) continue
      if (more !== undefined && name in more) continue
      const pair = `${name}=${cookie.value}`
      header = header === undefined ? pair : `${header}; ${pair}`
    }
    return header
  }

  /**
   * Takes the `Set-Cookie` headers of one answer, except the cookie named `except`, which the caller handles.
   * Later headers win, as in browsers.
   */
  take(setCookies: readonly string[], except?: string): void {
    for (const line of setCookies) {
      const parsed = this.parse(line)
      if (parsed === undefined || parsed.name === except) continue
      if (parsed.cookie === undefined) this.delete(parsed.name)
      else this.put(parsed.name, parsed.cookie)
    }
  }

  /** Puts one cookie as the server set it. */
  put(name: string, cookie: Cookie): void {
    // As browsers do.
    if (name.length + cookie.value.length > MAX_COOKIE_LENGTH) return
    this.#forAll = undefined
    const before = this.#cookies.get(name)
    if (before === undefined && this.#cookies.size >= MAX_COOKIES) return
    this.#cookies.set(name, cookie)
    if (before === undefined || !isAlike(before, cookie)) this.revision++
  }

  /** Takes the cookies of another jar's `toJSON()` in the place of its own. */
  restore(cookies: Readonly<Record<string, Cookie>>): void {
    this.clear()
    for (const [name, cookie] of Object.entries(cookies)) this.put(name, cookie)
  }

  /** Reads one `Set-Cookie` line: undefined when it is not for this server, `cookie` undefined when it deletes. */
  parse(line: string): { name: string; cookie: Cookie | undefined } | undefined {
    // Values are opaque: sent back as they came.
    const { name = '', value, domain, path, secure, maxAge, expires } = parseSetCookie(line, { decode: false }) ?? {}
    if (name === '' || value === undefined) return undefined
    if (domain !== undefined && !domainMatches(this.#host, domain)) return undefined
    if (secure && !this.#secure && !isLoopback(this.#host)) return undefined
    const until = maxAge !== undefined ? Date.now() + maxAge * 1000 : expires?.getTime()
    if (until !== undefined && until <= Date.now()) return { name, cookie: undefined }
    const cookie: Cookie = { value, path: path?.startsWith('/') ? path : '/' }
    return { name, cookie: until === undefined ? cookie : { ...cookie, expires: until } }
  }

  /** The cookies as plain data, for a session store. */
  toJSON(): Record<string, Cookie> {
    return Object.fromEntries(this.#cookies)
  }
}

/** RFC 6265, 6.1 asks for as much at least; browsers keep little more. */
const MAX_COOKIES = 50
const MAX_COOKIE_LENGTH = 4096
/** Servers that set a cookie with each answer move its end by moments. */
const SAME_END = 3_600_000

function isAlike(one: Cookie, other: Cookie): boolean {
  const [end = 0, otherEnd = 0] = [one.expires, other.expires]
  return one.value === other.value && one.path === other.path && Math.abs(end - otherEnd) < SAME_END
}

// RFC 6265, 5.1.4
function pathMatches(path: string, cookiePath: string): boolean {
  if (cookiePath === '/' || path === cookiePath) return true
  return path.startsWith(cookiePath) && (cookiePath.endsWith('/') || path[cookiePath.length] === '/')
}

// RFC 6265, 5.1.3
function domainMatches(host: string, domain: string): boolean {
  const bare = domain.replace(/^\./, '').toLowerCase()
  return host === bare || (host.endsWith(`.${bare}`) && !/^[\d.]+$|:/.test(host))
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\./.test(host)
}
