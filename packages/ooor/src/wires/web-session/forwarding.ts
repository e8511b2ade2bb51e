import { UnsupportedError } from '../../errors/index.ts'
import type { HttpRequest, HttpResponse, HttpUpgrade, SocketEvents, SocketOpening } from '../../http/index.ts'
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
      // Nothing of it is gathered here.
      { ...rest, call: { path }, streams: true, maxResponseBytes: Number.POSITIVE_INFINITY },
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
  async upgrade(
    wireSession: WireSession,
    path: string,
    { cookies, signal, ...rest }: ForwardedRequest,
  ): Promise<HttpUpgrade> {
    const { server } = this.#sender
    const { upgrade } = server.switches
    if (upgrade === undefined) {
      throw new UnsupportedError('this adapter knows no upgrades: WebSockets need the one for Node, undiciAdapter()')
    }
    const { headers } = this.#sender.withCookies(wireSession, path, rest, cookies)
    return upgrade({
      method: 'GET',
      url: server.base.resolve(path),
      headers: server.headers(headers, true),
      call: { path },
      ...(signal != null && { signal }),
    })
  }

  /**
   * Opens a WebSocket of the server in the session. Its origin is the server's own: without one the server refuses.
   * The answer's cookies are taken where the runtime shows them; false when they name another session, which the
   * WebSocket is then of.
   */
  async openSocket(
    wireSession: WireSession,
    path: string,
    events: SocketEvents,
    { signal }: CallOptions = {},
  ): Promise<SocketOpening & { readonly isOurs: boolean }> {
    const { server } = this.#sender
    const { openSocket } = server.switches
    if (openSocket === undefined) {
      throw new UnsupportedError('this adapter opens no WebSockets: undiciAdapter() and fetchAdapter() do')
    }
    const sent = wireSession.cookies.get(SESSION_COOKIE)
    const { headers } = this.#sender.withCookies(wireSession, path, { headers: { origin: server.base.origin } })
    const opening = await openSocket(
      {
        method: 'GET',
        url: server.base.resolve(path),
        headers: server.headers(headers, true),
        maxResponseBytes: MAX_MESSAGE_BYTES,
        call: { path },
        signal,
      },
      events,
    )
    const lines = opening.headers?.getSetCookie() ?? []
    const policy = sent === undefined ? 'keep' : 'rotate'
    return { ...opening, isOurs: takeCookies(wireSession, lines, sent, policy, { path }) }
  }
}

/** No notification of Odoo comes near: they are texts of a column, several to a message. */
const MAX_MESSAGE_BYTES = 16 * 1024 * 1024
