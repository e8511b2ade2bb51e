import type { Transform } from 'node:stream'
import * as zlib from 'node:zlib'

/** Chunks that a decoder hands out: its memory is a few of these, however much comes of its input. */
const CHUNK = { chunkSize: 64 * 1024 }

type Make = (options: { chunkSize: number }) => Transform

// Since Node 22.15.
const { createZstdDecompress } = zlib as { readonly createZstdDecompress?: Make }

const DECODERS: ReadonlyMap<string, Make> = new Map<string, Make>([
  ['gzip', zlib.createGunzip],
  ['x-gzip', zlib.createGunzip],
  ['deflate', zlib.createInflate],
  ['br', zlib.createBrotliDecompress],
  ...(createZstdDecompress === undefined ? [] : [['zstd', createZstdDecompress] as const]),
])

/** What this runtime undoes, as `Accept-Encoding` has it. */
export const ENCODINGS = createZstdDecompress === undefined ? 'gzip, br' : 'gzip, br, zstd'

/** What becomes of a compressed body. */
export interface Inflating {
  data(chunk: Buffer): void
  end(): void
  /** It is not what it says it is, or not whole. */
  garbled(reason: Error): void
}

/** Undoes the encoding of a body as it comes. What it makes is kept whole, so nothing waits for it. */
export class Inflater {
  readonly #decoder: Transform
  readonly #to: Inflating
  #isEmpty = true

  private constructor(decoder: Transform, to: Inflating) {
    this.#decoder = decoder
    this.#to = to
    decoder.on('data', (chunk: Buffer) => to.data(chunk))
    decoder.on('end', () => to.end())
    decoder.on('error', (reason) => to.garbled(reason))
  }

  /** Undefined for an encoding that is unknown here, or several on top of each other, which nobody asks for. */
  static of(encoding: string, to: Inflating): Inflater | undefined {
    const make = DECODERS.get(encoding.trim().toLowerCase())
    return make === undefined ? undefined : new Inflater(make(CHUNK), to)
  }

  write(chunk: Buffer): void {
    this.#isEmpty &&= chunk.length === 0
    this.#decoder.write(chunk)
  }

  end(): void {
    // Nothing at all is no body, whatever the headers say.
    if (!this.#isEmpty) this.#decoder.end()
    else {
      this.#decoder.destroy()
      this.#to.end()
    }
  }

  /** Gives up what is left. */
  stop(): void {
    this.#decoder.removeAllListeners('data').destroy()
  }
}
