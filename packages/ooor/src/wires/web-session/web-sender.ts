import { type CallSite, type HtmlResponseError, type ServerError, SessionExpiredError } from '../../errors/index.ts'
import type { HttpResponse } from '../../http/index.ts'
import { encodeJsonRpc, readJsonRpc } from '../json-rpc.ts'
import { lostAnswer } from '../lost-answer.ts'
import type { RequestInit, Server } from '../server.ts'
import type { CallOptions, WireSession } from '../wire.ts'
import { isWithoutDatabase } from './no-database.ts'
import { SESSION_COOKIE, type SessionPolicy, takeCookies } from './session-cookie.ts'

/** How a JSON-RPC route is asked. */
export interface ExchangeOptions extends CallOptions {
  readonly policy?: SessionPolicy
  /** What errors name, when it is more than the path. */
  readonly site?: CallSite
  readonly isReadOnly?: boolean | undefined
  /** The text of the parameters, where it is made already. */
  readonly text?: string | undefined
  /** True when the server takes its time on purpose: it keeps no place from other calls, and is not sent again. */
  readonly waits?: boolean | undefined
}

const JSON_ONLY = { 'content-type': 'application/json' }

/** Sends requests with a session's cookies, and takes those of their answers before it resolves. */
export class WebSender {
  readonly server: Server

  constructor(server: Server) {
    this.server = server
  }

  /** Asks a JSON-RPC route, and reads its result. */
  async exchange(
    wireSession: WireSession,
    path: string,
    params: object,
    options: ExchangeOptions = {},
  ): Promise<unknown> {
    const { policy = 'keep', site: call = { path }, isReadOnly = false, waits, signal, text } = options
    const inner = wireSession.innerSessionId
    const sent = wireSession.cookies.get(SESSION_COOKIE)
    const cookie = this.#cookieFor(wireSession, path)
    const response = await this.server.send(path, {
      headers: cookie === undefined ? JSON_ONLY : { 'content-type': 'application/json', cookie },
      body: inner === undefined ? encodeJsonRpc(params, text) : encodeJsonRpc({ ...params, session_id: inner }),
      call,
      isReadOnly: isReadOnly && !waits,
      streams: waits,
      signal,
    })
    let result: unknown
    let failure: { readonly error: unknown } | undefined
    try {
      result = await readJsonRpc(this.server.base.resolve(path), response, call)
    } catch (error) {
      failure = { error: lostAnswer(error, { call, isReadOnly }) }
    }
    const { status } = response
    const without = policy === 'keep' && failure !== undefined && isWithoutDatabase(status, path, failure.error)
    let isReplaced = false
    try {
      const lines = response.headers.getSetCookie()
      isReplaced = !takeCookies(wireSession, lines, sent, without ? 'rotate' : policy, call)
    } catch (replaced) {
      // A user's expired session says so itself; a visitor's is only replaced.
      if (failure !== undefined && SessionExpiredError.is(failure.error) && wireSession.uid !== null)
        throw failure.error
      throw replaced
    }
    if (without) {
      const error = failure?.error as ServerError | HtmlResponseError
      const { whyWithoutDatabase } = await import('./why-without-database.ts')
      throw await whyWithoutDatabase(this, wireSession, { call, error, isReplaced, signal })
    }
    if (failure !== undefined) throw failure.error
    return result
  }

  /** Sends a request with the session's cookies; whoever reads the answer takes its cookies. */
  async send(
    wireSession: WireSession,
    path: string,
    init: RequestInit,
    more?: Readonly<Record<string, string>>,
  ): Promise<{ response: HttpResponse; sent: string | undefined }> {
    const sent = wireSession.cookies.get(SESSION_COOKIE)
    const response = await this.server.send(path, this.withCookies(wireSession, path, init, more))
    return { response, sent }
  }

  /** The request with the session’s cookies for its path, and `more`. */
  withCookies(
    wireSession: WireSession,
    path: string,
    init: RequestInit,
    more?: Readonly<Record<string, string>>,
  ): RequestInit {
    const cookie = this.#cookieFor(wireSession, path, more)
    return cookie === undefined ? init : { ...init, headers: { ...init.headers, cookie } }
  }

  #cookieFor(wireSession: WireSession, path: string, more?: Readonly<Record<string, string>>): string | undefined {
    const { cookies } = wireSession
    const everywhere = more === undefined ? cookies.everywhere : undefined
    if (everywhere !== undefined) return everywhere
    // What is no text is refused where its address is made.
    const text = `${path}`
    const queryStart = text.indexOf('?')
    const cookiePath = this.server.base.path + (queryStart < 0 ? text : text.slice(0, queryStart))
    return cookies.header(cookiePath, more)
  }
}
