import { checkChoice, checkList, checkOptions } from '../errors/check-options.ts'
import { describe } from '../errors/describe.ts'
import { ConfigError, InvalidValueError } from '../errors/index.ts'
import type { Models } from '../records/index.ts'
import type { CredentialOptions, Session } from '../sessions/index.ts'
import { checkProxyNames, type ProxyOptions } from './proxy-options.ts'
import type { ShareOptions } from './sharing.ts'
import type { AddressOptions } from './target.ts'

/** The cookie by which a browser's session is found again. Safe as it is. */
export interface CookieOptions {
  /** @default '__Host-ooor', and 'ooor' where a browser would refuse that: on http://localhost, with a domain or path */
  readonly name?: string | undefined
  /** Sent over https only. @default true, but on http://localhost */
  readonly secure?: boolean | undefined
  /** @default 'lax' */
  readonly sameSite?: 'lax' | 'strict' | 'none' | undefined
  /** For a site on several hosts of one domain. @default this host only */
  readonly domain?: string | undefined
  /** @default '/' */
  readonly path?: string | undefined
  /** What signs it, 32 characters or more each; the first one signs, all of them are good. @default the keys of the store */
  readonly keys?: readonly string[] | undefined
}

/**
 * What the middleware is told, the same for all frameworks; `R` is the framework's own request, `O` the connection's models.
 *
 * ```ts
 * const options: WebOptions = { languages: ['en_US', 'fr_FR'], proxy: { paths: odooShopPaths } }
 * ```
 */
export interface WebOptions<R = Request, O = Models> extends AddressOptions {
  readonly cookie?: CookieOptions | undefined
  /**
   * The languages of the site as Odoo names them, the default first. Each request is in the one its visitor has
   * chosen, or their browser likes best. One that the server has not is left out once a call has found that out: the
   * connection tells `missingLanguage`, and the first that there is takes its place.
   */
  readonly languages?: readonly [string, ...string[]] | undefined
  /**
   * The Odoo user behind the site's own user, asked when a request uses its session: a credential; `null` for nobody,
   * which ends what the hook has begun; `undefined` where it has no say.
   *
   * ```ts
   * user: (c) => { const user = c.get('user'); return user ? { username: user.email, password: user.odooPassword } : null }
   * ```
   */
  readonly user?:
    | ((request: R) => Promise<CredentialOptions | null | undefined> | CredentialOptions | null | undefined)
    | undefined
  /** The site's own session, for what all visitors see alike. @default the connection's default session */
  readonly public?: ((request: R) => Session<O>) | undefined
  /** True when the browser is to carry Odoo's own cookie too, for pages that Odoo serves itself. @default false */
  readonly share?: boolean | ShareOptions | undefined
  /** Pages of Odoo that appear under this site. @default none */
  readonly proxy?: ProxyOptions | undefined
}

const LANGUAGE = /^[a-z]{2,3}(_[A-Za-z]+)?(@[a-z]+)?$/

const OPTIONS: { readonly [K in keyof WebOptions]-?: true } = {
  origin: true,
  trustedProxies: true,
  cookie: true,
  languages: true,
  user: true,
  public: true,
  share: true,
  proxy: true,
}

/** Throws a `ConfigError` for what cannot be meant: also for an option that there is not, by its name. */
export function checkWebOptions<R, O>(options: WebOptions<R, O>): void {
  checkOptions<WebOptions<R, O>>('the middleware', options, OPTIONS)
  const { cookie, languages, share, proxy } = options
  checkOptions<CookieOptions>('the option cookie', cookie ?? {}, {
    name: true,
    secure: true,
    sameSite: true,
    domain: true,
    path: true,
    keys: true,
  })
  checkChoice('cookie.sameSite', cookie?.sameSite, ['lax', 'strict', 'none'])
  if (typeof share !== 'boolean') {
    checkOptions<ShareOptions>('the option share', share ?? {}, { domain: true, allowInternal: true })
  }
  if (proxy !== undefined) checkProxyNames(proxy)
  for (const name of ['user', 'public'] as const) {
    const hook: unknown = options[name]
    if (hook === undefined || typeof hook === 'function') continue
    throw new InvalidValueError(`the option ${name} is a function of the request, not ${describe(hook)}`)
  }
  if (languages !== undefined) checkList('the option languages', languages, "['en_US', 'fr_FR']")
  if (languages !== undefined && languages.length < 1) {
    throw new InvalidValueError('the option languages names none: leave it out')
  }
  if (cookie?.sameSite === 'none' && cookie.secure === false) {
    throw new ConfigError("cookie.sameSite 'none' needs cookie.secure: browsers refuse it otherwise")
  }
  const { name = '', secure, domain, path = '/' } = cookie ?? {}
  const isOfHost = name.startsWith('__Host-')
  const isRefused = isOfHost && (domain !== undefined || path !== '/')
  if (isRefused || (secure === false && (isOfHost || name.startsWith('__Secure-')))) {
    const wants = isOfHost ? 'secure, without a domain, of the path /' : 'secure'
    throw new ConfigError(`cookie.name '${name}' wants a cookie that is ${wants}: browsers refuse it otherwise`)
  }
  for (const [option, value] of [
    ['cookie.name', cookie?.name],
    ['cookie.domain', cookie?.domain],
    ['cookie.path', cookie?.path],
  ]) {
    if (value !== undefined && !/^[\w./:-]+$/.test(value)) {
      throw new ConfigError(`${option} '${value}' cannot stand in a cookie: use letters, digits, . - _ and /`)
    }
  }
  for (const language of languages ?? []) {
    if (!LANGUAGE.test(language)) {
      throw new ConfigError(`'${language}' is no language as Odoo names them: write it as 'fr_FR'`)
    }
  }
}
