/** Something that has to end by a moment of `performance.now()`. */
export interface Timed {
  readonly deadline: number
  timeOut(): void
}

/**
 * Times many things by one timer: a timer of its own, set and cleared, would cost a call more than all that is around
 * it. Keeps the process alive as long as something is timed.
 */
export class Deadlines {
  readonly #timed = new Set<Timed>()
  #timer: NodeJS.Timeout | undefined
  /** When the timer fires. */
  #next = Number.POSITIVE_INFINITY

  add(timed: Timed): void {
    if (this.#timed.size === 0) this.#timer?.ref()
    this.#timed.add(timed)
    if (timed.deadline < this.#next) this.#schedule(timed.deadline)
  }

  delete(timed: Timed): void {
    if (this.#timed.delete(timed) && this.#timed.size === 0) this.#timer?.unref()
  }

  #schedule(moment: number): void {
    clearTimeout(this.#timer)
    this.#next = moment
    this.#timer = setTimeout(() => this.#fire(), Math.max(1, Math.ceil(moment - performance.now())))
  }

  /** What was added last ends last, mostly: whoever is over, is found by looking at all. */
  #fire(): void {
    this.#timer = undefined
    this.#next = Number.POSITIVE_INFINITY
    const now = performance.now()
    let next = Number.POSITIVE_INFINITY
    for (const timed of [...this.#timed]) {
      if (timed.deadline <= now) {
        this.#timed.delete(timed)
        timed.timeOut()
      } else next = Math.min(next, timed.deadline)
    }
    // What was timed out may have begun something new, whose end is nearer.
    if (next < this.#next) this.#schedule(next)
  }
}
