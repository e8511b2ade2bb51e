import { typeError } from '../python/exceptions.ts'
import { isTrue, iterated, pythonType } from '../python/eyes.ts'

/** What `browse` makes of what was given: nothing of nothing, one of a number, up to 15 of a text, else its members. */
export function idList(value: unknown, major: number, isFloat = false): number[] {
  if (!isTrue(value)) return []
  // No float is one, be it whole (tried on 14.0).
  if (isFloat && typeof value === 'number') throw typeError("'float' object is not iterable")
  const isOne = (typeof value === 'string' && major < 16) || pythonType(value) === 'int'
  return (isOne ? [value] : iterated(value)) as number[]
}
