import { refuseMore } from '../../errors/refuse-more.ts'
import type { Linkable } from '../types/model-type.ts'
import type { Combined, Operator } from '../types/where.ts'

const AS_LIST = 'pass a list'
const JOINED = 'join conditions, and(a, b) or or(a, b)'

/** The one value that there is to be: `map(not)` passes along where it stands, too. */
function onlyOne<V>(name: string, given: readonly V[], remedy: string): V {
  const [value, index, list]: readonly unknown[] = given
  const isOfMap = given.length === 3 && Array.isArray(list) && list[index as number] === value
  if (!isOfMap) refuseMore(name, given, 1, remedy)
  return value as V
}

/** Makes the function of an operator: it takes one value, and refuses more. */
function operator<F>(name: string, $operator: Operator['$operator'], remedy = 'compare with one value'): F {
  const make = (...given: readonly unknown[]): Operator => ({ $operator, value: onlyOne(name, given, remedy) })
  return make as F
}

/** Equal: `{ name: eq('x') }`, as `{ name: 'x' }`. */
export const eq: <V>(value: V) => Operator<'=', V> = operator('eq', '=')
/** Not equal; empty ones too. */
export const ne: <V>(value: V) => Operator<'!=', V> = operator('ne', '!=')
/** Greater than. */
export const gt: <V>(value: V) => Operator<'>', V> = operator('gt', '>')
/** Greater than or equal. */
export const gte: <V>(value: V) => Operator<'>=', V> = operator('gte', '>=')
/** Less than. */
export const lt: <V>(value: V) => Operator<'<', V> = operator('lt', '<')
/** Less than or equal. */
export const lte: <V>(value: V) => Operator<'<=', V> = operator('lte', '<=')
/** From the first to the last, both included: `{ date_order: between(monday, sunday) }`. */
export const between: <V>(first: V, last: V) => readonly [Operator<'>=', V>, Operator<'<=', V>] = (...given) => {
  refuseMore('between', given, 2, 'pass the first and the last')
  return [gte(given[0]), lte(given[1])]
}
/** One of these; null among them for empty. `{ state: oneOf(['sale', 'done']) }`, as `{ state: ['sale', 'done'] }`. */
export const oneOf: <const V extends readonly unknown[]>(values: V) => Operator<'in', V> = operator(
  'oneOf',
  'in',
  AS_LIST,
)
/** None of these. */
export const noneOf: <const V extends readonly unknown[]>(values: V) => Operator<'not in', V> = operator(
  'noneOf',
  'not in',
  AS_LIST,
)
/** Contains, with the case as it is. `%` and `_` match as in SQL. */
export const like: (pattern: string) => Operator<'like', string> = operator('like', 'like')
/** Contains, in any case. */
export const ilike: (pattern: string) => Operator<'ilike', string> = operator('ilike', 'ilike')
/** Does not contain. */
export const notLike: (pattern: string) => Operator<'not like', string> = operator('notLike', 'not like')
/** Does not contain, in any case. */
export const notIlike: (pattern: string) => Operator<'not ilike', string> = operator('notIlike', 'not ilike')
/** Matches the whole value: `matches('Jo%')`. Odoo's `=like`. */
export const matches: (pattern: string) => Operator<'=like', string> = operator('matches', '=like')
/** Matches the whole value, in any case. Odoo's `=ilike`. */
export const imatches: (pattern: string) => Operator<'=ilike', string> = operator('imatches', '=ilike')
/** The record or one below it: `{ category_id: childOf(5) }`. */
export const childOf: <const V extends Linkable | readonly Linkable[] | string>(parent: V) => Operator<'child_of', V> =
  operator('childOf', 'child_of', AS_LIST)
/** The record or one above it. */
export const parentOf: <const V extends Linkable | readonly Linkable[] | string>(child: V) => Operator<'parent_of', V> =
  operator('parentOf', 'parent_of', AS_LIST)
/** One of the related records is like this: `{ order_line: any({ price_unit: gt(100), product_id: 5 }) }`. 17 and later. */
export const any: <const W>(condition: W) => Operator<'any', W> = operator('any', 'any', JOINED)
/** None of the related records is like this. 17 and later. */
export const none: <const W>(condition: W) => Operator<'not any', W> = operator('none', 'not any', JOINED)

/** All of these: `and({ state: 'sale' }, or(…))`. */
export const and = <const W extends readonly unknown[]>(...conditions: W): Combined<W> => ({
  $combine: 'and',
  conditions,
})
/** At least one of these: `or({ state: 'sale' }, { amount_total: gt(100) })`. */
export const or = <const W extends readonly unknown[]>(...conditions: W): Combined<W> => ({
  $combine: 'or',
  conditions,
})
/** Not this: `not({ state: 'cancel' })`. */
export const not: <const W>(condition: W) => Combined<readonly [W]> = (...given) => ({
  $combine: 'not',
  conditions: [onlyOne('not', given, JOINED)],
})
