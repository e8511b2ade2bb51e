import { RouteNotFoundError } from '../../errors/index.ts'
import type { EncodedForm } from '../encode-form.ts'
import type { CallOptions, Page, WireSession } from '../wire.ts'
import { hasNoDatabase, SESSION_COOKIE } from './session-cookie.ts'
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
      return (await import('./rare-pages-chunk.ts')).submitForm(
        this.#sender,
        this.needsDatabase,
        wireSession,
        path,
        form,
        options,
      )
    })
  }

  /**
   * Fetches a page as the session's browser would, through redirects within the server.
   *
   * Sends `GET <path>`.
   */
  async page(wireSession: WireSession, path: string, options: CallOptions = {}): Promise<Page> {
    return this.inDatabase(wireSession, options, async () => {
      return (await import('./rare-pages-chunk.ts')).fetchPage(
        this.#sender,
        this.needsDatabase,
        wireSession,
        path,
        options,
      )
    })
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
    const { bindDatabase } = await import('./rare-pages-chunk.ts')
    await bindDatabase(this.#sender, wireSession, options)
    this.#bound.set(wireSession, wireSession.cookies.get(SESSION_COOKIE))
  }

  /** True for a visitor whom no database has answered yet, where one is named. */
  readonly needsDatabase = (wireSession: WireSession): boolean => {
    const { namesDatabase, uid, cookies } = wireSession
    // After a loss the same visitor goes on with another session.
    const isBound =
      cookies.get(SESSION_COOKIE) !== undefined && this.#bound.get(wireSession) === cookies.get(SESSION_COOKIE)
    return namesDatabase && uid === null && !isBound && hasNoDatabase(wireSession)
  }
}
