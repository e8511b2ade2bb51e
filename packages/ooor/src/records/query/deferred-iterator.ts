/** An iterator that is made with the first item that is asked for. */
export class DeferredIterator implements AsyncIterableIterator<unknown> {
  readonly #open: () => Promise<AsyncIterableIterator<unknown>>
  #opened: Promise<AsyncIterableIterator<unknown>> | undefined

  constructor(open: () => Promise<AsyncIterableIterator<unknown>>) {
    this.#open = open
  }

  async next(): Promise<IteratorResult<unknown, unknown>> {
    this.#opened ??= this.#open()
    return (await this.#opened).next()
  }

  async return(): Promise<IteratorResult<unknown, unknown>> {
    // What was never begun needs no end, and begins no more.
    this.#opened ??= Promise.resolve(ended)
    return (await this.#opened).return?.() ?? { value: undefined, done: true }
  }

  [Symbol.asyncIterator](): this {
    return this
  }
}

const ended: AsyncIterableIterator<unknown> = {
  next: async () => ({ value: undefined, done: true }),
  [Symbol.asyncIterator]: () => ended,
}
