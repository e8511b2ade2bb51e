import { type CallSite, ConfigError, RedirectError } from '../errors/index.ts'
import { masked } from '../errors/mask.ts'

/** Where a server lives: origin and base path, without credentials, query or trailing slash. */
export class BaseUrl {
  /** As `https://erp.example.com`. */
  readonly origin: string
  /** As `/odoo`, or `''` at the root. */
  readonly path: string
  /** The last path asked for, and what came of it: a call asks twice, and the next one mostly the same. */
  #last: readonly [path: string | undefined, absolute: string] = [undefined, '']

  constructor(url: URL) {
    if (url.protocol !== 'http:' && url.protocol !== 'https:') {
      throw new ConfigError(`'${url.protocol}//' is not a web address: use http:// or https://`)
    }
    this.origin = url.origin
    this.path = url.pathname.replace(/\/+$/, '')
  }

  /**
   * The absolute URL of a path on this server. Throws a `ConfigError` for what would leave the server, so that a
   * session's cookies cannot travel elsewhere.
   */
  resolve(path: string): string {
    if (path !== this.#last[0]) this.#last = [path, this.#resolve(path)]
    return this.#last[1]
  }

  #resolve(path: string): string {
    if (typeof path !== 'string' || !path.startsWith('/') || path.startsWith('//') || path.includes('\\')) {
      throw new ConfigError(`'${masked(`${path}`)}' is not a path on the server: it must start with a single '/'`)
    }
    const absolute = this.origin + this.path + path
    // Only what may hold dot segments, plain or encoded, needs a parser; servers decode slashes too.
    if (!/\.\.|%2e/i.test(path)) return absolute
    const normal = new URL(absolute.replace(/%2f|%5c/gi, '/'))
    if (normal.origin !== this.origin || !normal.pathname.startsWith(`${this.path}/`)) {
      throw new ConfigError(`'${masked(path)}' leaves ${this}`)
    }
    return absolute
  }

  /** The path that a `Location` leads to from another. Throws a `RedirectError` when it leads elsewhere, or nowhere. */
  locate(location: string, at: string, call: CallSite): string {
    const from = this.resolve(at)
    if (URL.canParse(location, from)) return this.pathOf(new URL(location, from), call)
    throw new RedirectError(`${masked(call.path ?? '')} redirects to what is no address`, { location, call })
  }

  /** The path of a redirect's target on this server. Throws a `RedirectError` when it leads elsewhere. */
  pathOf(target: URL, call: CallSite): string {
    if (target.origin !== this.origin || !`${target.pathname}/`.startsWith(`${this.path}/`)) {
      const location = target.origin + target.pathname
      throw new RedirectError(`${masked(call.path ?? '')} redirects to ${masked(location)}, which is not on ${this}`, {
        location,
        call,
      })
    }
    // Two slashes at the beginning would be the name of another host.
    return `/${target.pathname.slice(this.path.length).replace(/^\/+/, '')}${target.search}`
  }

  toString(): string {
    return this.origin + this.path
  }
}
