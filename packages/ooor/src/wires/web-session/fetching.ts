import { SessionExpiredError } from '../../errors/index.ts'
import type { HttpRequest, HttpResponse } from '../../http/index.ts'
import type { CallOptions, WireSession } from '../wire.ts'
import { LOGIN_PAGE, MAX_REDIRECTS } from './login-page.ts'
import { sessionPolicy, takeCookies } from './session-cookie.ts'
import type { WebSender } from './web-sender.ts'

/** A request to any path of the server, in a session. */
export interface FetchedRequest extends CallOptions {
  readonly method: HttpRequest['method']
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly payload?: HttpRequest['payload']
  /** True when it changes nothing on the server. */
  readonly isReadOnly: boolean
  /** Whether redirects within the server are followed. */
  readonly follows: boolean
}

/** An answer whose body is not read yet, and the path that it came from. */
export interface Fetched {
  readonly response: HttpResponse
  readonly path: string
}

/** Where a payload that can be sent once would have to be sent again. */
const KEEPS_METHOD = new Set([307, 308])

/**
 * Sends a request in a session, through redirects within the server, and hands the answer on as a stream.
 *
 * @throws SessionExpiredError when the server leads to its login page instead: it did not run
 */
export async function fetchInSession(
  sender: WebSender,
  wireSession: WireSession,
  path: string,
  { follows, ...first }: FetchedRequest,
): Promise<Fetched> {
  let at = path
  let request: Omit<FetchedRequest, 'follows'> = first
  for (let hop = 0; ; hop++) {
    const call = { path: at }
    const { response, sent } = await sender.send(wireSession, at, {
      ...request,
      call,
      streams: true,
      // Nothing of it is gathered here.
      maxResponseBytes: Number.POSITIVE_INFINITY,
    })
    try {
      takeCookies(wireSession, response.headers.getSetCookie(), sent, sessionPolicy(at), call)
    } catch (replaced) {
      await discard(response)
      throw replaced
    }
    const { status } = response
    const location = status >= 300 && status < 400 ? response.headers.get('location') : null
    if (location === null) return { response, path: at }
    const next = leadsToLogin(sender, location, at)
    if (next && !at.startsWith(LOGIN_PAGE)) {
      await discard(response)
      const message = 'the server asks for a login first: it knows no user in this session'
      throw new SessionExpiredError({ exception: '', message, code: status }, { call: { path } })
    }
    const isOnce = KEEPS_METHOD.has(status) && request.payload instanceof ReadableStream
    if (!follows || isOnce || hop === MAX_REDIRECTS) return { response, path: at }
    await discard(response)
    at = sender.server.base.locate(location, at, call)
    if (!KEEPS_METHOD.has(status)) request = asGet(request)
  }
}

function leadsToLogin({ server }: WebSender, location: string, at: string): boolean {
  const from = server.base.resolve(at)
  if (!URL.canParse(location, from)) return false
  return new URL(location, from).pathname.slice(server.base.path.length).startsWith(LOGIN_PAGE)
}

/** As browsers do behind a 301, 302 or 303. */
function asGet({ method, headers, payload: _sent, ...rest }: Omit<FetchedRequest, 'follows'>) {
  const { 'content-type': _type, 'content-length': _length, ...others } = headers
  return { ...rest, method: method === 'HEAD' ? method : ('GET' as const), headers: others, isReadOnly: true }
}

/** Nobody reads it: its connection is free again. */
async function discard(response: HttpResponse): Promise<void> {
  await (response.stream?.().cancel() ?? response.bytes()).catch(() => {})
}
