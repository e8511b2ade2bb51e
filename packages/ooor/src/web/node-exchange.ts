import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { TLSSocket } from 'node:tls'
import type { Exchange } from './odoo-pages.ts'
import type { AnswerHeaders } from './respond.ts'
import type { Incoming } from './site-request.ts'

/** A request of `node:http`; frameworks that rewrite `url` keep the whole one in `originalUrl`. */
export type NodeRequest = IncomingMessage & { readonly originalUrl?: string }

/** Milliseconds for what a browser still sends when it has been answered: closed at once, it would not read the answer. */
const LINGER = 2000

/** A request as the middleware looks at it. What its socket tells is read now: it may be gone with the answer. */
export function incoming<R>(native: R, request: NodeRequest): Incoming<R> {
  const { originalUrl, url = '/', headers, socket } = request
  return {
    native,
    url: originalUrl ?? url,
    host: hostOf(request),
    isSecure: Boolean((socket as TLSSocket | null)?.encrypted),
    peer: socket?.remoteAddress,
    header: (name) => {
      const value = headers[name]
      return Array.isArray(value) ? value.join(', ') : value
    },
  }
}

/** The one host that is named; two are none (RFC 9112, 3.2). HTTP/2 names it as `:authority` (RFC 9113, 8.3.1). */
function hostOf({ rawHeaders, headers }: NodeRequest): string | undefined {
  let hosts = 0
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] as string
    if (name.length === 4 && name.toLowerCase() === 'host') hosts++
  }
  if (hosts > 1) return ''
  const authority = headers[':authority'] as string | undefined
  const { host = authority } = headers
  return authority === undefined || authority === host ? host : ''
}

/** What of a request is sent on. */
export function exchangeOf(request: NodeRequest, gone: AbortSignal): Exchange {
  const { method = 'GET', rawHeaders } = request
  const headers: [string, string][] = []
  for (let at = 0; at < rawHeaders.length; at += 2) {
    headers.push([rawHeaders[at] as string, rawHeaders[at + 1] as string])
  }
  const hasBody = method !== 'GET' && method !== 'HEAD'
  return { method, headers, body: hasBody ? bodyOf(request) : null, signal: gone }
}

/** Aborts when the other end of an answer is closed before it is complete. */
export function goneWith(end: { once(event: 'close', listener: () => void): unknown }): AbortSignal {
  const gone = new AbortController()
  end.once('close', () => gone.abort(new Error('the browser has gone')))
  return gone.signal
}

/** The body as it comes. Who stops reading does not end the socket, as `Readable.toWeb` would: the answer goes by it. */
function bodyOf(request: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks = request.iterator({ destroyOnReturn: false })
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(value as Buffer)
    },
    async cancel() {
      // Its listener would keep the rest from flowing away.
      await chunks.return?.()
      request.resume()
    },
  })
}

/** Sends an answer of the web; resolves when its last byte is out, or the browser has gone. */
export async function send(request: IncomingMessage, response: ServerResponse, answer: Response): Promise<void> {
  response.statusCode = answer.status
  for (const [name, value] of answer.headers) {
    // What others have set before stays, as in a site's own answers.
    if (name === 'set-cookie') response.appendHeader(name, value)
    else if (isSendable(value)) response.setHeader(name, value)
  }
  if (answer.body === null) response.end()
  else {
    const body = Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0])
    // Both ends may break off at any time; the answer has begun, so nobody can be told otherwise.
    await pipeline(body, response).catch(() => response.destroy())
  }
  if (!request.complete) linger(request)
}

/** The headers of an answer that is about to be sent. */
export class NodeAnswerHeaders implements AnswerHeaders {
  readonly #response: ServerResponse

  constructor(response: ServerResponse) {
    this.#response = response
  }

  get(name: string): string | null {
    const value = this.#response.getHeader(name)
    return value === undefined ? null : String(value)
  }

  set(name: string, value: string): void {
    this.#response.setHeader(name, value)
  }

  append(name: string, value: string): void {
    this.#response.appendHeader(name, value)
  }

  delete(name: string): void {
    this.#response.removeHeader(name)
  }
}

/** Node throws for others, which servers may have sent. */
function isSendable(value: string): boolean {
  return !/[^\t\x20-\x7e\x80-\xff]/.test(value)
}

function linger(request: IncomingMessage): void {
  const { socket } = request
  request.resume()
  const timer = setTimeout(() => socket?.destroy(), LINGER)
  timer.unref()
  request.once('end', () => clearTimeout(timer))
}
