import { serializeCookie } from 'cookie-es'
import type { CookieOptions } from './options.ts'
import { ODOO_COOKIE } from './sharing.ts'

/** More cookies of one name are nobody's mistake. */
const MOST_OF_A_NAME = 4

/** What is one cookie's own. */
export interface CookieDetails {
  /** Seconds; 0 takes it away. */
  readonly maxAge: number
  /** False where the site's own scripts may read it. @default true */
  readonly httpOnly?: boolean
  readonly domain?: string
}

/** How a site sets cookies, over HTTPS or on this machine. */
export class SiteCookies {
  /** The name of the session's. */
  readonly sessionName: string
  readonly #options: CookieOptions
  readonly #isSecure: boolean

  constructor(options: CookieOptions = {}, { isLocal }: { readonly isLocal: boolean }) {
    const { name, domain, path = '/', secure = !isLocal } = options
    this.#options = options
    this.#isSecure = secure
    this.sessionName = name ?? (secure && domain === undefined && path === '/' ? '__Host-ooor' : 'ooor')
  }

  /** A line of `Set-Cookie`. */
  line(name: string, value: string, details: CookieDetails): string {
    const { sameSite = 'lax', path = '/', domain } = this.#options
    return serializeCookie(
      {
        name,
        value,
        path: name === ODOO_COOKIE ? '/' : path,
        httpOnly: true,
        secure: this.#isSecure,
        sameSite,
        ...(domain !== undefined && { domain }),
        ...details,
      },
      { encode: (text) => text },
    )
  }
}

/** All cookies of a name in a request's header; browsers send one for each path and domain that it was set for. */
export function cookiesNamed(name: string, header: string): string[] {
  const prefix = `${name}=`
  const values: string[] = []
  // Each request comes by here, with the cookies of others too: nothing is cut out but what is asked for.
  for (let at = header.indexOf(prefix); at >= 0 && values.length < MOST_OF_A_NAME; ) {
    const end = header.indexOf(';', at)
    const stop = end < 0 ? header.length : end
    if (beginsPair(header, at)) values.push(cut(header, at + prefix.length, stop))
    at = header.indexOf(prefix, stop)
  }
  return values
}

/** Without the blanks at its end, which most have none of. */
function cut(header: string, start: number, end: number): string {
  let stop = end
  while (stop > start && isBlank(header, stop - 1)) stop--
  return header.slice(start, stop)
}

const isBlank = (header: string, at: number) => header[at] === ' ' || header[at] === '\t'

/** True where a pair begins: nothing but blanks is between the place and the `;` before it. */
function beginsPair(header: string, at: number): boolean {
  let before = at - 1
  // Never beyond the text: to look at the place before the first costs more than all the rest.
  while (before >= 0 && isBlank(header, before)) before--
  return before < 0 || header[before] === ';'
}

/** The name in a `Set-Cookie` line, as browsers read it (RFC 6265, 5.2). */
export function nameOfCookie(line: string): string {
  const [pair = ''] = line.split(';', 1)
  return pair.slice(0, Math.max(pair.indexOf('='), 0)).trim()
}
