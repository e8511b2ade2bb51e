/** Whether a file is text: by what it says itself, and where it says nothing (up to 8.0) by its first bytes. */
export function isText(mimetype: string, bytes: Uint8Array): boolean {
  if (/^text\/|[/+](json|xml|csv|yaml|javascript)\b/i.test(mimetype)) return true
  const isUnknown = mimetype === '' || /^application\/octet-stream\b/i.test(mimetype)
  return isUnknown && !bytes.includes(0) && isUtf8(bytes.subarray(0, textOf(bytes).length))
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/**
 * The longest text at the beginning of some bytes that ends between two characters, and how many bytes it is. Bytes that
 * are no UTF-8 are shown as such.
 */
export function textOf(bytes: Uint8Array): { readonly text: string; readonly length: number } {
  let length = bytes.length
  // At most three bytes of a character that is not complete.
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) break
    if (byte >= 0xc0) {
      const whole = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      if (whole > back) length = bytes.length - back
      break
    }
  }
  return { text: new TextDecoder().decode(bytes.subarray(0, length)), length }
}

/** The words of a page: without tags, styles and scripts, each block on a line. */
export function wordsOfHtml(html: string): string {
  const words: string[] = []
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) break
    words.push(html.slice(at, open))
    const [, slash, tag] = /^<(\/?)([a-z][a-z\d]*)/i.exec(html.slice(open, open + 20)) ?? []
    const name = tag?.toLowerCase()
    const close = html.indexOf('>', open)
    if (close < 0) return tidied(words)
    at = close + 1
    if (slash === '' && (name === 'style' || name === 'script')) {
      const end = html.indexOf(`</${name}`, at)
      at = end < 0 ? html.length : end
    } else {
      words.push(name !== undefined && INLINE.has(name) ? '' : '\n')
    }
  }
  words.push(html.slice(at))
  return tidied(words)
}

const INLINE: ReadonlySet<string> = new Set(['a', 'abbr', 'b', 'em', 'i', 'small', 'span', 'strong', 'u', 'font'])

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', gt: '>', lt: '<', nbsp: ' ', quot: '"', '#39': "'" }

function tidied(words: readonly string[]): string {
  return words
    .join('')
    .replace(/&(amp|gt|lt|nbsp|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}
