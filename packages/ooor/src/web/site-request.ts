import { parseCookie } from 'cookie-es'
import { InvalidValueError, SessionMovedError, SessionStoreError } from '../errors/index.ts'
import type { Models } from '../records/index.ts'
import type { Connection } from '../sessions/index.ts'
import { Session } from '../sessions/session.ts'
import type { SessionCore } from '../sessions/session-core.ts'
import { LANGUAGE_COOKIE } from '../sessions/session-state.ts'
import type { Opened } from '../sessions/store/sessions.ts'
import { actAsUser } from './act-as-user.ts'
import type { CookieSigner } from './cookie-signer.ts'
import { followOdoo, isSharedId } from './follow-odoo.ts'
import { preferredLanguage } from './language.ts'
import type { OoorRequest } from './ooor-request.ts'
import type { WebOptions } from './options.ts'
import { answerable, type Remarks } from './respond.ts'
import { ODOO_COOKIE, type ShareOptions, type Sharing, sharingOf } from './sharing.ts'
import { cookiesNamed, nameOfCookie, type SiteCookies } from './site-cookies.ts'
import type { RawTarget, Target, TargetReader } from './target.ts'

/** A framework's request, as far as the middleware looks at it. */
export interface Incoming<R> extends RawTarget {
  /** The framework's own, for the hooks. */
  readonly native: R
}

/** What a request needs of its site: whose connection it is, and what the site was told. */
export interface SiteSettings<R, O> {
  readonly odoo: Connection<O>
  readonly options: WebOptions<R, O>
  readonly signer: CookieSigner
  readonly share: ShareOptions | undefined
  readonly readTarget: TargetReader
  /** How cookies are set, over HTTPS or on this machine. */
  readonly cookiesOn: (isLocal: boolean) => SiteCookies
}

const YEAR = 365 * 86_400
/** What answers vary by; made once, as each answer is asked. */
const [BY_LANGUAGE, BY_COOKIE, NONE] = [['Accept-Language', 'Cookie'], ['Cookie'], []] as const

/** One request: made cheap, because most requests use nothing of it. */
export class SiteRequest<R, O = Models> implements OoorRequest<O>, Remarks {
  /** Where it goes, read once; undefined for what is a request to no host. */
  readonly target: Target | undefined
  readonly #site: SiteSettings<R, O>
  readonly #incoming: Incoming<R>
  #cookies: Readonly<Record<string, string | undefined>> | undefined
  #opening: Promise<Session<O>> | undefined
  #core: SessionCore | undefined
  /** The cookie's value for the session's present name; signed before it is needed. */
  #signed = ''
  /** The browser must get it: the session is new, has moved, or lives on. */
  #isNews = false
  #lang: string | undefined
  #hasChosen = false
  #hasLooked = false
  #answer: unknown
  #whenUsed: ((own: SiteRequest<R, O>, answer: never) => void) | undefined

  constructor(site: SiteSettings<R, O>, incoming: Incoming<R>) {
    this.#site = site
    this.#incoming = incoming
    this.target = site.readTarget(incoming)
  }

  /** A header of the request. */
  header(name: string): string | null | undefined {
    return this.#incoming.header(name)
  }

  // Bound when they are asked for, as they may be taken out of their request.
  get session(): () => Promise<Session<O>> {
    return () => {
      if (this.#opening === undefined) {
        this.#use()
        this.#opening = this.#open()
      }
      return this.#opening
    }
  }

  get setLang(): (lang: string) => void {
    return (lang) => this.#choose(lang)
  }

