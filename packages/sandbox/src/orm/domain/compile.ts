import type { Environment, Table } from '../environment.ts'
// biome-ignore lint/suspicious/noImportCycles: as in leaf.ts
import { compileLeaf } from './leaf.ts'
import { NEGATION } from './operators.ts'
import type { Predicate } from './predicate.ts'

/** Turns a domain in prefix notation into a test of one row. Raises for unknown fields and operators. */
export function compileDomain(env: Environment, table: Table, domain: readonly unknown[]): Predicate {
  const { domains } = env.dialect
  if (!Array.isArray(domain)) throw domains.notAList(domain)
  const stack: Term[] = []
  for (const term of [...domain].reverse()) {
    if (term === '&' || term === '|') {
      const [left, right] = [stack.pop(), stack.pop()]
      if (left === undefined || right === undefined) throw domains.malformed(domain)
      stack.push(term === '&' ? and(left, right) : or(left, right))
    } else if (term === '!') {
      const operand = stack.pop()
      if (operand === undefined) throw domains.malformed(domain)
      stack.push(operand.negated())
    } else stack.push(leafTerm(env, table, term))
  }
  // What is left over is joined by an implicit '&'.
  const tests = stack.map(({ test }) => test)
  const [only] = tests
  return tests.length === 1 && only !== undefined ? only : (row) => tests.every((test) => test(row))
}

/** True for a domain that says itself which of archived and other rows it wants. */
export function namesActive(domain: readonly unknown[]): boolean {
  return domain.some((term) => Array.isArray(term) && term[0] === 'active')
}

interface Term {
  readonly test: Predicate
  negated(): Term
}

function leafTerm(env: Environment, table: Table, term: unknown): Term {
  const { domains } = env.dialect
  if (!Array.isArray(term) || term.length !== 3) throw domains.invalidLeaf(term)
  const [field, operator, value] = term as [unknown, unknown, unknown]
  const test = compileLeaf(env, table, [field, operator, value])
  const opposite = NEGATION[String(operator).toLowerCase()]
  // Up to 18 a `!` becomes the opposite operator, which along a path is another question (tried on 14.0 and 19.0).
  const isPath = typeof field === 'string' && field.includes('.')
  if (isPath && domains.distributesNot && opposite !== undefined) {
    return { test, negated: () => leafTerm(env, table, [field, opposite, value]) }
  }
  return { test, negated: () => not({ test, negated: () => leafTerm(env, table, term) }) }
}

function not(term: Term): Term {
  return { test: (row) => !term.test(row), negated: () => term }
}

function and(left: Term, right: Term): Term {
  return { test: (row) => left.test(row) && right.test(row), negated: () => or(left.negated(), right.negated()) }
}

function or(left: Term, right: Term): Term {
  return { test: (row) => left.test(row) || right.test(row), negated: () => and(left.negated(), right.negated()) }
}
