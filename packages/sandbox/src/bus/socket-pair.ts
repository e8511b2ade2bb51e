import type { HttpRequest, MessageSocket, SocketEvents } from 'ooor/protocol'

/** The other side of a WebSocket, as the server speaks to it. */
export interface SocketPeer {
  send(text: string): void
  close(code: number, reason?: string): void
}

/** What a server does with what its WebSocket hears. */
export interface ServedSocket {
  message(text: string): void
  closed(): void
}

/** Takes the server's side of a WebSocket. */
export type ServeSocket = (peer: SocketPeer) => ServedSocket

/** The request as it is on the wire, where the platform adds what makes it a WebSocket's. */
export function asUpgrade(request: HttpRequest): HttpRequest {
  const own = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-key': 'MDEyMzQ1Njc4OWFiY2RlZg==',
    'sec-websocket-version': '13',
    host: new URL(request.url).host,
  }
  return { ...request, headers: { ...own, ...request.headers } }
}

/** Both ends of a WebSocket within the process: what one says, the other hears a moment later. */
export function socketPair(serve: ServeSocket, events: SocketEvents): MessageSocket {
  let isOpen = true
  const end = (code: number, reason: string) => {
    if (!isOpen) return
    isOpen = false
    served.closed()
    queueMicrotask(() => events.closed(code, reason))
  }
  const served = serve({
    send: (text) => queueMicrotask(() => isOpen && events.message(text)),
    close: (code, reason = '') => queueMicrotask(() => end(code, reason)),
  })
  return {
    send: (text) => queueMicrotask(() => isOpen && served.message(text)),
    close: (code = 1000, reason = '') => end(code, reason),
  }
}
