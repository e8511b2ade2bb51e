/** Undoes what a call has written when it fails: reads pay nothing, writes one closure each. */
export class Journal {
  #undo: (() => void)[] | undefined
  /** How to take back all writes since the first snapshot. */
  #kept: (() => void)[] | undefined

  /** Notes how to take back a write. Outside of a transaction only a snapshot takes it back. */
  note(undo: () => void): void {
    if (this.#undo !== undefined) this.#undo.push(undo)
    else this.#kept?.push(undo)
  }

  /** How much has been written so far; from now on it is remembered. */
  mark(): number {
    this.#kept ??= []
    return this.#kept.length
  }

  /** Takes back all that was written since a mark. */
  rewind(mark: number): void {
    for (const step of this.#kept?.splice(mark).reverse() ?? []) step()
  }

  /** Runs a call: all that it writes stays, or nothing when it throws. A call within a call is part of it. */
  transaction<T>(run: () => T): T {
    if (this.#undo !== undefined) return run()
    const undo: (() => void)[] = []
    this.#undo = undo
    try {
      const result = run()
      if (this.#kept !== undefined) for (const step of undo) this.#kept.push(step)
      return result
    } catch (error) {
      for (const step of undo.reverse()) step()
      throw error
    } finally {
      this.#undo = undefined
    }
  }

  /** Runs a part of a call of which only what `keeps` says stays: a savepoint. */
  attempt<T>(run: () => T, keeps: (result: T) => boolean): T {
    return this.transaction(() => {
      const undo = this.#undo as (() => void)[]
      const start = undo.length
      let isKept = false
      try {
        const result = run()
        isKept = keeps(result)
        return result
      } finally {
        if (!isKept) for (const step of undo.splice(start).reverse()) step()
      }
    })
  }
}
