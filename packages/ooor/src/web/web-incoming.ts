import type { Incoming } from './site-request.ts'

/** Who asks, as far as the framework knows. */
export interface Client {
  /** The address at the other end of the socket: the browser's, or the last proxy's. */
  readonly address?: string | undefined
}

/** A `Request` as the middleware looks at it. */
export function incomingOf(request: Request, peer: string | undefined): Incoming<Request> {
  const { url, headers } = request
  const header = (name: string) => headers.get(name)
  return { native: request, url, host: header('host'), isSecure: url.startsWith('https:'), peer, header }
}
