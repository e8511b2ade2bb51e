/** What runtimes bring of their own: hundreds of times as fast as text made of single characters. */
interface NativeBytes {
  toBase64?(): string
}
interface NativeBuffer {
  from(data: ArrayBufferLike, offset: number, length: number): { toString(encoding: 'base64'): string }
  from(text: string, encoding: 'base64'): Uint8Array
}

const { Buffer: NodeBuffer } = globalThis as { readonly Buffer?: NativeBuffer }

/** A multiple of three, so that the pieces join without padding; small enough to be spread as arguments. */
const PIECE = 0x6000

/** The bytes as base64 text. */
export function toBase64(bytes: Uint8Array): string {
  if (NodeBuffer !== undefined)
    return NodeBuffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
  const native = (bytes as NativeBytes).toBase64?.()
  if (native !== undefined) return native
  let base64 = ''
  for (let start = 0; start < bytes.length; start += PIECE) {
    base64 += btoa(String.fromCharCode(...bytes.subarray(start, start + PIECE)))
  }
  return base64
}

/** The bytes of base64 text, with or without white space; undefined for text that is none. */
export function fromBase64(text: string): Uint8Array | undefined {
  const bytes = decoded(text)
  if (bytes?.length === lengthOf(text)) return bytes
  const dense = text.replace(/\s/g, '')
  return dense === text || decoded(dense)?.length !== lengthOf(dense) ? undefined : decoded(dense)
}

/** How many bytes the text stands for, if all of it is base64: lenient decoders leave out what is not. */
function lengthOf(text: string): number {
  const end = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  return Math.floor(((text.length - end) * 3) / 4)
}

function decoded(text: string): Uint8Array | undefined {
  if (NodeBuffer !== undefined) {
    const bytes = NodeBuffer.from(text, 'base64')
    // Small buffers of Node's are parts of a shared one: only of these a copy is made.
    return bytes.byteLength === bytes.buffer.byteLength ? new Uint8Array(bytes.buffer) : new Uint8Array(bytes)
  }
  try {
    const { fromBase64: native } = Uint8Array as unknown as { fromBase64?: (text: string) => Uint8Array }
    return native === undefined ? characters(atob(text)) : native.call(Uint8Array, text)
  } catch {
    return undefined
  }
}

function characters(binary: string): Uint8Array {
  const bytes = new Uint8Array(binary.length)
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index)
  return bytes
}
