/** The text of a document of XML as Python's parser reads it: in the encoding that its first bytes tell of, else UTF-8. */
export function xmlText(bytes: Uint8Array): string {
  return decoder(encodingOf(bytes)).decode(bytes)
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const head = String.fromCharCode(...bytes.subarray(0, 200))
  const named = /^<\?xml\s[^>]*?\bencoding=["']([\w.:-]+)["']/.exec(head)?.[1]?.toLowerCase() ?? 'utf-8'
  // As Python calls it.
  return named.replace(/^latin[-_](?=\d)/, 'latin')
}

function decoder(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding)
  } catch {
    return new TextDecoder()
  }
}

/** Whether bytes are no text in an encoding, that which they tell of where none is named. */
export function isBroken(bytes: Uint8Array, encoding = encodingOf(bytes)): boolean {
  try {
    new TextDecoder(decoder(encoding).encoding, { fatal: true }).decode(bytes)
    return false
  } catch {
    return true
  }
}
