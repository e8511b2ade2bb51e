import { type FieldSchema, isToMany } from '../schema/field.ts'
import type { DomainLeaf } from '../types/where.ts'

/** What compares with a list: a leaf, and where it takes that two of them. */
export type ListTerms = (DomainLeaf | '&' | '|')[]

/**
 * The terms by which a number is in a list on every series. To those before 16 a 0 in a list is an empty value
 * (odoo/osv/expression.py of 14: `it != False`), not the number.
 */
export function listTerms(
  major: number,
  path: string,
  operator: 'in' | 'not in',
  values: readonly unknown[],
): ListTerms {
  const leaf: DomainLeaf = [path, operator, values]
  if (major >= 16 || !values.includes(0)) return [leaf]
  return operator === 'in' ? ['|', leaf, [path, '=', 0]] : ['&', leaf, [path, '!=', 0]]
}

/**
 * The same for a relation, of whose records none has the id 0: servers take it for none at all, in lists up to 16 and
 * alone since 19, where a relation to many is compared (tried on real 14 and 19). That there are none is passed over in
 * a list up to 18 (tried on 14, 16, 17 and 18).
 */
export function linkTerms(
  major: number,
  field: Pick<FieldSchema, 'kind'>,
  path: string,
  operator: string,
  value: unknown,
): ListTerms {
  const isNot = operator === '!=' || operator === 'not in'
  if (value === 0 && /^!?=$/.test(operator)) return [[path, isNot ? 'not in' : 'in', []]]
  const ids = Array.isArray(value) ? value.filter((one) => one !== 0) : value
  if (!Array.isArray(ids) || !/in$/.test(operator) || major >= 19 || !isToMany(field) || !ids.includes(false)) {
    return [[path, operator, ids]]
  }
  const none: DomainLeaf = [path, isNot ? '!=' : '=', false]
  const some = ids.filter((one) => one !== false)
  return some.length === 0 ? [none] : [isNot ? '&' : '|', [path, operator, some], none]
}
