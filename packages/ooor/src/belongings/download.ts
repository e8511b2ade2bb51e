import { InvalidValueError } from '../errors/index.ts'

/** So many bytes of a file: from `start`, which counts from 0, up to and without `end`. */
export interface ByteRange {
  readonly start: number
  /** @default the end of the file */
  readonly end?: number
}

/** What is known of a file before it is read. */
export interface DownloadFacts {
  readonly name?: string | undefined
  readonly mimetype?: string | undefined
  readonly range?: ByteRange | undefined
}

/**
 * A file or a report on its way: read it once, whole or as a stream. Unread, it keeps a connection of the pool:
 * `stream().cancel()` lets it go.
 *
 * ```ts
 * const file = await session.files.download(attachmentId)
 * await writeFile(file.name, await file.bytes())
 * ```
 */
export class Download {
  /** The file's name, as the server tells it; `''` where it does not. */
  readonly name: string
  /** As `application/pdf`. */
  readonly mimetype: string
  /** Bytes that come, where the server tells. */
  readonly size: number | undefined
  /** The version of the file, for `ifNoneMatch` of the next download; undefined where the server tells none. */
  readonly etag: string | undefined
  /** False when the file is what `ifNoneMatch` named: nothing comes then. */
  readonly isModified: boolean
  readonly #body: ReadableStream<Uint8Array> | null
  #isTaken = false

  /** @internal Downloads come from a session. */
  constructor(response: Response, facts: DownloadFacts = {}) {
    const { headers, status } = response
    const { range } = facts
    const length = headers.get('content-length')
    const isWhole = range !== undefined && status !== 206
    this.name = facts.name ?? fileNameIn(headers.get('content-disposition'))
    this.mimetype = facts.mimetype ?? headers.get('content-type') ?? 'application/octet-stream'
    this.etag = headers.get('etag') ?? undefined
    this.isModified = status !== 304
    this.size = length === null ? undefined : isWhole ? lengthWithin(range, Number(length)) : Number(length)
    // Up to 15 ranges are ignored (wire/14.0/svc-content-range).
    this.#body = isWhole && response.body !== null ? cut(response.body, range) : response.body
  }

  /**
   * The bytes as they come, in constant memory.
   *
   * ```ts
   * for await (const bytes of file.stream()) hash.update(bytes)
   * ```
   *
   * The stream breaks with a `NetworkError` when the connection does. Throws an `InvalidValueError` when the file was
   * read, or is being read.
   */
  stream(): ReadableStream<Uint8Array> {
    if (this.#isTaken || this.#body?.locked) throw wasRead()
    this.#isTaken = true
    return this.#body ?? new Blob([]).stream()
  }

  /** All of it, as bytes. Rejects with a `NetworkError` when the connection breaks, an `InvalidValueError` when it was read. */
  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await this.#whole().arrayBuffer())
  }

  /** All of it, as UTF-8. Rejects as {@link bytes} does. */
  async text(): Promise<string> {
    return this.#whole().text()
  }

  /** All of it, with its `mimetype`. Rejects as {@link bytes} does. */
  async blob(): Promise<Blob> {
    return new Blob([await this.#whole().arrayBuffer()], { type: this.mimetype })
  }

  #whole(): Response {
    try {
      return new Response(this.#body)
    } catch (cause) {
      throw wasRead(cause)
    }
  }
}

function wasRead(cause?: unknown): InvalidValueError {
  const remedy = 'keep the bytes that came, or download it once more'
  return new InvalidValueError(`a file comes once, and this one was read: ${remedy}`, { cause })
}

function lengthWithin({ start, end }: ByteRange, length: number): number {
  return Math.max(0, Math.min(end ?? length, length) - start)
}

function cut(body: ReadableStream<Uint8Array>, { start, end = Number.POSITIVE_INFINITY }: ByteRange) {
  const reader = body.getReader()
  let at = 0
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      for (;;) {
        const { done, value } = at < end ? await reader.read() : { done: true, value: undefined }
        if (done || value === undefined) {
          controller.close()
          return void reader.cancel().catch(() => {})
        }
        const piece = value.subarray(Math.max(0, start - at), Math.max(0, end - at))
        at += value.length
        if (piece.length > 0) return controller.enqueue(piece)
      }
    },
    cancel: (reason) => reader.cancel(reason),
  })
}

/** The name in a `Content-Disposition`: the one in Unicode where there are two (wire/16.0/svc-content-download-filename). */
export function fileNameIn(disposition: string | null): string {
  if (disposition === null) return ''
  const encoded = /;\s*filename\*=utf-8''([^;\s]+)/i.exec(disposition)?.[1]
  if (encoded !== undefined) {
    try {
      return decodeURIComponent(encoded)
    } catch {
      // What is not encoded as it should be has the other name.
    }
  }
  const quoted = /;\s*filename="((?:[^"\\]|\\.)*)"/i.exec(disposition)?.[1]
  return quoted?.replace(/\\(.)/g, '$1') ?? /;\s*filename=([^;"\s]+)/i.exec(disposition)?.[1] ?? ''
}
