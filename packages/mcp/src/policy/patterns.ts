/** A name or a pattern as `sale.*`: `*` stands for any letters, dots too. */
export type NamePattern = (name: string) => boolean

/** What any of some names and patterns is like. Nothing when there are none. */
export function matcherOf(patterns: readonly string[]): NamePattern {
  const plain = new Set(patterns.filter((one) => !one.includes('*')))
  const wild = patterns.filter((one) => one.includes('*')).map(expressionOf)
  return (name) => plain.has(name) || wild.some((one) => one.test(name))
}

function expressionOf(pattern: string): RegExp {
  // Stars beside each other say no more than one, and would be tried in each order.
  const parts = pattern
    .replace(/\*+/g, '*')
    .split('*')
    .map((part) => part.replace(/[^\w]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`)
}
