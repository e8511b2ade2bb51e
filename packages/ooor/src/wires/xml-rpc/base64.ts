/** A multiple of three, so that the pieces join without padding; small enough to be spread as arguments. */
const PIECE = 0x6000

/** The bytes as base64 text. */
export function toBase64(bytes: Uint8Array): string {
  let base64 = ''
  for (let start = 0; start < bytes.length; start += PIECE) {
    base64 += btoa(String.fromCharCode(...bytes.subarray(start, start + PIECE)))
  }
  return base64
}
