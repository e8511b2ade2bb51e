/** Where listening is, as users see it. */
export interface Place {
  /** The last notification; 0 before the first. */
  last: number
  /** Behind which notification the next listening begins; 0 for now. */
  resumeAfter: number
}

/**
 * How long a notification's number is held back. Numbers are given when a notification is written, and it is seen when
 * its transaction ends: a lower one may come behind a higher. Odoo's own WebSocket waits 10 seconds
 * (`MAX_NOTIFICATION_HISTORY_SEC`, addons/bus/websocket.py of 19).
 */
const HELD = 15_000

/** Servers send again what is 50 seconds old to who names no number. */
const REMEMBERED = 90_000

const MOST_REMEMBERED = 10_000

/** Which notifications have come: tells new ones from those that come again, and behind which one to ask. */
export class Seen {
  /** By number, in the order of their coming. */
  readonly #times = new Map<number, number>()
  readonly #now: () => number
  #floor: number
  #highest: number

  constructor(after: number, now: () => number) {
    this.#floor = after
    this.#highest = after
    this.#now = now
  }

  /** The highest number that has come; 0 before the first. */
  get highest(): number {
    return this.#highest
  }

  /** True for one that has not come before. */
  take(id: number): boolean {
    if (this.#times.has(id)) return false
    this.#times.set(id, this.#now())
    if (this.#floor === 0) this.#floor = id - 1
    this.#highest = Math.max(this.#highest, id)
    const [oldest] = this.#times.keys()
    if (this.#times.size > MOST_REMEMBERED && oldest !== undefined) this.#leave(oldest)
    return true
  }

  /** The server counts anew: its database is another, or an older one. */
  restart(id: number): void {
    this.#times.clear()
    this.#floor = id
    this.#highest = id
  }

  /** Behind which number nothing is missed; those above that have come, come again. */
  floor(): number {
    const now = this.#now()
    for (const [id, time] of this.#times) {
      if (now - time < HELD) break
      this.#floor = Math.max(this.#floor, id)
      if (now - time > REMEMBERED) this.#times.delete(id)
    }
    return this.#floor
  }

  #leave(id: number): void {
    this.#times.delete(id)
    this.#floor = Math.max(this.#floor, id)
  }
}
