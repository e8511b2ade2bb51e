import { own } from '../../own.ts'
import { NEGATION } from '../domain/operators.ts'

type Domain = readonly unknown[]

/** Joins domains by `&`, as `expression.AND` did up to 16: each part as it is, a normal one in front of it. */
export function joinedParts(parts: readonly Domain[]): unknown[] {
  const told = parts.filter((part) => part.length > 0).map(normal)
  return [...told.slice(1).map(() => '&'), ...told.flat()]
}

/** Joins them as `Domain.AND` does: one list of conditions, each `&` before all (tried on 19.0). */
export function joinedFlat(parts: readonly Domain[]): unknown[] {
  const terms = parts.flatMap((part) =>
    isConjunction(part) ? part.filter(Array.isArray).map((leaf) => [leaf]) : [normal(part)],
  )
  if (terms.length === 0) return [[1, '=', 1]]
  return [...terms.slice(1).map(() => '&'), ...terms.flat()]
}

/** A domain without `!` where its conditions have an opposite, as 19 takes it in (tried on 19.0). */
export function withoutNots(domain: Domain): unknown[] {
  const stack: unknown[][] = []
  for (const term of normal(domain).toReversed()) {
    const [one = [], other = []] = Array.isArray(term) ? [] : [stack.pop(), term === '!' ? [] : stack.pop()]
    stack.push(Array.isArray(term) ? [term] : term === '!' ? opposite(one) : [term, ...one, ...other])
  }
  return stack[0] ?? []
}

/** Of one operand its opposite. */
function opposite(domain: readonly unknown[]): unknown[] {
  const [first, ...rest] = domain
  if (first === '!') return rest
  if (first === '&' || first === '|') {
    const [one, other] = operands(rest)
    return [first === '&' ? '|' : '&', ...opposite(one), ...opposite(other)]
  }
  const [name, operator, value] = first as readonly [unknown, string, unknown]
  const negated = opposed(operator)
  return negated === undefined || String(name).includes('.') ? ['!', first] : [[name, negated, value]]
}

function operands(terms: readonly unknown[]): readonly [unknown[], unknown[]] {
  let open = 1
  let end = 0
  for (; open > 0; end += 1) open += Array.isArray(terms[end]) ? -1 : terms[end] === '!' ? 0 : 1
  return [terms.slice(0, end), terms.slice(end)]
}

/** The opposite that 19 knows of an operator: none of those that compare, since NULL is neither. */
function opposed(operator: string): string | undefined {
  if (/^(not )?=i?like$/.test(operator)) return operator.startsWith('not ') ? operator.slice(4) : `not ${operator}`
  return /[<>]/.test(operator) ? undefined : own(NEGATION, operator)
}

function isConjunction(domain: Domain): boolean {
  return domain.every((term) => Array.isArray(term) || term === '&')
}

/** With the `&` that are left out. */
function normal(domain: Domain): unknown[] {
  let expected = 1
  const written: unknown[] = []
  for (const term of domain) {
    if (expected === 0) {
      written.unshift('&')
      expected = 1
    }
    written.push(term)
    if (Array.isArray(term)) expected -= 1
    else if (term !== '!') expected += 1
  }
  return written
}

/** One after the other, without the `&` between them, up to 8 (wire/8.0/old-read_group-date-month). */
export function concatenated(parts: readonly Domain[], domain: Domain): unknown[] {
  return [...parts.flat().filter((term) => term !== '&'), ...domain]
}
