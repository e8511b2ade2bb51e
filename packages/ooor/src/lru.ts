/**
 * So many values at most, the least recently used go first. A `Map` keeps the order in which keys were set, so this is
 * all there is to it; the libraries for it weigh 2 kB of a browser's first load.
 */
export class Lru<V> {
  readonly #max: number
  readonly #values = new Map<string, V>()

  constructor(max: number) {
    this.#max = max
  }

  get size(): number {
    return this.#values.size
  }

  get(key: string): V | undefined {
    const value = this.#values.get(key)
    if (value !== undefined) {
      this.#values.delete(key)
      this.#values.set(key, value)
    }
    return value
  }

  set(key: string, value: V): void {
    this.#values.delete(key)
    this.#values.set(key, value)
    if (this.#values.size <= this.#max) return
    const [oldest] = this.#values.keys()
    this.#values.delete(oldest as string)
  }

  delete(key: string): boolean {
    return this.#values.delete(key)
  }

  clear(): void {
    this.#values.clear()
  }

  keys(): IterableIterator<string> {
    return this.#values.keys()
  }

  entries(): IterableIterator<[key: string, value: V]> {
    return this.#values.entries()
  }
}
