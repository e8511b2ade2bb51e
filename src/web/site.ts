import type { Connection } from '../sessions/index.ts'
import { CookieSigner } from './cookie-signer.ts'
import { OdooPages } from './odoo-pages.ts'
import { checkOptions, type WebOptions } from './options.ts'
import { type Incoming, Scope } from './scope.ts'
import type { ShareOptions } from './sharing.ts'

/** A connection on the web: what is made once, whatever the framework. */
export class Site<R> {
  readonly odoo: Connection
  readonly options: WebOptions<R>
  readonly signer: CookieSigner
  readonly share: ShareOptions | undefined
  /** Odoo's own pages; undefined when none are mounted. */
  readonly pages: OdooPages | undefined

  constructor(odoo: Connection, options: WebOptions<R> = {}) {
    checkOptions(options)
    this.odoo = odoo
    this.options = options
    this.signer = new CookieSigner(options.cookie?.keys ?? odoo.sessions.signingKeys)
    this.share = options.share === true ? {} : options.share || undefined
    this.pages = options.proxy && new OdooPages(odoo, options.proxy)
  }

  /** One request's part of it. */
  scope(incoming: Incoming<R>): Scope<R> {
    return new Scope(this, incoming)
  }
}
