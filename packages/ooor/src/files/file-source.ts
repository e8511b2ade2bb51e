import type { FileSource } from '../belongings/file-types.ts'
import { describe } from '../errors/describe.ts'
import { InvalidValueError } from '../errors/index.ts'

/** Refuses what is no file, before anything is sent: behind that, nobody would know what has run. */
export function checkSource(source: unknown): void {
  if (source instanceof Uint8Array || source instanceof Blob || source instanceof ReadableStream) return
  if (typeof source === 'object' && source !== null && Symbol.asyncIterator in source) {
    // Who reads it is told that it failed; until then nobody listens, and Node ends the process for that.
    if ('on' in source && typeof source.on === 'function') source.on('error', () => {})
    return
  }
  const remedy = typeof source === 'string' ? ': new TextEncoder().encode(text), or createReadStream(path)' : ''
  throw new InvalidValueError(`a file is bytes, a Blob or a stream of bytes, not ${describe(source)}${remedy}`)
}

/** True when it can be sent a second time. */
export function isRepeatable(source: FileSource): boolean {
  return source instanceof Uint8Array || source instanceof Blob
}

/** Bytes, where they are known beforehand. */
export function sizeOf(source: FileSource): number | undefined {
  if (source instanceof Uint8Array) return source.length
  return source instanceof Blob ? source.size : undefined
}

/** The pieces of a source, in constant memory. */
export async function* chunksOf(source: FileSource, size?: number): AsyncGenerator<Uint8Array, void, undefined> {
  let brought = 0
  for await (const chunk of piecesOf(source)) {
    if (!(chunk instanceof Uint8Array)) {
      throw new InvalidValueError(`a stream of bytes brought ${typeof chunk}: open it without an encoding`)
    }
    brought += chunk.length
    if (size !== undefined && brought > size) throw ofAnotherSize(size, 'more')
    yield chunk
  }
  if (size !== undefined && brought < size) throw ofAnotherSize(size, String(brought))
}

async function* piecesOf(source: FileSource): AsyncGenerator<unknown, void, undefined> {
  if (source instanceof Uint8Array) {
    yield source
    return
  }
  const stream = source instanceof Blob ? source.stream() : source
  if (!(stream instanceof ReadableStream)) {
    yield* stream
    return
  }
  // Not every runtime iterates its streams.
  const reader = stream.getReader()
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value
  } finally {
    await reader.cancel().catch(() => {})
  }
}

/** All of it at once. */
export async function bytesOf(source: FileSource, size?: number): Promise<Uint8Array> {
  if (source instanceof Uint8Array && size === undefined) return source
  const chunks: Uint8Array[] = []
  for await (const chunk of chunksOf(source, size)) chunks.push(chunk)
  return new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer())
}

function ofAnotherSize(size: number, brought: string): InvalidValueError {
  return new InvalidValueError(`the file's size is told as ${size} bytes, and it brought ${brought}`)
}
