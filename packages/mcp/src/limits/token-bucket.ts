/**
 * So many calls a minute, for each who is counted: what was not used gathers up to a minute's worth. Callers who have all of it
 * again are forgotten.
 */
export class TokenBucket {
  readonly #perMinute: number
  readonly #now: () => number
  readonly #left = new Map<string, { readonly tokens: number; readonly at: number }>()

  constructor(perMinute: number, now: () => number = () => Date.now()) {
    this.#perMinute = perMinute
    this.#now = now
  }

  /** Takes one call of a caller's; answers the seconds to wait when there is none left, 0 when there was. */
  take(caller: string): number {
    const now = this.#now()
    const perMillisecond = this.#perMinute / 60_000
    const { tokens, at } = this.#left.get(caller) ?? { tokens: this.#perMinute, at: now }
    const there = Math.min(this.#perMinute, tokens + Math.max(0, now - at) * perMillisecond)
    if (there < 1) {
      this.#left.set(caller, { tokens: there, at: now })
      return Math.ceil((1 - there) / perMillisecond / 1000)
    }
    if (this.#left.size > MOST_CALLERS) this.#forget(now)
    this.#left.set(caller, { tokens: there - 1, at: now })
    return 0
  }

  #forget(now: number): void {
    for (const [caller, { at }] of this.#left) if (now - at >= 60_000) this.#left.delete(caller)
  }
}

const MOST_CALLERS = 10_000
