import type { Domain } from '../types/where.ts'

/** Whether conditions or a limit narrow what is searched for. */
export function isNarrowed({
  domain,
  limit,
}: {
  readonly domain: Domain
  readonly limit?: number | undefined
}): boolean {
  return limit !== undefined || !letsAllPass(domain)
}

/** What a part of a domain lets pass: every record, none, or what it says. */
type Passing = 'all' | 'none' | 'some'

/**
 * True for a domain that every record matches because what it compares with is nothing: `ilike ''`, `=? false`, `not in []`,
 * `child_of ''`, and what is not that which nothing matches; `ilike '%'` too, which all match that have the field (tried on
 * real 14 and 19). What says so on purpose, as `['id', '!=', 0]`, is left to who says it.
 */
export function letsAllPass(domain: Domain): boolean {
  const operands: Passing[] = []
  for (const term of domain.toReversed()) {
    if (term === '!') operands.push(opposite(operands.pop()))
    else if (term === '&' || term === '|') {
      const both = [operands.pop(), operands.pop()]
      const [strong, weak] = term === '&' ? (['none', 'all'] as const) : (['all', 'none'] as const)
      const same = both.every((one) => one === weak) ? weak : 'some'
      operands.push(both.includes(strong) ? strong : same)
    } else operands.push(passing(term as readonly unknown[]))
  }
  return operands.every((one) => one === 'all')
}

function opposite(passing: Passing = 'some'): Passing {
  if (passing === 'some') return 'some'
  return passing === 'all' ? 'none' : 'all'
}

function passing([path, given, value]: readonly unknown[]): Passing {
  const operator = String(given)
  if (operator.startsWith('not ')) return opposite(passing([path, operator.slice(4), value]))
  // An empty value is none to 19, whatever its kind; 14 compares with it, as nobody means who writes `=?`.
  if (operator === '=?') return value ? 'some' : 'all'
  if (operator === 'in') return Array.isArray(value) && value.length === 0 ? 'none' : 'some'
  if (path === 'id' && operator === '=' && value === 0) return 'none'
  if (operator === '=like' || operator === '=ilike') return isPattern(value, /^%+$/) ? 'all' : 'some'
  if (operator === 'like' || operator === 'ilike') return isPattern(value, /^%*$/) ? 'all' : 'some'
  return value === '' && (operator === 'child_of' || operator === 'parent_of') ? 'all' : 'some'
}

function isPattern(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value)
}
