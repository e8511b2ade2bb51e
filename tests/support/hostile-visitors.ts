import { connect, type Socket } from 'node:net'

const SOCKETS_EACH = 2
const DRIP_MS = 1000
/** Over loopback each slow reader swallows some 20 MB at once, which no network would bring him: so many a second. */
const ARRIVAL_MS = 15

/** What they send, and go on sending: to read nothing, to say nothing, to send byte by byte. */
const KINDS = [
  { begin: 'GET /web/content/large HTTP/1.1\r\n', isReading: false, drips: false },
  {
    begin: 'GET /websocket HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n',
    isReading: true,
    drips: false,
  },
  {
    begin: 'GET /websocket?unanswered HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n',
    isReading: true,
    drips: false,
  },
  { begin: 'POST /shop/cart HTTP/1.1\r\nContent-Length: 90000\r\n', isReading: true, drips: true },
] as const

/**
 * Visitors who hold what others need, each from an address of their own, on all workers. Who is turned away comes
 * again.
 */
export class HostileVisitors {
  readonly #ports: readonly number[]
  readonly #sockets = new Set<Socket>()
  #isOver = false
  #coming: ReturnType<typeof setInterval> | undefined
  #arrived = 0

  constructor(ports: readonly number[]) {
    this.#ports = ports
  }

  /** How many connections they have made in all. */
  get arrived(): number {
    return this.#arrived
  }

  /** So many come, one after the other. */
  arrive(count: number): void {
    let index = 0
    this.#coming = setInterval(() => {
      this.#open(index++)
      if (index === count * SOCKETS_EACH) clearInterval(this.#coming)
    }, ARRIVAL_MS)
  }

  leave(): void {
    this.#isOver = true
    clearInterval(this.#coming)
    for (const socket of this.#sockets) socket.destroy()
  }

  #open(index: number): void {
    const visitor = Math.floor(index / SOCKETS_EACH)
    const kind = KINDS[visitor % KINDS.length] ?? KINDS[0]
    const socket = connect(this.#ports[index % this.#ports.length] ?? 0, '127.0.0.1')
    this.#sockets.add(socket)
    let timer: ReturnType<typeof setInterval> | undefined
    socket.on('error', () => {})
    socket.on('close', () => {
      clearInterval(timer)
      this.#sockets.delete(socket)
      if (!this.#isOver) this.#open(index)
    })
    if (kind.isReading) socket.resume()
    else socket.pause()
    socket.once('connect', () => {
      this.#arrived++
      socket.write(`${kind.begin}Host: 127.0.0.1\r\nX-Forwarded-For: 9.9.9.${visitor}\r\n\r\n`)
      if (kind.drips) timer = setInterval(() => socket.write('x'), DRIP_MS)
    })
  }
}
