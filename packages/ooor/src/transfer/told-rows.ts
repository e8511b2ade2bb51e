import { toldTwice } from '../records/upsert/existing.ts'

/** Which rows tell which records, over all batches: each is told once. Keeps the keys of all rows, and nothing else. */
export class ToldRows {
  readonly #match: readonly string[]
  readonly #first = new Map<string, number>()

  /** By `match`, or by external ids where it is empty. */
  constructor(match: readonly string[]) {
    this.#match = match
  }

  /** Throws an `InvalidValueError` for a row whose record another row told. No key tells none. */
  once(key: string | undefined, index: number): void {
    if (key === undefined) return
    const other = this.#first.get(key)
    if (other !== undefined) throw toldTwice(other, this.#match, key)
    this.#first.set(key, index)
  }
}
