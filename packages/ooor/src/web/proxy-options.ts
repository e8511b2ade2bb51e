import { checkList, checkOptions, checkText } from '../errors/check-options.ts'
import { ConfigError } from '../errors/index.ts'
import { LONGEST_TIMER } from '../http/index.ts'

/** Which pages of Odoo appear under the site, and how. */
export interface ProxyOptions {
  /** `/shop` stands for itself and all below it, `*` for one part of a path: `/shop` … */
  readonly paths: readonly string[]
  /** Upper bound of a request's body in bytes; more is a 413. @default 26214400 (25 MiB) */
  readonly maxBodyBytes?: number | undefined
  /** The browser's cookies that Odoo gets, beside the session's. @default those of Odoo's website */
  readonly cookies?: readonly string[] | undefined
  /** Sends `X-Forwarded-*`, for an Odoo with `proxy_mode`, which then makes links to this site. @default false */
  readonly forwarded?: boolean | undefined
  /** Serves employees and administrators too. @default false */
  readonly allowInternal?: boolean | undefined
  /** How many at a time; who finds no place gets a 503 at once. */
  readonly limits?: ProxyLimits | undefined
  /** Milliseconds for Odoo to begin its answer; then a 504. @default 120000 */
  readonly headTimeout?: number | undefined
  /**
   * Milliseconds that a body may stand still on its way, either way, before it is broken off; and those after which a
   * browser that sends or reads less than 500 bytes a second is. @default 60000
   */
  readonly idleTimeout?: number | undefined
  /** Other origins whose scripts may open a WebSocket here, as `https://app.example.com`. @default none */
  readonly origins?: readonly string[] | undefined
}

/** How many are served at a time, in this process. */
export interface ProxyLimits {
  /** Pages, pictures, uploads. @default 256 */
  readonly pages?: number | undefined
  /** WebSockets. @default 1000 */
  readonly upgrades?: number | undefined
  /** Of each of the two for one visitor, by their address; of IPv6 by its first 64 bits. @default 32 */
  readonly perVisitor?: number | undefined
}

/** Refuses an option of the proxy that there is not, by its name. */
export function checkProxyNames(options: ProxyOptions): void {
  checkOptions<ProxyOptions>('the option proxy', options, {
    paths: true,
    maxBodyBytes: true,
    cookies: true,
    forwarded: true,
    allowInternal: true,
    limits: true,
    headTimeout: true,
    idleTimeout: true,
    origins: true,
  })
  const { limits = {}, ...lists } = options
  checkOptions<ProxyLimits>('proxy.limits', limits, { pages: true, upgrades: true, perVisitor: true })
  checkList('proxy.paths', lists.paths, "['/shop', '/my']")
  for (const path of lists.paths) checkText('a path of proxy.paths', path, "'/shop'")
  if (lists.cookies !== undefined) checkList('proxy.cookies', lists.cookies, "['frontend_lang']")
  if (lists.origins !== undefined) checkList('proxy.origins', lists.origins, "['https://app.example.com']")
}

/** Throws a `ConfigError` for what cannot be meant. */
export function checkProxyOptions(options: ProxyOptions): void {
  const { maxBodyBytes = 0, limits = {}, headTimeout = LONGEST_TIMER, idleTimeout = LONGEST_TIMER } = options
  if (!(maxBodyBytes >= 0)) {
    throw new ConfigError(`proxy.maxBodyBytes is a number of bytes of 0 or more, not ${String(maxBodyBytes)}`)
  }
  for (const [name, value] of Object.entries({ headTimeout, idleTimeout })) {
    if (value >= 1 && value <= LONGEST_TIMER) continue
    throw new ConfigError(`proxy.${name} is a number of milliseconds from 1 to ${LONGEST_TIMER}, not ${String(value)}`)
  }
  for (const [name, value] of Object.entries(limits)) {
    if (value === undefined || value >= 1) continue
    throw new ConfigError(`proxy.limits.${name} is 1 or more, not ${String(value)}`)
  }
}

/**
 * What the shop and the portal of Odoo need to work under another site: their pages, images, assets, translations
 * and the websocket.
 *
 * ```ts
 * ooor(odoo, { proxy: { paths: odooShopPaths } })
 * ```
 */
export const odooShopPaths: readonly string[] = [
  '/shop',
  '/my',
  '/mail',
  '/portal',
  '/payment',
  '/website',
  '/web/image',
  '/web/content',
  '/web/assets',
  '/web/static',
  '/web/bundle',
  '/web/webclient/translations',
  '/bus/websocket_worker_bundle',
  '/websocket',
  '/*/static',
]

/** Cookies that Odoo's website sets for its own scripts, or that those set (14 to 19). */
export const ODOO_COOKIES: readonly string[] = [
  'frontend_lang',
  'tz',
  'cids',
  'website_cookies_bar',
  'odoo_utm_campaign',
  'odoo_utm_medium',
  'odoo_utm_source',
  'visitor_uuid',
]
