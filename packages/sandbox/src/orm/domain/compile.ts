import type { Environment, Table } from '../environment.ts'
import { isDecided } from './among.ts'
import { takenIn } from './condition.ts'
// biome-ignore lint/suspicious/noImportCycles: as in leaf.ts
import { compileLeaf, unlikeLeaf } from './leaf.ts'
import { NEGATION } from './operators.ts'
import type { Compiled, Predicate } from './predicate.ts'

/** Turns a domain in prefix notation into a test of one row. Raises for unknown fields and operators. */
export function compileDomain(env: Environment, table: Table, domain: readonly unknown[]): Predicate {
  const { test, constant, whenAsked } = compiledDomain(env, table, domain)
  if (constant === undefined) for (const check of whenAsked) check()
  return test
}

/** What a domain says of every row; undefined where that hangs on the row. Raises as `compileDomain` does. */
export function constantOfDomain(env: Environment, table: Table, domain: readonly unknown[]): boolean | undefined {
  return compiledDomain(env, table, domain).constant
}

/** A domain that was looked at, and what is left to look at once rows are asked for. */
export function compiledDomain(env: Environment, table: Table, domain: readonly unknown[]): Compiled {
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
  if (first === undefined) return { test: () => true, constant: true, whenAsked: [] }
  return others.reduce((left, right) => joined(env, '&', left, right), first).compiled()
}

/** True for a domain that says itself which of archived and other rows it wants. */
export function namesActive(domain: readonly unknown[]): boolean {
  return domain.some((term) => Array.isArray(term) && term[0] === 'active')
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
  if (env.dialect.series.major >= 19) takenIn(env, [field, operator, value])
  const compiled = (): Compiled => compileLeaf(env, table, [field, operator, value])
  const opposite = NEGATION[name]
  // Up to 18 a `!` becomes the opposite operator, which along a path and of NULL is another question (tried on 14.0 and
  // 19.0).
  if (domains.distributesNot && typeof field === 'string' && opposite !== undefined) {
    return { compiled, negated: () => leafTerm(env, table, [field, opposite, value]) }
  }
  if (!domains.zeroIsFalse && typeof field === 'string' && WHOLE.has(name)) {
    const negated = (): Term => ({
      compiled: () => unlikeLeaf(env, table, [field, operator, value]),
      negated: () => leafTerm(env, table, term),
    })
    return { compiled, negated }
  }
  return { compiled, negated: () => not({ compiled, negated: () => leafTerm(env, table, term) }) }
}

/** Operators without an opposite before 19. */
const WHOLE: ReadonlySet<string> = new Set(['=like', '=ilike'])

function not(term: Term): Term {
  const compiled = (): Compiled => {
    const { test, constant, whenAsked, among } = term.compiled()
    return {
      test: (row) => !test(row),
      whenAsked,
      ...(constant !== undefined && { constant: !constant }),
      ...(among !== undefined && { among: among.map((one) => ({ ...one, isIn: !one.isIn })) }),
    }
  }
  return { compiled, negated: () => term }
}

/** Since 19 nobody looks at the rest once what is said is known (odoo/orm/domains.py, `_flatten`). */
function joined(env: Environment, operator: '&' | '|', first: Term, second: Term): Term {
  const decisive = operator === '|'
  const opposite = decisive ? '&' : '|'
  const compiled = (): Compiled => {
    const one = first.compiled()
    if (one.constant === decisive && env.dialect.series.major >= 19) return one
    const other = second.compiled()
    const test: Predicate = decisive
      ? (row) => one.test(row) || other.test(row)
      : (row) => one.test(row) && other.test(row)
    if (other.constant === decisive) return { test, constant: decisive, whenAsked: [] }
    const left = one.constant === undefined ? one.whenAsked : []
    const right = other.constant === undefined ? other.whenAsked : []
    const isKnown = one.constant !== undefined && other.constant !== undefined
    if (isKnown) return { test, constant: !decisive, whenAsked: [] }
    const among = [one, other].flatMap((part) => (part.joinedBy === opposite ? [] : (part.among ?? [])))
    if (env.dialect.series.major >= 19 && isDecided(among, decisive)) {
      return { test: () => decisive, constant: decisive, whenAsked: [] }
    }
    return { test, whenAsked: [...left, ...right], among, joinedBy: operator }
  }
  return { compiled, negated: () => joined(env, opposite, first.negated(), second.negated()) }
}
