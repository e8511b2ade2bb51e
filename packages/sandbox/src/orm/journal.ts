/** Undoes what a call has written when it fails: reads pay nothing, writes one closure each. */
export class Journal {
  #undo: (() => void)[] | undefined
  /** How to take back all writes since the first snapshot. */
  #kept: (() => void)[] | undefined
  #afterwards = new Set<() => void>()
  /** What is to be done before the call ends, by what it is about. */
  #beforehand = new Map<string, () => void>()
  #moment: number | undefined
  #changes = 0

  /** A number that is another one after each write, and after each that was taken back. */
  get changes(): number {
    return this.#changes
  }

  /** Notes how to take back a write. Outside of a transaction only a snapshot takes it back. */
  note(undo: () => void): void {
    this.#changes += 1
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
    this.#takeBack(this.#kept?.splice(mark) ?? [])
  }

  /** Runs a call: all that it writes stays, or nothing when it throws. A call within a call is part of it. */
  transaction<T>(run: () => T): T {
    if (this.#undo !== undefined) return run()
    const undo: (() => void)[] = []
    this.#undo = undo
    this.#moment = undefined
    let result: T
    try {
      result = run()
      this.#finish()
      if (this.#kept !== undefined) for (const step of undo) this.#kept.push(step)
    } catch (error) {
      this.#takeBack(undo)
      this.#afterwards.clear()
      throw error
    } finally {
      this.#beforehand.clear()
      this.#undo = undefined
    }
    const afterwards = [...this.#afterwards]
    this.#afterwards.clear()
    for (const step of afterwards) step()
    return result
  }

  /** The moment at which the call began, by a clock that is asked once. */
  moment(clock: () => number): number {
    if (this.#undo === undefined) return clock()
    this.#moment ??= clock()
    return this.#moment
  }

  /**
   * Runs something as the last part of a call: what `prepare` answers when it is first wanted for a key. Outside of a
   * call nothing is run.
   */
  beforehand(key: string, prepare: () => () => void): void {
    if (this.#undo !== undefined && !this.#beforehand.has(key)) this.#beforehand.set(key, prepare())
  }

  /** How much of what is to be done before the call ends has a key that begins so. */
  awaited(start: string): number {
    return [...this.#beforehand.keys()].filter((key) => key.startsWith(start)).length
  }

  /** Runs something once the call has ended well; once, however often it is wanted. */
  afterwards(run: () => void): void {
    if (this.#undo === undefined) run()
    else this.#afterwards.add(run)
  }

  #takeBack(steps: (() => void)[]): void {
    this.#changes += 1
    for (const step of steps.reverse()) step()
  }

  #finish(): void {
    // What is done may want more to be done.
    for (const step of this.#beforehand.values()) step()
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
        if (!isKept) this.#takeBack(undo.splice(start))
      }
    })
  }
}
