const ESCAPES = /(?:%[\da-f]{2})+/gi

/**
 * `urllib.parse.unquote`: bytes that are no UTF-8 are a replacement character, and a sign of percent without digits stands
 * for itself. `decodeURIComponent` raises for both.
 */
export function unquote(text: string): string {
  return text.replace(ESCAPES, (escapes) => {
    const bytes = escapes
      .slice(1)
      .split('%')
      .map((digits) => Number.parseInt(digits, 16))
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(bytes))
  })
}
