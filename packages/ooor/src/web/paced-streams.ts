/** Bytes of an answer that wait for a slow browser here rather than in Odoo: with most pages Odoo is free at once. */
const ANSWER_BUFFER = 256 * 1024
/** So much of an upload, or all of it, is here before Odoo hears of it: who sends byte by byte holds nobody's place. */
const HEAD_START = 64 * 1024
/** Bytes a second that a browser sends or reads after a while, on average. */
const SLOWEST = 500

/** Whether a browser is slower than anybody who means well: by the time that it was waited for. */
class Pace {
  readonly #idleTimeout: number
  #waited = 0

  constructor(idleTimeout: number) {
    this.#idleTimeout = idleTimeout
  }

  /** Counts a wait that began then. */
  waitedSince(start: number): void {
    this.#waited += performance.now() - start
  }

  /** After so many bytes in all. */
  isTooSlow(bytes: number): boolean {
    return this.#waited > this.#idleTimeout && bytes < (this.#waited / 1000) * SLOWEST
  }
}

/** Reads, or gives up after a time; false when nothing came. */
async function readWithin<T>(reader: ReadableStreamDefaultReader<T>, milliseconds: number) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds)
  })
  try {
    return await Promise.race([reader.read(), late])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * An answer on its way to a browser, given up when one of the two stands still for so long, or when the browser reads
 * more slowly than {@link Pace} allows. `ended` is told when its source is not needed any more.
 */
export function pacedAnswer(
  source: ReadableStream<Uint8Array>,
  idleTimeout: number,
  ended: () => void,
): ReadableStream<Uint8Array> {
  const reader = source.getReader()
  const pace = new Pace(idleTimeout)
  let length = 0
  let fullSince: number | undefined
  let browserTimer: ReturnType<typeof setTimeout> | undefined
  const giveUp = (reason: unknown) => {
    clearTimeout(browserTimer)
    ended()
    reader.cancel(reason).catch(() => {})
  }
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        clearTimeout(browserTimer)
        const room = controller.desiredSize ?? 0
        try {
          if (fullSince !== undefined) pace.waitedSince(fullSince)
          fullSince = undefined
          if (pace.isTooSlow(length - ANSWER_BUFFER + room)) throw new Error('the browser reads too slowly')
          const read = await readWithin(reader, idleTimeout)
          if (read === false) throw new Error('Odoo’s answer stands still')
          if (read.done) {
            ended()
            controller.close()
            return
          }
          length += read.value.length
          controller.enqueue(read.value)
        } catch (error) {
          giveUp(error)
          controller.error(error)
          return
        }
        if ((controller.desiredSize ?? 0) > 0) return
        fullSince = performance.now()
        browserTimer = setTimeout(() => {
          const error = new Error('the browser does not read on')
          giveUp(error)
          controller.error(error)
        }, idleTimeout)
      },
      cancel: giveUp,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: ANSWER_BUFFER }),
  )
}

/** Why an upload was broken off: the status that says so. */
export class UploadRefused extends Error {
  readonly status: 408 | 413

  constructor(status: 408 | 413, message: string) {
    super(message)
    this.status = status
  }
}

/** A browser's body on its way to Odoo: bounded in its size, and in how slow it may be. */
export class Upload {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>
  readonly #limit: number
  readonly #idleTimeout: number
  readonly #begun: Uint8Array[] = []
  readonly #pace: Pace
  #length = 0
  /** Why it was broken off, if it was. */
  refused: UploadRefused | undefined

  constructor(body: ReadableStream<Uint8Array>, limit: number, idleTimeout: number) {
    this.#reader = body.getReader()
    this.#limit = limit
    this.#idleTimeout = idleTimeout
    this.#pace = new Pace(idleTimeout)
  }

  /** Waits for its beginning; then what to send: all of it where that was all. */
  async begin(): Promise<Uint8Array | ReadableStream<Uint8Array>> {
    for (let chunk = await this.#read(); chunk !== undefined; chunk = await this.#read()) {
      this.#begun.push(chunk)
      if (this.#length >= HEAD_START) return this.#rest()
    }
    const whole = new Uint8Array(this.#length)
    let offset = 0
    for (const chunk of this.#begun) {
      whole.set(chunk, offset)
      offset += chunk.length
    }
    return whole
  }

  /** Nobody wants the rest. */
  cancel(): void {
    this.#reader.cancel().catch(() => {})
  }

  #rest(): ReadableStream<Uint8Array> {
    return new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        const chunk = this.#begun.shift() ?? (await this.#read())
        if (chunk === undefined) controller.close()
        else controller.enqueue(chunk)
      },
      cancel: () => this.cancel(),
    })
  }

  async #read(): Promise<Uint8Array | undefined> {
    const start = performance.now()
    const read = await readWithin(this.#reader, this.#idleTimeout)
    this.#pace.waitedSince(start)
    if (read !== false && read.done) return undefined
    this.#length += read === false ? 0 : read.value.length
    if (this.#length > this.#limit) this.#refuse(413, `The request is larger than ${this.#limit} bytes.`)
    if (read === false || this.#pace.isTooSlow(this.#length)) return this.#refuse(408, 'The request came too slowly.')
    return read.value
  }

  #refuse(status: 408 | 413, message: string): never {
    this.refused = new UploadRefused(status, message)
    this.cancel()
    throw this.refused
  }
}
