import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { TLSSocket } from 'node:tls'
import type { Incoming } from './site-request.ts'

/** A request of `node:http`; frameworks that rewrite `url` keep the whole one in `originalUrl`. */
export type NodeRequest = IncomingMessage & { readonly originalUrl?: string }

/** The absolute URL of a request, as its browser has it. */
export function urlOf(request: NodeRequest): string {
  const { host = 'localhost' } = request.headers
  const scheme = (request.socket as TLSSocket).encrypted ? 'https' : 'http'
  return `${scheme}://${host}${pathOf(request)}`
}

/** Path and query. */
export function pathOf({ originalUrl, url = '/' }: NodeRequest): string {
  return originalUrl ?? url
}

/** A request as the middleware looks at it. */
export function incoming<R>(native: R, request: NodeRequest): Incoming<R> {
  return {
    native,
    get url() {
      return urlOf(request)
    },
    header: (name) => request.headers[name] as string | undefined,
  }
}

/** A request as the web has it, its body not read yet. */
export function webRequest(request: NodeRequest, response?: ServerResponse): Request {
  const { method = 'GET', rawHeaders } = request
  const headers = new Headers()
  for (let at = 0; at < rawHeaders.length; at += 2) {
    headers.append(rawHeaders[at] as string, rawHeaders[at + 1] as string)
  }
  const gone = new AbortController()
  response?.once('close', () => gone.abort(new Error('the browser has gone')))
  const hasBody = method !== 'GET' && method !== 'HEAD'
  return new Request(urlOf(request), {
    method,
    headers,
    signal: gone.signal,
    // Node types its web streams apart from those of the web.
    ...(hasBody && { body: Readable.toWeb(request) as unknown as BodyInit, duplex: 'half' }),
  })
}

/** Sends an answer of the web; resolves when its last byte is out, or the browser has gone. */
export async function send(response: ServerResponse, answer: Response): Promise<void> {
  const headers: string[] = []
  for (const [name, value] of answer.headers) headers.push(name, value)
  response.writeHead(answer.status, headers)
  if (answer.body === null) {
    response.end()
    return
  }
  const body = Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0])
  // Both ends may break off at any time; the answer has begun, so nobody can be told otherwise.
  await pipeline(body, response).catch(() => response.destroy())
}
