/** A short fingerprint of text, the same everywhere (FNV-1a, twice 32 bits): tells what has changed, keeps no secret. */
export function fingerprint(text: string, seed = ''): string {
  let one = 0x811c9dc5
  let other = 0x01000193
  const all = seed + text
  for (let index = 0; index < all.length; index++) {
    const code = all.charCodeAt(index)
    one = Math.imul(one ^ code, 0x01000193)
    other = Math.imul(other ^ (code + 0x9e37), 0x85ebca6b)
  }
  return `${(one >>> 0).toString(36)}${(other >>> 0).toString(36)}`
}
