import type { HttpRequest, HttpResponse, HttpUpgrade } from '../../http/index.ts'
import { isSameSession } from '../session-id.ts'
import type { CallOptions, WireSession } from '../wire.ts'
import { isSessionsOwn, SESSION_COOKIE, sessionPolicy, takeCookies } from './session-cookie.ts'
import type { WebSender } from './web-sender.ts'

/** A request that somebody else has made, to be sent on in a session. */
export interface ForwardedRequest extends CallOptions {
  readonly method: HttpRequest['method']
  /** Without cookies; names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** The browser's own cookies for Odoo; they win over the session's of the same name. */
  readonly cookies: Readonly<Record<string, string>>
  readonly payload?: HttpRequest['payload']
}

/** The answer to it, its body not read yet. */
export interface ForwardedAnswer {
  readonly response: HttpResponse
  /** The `Set-Cookie` lines that are not the session's own. */
  readonly setCookies: readonly string[]
  /** True when the route logs in or out. */
  readonly isLogin: boolean
  /** True when the session is another one now, and not only under another id. */
  readonly isAnother: boolean
}

/** Sends a browser's own requests on to the server in a session. */
export class Forwarding {
  readonly #sender: WebSender

  constructor(sender: WebSender) {
    this.#sender = sender
  }

  /**
   * Sends a browser's request on in the session. Cookies that scripts may read go to the browser, the others stay with
   * the session, whose id is followed wherever the server puts it: as the browser would.
   */
  async forward(wireSession: WireSession, path: string, request: ForwardedRequest): Promise<ForwardedAnswer> {
    const { cookies, ...rest } = request
    const isLogin = sessionPolicy(path) === 'take'
    const { response, sent } = await this.#sender.send(
      wireSession,
      path,
      { ...rest, call: { path }, streams: true },
      cookies,
    )
    const lines = response.headers.getSetCookie()
    const own = lines.filter((line) => isSessionsOwn(line))
    const before = wireSession.cookies.get(SESSION_COOKIE)
    takeCookies(wireSession, own, sent, 'take', { path })
    const after = wireSession.cookies.get(SESSION_COOKIE)
    // A newcomer's first session may be a user's, by whatever page logs in: such pages end in a redirect.
    const mayBeLogin = isLogin || (response.status >= 300 && response.status < 400)
    const isSame = before === undefined ? !mayBeLogin : after !== undefined && isSameSession(before, after)
    const isAnother = before !== after && !isSame
    return { response, setCookies: lines.filter((line) => !own.includes(line)), isLogin, isAnother }
  }

  /** Asks the server to switch protocols in the session. */
  upgrade(wireSession: WireSession, path: string, { cookies, ...rest }: ForwardedRequest): Promise<HttpUpgrade> {
    const { headers } = this.#sender.withCookies(wireSession, path, rest, cookies)
    return this.#sender.server.upgrade(path, { ...rest, call: { path }, headers: headers ?? {} })
  }
}
