/** What XML 1.0 calls a character, negated. With the u flag a lone surrogate is one too. */
const NO_CHARACTER = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

/** Most text needs neither a look at its surrogates nor an escape. */
const NOT_PLAIN = /[^\t\n\u0020-%'-;=?-\ud7ff\ue000-\ufffd]/

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  // A raw carriage return is read as a line feed.
  '\r': '&#13;',
}

/** The text as XML character data, or undefined when it has a character that XML cannot carry. */
export function escapeText(text: string): string | undefined {
  if (!NOT_PLAIN.test(text)) return text
  if (NO_CHARACTER.test(text)) return undefined
  return text.replace(/[&<>\r]/g, (character) => ESCAPES[character] as string)
}

/** The first character that XML cannot carry, as `U+0000`. */
export function uncarried(text: string): string {
  const code = NO_CHARACTER.exec(text)?.[0].codePointAt(0) ?? 0
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}
