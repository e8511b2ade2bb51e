/**
 * As `office-chair-5`: a name as an address tells it, and an id. Up to 18 what is no ASCII letter or digit parts words;
 * since 19 hyphens, underscores and spaces do, all other marks are left out, and letters of all alphabets stay (tried on
 * 14.0 and 16.0 to 19.0).
 */
export function slugOf(name: string, id: number, major: number): string {
  const plain = name.normalize('NFKD')
  const words = major < 19 ? inAscii(plain) : inLetters(plain)
  return [...words, id].join('-')
}

const inAscii = (text: string) =>
  text
    .replace(/[\u0080-\u{10FFFF}]/gu, '')
    .toLowerCase()
    .split(/[\W_]+/)
    .filter(Boolean)

const inLetters = (text: string) =>
  text
    .split(/[-_ ]/)
    .map((word) =>
      word
        .replace(/[^\p{L}\p{N}]+/gu, '')
        .toLowerCase()
        .normalize('NFC'),
    )
    .filter(Boolean)
