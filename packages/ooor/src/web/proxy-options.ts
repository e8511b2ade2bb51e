/** Which pages of Odoo appear under the site, and how. */
export interface ProxyOptions {
  /** `/shop` stands for itself and all below it, `*` for one part of a path: `/shop` … */
  readonly paths: readonly string[]
  /** Upper bound of a request's body in bytes; more is a 413. @default 26214400 (25 MiB) */
  readonly maxBodyBytes?: number
  /** The browser's cookies that Odoo gets, beside the session's. @default those of Odoo's website */
  readonly cookies?: readonly string[]
  /** Sends `X-Forwarded-*`, for an Odoo with `proxy_mode`, which then makes links to this site. @default false */
  readonly forwarded?: boolean
  /** Serves employees and administrators too. @default false */
  readonly allowInternal?: boolean
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
