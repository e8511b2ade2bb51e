import { describe } from '../errors/describe.ts'
import { InvalidValueError } from '../errors/index.ts'
import type { Models } from '../records/index.ts'
import type { Connection } from '../sessions/index.ts'
import { CookieSigner } from './cookie-signer.ts'
import { type Exchange, OdooPages } from './odoo-pages.ts'
import { checkWebOptions, type WebOptions } from './options.ts'
import { completed, refusal } from './respond.ts'
import type { ShareOptions } from './sharing.ts'
import { SiteCookies } from './site-cookies.ts'
import { type Incoming, SiteRequest, type SiteSettings } from './site-request.ts'
import { type TargetReader, targetReader } from './target.ts'

/** A connection on the web: what is made once, whatever the framework. */
export class Site<R, O = Models> implements SiteSettings<R, O> {
  readonly odoo: Connection<O>
  readonly options: WebOptions<R, O>
  readonly signer: CookieSigner
  readonly share: ShareOptions | undefined
  readonly readTarget: TargetReader
  readonly cookiesOn: (isLocal: boolean) => SiteCookies
  /** Odoo's own pages; undefined when none are mounted. */
  readonly pages: OdooPages<O> | undefined

  constructor(odoo: Connection<O>, options: WebOptions<R, O> = {}) {
    if (!odoo?.sessions) {
      throw new InvalidValueError(`a site is of a connection, ooor(connect(url), options), not of ${describe(odoo)}`)
    }
    checkWebOptions(options)
    this.odoo = odoo
    this.options = options
    odoo.sessions.languages.serve(options.languages ?? [])
    this.signer = new CookieSigner(options.cookie?.keys ?? odoo.sessions.signingKeys)
    this.share = options.share === true ? {} : options.share || undefined
    this.readTarget = targetReader(options)
    const [local, elsewhere] = [true, false].map((isLocal) => new SiteCookies(options.cookie, { isLocal })) as [
      SiteCookies,
      SiteCookies,
    ]
    this.cookiesOn = (isLocal) => (isLocal ? local : elsewhere)
    this.pages = options.proxy && new OdooPages(odoo, options.proxy)
  }

  /** One request's part of it. */
  request(incoming: Incoming<R>): SiteRequest<R, O> {
    return new SiteRequest(this, incoming)
  }

  /** True for a request that is not the site's own handlers' to answer. */
  answers({ target }: SiteRequest<R, O>): boolean {
    return target === undefined || (this.pages?.matches(target) ?? false)
  }

  /** The answer to one of those, with its cookies. */
  async answer(own: SiteRequest<R, O>, exchange: Exchange): Promise<Response> {
    if (own.target === undefined || this.pages === undefined) return refusal(400, 'The request names no host.')
    return completed(await this.pages.answer(own, exchange), own)
  }
}
