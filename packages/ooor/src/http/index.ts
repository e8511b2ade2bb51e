/**
 * The HTTP floor: a request pipeline with onion middleware and replaceable adapters.
 *
 * @module ooor/http
 */

export { type FetchAdapterOptions, fetchAdapter } from './adapters/fetch.ts'
export { BaseUrl } from './base-url.ts'
export { compose } from './compose.ts'
export { type Cookie, CookieJar } from './cookie-jar.ts'
export { headerName, headerValue } from './header-value.ts'
export { limit } from './limit.ts'
export type { LimitOptions } from './limit-queues.ts'
export { log } from './log.ts'
export { mayHaveRun } from './may-have-run.ts'
export { nextPause, type RetryOptions, retry } from './retry.ts'
export { streamOf } from './stream-of.ts'
export {
  type FailureEvent,
  observe,
  type RequestEvent,
  type ResponseEvent,
  type RetryEvent,
  Telemetry,
  TRAFFIC_EVENTS,
  type TrafficEvents,
} from './telemetry.ts'
export { quickly, textAtHand } from './text-reader.ts'
export { totalTimeout } from './timeout.ts'
export type {
  HttpAdapter,
  HttpHandler,
  HttpHeaders,
  HttpMethod,
  HttpMiddleware,
  HttpRequest,
  HttpResponse,
  HttpUpgrade,
  MessageSocket,
  RawSocket,
  SocketEvents,
  SocketOpening,
} from './types.ts'
export { abortable, LONGEST_TIMER, waitFor, whenAborted } from './wait-for.ts'
