import { typeError } from '../../python/exceptions.ts'
import { hashed, withAttribute } from '../../python/eyes.ts'
import { pythonTuple } from '../../python/repr.ts'
import type { Environment } from '../environment.ts'
import type { Leaf } from './predicate.ts'

const INTERNAL: ReadonlySet<unknown> = new Set(['any!', 'not any!'])

/**
 * What 19 looks at when it takes conditions in, before it looks any field up (odoo/orm/domains.py, `Domain` and
 * `DomainCondition.checked`; tried on 19.0 with values of all types).
 */
export function takenIn(env: Environment, leaf: Leaf): void {
  const { domains } = env.dialect
  const [field, operator] = leaf
  if (INTERNAL.has(operator)) throw domains.invalidLeaf(leaf)
  if (isConstant(leaf)) return
  if (typeof field !== 'string') throw typeError(`Domain() invalid arguments: ${pythonTuple(leaf)}`)
  if (field === '') throw typeError(`Empty field name in condition ${pythonTuple(leaf)}`)
  const name = withAttribute(hashed(operator), 'lower').toLowerCase()
  if (!domains.hasOperator(name)) throw domains.invalidOperator(leaf)
}

/** What 19 looks at of a whole domain before anything else, rights among it: the last term first. */
export function takenInAll(env: Environment, domain: readonly unknown[]): void {
  const { domains } = env.dialect
  let known = 0
  for (const term of domain.toReversed()) {
    const wanted = term === '!' ? 1 : term === '&' || term === '|' ? 2 : 0
    if (wanted > known) throw domains.malformed(domain)
    known -= wanted
    if (wanted === 0) {
      if (!Array.isArray(term) || term.length !== 3) throw domains.invalidLeaf(term)
      takenIn(env, term as unknown as Leaf)
    }
    known += 1
  }
}

/** Always or never: `(1, '=', 1)` and `(0, '=', 1)`. */
const isConstant = ([field, operator, value]: Leaf) => operator === '=' && (field === 0 || field === 1) && value === 1
