import type { Random } from '../../support/random.ts'

/** What no server should put where something else is expected. */
const ODD_VALUES: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1e308, '', 'x', 'constructor', '__proto__', '\ud800', '\u0000', [], [[]], [null], {}],
  ...[{ constructor: 5 }, { length: 3 }, { toString: null }, { data: null }, [1, 'x'], '2026-02-31'],
]
const ODD_TEXTS = [
  '<',
  '>',
  '"',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '\\',
  '\u0000',
  '&',
  '&#0;',
  '<![CDATA[',
  '</',
  '\ufeff',
]

/** A copy in which one value, somewhere, is another one, is gone, or has another name. */
export function mutatedValue(value: unknown, random: Random): unknown {
  if (value === null || typeof value !== 'object' || random.below(6) === 0) return random.pick(ODD_VALUES)
  if (Array.isArray(value)) {
    const at = random.below(value.length + 1)
    if (at === value.length) return [...value, random.pick(ODD_VALUES)]
    return value.map((item, index) => (index === at ? mutatedValue(item, random) : item))
  }
  const entries = Object.entries(value)
  const at = random.below(entries.length + 1)
  const mutated = entries.flatMap(([name, item], index): [string, unknown][] => {
    if (index !== at) return [[name, item]]
    if (random.below(8) === 0) return []
    return [[random.below(8) === 0 ? 'constructor' : name, mutatedValue(item, random)]]
  })
  return Object.fromEntries(mutated)
}

/** The text cut, doubled, or with something between that does not belong there. */
export function mutatedText(text: string, random: Random): string {
  const [one, other] = [random.below(text.length + 1), random.below(text.length + 1)]
  const [from, to] = [Math.min(one, other), Math.max(one, other)]
  switch (random.below(4)) {
    case 0:
      return text.slice(0, one)
    case 1:
      return text.slice(0, from) + text.slice(to)
    case 2:
      return text.slice(0, to) + text.slice(from)
    default:
      return text.slice(0, one) + random.pick(ODD_TEXTS) + text.slice(one + random.below(2))
  }
}

/** A body of a server, changed in one to three places. */
export function mutatedBody(body: string, random: Random): string {
  let mutated = body
  for (let left = 1 + random.below(3); left > 0; left--) {
    const value = random.below(4) === 0 ? undefined : parsed(mutated)
    mutated = value === undefined ? mutatedText(mutated, random) : JSON.stringify(mutatedValue(value.json, random))
  }
  return mutated
}

function parsed(text: string): { json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) }
  } catch {
    return undefined
  }
}
