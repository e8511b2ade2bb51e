/**
 * The HTTP floor: a request pipeline with onion middleware and replaceable adapters.
 *
 * @module
 */
export { type FetchAdapterOptions, fetchAdapter } from './adapters/fetch.ts'
export { BaseUrl } from './base-url.ts'
export { compose } from './compose.ts'
export { type Cookie, CookieJar } from './cookie-jar.ts'
export type { HttpAdapter, HttpHandler, HttpHeaders, HttpMiddleware, HttpRequest, HttpResponse } from './types.ts'
