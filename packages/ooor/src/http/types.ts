import type { CallSite } from '../errors/index.ts'

/** The HTTP methods that the pipeline knows. */
export type HttpMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS'

/** One HTTP request as it passes through the pipeline. Immutable: a middleware passes on a changed copy. */
export interface HttpRequest {
  readonly method: HttpMethod
  /** Absolute, without credentials. */
  readonly url: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** In the place of `body`, what is no text: bytes, or a stream, which can be sent only once. */
  readonly payload?: Uint8Array | ReadableStream<Uint8Array>
  /** True when the answer is taken as a stream: layers that would read it whole, or send again, pass it on. */
  readonly streams?: boolean
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
  entries(): Iterable<[name: string, value: string]>
}

/** One HTTP answer. The body is read once, by `text()`, `bytes()` or `stream()`. */
export interface HttpResponse {
  readonly status: number
  readonly headers: HttpHeaders
  text(): Promise<string>
  bytes(): Promise<Uint8Array>
  /** The body as it comes in; slow readers slow the server down. Absent where a layer has read it whole. */
  stream?(): ReadableStream<Uint8Array>
  /** True when the adapter has undone the content encoding that the headers tell of. */
  readonly isDecoded?: boolean
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

/** What a server answers to an upgrade: the new protocol's socket, or a refusal. */
export interface HttpUpgrade {
  readonly status: number
  readonly headers: HttpHeaders
  /** Undefined when the server refused. */
  readonly socket: RawSocket | undefined
}

/** Both ways, raw: a `Duplex` of `node:stream`, which only Node has, and whose type is not asked of others. */
export interface RawSocket {
  readonly destroyed: boolean
  destroy(error?: Error): unknown
}

/** A WebSocket that is open. */
export interface MessageSocket {
  send(text: string): void
  /** Ends it; `closed` is told of it. */
  close(code?: number, reason?: string): void
}

/** What a WebSocket tells. */
export interface SocketEvents {
  message(text: string): void
  /** It is over, told once. 1006 when the connection broke. */
  closed(code: number, reason: string): void
}

/** What a server answers to who wants a WebSocket. */
export interface SocketOpening {
  /** 101 when it agreed; 0 where the runtime does not tell how it was refused. */
  readonly status: number
  /** Undefined where the runtime does not show them. */
  readonly headers: HttpHeaders | undefined
  /** Undefined when the server refused. */
  readonly socket: MessageSocket | undefined
}

/** What the default adapter may be told. */
export interface AdapterOptions {
  readonly proxy?: 'environment' | undefined
}

/** The innermost layer: what really sends. It never follows redirects and keeps no cookies. */
export interface HttpAdapter {
  /** Content encodings that it undoes when they are asked for, as `Accept-Encoding` has them. */
  readonly encodings?: string
  /**
   * Sends one request. Throws a `NetworkError` when no answer comes, a `TimeoutError` when it takes longer than the
   * request allows, the signal's reason when aborted.
   */
  readonly send: HttpHandler
  /**
   * Asks the server to switch to another protocol, as WebSockets do. Where the runtime can.
   *
   * @throws NetworkError when no answer comes
   */
  readonly upgrade?: (request: HttpRequest) => Promise<HttpUpgrade>
  /**
   * Opens a WebSocket. Where the runtime can. A message that is no text, or larger than `maxResponseBytes`, ends
   * it.
   *
   * @throws NetworkError when no answer comes
   */
  readonly openSocket?: (request: HttpRequest, events: SocketEvents) => Promise<SocketOpening>
  /** Frees sockets, and breaks off what is under way. */
  close(): Promise<void>
}
