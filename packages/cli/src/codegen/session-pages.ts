import type { HttpHandler, HttpMiddleware, HttpRequest } from 'ooor/http'

/**
 * Fetches pages as a connection's session does: with the cookie or key of its last request, and through the same layers.
 * The documentation of 19 is such a page: neither a model's method nor a JSON-RPC route.
 */
export class SessionPages {
  #last: { readonly request: HttpRequest; readonly next: HttpHandler } | undefined

  /** Has to be among the connection's middleware. */
  readonly middleware: HttpMiddleware = (request, next) => {
    this.#last = { request, next }
    return next(request)
  }

  /** True when the session speaks with an API key rather than a cookie. */
  get hasKey(): boolean {
    return /^bearer /i.test(this.#last?.request.headers.authorization ?? '')
  }

  /** The JSON at a URL of the server; undefined when the server refuses, or has none. */
  async json(url: string, path: string): Promise<unknown> {
    if (this.#last === undefined) return undefined
    const { request, next } = this.#last
    const { 'content-type': _, ...headers } = request.headers
    const { maxResponseBytes } = request
    const response = await next({
      method: 'GET',
      url,
      headers,
      call: { path },
      isReadOnly: true,
      ...(maxResponseBytes !== undefined && { maxResponseBytes }),
    })
    const isJson = response.headers.get('content-type')?.includes('json') ?? false
    const text = await response.text()
    return response.status === 200 && isJson ? JSON.parse(text) : undefined
  }
}
