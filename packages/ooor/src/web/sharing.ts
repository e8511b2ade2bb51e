import type { SessionCore } from '../sessions/session-core.ts'
import { SESSION_COOKIE } from '../wires/index.ts'

/** How the browser carries Odoo's own cookie, for pages that Odoo serves itself on this domain. */
export interface ShareOptions {
  /** As `example.com`, so that the site's host and Odoo's both get it. @default this host only */
  readonly domain?: string | undefined
  /** Shares the sessions of employees and administrators too. @default false */
  readonly allowInternal?: boolean | undefined
}

/** Whether the browser has Odoo's cookie, and why not. */
export type Sharing = { readonly shared: true } | { readonly shared: false; readonly reason: string }

const REFUSED =
  'the session is an employee’s or administrator’s: with its cookie a script on this site could act in Odoo’s backend with their rights. Allow it by share.allowInternal'

/** Whether a session may be shared, by what is known of it. */
export function sharingOf(core: SessionCore | undefined, share: ShareOptions | undefined): Sharing {
  if (share === undefined) return { shared: false, reason: 'the option `share` is off' }
  if (core === undefined) return { shared: false, reason: 'this request has not used the session' }
  if (core.webSessionId === undefined) return { shared: false, reason: 'the session has nothing on Odoo yet' }
  if (share.allowInternal || core.knownInternal === false) return { shared: true }
  if (core.knownInternal) return { shared: false, reason: REFUSED }
  return { shared: false, reason: 'nobody has asked yet whether the user is an employee: the next request will' }
}

/** The name of Odoo's cookie. */
export const ODOO_COOKIE = SESSION_COOKIE
