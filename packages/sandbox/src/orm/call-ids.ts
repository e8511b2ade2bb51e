import { isTrue, iterated, pythonType } from '../python/eyes.ts'

/** What `browse` makes of what was given: nothing of nothing, one of a number, up to 15 of a text, else its members. */
export function idList(value: unknown, major: number): number[] {
  if (!isTrue(value)) return []
  const isOne = (typeof value === 'string' && major < 16) || pythonType(value) === 'int'
  return (isOne ? [value] : iterated(value)) as number[]
}
