/** What an editor tells a compiler's server about one file. */
export interface Editor {
  /** Opens a file with this text, the cursor at its end. */
  open(file: string, text: string): Promise<void>
  /** The whole text is another one, the cursor still at its end. */
  change(text: string): void
  /** How many completions there are at the cursor. */
  completions(): Promise<number>
  stop(): void
}

/** Cuts a server's output into the messages between its `Content-Length` heads. */
export class Framed {
  #received = Buffer.alloc(0)
  readonly #onMessage: (message: object) => void

  constructor(onMessage: (message: object) => void) {
    this.#onMessage = onMessage
  }

  push(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk])
    for (;;) {
      const end = this.#received.indexOf('\r\n\r\n')
      const length = Number(/Content-Length: (\d+)/.exec(this.#received.toString('latin1', 0, Math.max(end, 0)))?.[1])
      if (end < 0 || this.#received.length < end + 4 + length) return
      const body = this.#received.subarray(end + 4, end + 4 + length)
      this.#received = this.#received.subarray(end + 4 + length)
      this.#onMessage(JSON.parse(body.toString()) as object)
    }
  }
}
