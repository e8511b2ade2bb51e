import type { HttpRequest } from 'ooor/http'

/** A request whose answer comes as a stream. */
export const streamed = (url: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url,
  headers: {},
  streams: true,
  ...more,
})
