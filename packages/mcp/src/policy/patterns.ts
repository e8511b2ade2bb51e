/** A name or a pattern as `sale.*`: `*` stands for any letters, dots too. */
export type NamePattern = (name: string) => boolean

/** What any of some names and patterns is like. Nothing when there are none. */
export function matcherOf(patterns: readonly string[]): NamePattern {
  const plain = new Set(patterns.filter((one) => !one.includes('*')))
  const wild = patterns.filter((one) => one.includes('*')).map((one) => one.split('*'))
  return (name) => plain.has(name) || wild.some((parts) => isLike(name, parts))
}

/** Looks for the parts between the stars, one after the other: an expression of many stars would try for ever. */
function isLike(name: string, [first = '', ...more]: readonly string[]): boolean {
  const last = more.at(-1) ?? ''
  if (!name.startsWith(first) || !name.endsWith(last)) return false
  const end = name.length - last.length
  let at = first.length
  for (const part of more.slice(0, -1)) {
    const found = name.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return at <= end
}
