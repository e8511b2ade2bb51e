import { hashed, withAttribute } from '../../python/eyes.ts'
import type { Environment } from '../environment.ts'
import { normalized } from './never.ts'

/**
 * What servers of 13 to 18 look at in a domain as a whole, before its fields: terms that are no conditions, and those
 * that a `!` makes such (odoo/osv/expression.py of 14, `distribute_not` and `check_leaf`; tried on 14.0).
 */
export function checkTerms(env: Environment, domain: readonly unknown[]): void {
  const { major } = env.dialect.series
  if (major < 13 || major >= 19) return
  // Whether what follows stands under a `!`, for each part that is still to come.
  const negations = [false]
  let stranger: readonly unknown[] | undefined
  for (const term of normalized(env, domain)) {
    const isNegated = negations.pop() ?? false
    if (term === '!') negations.push(!isNegated)
    else if (term === '&' || term === '|') negations.push(isNegated, isNegated)
    else if (isConstant(term)) {
      if (isNegated) stranger ??= [[term[0], '!=', 1]]
    } else if (!isCondition(env, term) && !isUnpacked(env, term)) {
      // Since 17 its first part is taken for a path before anything else (tried on 17.0 and 18.0).
      if (major >= 17 && Array.isArray(term)) {
        withAttribute(term[0], 'split')
        if (isNegated) hashed(term[1])
      } else for (const part of Array.isArray(term) ? term : [term]) hashed(part)
      stranger ??= [term]
    }
  }
  if (stranger !== undefined) throw env.dialect.domains.invalidLeaf(stranger[0])
}

/** On 17 and 18 a term is taken apart before anybody looks at it, a text too (tried on 17.0 and 18.0). */
export const isUnpacked = ({ dialect: { series } }: Environment, term: unknown): term is string | readonly unknown[] =>
  (series.major === 17 || series.major === 18) &&
  (typeof term === 'string' || (Array.isArray(term) && term.length !== 3))

/** `(1, '=', 1)` and its opposite; true is 1 to Python. */
export const isConstant = (term: unknown): term is readonly unknown[] =>
  Array.isArray(term) && term.length === 3 && [0, 1, true, false].includes(term[0]) && term[1] === '=' && isOne(term[2])

const isOne = (value: unknown) => value === 1 || value === true

/** A field, an operator as it is written, and a value. */
const isCondition = ({ dialect: { domains } }: Environment, term: unknown) =>
  Array.isArray(term) &&
  term.length === 3 &&
  typeof term[0] === 'string' &&
  term[0] !== '' &&
  typeof term[1] === 'string' &&
  domains.hasOperator(term[1])
