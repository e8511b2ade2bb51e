/** Undoes what a call has written when it fails: reads pay nothing, writes one closure each. */
export class Journal {
  #undo: (() => void)[] | undefined

  /** Notes how to take back a write. Outside of a transaction nothing is taken back. */
  note(undo: () => void): void {
    this.#undo?.push(undo)
  }

  /** Runs a call: all that it writes stays, or nothing when it throws. A call within a call is part of it. */
  transaction<T>(run: () => T): T {
    if (this.#undo !== undefined) return run()
    const undo: (() => void)[] = []
    this.#undo = undo
    try {
      return run()
    } catch (error) {
      for (const step of undo.reverse()) step()
      throw error
    } finally {
      this.#undo = undefined
    }
  }
}
