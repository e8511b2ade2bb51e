import { checkOptions } from '../errors/check-options.ts'
import { describe } from '../errors/describe.ts'
import {
  InvalidValueError,
  LoginRequiredError,
  NetworkError,
  OutcomeUnknownError,
  SessionExpiredError,
} from '../errors/index.ts'
import { headerName, headerValue } from '../http/header-value.ts'
import { type HttpMethod, streamOf } from '../http/index.ts'
import { encodeBody } from '../wires/encode-form.ts'
import type { CallOptions, Fetched, FetchedRequest } from '../wires/index.ts'
import { run } from './calls.ts'
import type { Holder, LivingSession } from './life/living-session.ts'
import { csrfToken } from './pages-and-forms.ts'
import { whoseItIs } from './routes.ts'
import { webOf } from './web-session.ts'

/** A request to any path of the server, in the terms of `fetch`. */
export interface FetchOptions extends CallOptions {
  /** @default 'GET', or 'POST' with a body */
  readonly method?: HttpMethod | undefined
  /** Cookies are the session's, and which server it is, and how bytes travel, is the connection's: as with the platform's `fetch`, such headers are left out. */
  readonly headers?: Readonly<Record<string, string>> | Headers | undefined
  /**
   * Forms get the session's token, `csrf_token`, with methods that change something. A stream is sent as it comes, in
   * constant memory, and only once.
   */
  readonly body?: string | Uint8Array | Blob | FormData | URLSearchParams | ReadableStream<Uint8Array> | undefined
  /** Whether redirects within the server are followed; `manual` hands them out. @default 'follow' */
  readonly redirect?: 'follow' | 'manual' | undefined
  /**
   * True when it may run twice. Matters when a user's session has expired and the path serves anybody: the server then
   * runs it as an anonymous visitor, and it is sent again after the renewal. @default true for GET and HEAD
   */
  readonly repeatable?: boolean | undefined
  /** True when it changes nothing: it is then sent again when the server cannot be reached. @default true for GET and HEAD */
  readonly isReadOnly?: boolean | undefined
}

const OPTIONS = {
  method: true,
  headers: true,
  body: true,
  redirect: true,
  repeatable: true,
  isReadOnly: true,
  signal: true,
} as const

/** Fetches a path of the server in a session; the body comes as a stream. */
export async function fetchPath(
  session: LivingSession,
  holder: Holder,
  path: string,
  options: FetchOptions,
): Promise<Response> {
  checkOptions<FetchOptions>('fetch', options, OPTIONS)
  const { method = options.body === undefined ? 'GET' : 'POST', redirect = 'follow', signal } = options
  const isSafe = method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
  const { isReadOnly = isSafe, repeatable = isSafe } = options
  if (isSafe && options.body !== undefined) {
    throw new InvalidValueError(`a ${method} of '${path}' has no body: name another method, or leave the body out`)
  }
  const { headers, payload } = await encoded(session, holder, options, isSafe)
  const isOnce = payload instanceof ReadableStream
  const request: FetchedRequest = {
    method,
    headers,
    isReadOnly: isReadOnly && !isOnce,
    follows: redirect === 'follow',
    ...(payload !== undefined && { payload }),
    ...(signal != null && { signal }),
  }
  let isSent = false
  const send = () => {
    if (isSent && isOnce) {
      const message = 'the session had expired, and a stream can be sent once. The session is renewed: send it again'
      throw new SessionExpiredError({ exception: '', message }, { call: { path } })
    }
    isSent = true
    return run(
      session,
      holder,
      (wireSession) => whoseItIs(session, holder, path, method, webOf(session).fetch(wireSession, path, request)),
      { signal, repeatable: repeatable && !isOnce },
    )
  }
  try {
    return responseOf(await send(), path)
  } catch (error) {
    if (SessionExpiredError.is(error) && session.isVisitor) {
      const message = 'only logged-in users may have this: log the session in first'
      throw new LoginRequiredError({ exception: '', message }, { call: { path } })
    }
    if (!NetworkError.is(error) || !error.sent || isReadOnly) throw error
    const message = `${error.message}. The request may have run: look on the server before sending it again`
    throw new OutcomeUnknownError(message, { cause: error, call: { path } })
  }
}

async function encoded(
  session: LivingSession,
  holder: Holder,
  { body, headers = {}, signal }: FetchOptions,
  isSafe: boolean,
): Promise<{ headers: Record<string, string>; payload?: Uint8Array | ReadableStream<Uint8Array> }> {
  const named = [...(headers instanceof Headers ? headers : Object.entries(headers))].map(
    ([name, value]) =>
      [headerName('headers of fetch', name).toLowerCase(), headerValue(`headers of fetch: '${name}'`, value)] as const,
  )
  const own = Object.fromEntries(named.filter(([name]) => !NOT_THE_CALLERS.has(name)))
  if (body === undefined) return { headers: own }
  if (body instanceof ReadableStream) return { headers: own, payload: body }
  if (typeof body === 'object' && [Object.prototype, Array.prototype, null].includes(Object.getPrototypeOf(body))) {
    throw new InvalidValueError(`a body is text, bytes, a form or a stream, not ${describe(body)}: JSON.stringify(…)`)
  }
  let sent = body
  if (!isSafe && (body instanceof FormData || body instanceof URLSearchParams) && !body.has('csrf_token')) {
    const token = await csrfToken(session, holder, { signal })
    if (token !== undefined) sent = withToken(body, token)
  }
  const { contentType, payload } = await encodeBody(sent as BodyInit)
  return { headers: { ...(contentType !== '' && { 'content-type': contentType }), ...own }, payload }
}

/** What the platform's `fetch` lets nobody say (Fetch, "forbidden request-header"): above all whose session it is. */
const NOT_THE_CALLERS = new Set([
  ...['cookie', 'cookie2', 'host', 'connection', 'keep-alive', 'expect'],
  ...['te', 'trailer', 'transfer-encoding', 'upgrade'],
])

function withToken(form: FormData | URLSearchParams, token: string): FormData | URLSearchParams {
  if (form instanceof URLSearchParams) return new URLSearchParams([...form, ['csrf_token', token]])
  const copy = new FormData()
  for (const [name, value] of form.entries()) copy.append(name, value)
  copy.append('csrf_token', token)
  return copy
}

const HAS_NO_BODY = new Set([204, 205, 304])
/** What is the session's, or not true any more of the body as it comes out here. */
const KEPT_BACK = new Set(['set-cookie', 'connection', 'keep-alive', 'transfer-encoding'])

function responseOf({ response, path }: Fetched, asked: string): Response {
  const headers = new Headers()
  for (const [name, value] of response.headers.entries()) {
    const lower = name.toLowerCase()
    const isUndone = response.isDecoded && (lower === 'content-encoding' || lower === 'content-length')
    if (!KEPT_BACK.has(lower) && !isUndone) headers.append(name, value)
  }
  const { status } = response
  const answer = new Response(HAS_NO_BODY.has(status) ? null : streamOf(response), { status, headers })
  // What `fetch` would tell: without the server's name, as everything here.
  Object.defineProperty(answer, 'url', { value: path })
  Object.defineProperty(answer, 'redirected', { value: path !== asked })
  return answer
}
