import type { Series } from 'ooor/protocol'
import { withNamesForParser } from './form-names.ts'
import { floatsAsJson, floatsMarked } from './orm/floats.ts'

/** One request to the sandbox. */
export interface SandboxRequest {
  readonly method: string
  /** Path and query, as `/shop/cart?x=1`. */
  readonly path: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** The body as it came, where it is no text: a form with files in it. */
  readonly bytes?: Uint8Array
}

/** The sandbox's answer. */
export interface SandboxResponse {
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string
  /** In the place of `body`, what is no text. */
  readonly bytes?: Uint8Array
}

/** What a route answers, before cookies are added. */
export interface RouteAnswer {
  readonly status: number
  readonly contentType: string
  readonly body: string
  /** In the place of `body`, what is no text. */
  readonly bytes?: Uint8Array
  /** Others than the content type; names in lower case. */
  readonly headers?: Readonly<Record<string, string>>
  /** Odoo raises it rather than answers it: the session is not saved, and no cookie comes with it. */
  readonly isRaised?: boolean
}

/** A route's answer on its way out. */
export function respond(answer: RouteAnswer, ...setCookies: readonly string[]): SandboxResponse {
  const headers: [string, string][] = [['content-type', answer.contentType], ...Object.entries(answer.headers ?? {})]
  for (const cookie of setCookies) headers.push(['set-cookie', cookie])
  return { status: answer.status, headers, body: answer.body, ...(answer.bytes && { bytes: answer.bytes }) }
}

/** An answer whose kind browsers do not guess: what a controller answers since 17 (wire/17.0 to wire/19.0). */
export function withoutGuesses(answer: RouteAnswer, { major }: Pick<Series, 'major'>): RouteAnswer {
  return major < 17 ? answer : { ...answer, headers: { ...answer.headers, 'x-content-type-options': 'nosniff' } }
}

/** Whether the body says that it is JSON. */
export const isJsonRequest = ({ headers }: SandboxRequest) =>
  /^application\/json\b/i.test(headers['content-type'] ?? '')

/** Whether the body says that it is a form that may have files in it. */
export const isFormWithFiles = ({ headers }: SandboxRequest) =>
  /^multipart\/form-data\b/i.test(headers['content-type'] ?? '')

/** The form that a body is. Rejects for what is none. */
export function formOf({ headers, bytes, body }: SandboxRequest): Promise<FormData> {
  const type = headers['content-type'] ?? ''
  const form = withNamesForParser(bytes ?? new TextEncoder().encode(body), type)
  return new Response(form, { headers: { 'content-type': type } }).formData()
}

/** Where the server is, as who asks calls it. */
export const originOf = ({ headers }: SandboxRequest) => `http://${headers.host ?? '127.0.0.1'}`

export const html = (body: string, status = 200): RouteAnswer => ({
  status,
  contentType: 'text/html; charset=utf-8',
  body,
})

export const json = (value: unknown, status = 200): RouteAnswer => ({
  status,
  contentType: 'application/json',
  body: floatsAsJson(JSON.stringify(floatsMarked(value))),
})

/** An answer of JSON-RPC: since 16 with its charset (wire/<series>/svc-*; 15 by source). */
export const rpcJson = (value: unknown, major: number, status = 200): RouteAnswer => ({
  ...json(value, status),
  ...(major >= 16 && { contentType: 'application/json; charset=utf-8' }),
})

export const redirect = (location: string, status = 303): RouteAnswer => ({
  ...html(`<!doctype html>\n<title>Redirecting...</title>\n<h1>Redirecting...</h1>\n`, status),
  headers: { location },
})
