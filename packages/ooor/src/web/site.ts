import type { Models } from '../records/index.ts'
import type { Connection } from '../sessions/index.ts'
import { CookieSigner } from './cookie-signer.ts'
import { OdooPages } from './odoo-pages.ts'
import { checkOptions, type WebOptions } from './options.ts'
import type { ShareOptions } from './sharing.ts'
import { type Incoming, SiteRequest } from './site-request.ts'

/** A connection on the web: what is made once, whatever the framework. */
export class Site<R, O = Models> {
  readonly odoo: Connection<O>
  readonly options: WebOptions<R, O>
  readonly signer: CookieSigner
  readonly share: ShareOptions | undefined
  /** Odoo's own pages; undefined when none are mounted. */
  readonly pages: OdooPages<O> | undefined

  constructor(odoo: Connection<O>, options: WebOptions<R, O> = {}) {
    checkOptions(options)
    this.odoo = odoo
    this.options = options
    this.signer = new CookieSigner(options.cookie?.keys ?? odoo.sessions.signingKeys)
    this.share = options.share === true ? {} : options.share || undefined
    this.pages = options.proxy && new OdooPages(odoo, options.proxy)
  }

  /** One request's part of it. */
  request(incoming: Incoming<R>): SiteRequest<R, O> {
    return new SiteRequest(this, incoming)
  }
}
