import { NetworkError, SessionMovedError, SessionStoreError, TimeoutError } from '../errors/index.ts'

/** An answer's headers, in whatever framework's hands. */
export interface AnswerHeaders {
  get(name: string): string | null
  set(name: string, value: string): void
  append(name: string, value: string): void
  delete(name: string): void
}

/** What a request has to say to its answer. */
export interface Remarks {
  /** Lines of `Set-Cookie`. */
  setCookies(): readonly string[]
  /** True when what is answered is somebody's own. */
  readonly isPersonal: boolean
  /** Request headers that the answer was chosen by. */
  readonly varies: readonly string[]
}

/** The status that tells a browser of an error; undefined for what is the site's to handle. */
export function ownStatusOf(error: unknown): number | undefined {
  if (TimeoutError.is(error)) return 504
  if (NetworkError.is(error)) return 502
  return SessionStoreError.is(error) || SessionMovedError.is(error) ? error.status : undefined
}

/**
 * The same error, with what frameworks look for when nobody handles it: Express takes `status`, Fastify `statusCode`,
 * Hono `getResponse()`. What is known to be said of the session, its cookies, is in that answer.
 */
export function answerable(error: unknown, remarks?: Remarks): unknown {
  const status = ownStatusOf(error)
  if (status === undefined) return error
  const answer = () => refusal(status, (error as Error).message)
  const getResponse = remarks === undefined ? answer : () => completed(answer(), remarks)
  return Object.defineProperties(error as Error, {
    status: { value: status, configurable: true },
    statusCode: { value: status, configurable: true },
    getResponse: { value: getResponse, configurable: true },
  })
}

/** A short answer of our own. */
export function refusal(status: number, message: string, headers: Readonly<Record<string, string>> = {}): Response {
  const all = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...headers }
  return new Response(message, { status, headers: all })
}

/** Adds the cookies to an answer, and sees to it that no cache gives to others what is one visitor's. */
export function completeHeaders(headers: AnswerHeaders, remarks: Remarks): void {
  const lines = remarks.setCookies()
  const { isPersonal: isTheirs, varies } = remarks
  if (lines.length === 0 && !isTheirs && varies.length === 0) return
  for (const line of lines) headers.append('set-cookie', line)
  const control = headers.get('cache-control')
  const setsCookies = lines.length > 0
  if (setsCookies || (isTheirs && control === null)) headers.set('cache-control', privateOf(control))
  if (setsCookies) for (const name of ['cdn-cache-control', 'surrogate-control']) headers.delete(name)
  // A page that says itself that it is for all, is; one that sets cookies never is.
  const isPersonal = isTheirs && (setsCookies || control === null || !/\bpublic\b/i.test(control))
  addVary(headers, isPersonal ? withCookie(varies) : varies)
}

/** What most answers vary by is there already. */
const BY_COOKIE = ['Cookie'] as const

function withCookie(varies: readonly string[]): readonly string[] {
  if (varies.length === 0) return BY_COOKIE
  return varies.includes('Cookie') ? varies : [...varies, 'Cookie']
}

/** `completeHeaders` for an answer of the web, whose headers may not be to change; the same one when nothing is. */
export function completed(response: Response, remarks: Remarks): Response {
  if (!remarks.isPersonal && remarks.varies.length === 0 && remarks.setCookies().length === 0) return response
  const headers = new Headers(response.headers)
  completeHeaders(headers, remarks)
  const { status, statusText } = response
  return new Response(response.body, { status, statusText, headers })
}

function privateOf(control: string | null): string {
  if (control === null) return 'private, no-cache'
  const directives = control.split(',').map((part) => part.trim())
  const kept = directives.filter((part) => part !== '' && !/^(public|s-maxage\b.*|proxy-revalidate)$/i.test(part))
  return kept.some((part) => /^(private|no-store)$/i.test(part)) ? kept.join(', ') : ['private', ...kept].join(', ')
}

function addVary(headers: AnswerHeaders, wanted: readonly string[]): void {
  if (wanted.length === 0) return
  const before = headers.get('vary')
  if (before === null) {
    headers.set('vary', wanted.join(', '))
    return
  }
  const named = before
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
  if (named.includes('*')) return
  const missing = wanted.filter((name) => !named.includes(name.toLowerCase()))
  if (missing.length > 0) headers.set('vary', [...(before === '' ? [] : [before]), ...missing].join(', '))
}
