import type { Socket } from 'node:net'
import { buildConnector, Pool } from 'undici'

/** Where a body comes from, which can be told to wait. */
export interface BodySource {
  readonly paused: boolean
  pause(): void
  resume(): void
}

/** Whose bytes undici is at: it hands on what it has read before it reads anything else. */
let lastRead: SocketPause | undefined

/**
 * Pauses a connection by giving undici nothing to read of it.
 *
 * undici 7 would pause its parser instead, and a parser that is paused while the server hangs up is an `AssertionError`
 * that nobody can catch: it ends the process (nodejs/undici#5360, mended in 8 only, which wants Node 22). Servers up to
 * 15 hang up behind each answer.
 */
class SocketPause implements BodySource {
  readonly #socket: Socket
  paused = false

  constructor(socket: Socket) {
    this.#socket = socket
    const read = socket.read
    socket.read = (size?: number) => {
      lastRead = this
      return this.paused ? null : read.call(socket, size)
    }
  }

  pause(): void {
    this.paused = true
  }

  resume(): void {
    if (!this.paused) return
    this.paused = false
    // Later: undici may be in the middle of what it read last, and takes nothing else then.
    process.nextTick(() => {
      if (!this.paused) this.#socket.emit('readable')
    })
  }
}

/** The connection that an answer's bytes are read from, in the moment in which they are handed on. */
export function sourceOfBytes(): BodySource | undefined {
  return lastRead
}

/** For an `Agent`: pools whose connections {@link sourceOfBytes} can pause. */
export function pausingPool(origin: string | URL, options: Pool.Options): Pool {
  const { connect } = options
  const connector = typeof connect === 'function' ? connect : buildConnector({ ...connect })
  return new Pool(origin, {
    ...options,
    connect: (to, callback) =>
      connector(to, (...[error, socket]) => {
        if (error !== null) return callback(error, null)
        new SocketPause(socket)
        callback(null, socket)
      }),
  })
}
