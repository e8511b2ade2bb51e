import { unpacked } from '../../python/eyes.ts'
import type { Environment, Table } from '../environment.ts'
import { AmongTogether } from './among.ts'
import { checkTerms, isUnpacked } from './checked-terms.ts'
import { takenIn } from './condition.ts'
import { joinedDepth } from './depth.ts'
// biome-ignore lint/suspicious/noImportCycles: as in leaf.ts
import { compileLeaf, unlikeLeaf } from './leaf.ts'
import { NEGATION } from './operators.ts'
import type { Among, Compiled, Predicate } from './predicate.ts'

/** Turns a domain in prefix notation into a test of one row. Raises for unknown fields and operators. */
export function compileDomain(env: Environment, table: Table, domain: readonly unknown[]): Predicate {
  return asked(env, compiledDomain(env, table, domain))
}

/** The test of a domain that is asked now. */
export function asked(env: Environment, { test, constant, whenAsked }: Compiled): Predicate {
  if (constant === undefined || isForPostgres(env)) for (const check of whenAsked) check()
  return test
}

/** Before 19 what is left to look at is PostgreSQL's, which minds whatever comes of it. */
const isForPostgres = ({ dialect: { series } }: Environment) => series.major < 19

/** What a domain says of every row; undefined where that hangs on the row. Raises as `compileDomain` does. */
export function constantOfDomain(env: Environment, table: Table, domain: readonly unknown[]): boolean | undefined {
  return compiledDomain(env, table, domain).constant
}

/** A domain that was looked at, and what is left to look at once rows are asked for. */
export function compiledDomain(env: Environment, table: Table, domain: readonly unknown[]): Compiled {
  const { domains } = env.dialect
  if (!Array.isArray(domain)) throw domains.notAList(domain)
  checkTerms(env, domain)
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

interface Term {
  compiled(): Compiled
  negated(): Term
  /** How many others it is joined into, one within the other, as its series counts them. */
  readonly depth: number
  readonly joins?: { readonly operator: '&' | '|'; readonly first: Term; readonly second: Term }
}

function leafTerm(env: Environment, table: Table, given: unknown): Term {
  const { domains } = env.dialect
  const term = isUnpacked(env, given) ? unpacked(given) : given
  if (!Array.isArray(term) || term.length !== 3) throw domains.invalidLeaf(term)
  const [field, operator, value] = term as [unknown, unknown, unknown]
  const name = String(operator).toLowerCase()
  if (env.dialect.series.major >= 19) takenIn(env, [field, operator, value])
  const compiled = (): Compiled => compileLeaf(env, table, [field, operator, value])
  const opposite = NEGATION[name]
  // What lies beyond a relation is an `any` since 17, whose opposite is `not any` (tried on 14.0, 16.0, 17.0 and 18.0).
  const isDenied = env.dialect.series.major >= 17 && isBeyondRelation(table, field)
  // Up to 18 a `!` becomes the opposite operator, which of NULL, and up to 16 along a path, is another question (tried on
  // 14.0 and 19.0).
  if (!isDenied && domains.distributesNot && typeof field === 'string' && opposite !== undefined) {
    return { compiled, negated: () => leafTerm(env, table, [field, opposite, value]), depth: 0 }
  }
  if (!isDenied && isForPostgres(env) && typeof field === 'string' && WHOLE.has(name)) {
    const negated = (): Term => ({
      compiled: () => unlikeLeaf(env, table, [field, operator, value]),
      negated: () => leafTerm(env, table, given),
      depth: 0,
    })
    return { compiled, negated, depth: 0 }
  }
  const leaf: Term = { compiled, negated: () => not(leaf), depth: 0 }
  return leaf
}

function isBeyondRelation({ fields }: Table, path: unknown): boolean {
  const [head = '', ...beyond] = String(path).split('.')
  return beyond.length > 0 && Object.hasOwn(fields, head) && fields[head]?.relation !== undefined
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
  return { compiled, negated: () => term, depth: 0 }
}

function joined(env: Environment, operator: '&' | '|', first: Term, second: Term): Term {
  const joins = { operator, first, second }
  return {
    joins,
    depth: joinedDepth(env, operator, first, second),
    compiled: () => compiledTogether(env, operator, partsOf(joins)),
    negated: () => joined(env, operator === '&' ? '|' : '&', first.negated(), second.negated()),
  }
}

/** What is joined by one operator, in its order; a long row is no deep tree. */
function partsOf({ operator, first, second }: NonNullable<Term['joins']>): readonly Term[] {
  const parts: Term[] = []
  const left = [second, first]
  for (let term = left.pop(); term !== undefined; term = left.pop()) {
    if (term.joins?.operator === operator) left.push(term.joins.second, term.joins.first)
    else parts.push(term)
  }
  return parts
}

/** Since 19 nobody looks at the rest once what is said is known (odoo/orm/domains.py, `_flatten`). */
function compiledTogether(env: Environment, operator: '&' | '|', parts: readonly Term[]): Compiled {
  const decisive = operator === '|'
  const isAll = isForPostgres(env)
  const lastFirst: Compiled[] = []
  // Before 19 the last condition is looked at first. No callback: each would be a frame more for each level.
  if (isAll) for (let at = parts.length - 1; at >= 0; at--) lastFirst.push((parts[at] as Term).compiled())
  const tests: Predicate[] = []
  const among: Among[] = []
  const together = new AmongTogether(decisive)
  const whenAsked: (() => void)[] = []
  let [isDecisive, isKnown] = [false, true]
  for (const part of parts) {
    const one = lastFirst.pop() ?? part.compiled()
    for (const condition of one.joinedBy === undefined ? (one.among ?? []) : []) {
      among.push(condition)
      together.add(condition)
    }
    if (!isAll && (one.constant === decisive || (together.isDecided && tests.length > 0))) {
      return { test: () => decisive, constant: decisive, whenAsked: [] }
    }
    tests.push(one.test)
    if (one.constant === undefined || isAll) whenAsked.push(...one.whenAsked)
    if (one.constant === undefined) isKnown = false
    if (one.constant === decisive) isDecisive = true
  }
  const test: Predicate = (row) => {
    for (const isSo of tests) if (isSo(row) === decisive) return decisive
    return !decisive
  }
  if (isDecisive) return { test, constant: decisive, whenAsked }
  if (isKnown) return { test, constant: !decisive, whenAsked }
  return { test, whenAsked, among, joinedBy: operator }
}
