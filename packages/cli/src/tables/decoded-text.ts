import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { UsageError } from '../command.ts'

/**
 * The text of a file, a part at a time, without a byte order mark. What is not of the encoding is refused with its line
 * and never replaced: letters of names would be lost without a word.
 */
export async function* decodedText(
  path: string,
  encoding: string,
  onBytes: (bytes: number) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let bytes = 0
  for await (const part of createReadStream(path) as AsyncIterable<Buffer>) {
    bytes += part.length
    onBytes(bytes)
    yield await decoded(decoder, path, part)
  }
  yield await decoded(decoder, path)
}

/** Reads a whole file, so that one with letters of another encoding is refused before anything of it is sent. */
export async function checkEncoding(path: string, encoding: string): Promise<void> {
  const kind = await stat(path)
  if (kind.isDirectory()) throw new UsageError(`${path} is a folder: name a file with rows`)
  if (!kind.isFile()) return
  for await (const _ of decodedText(path, encoding, () => {}));
}

/** The encoding of a file, by the name that the web's standard or who wrote it has for it. */
export function encodingOf(name: string): string {
  try {
    return new TextDecoder(name).encoding
  } catch {
    throw new UsageError(`'${name}' is no encoding: utf-8, windows-1252 (of Excel), utf-16le, iso-8859-15 and others`)
  }
}

async function decoded(decoder: TextDecoder, path: string, part?: Buffer): Promise<string> {
  try {
    return decoder.decode(part, { stream: part !== undefined })
  } catch {
    const line = await faultyLine(path, decoder.encoding)
    const where = line === undefined ? path : `${path}, line ${line}`
    const likely = (await wideEncoding(path)) ?? 'windows-1252, in which Excel writes CSV'
    throw new UsageError(`${where} is no ${decoder.encoding}: say which --encoding the file has, as ${likely}`)
  }
}

/** What a byte order mark of two bytes tells. */
async function wideEncoding(path: string): Promise<string | undefined> {
  if (!(await stat(path)).isFile()) return undefined
  for await (const part of createReadStream(path, { end: 1 }) as AsyncIterable<Buffer>) {
    return { fffe: 'utf-16le', feff: 'utf-16be' }[part.toString('hex')]
  }
  return undefined
}

/** The first line that cannot be decoded by itself. Of encodings whose new line is one byte. */
async function faultyLine(path: string, encoding: string): Promise<number | undefined> {
  if (encoding.startsWith('utf-16') || !(await stat(path)).isFile()) return undefined
  const decoder = new TextDecoder(encoding, { fatal: true })
  const input = createReadStream(path, 'latin1')
  let line = 0
  try {
    for await (const bytes of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      line++
      decoder.decode(Buffer.from(bytes, 'latin1'))
    }
  } catch {
    return line
  } finally {
    input.destroy()
  }
  return undefined
}
