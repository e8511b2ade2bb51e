import type { BodySource } from './undici-pauses.ts'

/** Gathers chunks until the end; whoever asks early waits for it. */
export class CollectedBody {
  #chunks: Buffer[] = []
  #state: 'open' | 'ended' | 'failed' = 'open'
  #reason: unknown
  #waiting: { resolve: () => void; reject: (reason: unknown) => void } | undefined

  push(chunk: Buffer): void {
    this.#chunks.push(chunk)
  }

  end(): void {
    this.#state = 'ended'
    this.#waiting?.resolve()
  }

  fail(reason: unknown): void {
    if (this.#state !== 'open') return
    this.#state = 'failed'
    this.#reason = reason
    this.#waiting?.reject(reason)
  }

  /** All of it, when it is there; put together once, as several layers ask. */
  get whole(): Buffer | undefined {
    if (this.#state !== 'ended') return undefined
    if (this.#chunks.length !== 1) this.#chunks = [Buffer.concat(this.#chunks)]
    return this.#chunks[0]
  }

  async bytes(): Promise<Buffer> {
    if (this.#state === 'open') {
      await new Promise<void>((resolve, reject) => {
        this.#waiting = { resolve, reject }
      })
    }
    if (this.#state === 'failed') throw this.#reason
    return this.whole ?? Buffer.alloc(0)
  }
}

/** Bytes that wait for a slow reader before the socket is left alone. */
const STREAM_BUFFER = 64 * 1024

/** Hands chunks on as they come; the socket is not read further than its reader. */
export class StreamedBody {
  readonly stream: ReadableStream<Uint8Array>
  #reader!: ReadableStreamDefaultController<Uint8Array>
  #source: BodySource | undefined
  #isOver = false

  constructor(onCancel: (reason: unknown) => void) {
    this.stream = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#reader = controller
        },
        pull: () => {
          if (this.#source?.paused) this.#source.resume()
        },
        cancel: (reason) => {
          this.#isOver = true
          onCancel(reason)
        },
      },
      new ByteLengthQueuingStrategy({ highWaterMark: STREAM_BUFFER }),
    )
  }

  /** `source` waits when there is enough for now. */
  push(chunk: Buffer, source: BodySource | undefined): void {
    this.#source = source
    if (this.#isOver) return
    this.#reader.enqueue(chunk)
    if ((this.#reader.desiredSize ?? 0) <= 0) source?.pause()
  }

  end(): void {
    // The connection is another answer's from now on.
    this.#source = undefined
    if (!this.#isOver) this.#reader.close()
    this.#isOver = true
  }

  fail(reason: unknown): void {
    this.#source = undefined
    if (!this.#isOver) this.#reader.error(reason)
    this.#isOver = true
  }

  /** Never there as a whole. */
  readonly whole: Buffer | undefined = undefined

  async bytes(): Promise<Buffer> {
    return Buffer.from(await new Response(this.stream).arrayBuffer())
  }
}