  #choose(lang: string): void {
    this.#use()
    const { languages } = this.#site.options
    if (!languages?.includes(lang)) {
      const known = languages === undefined ? 'none: name them in the option `languages`' : languages.join(', ')
      throw new InvalidValueError(`'${lang}' is no language of the site, which has ${known}`)
    }
    this.#lang = lang
    this.#hasChosen = true
    this.#core?.setLanguageCookie(LANGUAGE_COOKIE, lang)
  }

  /**
   * Tells once, when something is asked of it that its answer has to tell of: most requests ask for nothing. The answer
   * is handed on: a function of each request's own, that closes over it, makes requests outlive their answers in V8's
   * young generation, and collecting them costs more than all of this class.
   */
  tellWhenUsed<A>(answer: A, tell: (own: SiteRequest<R, O>, answer: A) => void): void {
    this.#answer = answer
    this.#whenUsed = tell
  }

  #use(): void {
    const tell = this.#whenUsed
    if (tell === undefined) return
    this.#whenUsed = undefined
    tell(this, this.#answer as never)
  }

  get hasCookie(): boolean {
    this.#use()
    this.#hasLooked = true
    return this.carriesSession
  }

  /** `hasCookie`, for who answers the same with and without. */
  get carriesSession(): boolean {
    return this.cookies[this.#setting.sessionName] !== undefined
  }

  /** True for a `Set-Cookie` line by which somebody else would name the session. */
  isSessionCookie(line: string): boolean {
    // One without a name comes back as its value alone, which may be written as a cookie with a name.
    return ['', this.#setting.sessionName, '__Host-ooor', 'ooor'].includes(nameOfCookie(line))
  }

  get isPersonal(): boolean {
    return this.#opening !== undefined
  }

  get varies(): readonly string[] {
    if (this.#lang !== undefined) return BY_LANGUAGE
    return this.#hasLooked ? BY_COOKIE : NONE
  }

  get public(): Session<O> {
    const { options, odoo } = this.#site
    const session = options.public?.(this.#incoming.native) ?? odoo.defaultSession
    return this.lang === undefined ? session : session.withLang(this.lang)
  }

  get lang(): string | undefined {
    const { odoo, options } = this.#site
    if (options.languages === undefined || this.#lang !== undefined) return this.#lang
    this.#use()
    const [first = options.languages[0], ...others] = options.languages.filter(
      (language) => !odoo.sessions.languages.isMissing(language),
    )
    const languages = [first, ...others] as const
    const chosen = this.cookies[LANGUAGE_COOKIE]
    this.#lang = languages.find((language) => language === chosen)
    this.#lang ??= preferredLanguage(this.#incoming.header('accept-language'), languages)
    return this.#lang
  }

  get sharing(): Sharing {
    return sharingOf(this.#core, this.#site.share)
  }

  /** All cookies of the request, as they came. */
  get cookies(): Readonly<Record<string, string | undefined>> {
    this.#cookies ??= parseCookie(this.#incoming.header('cookie') ?? '', { decode: (text) => text })
    return this.#cookies
  }

  /** The session's inside, once `session()` has been asked. */
  async core(): Promise<SessionCore> {
    await this.session()
    return this.#core as SessionCore
  }

  /** The session became another's: its new name must reach this browser, and no other. */
  async moved(): Promise<void> {
    await this.#sign()
    this.#isNews = true
    await this.#learnWhetherInternal()
  }

  /** The `Set-Cookie` lines for the answer; none for a request that used nothing. */
  setCookies(): string[] {
    const lines: string[] = []
    if (this.#hasChosen && this.#lang !== undefined) {
      lines.push(this.#setting.line(LANGUAGE_COOKIE, this.#lang, { maxAge: YEAR, httpOnly: false }))
    }
    const core = this.#core
    // Under a name from before a login there is nothing to hand on of who it is now. Of one that was ended meanwhile
    // neither: the browser may have another one by now.
    if (core?.keeper === undefined || core.hasMoved) return lines
    const { lifetime } = this.#site.odoo.sessions
    if (core.keeper.isStored) {
      if (this.#isNews) lines.push(this.#setting.line(this.#setting.sessionName, this.#signed, { maxAge: lifetime }))
    } else if (this.carriesSession) lines.push(this.#setting.line(this.#setting.sessionName, '', { maxAge: 0 }))
    const shared = this.#sharedLine(core)
    return shared === undefined ? lines : [...lines, shared]
  }

  /** What a site has not asked for is not waited for: each turn costs, and most sites ask for none of it. */
  async #open(): Promise<Session<O>> {
    const { odoo, share, options } = this.#site
    try {
      const id = this.#knownId()
      const { sessions } = odoo
      const entered = id === undefined ? this.#find() : sessions.enter(id)
      const opened = entered instanceof Promise ? await entered : entered
      const core = opened?.core ?? sessions.createCore()
      this.#isNews = opened === undefined || opened.isExtended
      if (share !== undefined || options.user !== undefined) await this.#identify(core)
      const { lang } = this
      if (lang !== undefined) core.setLanguageCookie(LANGUAGE_COOKIE, lang)
      this.#core = core
      // A cookie that is good as it is, is not made anew.
      if (this.#isNews) await this.#sign()
      if (share !== undefined) await this.#learnWhetherInternal()
      return new Session(core, lang === undefined ? {} : { lang }, this)
    } catch (error) {
      throw answerable(error)
    }
  }

  async #identify(core: SessionCore): Promise<void> {
    const { odoo, share, options } = this.#site
    const resume = (id: string) => odoo.resume(id)
    try {
      if (share !== undefined && (await followOdoo(core, this.#named(ODOO_COOKIE), { resume, share })))
        this.#isNews = true
      if (await actAsUser(core, await options.user?.(this.#incoming.native))) this.#isNews = true
    } catch (error) {
      if (SessionStoreError.is(error) && error.hasRun) await this.#keepName(core)
      throw error
    }
  }

  /** What most requests of a site bring: one cookie, and it came before. */
  #knownId(): string | undefined {
    const [value, another] = this.#named(this.#setting.sessionName)
    return value === undefined || another !== undefined ? undefined : this.#site.signer.known(value)
  }

  /** The session that the browser's cookie names. Of several cookies, as others on the domain may add, a good one. */
  async #find(): Promise<Opened | undefined> {
    const { signer } = this.#site
    let moved: unknown
    for (const value of this.#named(this.#setting.sessionName)) {
      const id = signer.known(value) ?? (await signer.verify(value))
      if (id === undefined) continue
      try {
        const opened = await this.#site.odoo.sessions.enter(id)
        if (opened !== undefined) return opened
      } catch (error) {
        if (!SessionMovedError.is(error)) throw error
        moved = error
      }
    }
    if (moved !== undefined) throw moved
    return undefined
  }

  async #learnWhetherInternal(): Promise<void> {
    const { share } = this.#site
    const core = this.#core
    if (share === undefined || share.allowInternal || core?.webSessionId === undefined || core.uid === null) return
    await core.isInternal()
  }

  #sharedLine(core: SessionCore): string | undefined {
    const { share } = this.#site
    if (share === undefined) return undefined
    const has = this.cookies[ODOO_COOKIE]
    const own = this.sharing.shared ? core.webSessionId : undefined
    const id = own !== undefined && isSharedId(own) ? own : undefined
    if (has === id) return undefined
    const domain = share.domain === undefined ? {} : { domain: share.domain }
    return this.#setting.line(ODOO_COOKIE, id ?? '', {
      maxAge: id === undefined ? 0 : this.#site.odoo.sessions.lifetime,
      ...domain,
    })
  }

  /** It became another one that could not be stored: its name must reach this browser all the same. */
  async #keepName(core: SessionCore): Promise<void> {
    this.#core = core
    await this.#sign()
    this.#isNews = true
  }

  async #sign(): Promise<void> {
    const id = this.#core?.storeId ?? null
    if (id !== null) this.#signed = await this.#site.signer.sign(id)
  }

  /** How cookies are set where this request goes. */
  get #setting(): SiteCookies {
    return this.#site.cookiesOn(this.target?.isLocal ?? false)
  }

  #named(cookie: string): string[] {
    return cookiesNamed(cookie, this.header('cookie') ?? '')
  }
}
