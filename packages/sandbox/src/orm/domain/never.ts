import { hashed, isTrue, itemAt } from '../../python/eyes.ts'
import type { Environment } from '../environment.ts'

const ARITY: Readonly<Record<string, number>> = { '!': 1, '&': 2, '|': 2 }

/**
 * True for a domain that no row can match, as servers of 13 to 18 find it out before they look at anything else in it:
 * its terms must add up, and have an operator (odoo/osv/expression.py, `is_false`).
 */
export function isNever(env: Environment, domain: readonly unknown[]): boolean {
  // 1 for what is always so, -1 for what never is, 0 for what depends.
  const stack: number[] = []
  const pop = () => stack.pop() ?? 0
  for (const term of normalized(env, domain).toReversed()) {
    if (term === '&') stack.push(Math.min(pop(), pop()))
    else if (term === '|') stack.push(Math.max(pop(), pop()))
    else if (term === '!') stack.push(-pop())
    else stack.push(certaintyOf(term))
  }
  return pop() === -1
}

/** With every `&` that is left out. Raises for what does not add up. */
export function normalized(env: Environment, domain: readonly unknown[]): readonly unknown[] {
  if (!Array.isArray(domain)) throw env.dialect.domains.notAList(domain)
  if (domain.length === 0) return [[1, '=', 1]]
  const result: unknown[] = []
  let expected = 1
  for (const term of domain) {
    if (expected === 0) {
      result.unshift('&')
      expected = 1
    }
    expected += (Array.isArray(term) ? 0 : (ARITY[hashed(term) as string] ?? 0)) - 1
    result.push(term)
  }
  if (expected !== 0) throw env.dialect.domains.malformed(domain)
  return result
}

function certaintyOf(term: unknown): number {
  if (isConstant(term)) return (term as unknown[])[0] ? 1 : -1
  const operator = itemAt(term, 1)
  if (operator === 'in') return isTrue(itemAt(term, 2)) ? 0 : -1
  if (operator === 'not in') return isTrue(itemAt(term, 2)) ? 0 : 1
  return 0
}

const isConstant = (term: unknown) =>
  Array.isArray(term) && term.length === 3 && [0, 1, true, false].includes(term[0]) && term[1] === '=' && term[2] === 1
