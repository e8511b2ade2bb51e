import type { Models } from '../records/index.ts'
import type { Session } from '../sessions/session.ts'
import type { Sharing } from './sharing.ts'

/** What each request gets: its visitor's session, the site's own, and the language. */
export interface OoorRequest<O = Models> {
  /**
   * This visitor's session, in their language; the same one for all who ask within the request. Reads the store when a
   * cookie came; sends nothing to Odoo. A request that never asks costs nothing.
   *
   * ```ts
   * const session = await ooor.session()
   * await session.cart.add(productId)
   * ```
   *
   * @throws SessionStoreError when the store cannot be read
   * @throws SessionMovedError when another tab has logged in or out moments ago
   */
  readonly session: () => Promise<Session<O>>
  /** True when a session cookie came; whether it is good, `session()` sees. */
  readonly hasCookie: boolean
  /** The site's own session, for what all visitors see alike, in this visitor's language. */
  readonly public: Session<O>
  /** The visitor's language, as `fr_FR`; undefined when the site names none. */
  readonly lang: string | undefined
  /**
   * The visitor's choice of language: for this request from now on, and kept in the browser, where Odoo's own pages
   * look for it too.
   *
   * @throws ConfigError for a language that the site does not have
   */
  readonly setLang: (lang: string) => void
  /** Whether the browser has Odoo's cookie by the end of this request, and why not. */
  readonly sharing: Sharing
}
