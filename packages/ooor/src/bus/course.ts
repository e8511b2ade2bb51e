import type { BusSession } from './bus-session.ts'
import type { BusGap, BusNotification, BusTransport } from './bus-types.ts'
import { MEMORY, wasMissed } from './missed.ts'
import { Seen } from './place.ts'

/** As adapters notice that nobody is there any more (http/adapters/undici-sockets.ts). */
const LONGEST_SILENCE = 75_000

const BROKEN = /: 1006\b/

/** One course of listening: whether it is connected, and whether something was missed meanwhile. */
export class Course {
  readonly seen: Seen
  everConnected = false
  readonly #session: BusSession
  readonly #tell: (notification: BusNotification) => void
  #by: BusTransport | undefined
  /** When the server was last known to tell what there is. */
  #aliveAt = performance.now()
  /** What has come before may not be there any more: to be asked once the server answers. */
  #isUnsure: boolean

  constructor(session: BusSession, resumeAfter: number, tell: (notification: BusNotification) => void) {
    this.#session = session
    this.#tell = tell
    this.seen = new Seen(resumeAfter, () => performance.now())
    this.#isUnsure = resumeAfter > 0
  }

  get isConnected(): boolean {
    return this.#by !== undefined
  }

  isAlive(): void {
    this.#aliveAt = performance.now()
  }

  /** True where the subscription is to ask, if it `subscribes`. */
  async lookBack(subscribes: boolean): Promise<boolean> {
    if (!this.#isUnsure) return false
    const { highest } = this.seen
    const away = this.everConnected ? performance.now() - this.#aliveAt : Number.POSITIVE_INFINITY
    const missed = await wasMissed(this.#session, highest, away)
    this.#isUnsure = false
    if (missed === undefined && subscribes) return true
    if (missed ?? away > MEMORY) this.missed()
    return false
  }

  missed(): void {
    this.#tell(gap(this.seen.highest, 'away'))
  }

  connected(by: BusTransport, note?: string): void {
    this.isAlive()
    this.everConnected = true
    if (this.#by === by) return
    this.#by = by
    this.#tell({ id: 0, type: 'ooor/connected', payload: { by, ...(note !== undefined && { note }) } })
  }

  disconnected(reason: string): void {
    if (this.#by === undefined) return
    // A WebSocket that was closed in order has told all until now; one that broke may have been dead for a while.
    if (this.#by === 'websocket') this.#aliveAt = performance.now() - (BROKEN.test(reason) ? LONGEST_SILENCE : 0)
    this.#by = undefined
    this.#isUnsure = true
    this.#tell({ id: 0, type: 'ooor/disconnected', payload: { reason } })
  }
}

/** What tells that something may have been missed. */
export function gap(after: number, reason: BusGap['reason']): BusNotification {
  return { id: 0, type: 'ooor/gap', payload: { after, reason } satisfies BusGap }
}
