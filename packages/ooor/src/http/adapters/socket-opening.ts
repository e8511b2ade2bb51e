import { TimeoutError } from '../../errors/index.ts'
import type { HttpHeaders, HttpRequest, MessageSocket, SocketEvents, SocketOpening } from '../types.ts'
import { whenAborted } from '../wait-for.ts'
import type { networkFailure } from './network-failure.ts'

/** The part of the web's `WebSocket` that is used, as undici and the runtimes have it. */
export interface WebSocketLike {
  binaryType: string
  addEventListener(type: string, listener: (event: never) => void): void
  send(text: string): void
  close(code?: number, reason?: string): void
}

/** What is known of an answer that the web's interface does not show. */
export interface SeenAnswer {
  readonly status: number
  readonly headers: HttpHeaders | undefined
}

/** How it is ended, and what it is called when it does not open. */
export interface SocketEnds {
  readonly destroy: () => void
  readonly failure: typeof networkFailure
}

const OPENING_TIMEOUT = 30_000

/** Waits until a WebSocket is open, refused, or failed; from then on its messages go to `events`. */
export function openingOf(
  socket: WebSocketLike,
  request: HttpRequest,
  events: SocketEvents,
  seen: SeenAnswer,
  { destroy, failure }: SocketEnds,
): Promise<SocketOpening> {
  const { signal, url, call, timeout = OPENING_TIMEOUT, maxResponseBytes = Number.POSITIVE_INFINITY } = request
  return new Promise((resolve, reject) => {
    let isOpen = false
    let cause: unknown
    const fail = (error: unknown) => {
      settled()
      reject(error)
      destroy()
    }
    const limit = Math.min(timeout, OPENING_TIMEOUT)
    const timer = setTimeout(() => {
      fail(new TimeoutError(`${new URL(url).host} opened no WebSocket within ${limit} ms`, { call, sent: true }))
    }, limit)
    const stopListening = signal && whenAborted(signal, () => fail(signal.reason))
    const settled = () => {
      clearTimeout(timer)
      stopListening?.()
    }
    socket.binaryType = 'arraybuffer'
    socket.addEventListener('open', () => {
      isOpen = true
      settled()
      const opened: MessageSocket = {
        send: (text) => socket.send(text),
        close: (code, reason) => socket.close(code, reason),
      }
      resolve({ status: 101, headers: seen.headers, socket: opened })
    })
    socket.addEventListener('message', ({ data }: { readonly data: unknown }) => {
      if (typeof data !== 'string') return socket.close(3003, 'no text')
      if (data.length > maxResponseBytes) return socket.close(3009, 'too large')
      events.message(data)
    })
    socket.addEventListener('error', ({ error }: { readonly error?: unknown }) => {
      cause ??= error
    })
    socket.addEventListener('close', ({ code, reason }: { readonly code: number; readonly reason: string }) => {
      if (isOpen) return events.closed(code, reason)
      settled()
      if (seen.status > 0) resolve({ ...seen, socket: undefined })
      else reject(failure(cause ?? new Error('the WebSocket was refused'), request, undefined))
    })
    if (signal?.aborted) fail(signal.reason)
  })
}
