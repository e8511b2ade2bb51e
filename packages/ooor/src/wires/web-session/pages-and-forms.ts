import { RouteNotFoundError } from '../../errors/index.ts'
import type { EncodedForm } from '../encode-form.ts'
import { isOdooNotFound, isWebsitePage } from '../odoo-not-found.ts'
import type { CallOptions, Page, WireSession } from '../wire.ts'
import { LOGIN_PAGE, MAX_REDIRECTS } from './login-page.ts'
import { databaseUnavailable, leadsToSelector } from './no-database.ts'
import { hasNoDatabase, SESSION_COOKIE, type SessionPolicy, sessionPolicy, takeCookies } from './session-cookie.ts'
import type { WebSender } from './web-sender.ts'

/** Fetches pages and sends forms in a session, as its browser would. */
export class PagesAndForms {
  readonly #sender: WebSender
  /** Ids of visitors' sessions that have been bound to the named database. */
  readonly #bound = new WeakMap<WireSession, string | undefined>()

  constructor(sender: WebSender) {
    this.#sender = sender
  }

  /**
   * Sends a form and follows where it leads.
   *
   * Sends `POST <path>`.
   */
  submit(wireSession: WireSession, path: string, form: EncodedForm, options: CallOptions = {}): Promise<Page> {
    return this.inDatabase(wireSession, options, async () => {
      const policy = sessionPolicy(path)
      const { location, ...answer } = await this.post(wireSession, path, form, policy, options)
      if (location !== undefined) return this.follow(wireSession, location, options)
      await this.#checkDatabase(wireSession, { ...answer, path }, options)
      return { ...answer, path }
    })
  }

  /**
   * Fetches a page as the session's browser would, through redirects within the server.
   *
   * Sends `GET <path>`.
   */
  async page(wireSession: WireSession, path: string, options: CallOptions = {}): Promise<Page> {
    return this.inDatabase(wireSession, options, async () => {
      const answer = await this.follow(wireSession, path, options)
      await this.#checkDatabase(wireSession, answer, options)
      return answer
    })
  }

  /** Sends a form; `location` is the path that the server leads to, if it does. */
  async post(
    wireSession: WireSession,
    path: string,
    { contentType, payload }: EncodedForm,
    policy: SessionPolicy,
    options: CallOptions,
  ): Promise<{ readonly status: number; readonly text: string; readonly location: string | undefined }> {
    const call = { path }
    const init = { headers: { 'content-type': contentType }, payload, call, ...options }
    const { response, sent } = await this.#sender.send(wireSession, path, init)
    const text = await response.text()
    const { status } = response
    takeCookies(
      wireSession,
      response.headers.getSetCookie(),
      sent,
      isOdooNotFound(status, text) ? 'rotate' : policy,
      call,
    )
    const location = status >= 300 && status < 400 ? response.headers.get('location') : null
    const { base } = this.#sender.server
    return {
      status,
      text,
      location: location === null ? undefined : base.locate(location, path, call),
    }
  }

  /** Fetches a page as it is, through redirects within the server. */
  async follow(wireSession: WireSession, path: string, options: CallOptions): Promise<Page> {
    let at = path
    for (let hop = 0; ; hop++) {
      const call = { path: at }
      const { response, sent } = await this.#sender.send(wireSession, at, {
        method: 'GET',
        call,
        isReadOnly: true,
        ...options,
      })
      const text = await response.text()
      const location = response.headers.get('location')
      const isOutside =
        isOdooNotFound(response.status, text) ||
        (location !== null && leadsToSelector(this.#sender.server.base.locate(location, at, call)))
      takeCookies(wireSession, response.headers.getSetCookie(), sent, isOutside ? 'rotate' : sessionPolicy(at), call)
      if (response.status < 300 || response.status >= 400 || location === null || hop === MAX_REDIRECTS) {
        return { status: response.status, text, path: at }
      }
      at = this.#sender.server.base.locate(location, at, call)
    }
  }

  /**
   * On a server with several databases a visitor's session has none, and the website's routes are not there: it gets
   * one with the first route that is missing.
   *
   * Sends `GET /web/login?db=<database>`.
   */
  async inDatabase<T>(wireSession: WireSession, options: CallOptions, run: () => Promise<T>): Promise<T> {
    // A session that a database has answered is never given another one: it is there, or it is lost.
    const isNew = this.needsDatabase(wireSession)
    try {
      return await run()
    } catch (error) {
      if (!RouteNotFoundError.is(error) || !isNew) throw error
      await this.bind(wireSession, options)
      return run()
    }
  }

  /**
   * Gives the session its database.
   *
   * @throws DatabaseUnavailableError when the server cannot open it; the session stays as it was
   */
  async bind(wireSession: WireSession, options: CallOptions): Promise<void> {
    const path = `${LOGIN_PAGE}?db=${encodeURIComponent(await wireSession.database())}`
    const { path: end, status } = await this.follow(wireSession, path, options)
    if (leadsToSelector(end) || (status >= 300 && status < 400)) throw databaseUnavailable({ path })
    this.#bound.set(wireSession, wireSession.cookies.get(SESSION_COOKIE))
  }

  /** True for a visitor whom no database has answered yet, where one is named. */
  needsDatabase(wireSession: WireSession): boolean {
    const { namesDatabase, uid, cookies } = wireSession
    // After a loss the same visitor goes on with another session.
    const isBound =
      cookies.get(SESSION_COOKIE) !== undefined && this.#bound.get(wireSession) === cookies.get(SESSION_COOKIE)
    return namesDatabase && uid === null && !isBound && hasNoDatabase(wireSession)
  }

  /** Odoo's own 404, and not the website's, is also what it answers without a database; 8.0 answers 403 too. */
  async #checkDatabase(wireSession: WireSession, page: Page, options: CallOptions): Promise<void> {
    if ((page.status !== 404 && page.status !== 403) || isWebsitePage(page.text)) return
    const { whyNoPage } = await import('./why-without-database.ts')
    const reason = await whyNoPage(this.#sender, wireSession, page, options)
    if (reason !== undefined && (!RouteNotFoundError.is(reason) || this.needsDatabase(wireSession))) throw reason
  }
}
