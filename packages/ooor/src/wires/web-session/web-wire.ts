import type { EncodedForm } from '../encode-form.ts'
import type { Server } from '../server.ts'
import type { CallOptions, Context, ModelCall, Page, SessionInfo, Wire, WireSession, WorkflowSignal } from '../wire.ts'
import { Calls } from './calls.ts'
import type { Fetched, FetchedRequest } from './fetching.ts'
import type { Forwarding } from './forwarding.ts'
import { Login } from './login.ts'
import { LOGIN_PAGE } from './login-page.ts'
import { PagesAndForms } from './pages-and-forms.ts'
import { type ExchangeOptions, WebSender } from './web-sender.ts'

/**
 * JSON-RPC 2 over the web session, as Odoo's own web client speaks it.
 *
 * Every answer's cookies are read before the call resolves, so a rotated session id is never missed.
 */
export class WebWire implements Wire {
  readonly name = 'web'
  readonly #calls: Calls
  readonly #login: Login
  readonly #pages: PagesAndForms
  #forwarding: Forwarding | undefined
  readonly #sender: WebSender

  constructor(server: Server) {
    const sender = new WebSender(server)
    this.#sender = sender
    this.#pages = new PagesAndForms(sender)
    this.#calls = new Calls(sender, this.#pages)
    this.#login = new Login(sender, this.#pages)
  }

  /** Logs a session in; a visitor's session goes on as the user's, with a new id. */
  authenticate(
    wireSession: WireSession,
    options?: CallOptions & Pick<ExchangeOptions, 'isReadOnly'>,
  ): Promise<SessionInfo> {
    return this.#login.authenticate(wireSession, options)
  }

  /** Logs a session in by the login page, as a browser does. */
  authenticateByForm(wireSession: WireSession, options?: CallOptions): Promise<SessionInfo> {
    return this.#login.authenticateByForm(wireSession, options)
  }

  /** Who the session is on the server: null for a visitor. */
  sessionInfo(wireSession: WireSession, options?: CallOptions): Promise<SessionInfo | null> {
    return this.#login.sessionInfo(wireSession, options)
  }

  /** Asks whether the server still has the session; undefined where it does not tell. */
  hasSession(wireSession: WireSession, options?: CallOptions): Promise<boolean | undefined> {
    return this.#login.hasSession(wireSession, options)
  }

  /** Ends the session on the server. */
  destroy(wireSession: WireSession, options?: CallOptions): Promise<void> {
    return this.#login.destroy(wireSession, options)
  }

  /** Calls a method of a model. */
  call(
    wireSession: WireSession,
    call: ModelCall,
    context: Context | undefined,
    options?: CallOptions,
  ): Promise<unknown> {
    return this.#calls.call(wireSession, call, context, options)
  }

  /** Calls a JSON controller route. */
  request(
    wireSession: WireSession,
    path: string,
    params: Readonly<Record<string, unknown>>,
    options?: CallOptions & Pick<ExchangeOptions, 'isReadOnly' | 'waits'>,
  ): Promise<unknown> {
    return this.#calls.request(wireSession, path, params, options)
  }

  /** The model's methods by `/doc`, which is for some users only. */
  async methodNames(
    wireSession: WireSession,
    model: string,
    options?: CallOptions,
  ): Promise<readonly string[] | undefined> {
    return (await import('./rare-pages-chunk.ts')).methodNames((path) => this.page(wireSession, path, options), model)
  }

  /** Signals a record's workflow. */
  signal(wireSession: WireSession, signal: WorkflowSignal, context: Context, options?: CallOptions): Promise<unknown> {
    return this.#calls.signal(wireSession, signal, context, options)
  }

  /** Fetches a page as the session's browser would, through redirects within the server. */
  page(wireSession: WireSession, path: string, options?: CallOptions): Promise<Page> {
    return this.#pages.page(wireSession, path, options)
  }

  /** Sends a form and follows where it leads. */
  submit(wireSession: WireSession, path: string, form: EncodedForm, options?: CallOptions): Promise<Page> {
    return this.#pages.submit(wireSession, path, form, options)
  }

  /** Sends any request in the session, and hands the answer on as a stream. */
  async fetch(wireSession: WireSession, path: string, request: FetchedRequest): Promise<Fetched> {
    const { fetchInSession } = await import('./rare-pages-chunk.ts')
    // Its body can be sent once, so what others do behind a 404 comes first.
    if (this.#pages.needsDatabase(wireSession)) await this.#pages.bind(wireSession, request)
    return fetchInSession(this.#sender, wireSession, path, request)
  }

  /**
   * The token of the session's forms; undefined up to 8.0, which has none.
   *
   * Sends `GET /web/login`, which has one for visitors and users, on all series.
   */
  async csrfToken(wireSession: WireSession, options?: CallOptions): Promise<string | undefined> {
    return (await import('./rare-pages-chunk.ts')).csrfTokenOf((await this.page(wireSession, LOGIN_PAGE, options)).text)
  }

  /** What sites do in a session, and who listens: loaded by them. */
  async forwarding(): Promise<Forwarding> {
    if (this.#forwarding === undefined) {
      const { Forwarding } = await import('./forwarding.ts')
      this.#forwarding = new Forwarding(this.#sender)
    }
    return this.#forwarding
  }
}
