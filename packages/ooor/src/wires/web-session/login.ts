import { ConfigError, SessionExpiredError } from '../../errors/index.ts'
import { accessDenied, explainRefusal } from '../explain-refused-login.ts'
import { failures } from '../load-failures-chunk.ts'
import { isAtLeast } from '../series.ts'
import type { CallOptions, SessionInfo, WireSession } from '../wire.ts'
import { SESSION_INFO } from './login-page.ts'
import type { PagesAndForms } from './pages-and-forms.ts'
import { readSessionInfo } from './session-info.ts'
import type { ExchangeOptions, WebSender } from './web-sender.ts'

/** Logs a session in and out, and asks who it is. */
export class Login {
  readonly #sender: WebSender
  readonly #pages: PagesAndForms

  constructor(sender: WebSender, pages: PagesAndForms) {
    this.#sender = sender
    this.#pages = pages
  }

  /**
   * Logs a session in; a visitor's session goes on as the user's, with a new id.
   *
   * Sends `POST /web/session/authenticate {db, login, password}`, and for a second factor `GET` and
   * `POST /web/login/totp`.
   */
  async authenticate(
    wireSession: WireSession,
    options: CallOptions & Pick<ExchangeOptions, 'isReadOnly'> = {},
  ): Promise<SessionInfo> {
    const { credential } = wireSession
    if (credential?.kind !== 'password') {
      throw new ConfigError('an API key opens no web session: carts and pages need a password')
    }
    const path = '/web/session/authenticate'
    const series = await this.#sender.server.series()
    const params = {
      db: await wireSession.database(),
      login: credential.login,
      password: credential.password,
      ...(!isAtLeast(series, 8) && { base_location: this.#sender.server.base.toString() }),
    }
    const ask = async () => {
      const answer = await this.#sender.exchange(wireSession, path, params, {
        policy: 'take',
        isReadOnly: true,
        ...options,
      })
      return readSessionInfo(answer, path)
    }
    let info = await explainRefusal(wireSession, ask)
    if (info === undefined) {
      // Up to 13 a wrong password is an answer without a user; since then that means a second factor.
      if (!isAtLeast(series, 14)) return explainRefusal(wireSession, () => Promise.reject(accessDenied(path)))
      const { answerSecondFactor, noSecondFactor } = await import('./rare-pages-chunk.ts')
      if (!(await answerSecondFactor(this.#sender, wireSession, credential, options))) {
        // With several databases 19 has the page only once the session has one (tried on 19.0).
        await this.#pages.bind(wireSession, options)
        await ask()
        if (!(await answerSecondFactor(this.#sender, wireSession, credential, options))) throw noSecondFactor()
      }
      info = (await this.sessionInfo(wireSession, options)) ?? undefined
      if (info === undefined) throw accessDenied(path)
    }
    wireSession.uid = info.uid
    wireSession.userContext = info.userContext
    const inner = info.raw.session_id
    // 8 to 12 tell their session's id too, but break when it is sent (wire/8.0/session-*).
    wireSession.innerSessionId = !isAtLeast(series, 8) && typeof inner === 'string' ? inner : undefined
    return info
  }

  /** Logs a session in by the login page, as a browser does. */
  async authenticateByForm(wireSession: WireSession, options: CallOptions = {}): Promise<SessionInfo> {
    return (await import('./rare-pages-chunk.ts')).authenticateByForm(this, this.#sender, wireSession, options)
  }

  /**
   * Who the session is on the server: null for a visitor.
   *
   * Sends `POST /web/session/get_session_info`.
   */
  async sessionInfo(wireSession: WireSession, options: CallOptions = {}): Promise<SessionInfo | null> {
    const path = SESSION_INFO
    const answer = await this.#sender.exchange(wireSession, path, {}, { isReadOnly: true, ...options })
    const info = readSessionInfo(answer, path)
    // 7.0 and 8.0 know the login and could not ask their database for its user. On 8.0 they do again by and by
    // (wire/8.0/svc-outage-closed-get_session_info); on 7.0 the session is over (wire/7.0/svc-outage-back-*).
    const { uid, username } = answer as { readonly uid?: unknown; readonly username?: unknown }
    if (uid === null && typeof username === 'string' && username !== '') {
      if (isAtLeast(await this.#sender.server.series(), 8)) throw (await failures()).databaseUnavailable({ path })
      throw new SessionExpiredError({ exception: '', message: 'Session expired' }, { call: { path } })
    }
    return info ?? null
  }

  /**
   * Ends the session on the server.
   *
   * Sends `POST /web/session/destroy`.
   */
  async destroy(wireSession: WireSession, options: CallOptions = {}): Promise<void> {
    await this.#sender.exchange(
      wireSession,
      '/web/session/destroy',
      {},
      { policy: 'take', isReadOnly: true, ...options },
    )
  }

  /** Asks whether the server still has the session; undefined where it does not tell. */
  async hasSession(wireSession: WireSession, options: CallOptions = {}): Promise<boolean | undefined> {
    return (await import('./rare-pages-chunk.ts')).hasSession(this.#sender, wireSession, options)
  }
}
