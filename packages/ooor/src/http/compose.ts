import type { HttpHandler, HttpMiddleware } from './types.ts'

/** Folds middlewares around a handler, the first one outermost. Done once per connection, not per call. */
export function compose(middlewares: readonly HttpMiddleware[], innermost: HttpHandler): HttpHandler {
  return middlewares.reduceRight<HttpHandler>((next, middleware) => (request) => middleware(request, next), innermost)
}
