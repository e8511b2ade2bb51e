import { JsonTextError, jsonValue } from '../python/json-text.ts'
import type { Params } from '../routes/route.ts'

/** What stands for a body of JSON that is no object. */
export const NO_OBJECT: { readonly id?: unknown; readonly params?: Params } = {}

/** The body of a JSON-RPC request, as Python reads it (`NaN` is a number); undefined when it is not JSON. */
export function jsonBody(text: string): { readonly id?: unknown; readonly params?: Params } | undefined {
  try {
    const body = jsonValue(text)
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : NO_OBJECT
  } catch (error) {
    if (error instanceof JsonTextError) return undefined
    throw error
  }
}

/** Lists and objects within one another that Python does not read any more (tried on 14.0 and 19.0 with 20,000). */
const DEEPEST = 10_000

/** Whether a text is nested deeper than Python reads. */
export function isTooDeep(text: string): boolean {
  if (countOf('[', text) + countOf('{', text) <= DEEPEST) return false
  let [depth, isText] = [0, false]
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '"') isText = !isText
    else if (!isText && (character === '[' || character === '{') && ++depth > DEEPEST) return true
    else if (!isText && (character === ']' || character === '}')) depth--
    else if (isText && character === '\\') at++
  }
  return false
}

function countOf(character: string, text: string): number {
  let count = 0
  for (let at = text.indexOf(character); at >= 0 && count <= DEEPEST; at = text.indexOf(character, at + 1)) count++
  return count
}
