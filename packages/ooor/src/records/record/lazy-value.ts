/** A value that is read when it is awaited, and not before. */
export class LazyValue<T> implements PromiseLike<T> {
  readonly #read: () => Promise<T>

  constructor(read: () => Promise<T>) {
    this.#read = read
  }

  // biome-ignore lint/suspicious/noThenProperty: a value that is awaited
  then<A = T, B = never>(
    onFulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#read().then(onFulfilled, onRejected)
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return 'a value to be awaited'
  }
}
