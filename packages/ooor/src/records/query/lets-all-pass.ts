import type { Domain } from '../types/where.ts'

/**
 * True for a domain that every record matches because what it should compare with is empty: `ilike ''`, `=? false`,
 * `child_of ''` (tried on real 14 and 19). What says so on purpose, as `['id', '!=', 0]`, is left to who says it.
 */
export function letsAllPass(domain: Domain): boolean {
  const operands: boolean[] = []
  for (const term of domain.toReversed()) {
    if (term === '!') operands.splice(-1, 1, false)
    else if (term === '&' || term === '|') {
      const [one = false, other = false] = [operands.pop(), operands.pop()]
      operands.push(term === '&' ? one && other : one || other)
    } else operands.push(isOfNothing(term as readonly unknown[]))
  }
  return operands.every((passes) => passes)
}

function isOfNothing([, operator, value]: readonly unknown[]): boolean {
  if (operator === '=?') return value === false
  return value === '' && /^(i?like|child_of|parent_of)$/.test(String(operator))
}
