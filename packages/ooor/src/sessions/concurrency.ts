import { abortable } from '../http/index.ts'

/**
 * Many may share, one may have it alone: calls of a session run side by side, but never across a login.
 */
export class SharedGate {
  #sharing = 0
  #closed: Promise<void> | undefined
  #drained: (() => void) | undefined

  /** Runs among others; waits while somebody has it alone. */
  async share<T>(run: () => Promise<T>): Promise<T> {
    while (this.#closed !== undefined) await this.#closed
    this.enter()
    try {
      return await run()
    } finally {
      this.leave()
    }
  }

  /** Ends when nobody has it alone; undefined when nobody has. */
  get closed(): Promise<void> | undefined {
    return this.#closed
  }

  /** Goes in among others, while it is not `closed`; who went in has to `leave`. */
  enter(): void {
    this.#sharing++
  }

  leave(): void {
    if (--this.#sharing === 0) this.#drained?.()
  }

  /**
   * Runs alone: waits for those who share, and keeps others out meanwhile. A signal ends the wait, and lets the others
   * in again.
   */
  async alone<T>(run: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    while (this.#closed !== undefined) await abortable(this.#closed, signal)
    if (signal?.aborted) throw signal.reason
    let open!: () => void
    this.#closed = new Promise((resolve) => {
      open = resolve
    })
    try {
      if (this.#sharing > 0) {
        const drained = new Promise<void>((resolve) => {
          this.#drained = resolve
        })
        await abortable(drained, signal)
      }
      return await run()
    } finally {
      this.#drained = undefined
      this.#closed = undefined
      open()
    }
  }
}

/** Runs one after the other, in the order of asking. */
export class Queue {
  #last: Promise<unknown> = Promise.resolve()

  run<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#last.then(task)
    this.#last = result.catch(() => {})
    return result
  }
}
