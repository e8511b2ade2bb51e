import { UnsupportedError } from '../../errors/index.ts'
import type { HttpRequest, SocketEvents, SocketOpening } from '../types.ts'
import { openingOf, type SocketEnds, type WebSocketLike } from './socket-opening.ts'

type Constructor = new (url: string, options?: unknown) => WebSocketLike

/**
 * A WebSocket of the runtime's own: Bun, Deno and Node 22 send the headers that they are given, browsers their own
 * cookies and origin. How it was refused, none of them tells.
 */
export function openPlatformSocket(
  request: HttpRequest,
  events: SocketEvents,
  failure: SocketEnds['failure'],
): Promise<SocketOpening> {
  const { WebSocket } = globalThis as { readonly WebSocket?: Constructor }
  if (WebSocket === undefined) throw new UnsupportedError('this runtime has no WebSocket')
  const url = request.url.replace(/^http/, 'ws')
  const isBrowser = 'document' in globalThis || 'importScripts' in globalThis
  const socket = isBrowser ? new WebSocket(url) : new WebSocket(url, { headers: request.headers })
  return openingOf(
    socket,
    request,
    events,
    { status: 0, headers: undefined },
    { destroy: () => socket.close(), failure },
  )
}
