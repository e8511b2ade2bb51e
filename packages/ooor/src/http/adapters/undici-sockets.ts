import type { Duplex } from 'node:stream'
import { type Dispatcher, util, WebSocket } from 'undici'
import type { HttpRequest, SocketEvents, SocketOpening } from '../types.ts'
import { openingOf, type SeenAnswer, type WebSocketLike } from './socket-opening.ts'
import { undiciFailure } from './undici-failure.ts'
import { type RawHeaders, UndiciHeaders } from './undici-headers.ts'

/** Odoo pings after 55 seconds of silence at most (addons/bus/websocket.py of 19): what is quieter is dead. */
const LONGEST_SILENCE = 75_000

type Socket = Duplex & { setTimeout?(milliseconds: number, listener: () => void): unknown }

/** WebSockets by undici, with the cookies and the origin that they are given, over the adapter's own dispatcher. */
export class UndiciSockets {
  readonly #dispatcher: Dispatcher
  readonly #open = new Set<Socket>()

  constructor(dispatcher: Dispatcher) {
    this.#dispatcher = dispatcher
  }

  open(request: HttpRequest, events: SocketEvents): Promise<SocketOpening> {
    const seen: Answer = { status: 0, headers: undefined }
    const dispatcher = watched(this.#dispatcher, request.maxResponseBytes, (answer) => {
      Object.assign(seen, answer)
      const { socket } = answer
      if (socket === undefined) return
      this.#open.add(socket)
      socket.once('close', () => this.#open.delete(socket))
      socket.setTimeout?.(LONGEST_SILENCE, () => socket.destroy())
    })
    const socket = new WebSocket(request.url.replace(/^http/, 'ws'), {
      headers: { ...request.headers },
      dispatcher: dispatcher as Dispatcher,
    })
    const destroy = () => {
      if (seen.socket === undefined) socket.close()
      else seen.socket.destroy()
    }
    return openingOf(socket as unknown as WebSocketLike, request, events, seen, { destroy, failure: undiciFailure })
  }

  /** Ends all, without waiting for goodbyes. */
  close(): void {
    for (const socket of this.#open) socket.destroy()
  }
}

interface Answer extends SeenAnswer {
  readonly socket?: Socket
}

/** The dispatcher, with an eye on answers: the web's WebSocket shows neither status nor headers, and bounds nothing. */
function watched(
  dispatcher: Dispatcher,
  maxPayloadSize: number | undefined,
  tell: (answer: Answer) => void,
): Pick<Dispatcher, 'dispatch'> {
  const dispatch = (options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler) => {
    const told = Object.create(handler) as Dispatcher.DispatchHandler
    const { onHeaders, onUpgrade, onRequestUpgrade } = handler
    told.onHeaders = function (status, headers, ...rest) {
      if (status >= 200) tell({ status, headers: new UndiciHeaders(util.parseHeaders(headers)) })
      return onHeaders?.call(this, status, headers, ...rest) ?? true
    }
    told.onUpgrade = function (status, headers, socket) {
      tell({ status, headers: new UndiciHeaders(util.parseHeaders(headers ?? [])), socket })
      onUpgrade?.call(this, status, headers, socket)
    }
    told.onRequestUpgrade = function (controller, status, headers, socket) {
      tell({ status, headers: new UndiciHeaders(headers as RawHeaders), socket })
      onRequestUpgrade?.call(this, controller, status, headers, socket)
    }
    return dispatcher.dispatch(options, told)
  }
  return Object.assign({ dispatch }, maxPayloadSize !== undefined && { webSocketOptions: { maxPayloadSize } })
}
