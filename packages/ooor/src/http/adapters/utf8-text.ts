import * as buffer from 'node:buffer'

/** From here on (bytes) it is worth its three passes. */
const SHORT = 1024
/** What it holds beside the text is twice the bytes: too much of the large ones. */
const LONG = 16 * 1024 * 1024

/** Node without ICU has none. */
const transcode = (buffer as Partial<typeof buffer>).transcode

/**
 * The text of UTF-8, as `toString('utf8')` reads it. V8 reads what is not ASCII byte by byte; `transcode` by the vector
 * (Node 20: four to five times as fast, 16 kB to 168 kB with three letters in a hundred outside of ASCII). What is no
 * UTF-8 is left to V8, which puts U+FFFD there.
 */
export function utf8Text(bytes: Buffer): string {
  const { length } = bytes
  if (length < SHORT || length > LONG || transcode === undefined) return bytes.toString('utf8')
  if (buffer.isAscii(bytes)) return bytes.toString('latin1')
  return buffer.isUtf8(bytes) ? transcode(bytes, 'utf8', 'utf16le').toString('utf16le') : bytes.toString('utf8')
}
