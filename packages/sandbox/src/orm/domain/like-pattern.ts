import { pythonType } from '../../python/eyes.ts'
import { pythonRepr } from '../../python/repr.ts'

/** Any text, or any character. */
const ANY_TEXT = Symbol('%')
const ANY_CHARACTER = Symbol('_')

type Part = string | typeof ANY_TEXT | typeof ANY_CHARACTER

/** What a text is compared with. */
export interface LikePattern {
  test(text: string): boolean
}

/** What Python makes text of (dictionaries: tried on 14.0 and 19.0). */
function textOf(value: unknown): string {
  return value === true || pythonType(value) === 'dict' ? pythonRepr(value) : String(value)
}

/**
 * The test of a `like`: `%` any text, `_` any character, a backslash takes their meaning. Without an expression: one of
 * many `%` would try for ever.
 */
export function likePattern(operator: string, value: unknown): LikePattern {
  const folded = operator.endsWith('ilike') ? (text: string) => text.toLowerCase() : (text: string) => text
  const parts = partsOf(folded(textOf(value)))
  const isWhole = operator.startsWith('=')
  if (parts.every((part) => typeof part === 'string')) {
    const plain = parts.join('')
    return { test: (text) => (isWhole ? folded(text) === plain : folded(text).includes(plain)) }
  }
  const pattern: readonly Part[] = isWhole ? parts : [ANY_TEXT, ...parts, ANY_TEXT]
  return { test: (text) => isLike([...folded(text)], pattern) }
}

function partsOf(text: string): Part[] {
  const parts: Part[] = []
  const characters = [...text]
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] as string
    if (character === '\\' && at + 1 < characters.length) parts.push(characters[++at] as string)
    else parts.push(character === '%' ? ANY_TEXT : character === '_' ? ANY_CHARACTER : character)
  }
  return parts
}

/** Goes back to the last `%` alone: what stood before it has been found as early as it can be. */
function isLike(text: readonly string[], pattern: readonly Part[]): boolean {
  let [at, part] = [0, 0]
  let open: { readonly part: number; at: number } | undefined
  while (at < text.length) {
    const wanted = pattern[part]
    if (wanted === ANY_TEXT) open = { part: ++part, at }
    else if (wanted === ANY_CHARACTER || wanted === text[at]) [at, part] = [at + 1, part + 1]
    else if (open !== undefined) [at, part] = [++open.at, open.part]
    else return false
  }
  return pattern.slice(part).every((left) => left === ANY_TEXT)
}
