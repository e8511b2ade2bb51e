/** What waits for a slow reader: so many at most, of which the oldest go. */
export class BoundedQueue<T> {
  readonly #capacity: number
  readonly #dropped: (first: T) => T
  #items: T[] = []
  #gap: T | undefined
  #failure: { readonly error: unknown } | undefined
  #waiting: { resolve(item: T): void; reject(error: unknown): void } | undefined

  /** `dropped` makes the item that tells of the first one that was dropped. */
  constructor(capacity: number, dropped: (first: T) => T) {
    this.#capacity = capacity
    this.#dropped = dropped
  }

  push(item: T): void {
    if (this.#waiting !== undefined) {
      this.#waiting.resolve(item)
      this.#waiting = undefined
      return
    }
    this.#items.push(item)
    if (this.#items.length <= this.#capacity) return
    const first = this.#items.shift() as T
    this.#gap ??= this.#dropped(first)
  }

  /** What waits is read before. */
  fail(error: unknown): void {
    this.#failure ??= { error }
    this.#waiting?.reject(error)
    this.#waiting = undefined
  }

  /** The next item; before the one behind a gap, what tells of it. */
  next(): Promise<T> {
    if (this.#gap !== undefined) {
      const gap = this.#gap
      this.#gap = undefined
      return Promise.resolve(gap)
    }
    if (this.#items.length > 0) return Promise.resolve(this.#items.shift() as T)
    if (this.#failure !== undefined) return Promise.reject(this.#failure.error)
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
    })
  }
}
