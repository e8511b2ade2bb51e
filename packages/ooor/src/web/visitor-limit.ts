/** So many at a time, and so many for each visitor. Nobody waits: who finds no place is told at once. */
export class VisitorLimit {
  readonly #most: number
  readonly #mostEach: number
  readonly #byVisitor = new Map<string, number>()
  #taken = 0

  constructor(most: number, mostEach: number) {
    this.#most = most
    this.#mostEach = mostEach
  }

  /** Takes a place; what is returned gives it back, once. Undefined when there is none. */
  take(visitor: string | undefined): (() => void) | undefined {
    const own = visitor === undefined ? 0 : (this.#byVisitor.get(visitor) ?? 0)
    if (this.#taken >= this.#most || own >= this.#mostEach) return undefined
    this.#taken++
    if (visitor !== undefined) this.#byVisitor.set(visitor, own + 1)
    let isTaken = true
    return () => {
      if (!isTaken) return
      isTaken = false
      this.#taken--
      if (visitor !== undefined) this.#leave(visitor)
    }
  }

  #leave(visitor: string): void {
    const left = (this.#byVisitor.get(visitor) ?? 1) - 1
    if (left > 0) this.#byVisitor.set(visitor, left)
    else this.#byVisitor.delete(visitor)
  }
}
