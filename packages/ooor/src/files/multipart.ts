import type { FileSource } from '../belongings/file-types.ts'
import { chunksOf } from './file-source.ts'

/** A form with one file in it, as it travels: its head, the file, its end. */
export interface Multipart {
  readonly contentType: string
  /** Bytes, where the file's are known. */
  readonly length: number | undefined
  body(): ReadableStream<Uint8Array>
  /**
   * Waits for who sends it. What the file could not bring is thrown as it is, whatever became of the request: without
   * its end, no server takes the form.
   */
  sent<T>(sending: Promise<T>): Promise<T>
}

/**
 * Encodes a form with one file, which is read as it is sent (RFC 7578). The platform's own encoder tells no length, and
 * servers that count on one read a body of pieces slowly or not at all.
 */
export function multipart(
  fields: Readonly<Record<string, string>>,
  file: { readonly field: string; readonly name: string; readonly mimetype: string; readonly source: FileSource },
  size: number | undefined,
  onBytes: (sent: number) => void,
): Multipart {
  const boundary = `ooor-${crypto.randomUUID()}`
  const encoder = new TextEncoder()
  let head = ''
  for (const [name, value] of Object.entries(fields)) {
    head += `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"\r\n\r\n${value}\r\n`
  }
  const disposition = `form-data; name="${quoted(file.field)}"; filename="${quoted(file.name)}"`
  head += `--${boundary}\r\nContent-Disposition: ${disposition}\r\nContent-Type: ${file.mimetype}\r\n\r\n`
  const [first, last] = [encoder.encode(head), encoder.encode(`\r\n--${boundary}--\r\n`)]
  let broken: { readonly error: unknown } | undefined
  async function* pieces() {
    yield first
    let sent = 0
    try {
      for await (const chunk of chunksOf(file.source, size)) {
        yield chunk
        sent += chunk.length
        onBytes(sent)
      }
    } catch (error) {
      broken = { error }
      throw error
    }
    yield last
  }
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    length: size === undefined ? undefined : first.length + size + last.length,
    body: () => streamOfPieces(pieces()),
    async sent(sending) {
      try {
        return await sending
      } catch (error) {
        throw broken === undefined ? error : broken.error
      }
    },
  }
}

function streamOfPieces(pieces: AsyncGenerator<Uint8Array, void, undefined>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        let piece = await pieces.next()
        // Who is given nothing is not asked again, and an empty file is one empty piece.
        while (!piece.done && piece.value.length === 0) piece = await pieces.next()
        if (piece.done) controller.close()
        else controller.enqueue(piece.value)
      },
      async cancel() {
        await pieces.return()
      },
    },
    { highWaterMark: 0 },
  )
}

/**
 * A name in quotes, by backslashes (RFC 9110): what browsers write in their place, `%22`, servers of old series keep
 * as it is (tried on 14.0: werkzeug before 2.3). A line break would begin another header.
 */
function quoted(text: string): string {
  return text.replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/["\\]/g, '\\$&')
}
