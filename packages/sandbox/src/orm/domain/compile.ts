import type { Environment, Table } from '../environment.ts'
// biome-ignore lint/suspicious/noImportCycles: as in leaf.ts
import { compileLeaf, unlikeLeaf } from './leaf.ts'
import { NEGATION } from './operators.ts'
import type { Predicate } from './predicate.ts'

/** Turns a domain in prefix notation into a test of one row. Raises for unknown fields and operators. */
export function compileDomain(env: Environment, table: Table, domain: readonly unknown[]): Predicate {
  return compiledDomain(env, table, domain).test
}

/** What a domain says of every row; undefined where that hangs on the row. Raises as `compileDomain` does. */
export function constantOfDomain(env: Environment, table: Table, domain: readonly unknown[]): boolean | undefined {
  return compiledDomain(env, table, domain).constant
}

function compiledDomain(env: Environment, table: Table, domain: readonly unknown[]): Compiled {
  const { domains } = env.dialect
  if (!Array.isArray(domain)) throw domains.notAList(domain)
  const stack: Term[] = []
  for (const term of [...domain].reverse()) {
    if (term === '&' || term === '|') {
      const [left, right] = [stack.pop(), stack.pop()]
      if (left === undefined || right === undefined) throw domains.malformed(domain)
      stack.push(joined(env, term, left, right))
    } else if (term === '!') {
      const operand = stack.pop()
      if (operand === undefined) throw domains.malformed(domain)
      stack.push(operand.negated())
    } else stack.push(leafTerm(env, table, term))
  }
  // What is left over is joined by an implicit '&'.
  const [first, ...others] = stack.reverse()
  if (first === undefined) return { test: () => true, constant: true }
  return others.reduce((left, right) => joined(env, '&', left, right), first).compiled()
}

/** True for a domain that says itself which of archived and other rows it wants. */
export function namesActive(domain: readonly unknown[]): boolean {
  return domain.some((term) => Array.isArray(term) && term[0] === 'active')
}

/** A condition that was looked at. */
interface Compiled {
  readonly test: Predicate
  /** What it says of every row, where that is known without one. */
  readonly constant?: boolean
}

interface Term {
  compiled(): Compiled
  negated(): Term
}

function leafTerm(env: Environment, table: Table, term: unknown): Term {
  const { domains } = env.dialect
  if (!Array.isArray(term) || term.length !== 3) throw domains.invalidLeaf(term)
  const [field, operator, value] = term as [unknown, unknown, unknown]
  const name = String(operator).toLowerCase()
  // Since 19 operators are looked at before fields.
  const isNew = env.dialect.series.major >= 19
  if (isNew && typeof field === 'string' && !domains.hasOperator(name)) throw domains.invalidOperator(term as never)
  const constant = constantOf(field, name, value)
  const compiled = (): Compiled => ({
    test: compileLeaf(env, table, [field, operator, value]),
    ...(constant !== undefined && { constant }),
  })
  const opposite = NEGATION[name]
  // Up to 18 a `!` becomes the opposite operator, which along a path and of NULL is another question (tried on 14.0 and
  // 19.0).
  if (domains.distributesNot && typeof field === 'string' && opposite !== undefined) {
    return { compiled, negated: () => leafTerm(env, table, [field, opposite, value]) }
  }
  if (!domains.zeroIsFalse && typeof field === 'string' && WHOLE.has(name)) {
    const negated = (): Term => ({
      compiled: () => ({ test: unlikeLeaf(env, table, [field, operator, value]) }),
      negated: () => leafTerm(env, table, term),
    })
    return { compiled, negated }
  }
  return { compiled, negated: () => not({ compiled, negated: () => leafTerm(env, table, term) }) }
}

/** Operators without an opposite before 19. */
const WHOLE: ReadonlySet<string> = new Set(['=like', '=ilike'])

/** Nothing is in an empty list, and everything is not in it. */
function constantOf(field: unknown, operator: string, value: unknown): boolean | undefined {
  if (typeof field === 'number') return field === 1
  if (!Array.isArray(value) || value.length > 0) return undefined
  return operator === 'in' ? false : operator === 'not in' ? true : undefined
}

function not(term: Term): Term {
  const compiled = (): Compiled => {
    const { test, constant } = term.compiled()
    return { test: (row) => !test(row), ...(constant !== undefined && { constant: !constant }) }
  }
  return { compiled, negated: () => term }
}

/** Since 19 nobody looks at the rest once what is said is known (odoo/orm/domains.py, `_flatten`). */
function joined(env: Environment, operator: '&' | '|', left: Term, right: Term): Term {
  const decisive = operator === '|'
  const compiled = (): Compiled => {
    const one = left.compiled()
    if (one.constant === decisive && env.dialect.series.major >= 19) return one
    const other = right.compiled()
    const test: Predicate = decisive
      ? (row) => one.test(row) || other.test(row)
      : (row) => one.test(row) && other.test(row)
    if (other.constant === decisive) return { test, constant: decisive }
    const isKnown = one.constant !== undefined && other.constant !== undefined
    return { test, ...(isKnown && { constant: !decisive }) }
  }
  const opposite = operator === '|' ? '&' : '|'
  return { compiled, negated: () => joined(env, opposite, left.negated(), right.negated()) }
}
