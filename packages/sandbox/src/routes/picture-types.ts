const SVG = 'image/svg+xml'

/** What kind of picture it is by its first bytes; undefined for none. */
export function pictureType(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 12))
  return SIGNATURES.find(([signature]) => signature.test(start))?.[1]
}

const SIGNATURES: readonly (readonly [RegExp, string])[] = [
  [/^<svg/, SVG],
  [/^\x89PNG\r\n/, 'image/png'],
  [/^\xff\xd8\xff/, 'image/jpeg'],
  [/^GIF8/, 'image/gif'],
  [/^RIFF....WEBP/s, 'image/webp'],
]
