import type { CallSite } from '../errors/index.ts'

/** One HTTP request as it passes through the pipeline. Immutable: a middleware passes on a changed copy. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST'
  /** Absolute, without credentials. */
  readonly url: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly signal?: AbortSignal | undefined
  /** Milliseconds from sending to the last byte of the answer; the adapter ends with a `TimeoutError` then. */
  readonly timeout?: number
  /** Upper bound of the answer's body in bytes. */
  readonly maxResponseBytes?: number
  /** The Odoo call behind the request: for logs, metrics and errors. */
  readonly call?: CallSite
  /** True when the request changes nothing on the server, so that it may be sent again. */
  readonly isReadOnly?: boolean
}

/** The part of the web's `Headers` that the pipeline needs. */
export interface HttpHeaders {
  get(name: string): string | null
  getSetCookie(): string[]
}

/** One HTTP answer. The body is read once, by `text()` or `bytes()`. */
export interface HttpResponse {
  readonly status: number
  readonly headers: HttpHeaders
  text(): Promise<string>
  bytes(): Promise<Uint8Array>
}

/** Sends a request on and resolves to its answer: the rest of the pipeline, as a middleware sees it. */
export type HttpHandler = (request: HttpRequest) => Promise<HttpResponse>

/**
 * One layer of the onion. Sees the request on the way in and the answer on the way out; may change either,
 * answer by itself, or call `next` again.
 *
 * ```ts
 * const timing: HttpMiddleware = async (request, next) => {
 *   const start = performance.now()
 *   const response = await next(request)
 *   console.log(request.call?.model, request.call?.method, performance.now() - start)
 *   return response
 * }
 * const odoo = connect('https://demo:demo@erp.example.com/prod', { middleware: [timing] })
 * ```
 */
export type HttpMiddleware = (request: HttpRequest, next: HttpHandler) => Promise<HttpResponse>

/** The innermost layer: what really sends. It never follows redirects and keeps no cookies. */
export interface HttpAdapter {
  /**
   * Sends one request. Throws a `NetworkError` when no answer comes, a `TimeoutError` when it takes longer than the
   * request allows, the signal's reason when aborted.
   */
  readonly send: HttpHandler
  /** Frees sockets. */
  close(): Promise<void>
}
