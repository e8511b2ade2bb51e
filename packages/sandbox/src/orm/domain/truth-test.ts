import { isTrue } from '../../python/eyes.ts'
import { positive } from './operators.ts'

/**
 * The test of a truth from 13 to 17: one value stands for what `bool()` makes of it, a list for the truths in it, which
 * are 1 and 0 as well (tried on 14.0 with values of all types; of 16 and 17 by `expression.py`). Undefined for other
 * operators.
 */
export function truthTest(given: string, value: unknown): ((actual: unknown) => boolean) | undefined {
  if (given === '=?') {
    if (value === null || value === false) return () => true
    return (actual) => Boolean(actual) === isTrue(value)
  }
  const { operator, isNegated } = positive(given)
  if (operator !== '=' && operator !== 'in') return undefined
  if (!Array.isArray(value)) {
    return operator === '=' ? (actual) => (Boolean(actual) === isTrue(value)) !== isNegated : undefined
  }
  const truths = new Set(
    value.flatMap((one) => (one === true || one === 1 ? true : one === false || one === 0 ? false : [])),
  )
  return (actual) => truths.has(Boolean(actual)) !== isNegated
}
