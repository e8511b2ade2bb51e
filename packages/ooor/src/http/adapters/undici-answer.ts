import type { Dispatcher } from 'undici'
import { MalformedResponseError, ResponseTooLargeError } from '../../errors/index.ts'
import type { TextReader } from '../text-reader.ts'
import { timedOut } from '../timeout.ts'
import type { HttpRequest, HttpResponse } from '../types.ts'
import { whenAborted } from '../wait-for.ts'
import type { Deadlines, Timed } from './deadlines.ts'
import { Inflater } from './inflate.ts'
import { jsonOfRows, WORTH_IT } from './rows-of-json.ts'
import { CollectedBody, StreamedBody } from './undici-bodies.ts'
import { undiciFailure } from './undici-failure.ts'
import { type RawHeaders, UndiciHeaders } from './undici-headers.ts'
import { type BodySource, sourceOfBytes } from './undici-pauses.ts'
import { utf8Text } from './utf8-text.ts'

/** What the exchanges of one adapter share. */
export interface Exchanges {
  readonly deadlines: Deadlines
  /** The dispatcher's connections can be paused themselves (`undici-pauses.ts`). */
  readonly pausesConnections: boolean
}

/** The text of a body. Most are there as a whole when they are looked at. */
async function textOf(body: CollectedBody | StreamedBody): Promise<string> {
  const whole = body.whole ?? (await body.bytes())
  return utf8Text(whole)
}

/** `text()` of a body that is read whole. Of small ones nothing is gained by reading them otherwise. */
function textReader(body: CollectedBody, length: number): TextReader {
  const text: TextReader = () => textOf(body)
  if (length < WORTH_IT) text.atHand = shortText(body)
  else text.json = async () => jsonOfRows(body.whole ?? (await body.bytes()))
  return text
}

/** Decoded once, however many layers look. */
function shortText(body: CollectedBody): () => string | undefined {
  let text: string | undefined
  return () => {
    text ??= body.whole && utf8Text(body.whole)
    return text
  }
}

/** Takes what undici tells of one answer. */
export class ResponseHandler implements Dispatcher.DispatchHandler, Timed {
  readonly deadline: number
  readonly #request: HttpRequest
  readonly #resolve: (response: HttpResponse) => void
  readonly #reject: (error: unknown) => void
  readonly #body: CollectedBody | StreamedBody
  readonly #stopListening: (() => void) | undefined
  readonly #deadlines: Deadlines
  readonly #pausesConnections: boolean
  #controller: Dispatcher.DispatchController | undefined
  /** What waits when a reader has enough. */
  #source: BodySource | undefined
  /** Of the body, where it is told. */
  #length: number | undefined
  #inflater: Inflater | undefined
  /** Bytes as they came, and as they are handed on. */
  #received = 0
  #taken = 0

  constructor(
    request: HttpRequest,
    { deadlines, pausesConnections }: Exchanges,
    resolve: (response: HttpResponse) => void,
    reject: (error: unknown) => void,
  ) {
    this.#request = request
    this.#deadlines = deadlines
    this.#pausesConnections = pausesConnections
    this.#resolve = resolve
    this.#reject = reject
    this.#body = request.streams ? new StreamedBody((reason) => this.#fail(reason)) : new CollectedBody()
    if (request.signal) {
      this.#stopListening = whenAborted(request.signal, () => this.#fail(request.signal?.reason))
    }
    const { timeout } = request
    this.deadline = timeout === undefined ? Number.POSITIVE_INFINITY : performance.now() + timeout
    if (timeout !== undefined) deadlines.add(this)
  }

  timeOut(): void {
    this.#fail(timedOut(this.#request, this.#request.timeout ?? 0, 'timeout'))
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    if (this.#failure !== undefined) controller.abort(asError(this.#failure))
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: RawHeaders): void {
    if (status < 200) return
    const body = this.#body
    const all = new UndiciHeaders(headers)
    this.#length = Number(headers['content-length'] ?? Number.NaN)
    // Who takes a stream takes it as it is: its encoding was asked for by whom it is for.
    if (body instanceof CollectedBody) {
      if ('content-encoding' in headers) this.#inflater = this.#inflaterOf(body, all.get('content-encoding'), status)
      this.#resolve({ status, headers: all, bytes: () => body.bytes(), text: textReader(body, this.#length) })
      return
    }
    // A stream is read for as long as its reader likes.
    this.#deadlines.delete(this)
    const [bytes, text] = [() => body.bytes(), () => textOf(body)]
    this.#resolve({ status, headers: all, bytes, text, stream: () => body.stream })
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#received += chunk.length
    if (this.#failure !== undefined || this.#isTooLarge(this.#received)) return
    const body = this.#body
    if (this.#inflater !== undefined) this.#inflater.write(chunk)
    else if (body instanceof CollectedBody) body.push(chunk)
    else {
      // Nothing waits behind the last byte: of a parser that is paused as the server hangs up, the process would die.
      const hasMore = this.#received !== this.#length
      this.#source = hasMore ? this.#pausing(controller) : undefined
      body.push(chunk, this.#source)
    }
  }

  #pausing(controller: Dispatcher.DispatchController): BodySource {
    return (this.#pausesConnections ? sourceOfBytes() : undefined) ?? controller
  }

  onResponseEnd(): void {
    this.#source?.resume()
    this.#source = undefined
    if (this.#inflater !== undefined) this.#inflater.end()
    else this.#end()
  }

  #end(): void {
    this.#unlisten()
    this.#body.end()
  }

  /** Undoes the body's encoding. A name that is none, which some servers send, is let be. */
  #inflaterOf(body: CollectedBody, encoding: string | null, status: number): Inflater | undefined {
    const { call, url, method } = this.#request
    if (encoding === null || method === 'HEAD') return undefined
    return Inflater.of(encoding, {
      data: (chunk) => {
        this.#taken += chunk.length
        if (!this.#isTooLarge(this.#taken)) body.push(chunk)
      },
      end: () => this.#end(),
      garbled: ({ message }) => {
        const what = `${new URL(url).host} answered ${status} with a body that is no whole ${encoding} (${message})`
        this.#fail(new MalformedResponseError(what, { status, call }))
      },
    })
  }

  #isTooLarge(length: number): boolean {
    const { maxResponseBytes: limit, call } = this.#request
    if (limit === undefined || length <= limit) return false
    const message = `the answer is larger than ${limit} bytes: ask for less, or raise maxResponseBytes`
    this.#fail(new ResponseTooLargeError(message, { call }))
    return true
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#unlisten()
    const sent = this.#controller !== undefined
    this.#settle(this.#failure ?? undiciFailure(error, this.#request, sent))
  }

  #failure: unknown

  /** Ends the exchange from our side; the dispatcher may not have started it yet. */
  #fail(reason: unknown): void {
    this.#failure ??= reason
    this.#unlisten()
    this.#inflater?.stop()
    this.#controller?.abort(asError(reason))
    this.#settle(reason)
  }

  #settle(reason: unknown): void {
    this.#reject(reason)
    this.#body.fail(reason)
  }

  #unlisten(): void {
    this.#deadlines.delete(this)
    this.#stopListening?.()
  }
}

/** The reason of a signal may be anything; undici takes errors. */
export function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason))
}
