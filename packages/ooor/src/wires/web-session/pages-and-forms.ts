import { RouteNotFoundError } from '../../errors/index.ts'
import { csrfTokenOf } from '../csrf.ts'
import type { EncodedForm } from '../encode-form.ts'
import { isOdooNotFound } from '../odoo-not-found.ts'
import type { CallOptions, Page, WireSession } from '../wire.ts'
import { type SessionPolicy, sessionPolicy, takeCookies } from './session-cookie.ts'
import type { WebSender } from './web-sender.ts'

export const MAX_REDIRECTS = 5
/** The page that a browser logs in by. */
export const LOGIN_PAGE = '/web/login'

/** Fetches pages and sends forms in a session, as its browser would. */
export class PagesAndForms {
  readonly #sender: WebSender
  /** Visitors whose session has been bound to the named database. */
  readonly #bound = new WeakSet<WireSession>()

  constructor(sender: WebSender) {
    this.#sender = sender
  }

  /**
   * The token of the session's forms; undefined up to 8.0, which has none.
   *
   * Sends `GET /web/login`, which has one for visitors and users, on all series.
   */
  async csrfToken(wireSession: WireSession, options: CallOptions = {}): Promise<string | undefined> {
    return csrfTokenOf((await this.page(wireSession, LOGIN_PAGE, options)).text)
  }

  /**
   * Sends a form and follows where it leads.
   *
   * Sends `POST <path>`.
   */
  submit(wireSession: WireSession, path: string, form: EncodedForm, options: CallOptions = {}): Promise<Page> {
    return this.inDatabase(wireSession, options, async () => {
      const policy = sessionPolicy(path)
      const { status, text, location } = await this.post(wireSession, path, form, policy, options)
      if (isOdooNotFound(status, text) && !this.isBound(wireSession)) throw pageNotFound(path)
      return location === undefined ? { status, text, path } : this.follow(wireSession, location, options)
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
      if (isOdooNotFound(answer.status, answer.text) && !this.isBound(wireSession)) throw pageNotFound(path)
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
    takeCookies(wireSession, response.headers.getSetCookie(), sent, policy, call)
    const { status } = response
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
      takeCookies(wireSession, response.headers.getSetCookie(), sent, sessionPolicy(at), call)
      const location = response.headers.get('location')
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
    try {
      return await run()
    } catch (error) {
      if (!RouteNotFoundError.is(error) || this.isBound(wireSession)) throw error
      await this.bind(wireSession, options)
      return run()
    }
  }

  /** Gives the session its database. */
  async bind(wireSession: WireSession, options: CallOptions): Promise<void> {
    this.#bound.add(wireSession)
    await this.follow(wireSession, `/web/login?db=${encodeURIComponent(await wireSession.database())}`, options)
  }

  /** True when the session has its database, or needs none named. */
  isBound(wireSession: WireSession): boolean {
    return !wireSession.namesDatabase || wireSession.uid !== null || this.#bound.has(wireSession)
  }
}

function pageNotFound(path: string): RouteNotFoundError {
  return new RouteNotFoundError({ exception: '', message: 'the server has no such page' }, { call: { path } })
}
