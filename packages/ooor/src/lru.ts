/**
 * So many values at most, those that nobody has used for long go first. A `Map` keeps the order in which keys were set, so
 * this is all there is to it; the libraries for it weigh 2 kB of a browser's first load.
 */
export class Lru<V> {
  readonly #max: number
  readonly #values = new Map<string, Kept<V>>()
  /** Counts what was put last in the order. */
  #puts = 0

  constructor(max: number) {
    this.#max = max
  }

  get size(): number {
    return this.#values.size
  }

  get(key: string): V | undefined {
    const kept = this.#values.get(key)
    if (kept === undefined) return undefined
    // What is near the end of the order anyway, stays where it is: moving costs many times the look.
    if (this.#puts - kept.put >= this.#max / 4) this.#put(key, kept)
    return kept.value
  }

  set(key: string, value: V): void {
    this.#put(key, { value, put: 0 })
    if (this.#values.size <= this.#max) return
    const [oldest] = this.#values.keys()
    this.#values.delete(oldest as string)
  }

  delete(key: string): boolean {
    return this.#values.delete(key)
  }

  /** All of them, those used last at the end. */
  entries(): [key: string, value: V][] {
    return Array.from(this.#values, ([key, { value }]) => [key, value])
  }

  #put(key: string, kept: Kept<V>): void {
    this.#values.delete(key)
    this.#values.set(key, kept)
    kept.put = ++this.#puts
  }
}

interface Kept<V> {
  readonly value: V
  /** Which put it was. */
  put: number
}
