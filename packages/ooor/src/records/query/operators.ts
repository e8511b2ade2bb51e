import type { Linkable } from '../types/model-type.ts'
import type { Combined, Operator } from '../types/where.ts'

const operator = <N extends Operator['$operator'], V>($operator: N, value: V): Operator<N, V> => ({ $operator, value })

/** Equal: `{ name: eq('x') }`, as `{ name: 'x' }`. */
export const eq = <V>(value: V): Operator<'=', V> => operator('=', value)
/** Not equal; empty ones too. */
export const ne = <V>(value: V): Operator<'!=', V> => operator('!=', value)
/** Greater than. */
export const gt = <V>(value: V): Operator<'>', V> => operator('>', value)
/** Greater than or equal. */
export const gte = <V>(value: V): Operator<'>=', V> => operator('>=', value)
/** Less than. */
export const lt = <V>(value: V): Operator<'<', V> => operator('<', value)
/** Less than or equal. */
export const lte = <V>(value: V): Operator<'<=', V> => operator('<=', value)
/** From the first to the last, both included: `{ date_order: between(monday, sunday) }`. */
export const between = <V>(first: V, last: V): readonly [Operator<'>=', V>, Operator<'<=', V>] => [
  gte(first),
  lte(last),
]
/** One of these; null among them for empty. `{ state: oneOf(['sale', 'done']) }`, as `{ state: ['sale', 'done'] }`. */
export const oneOf = <const V extends readonly unknown[]>(values: V): Operator<'in', V> => operator('in', values)
/** None of these. */
export const noneOf = <const V extends readonly unknown[]>(values: V): Operator<'not in', V> =>
  operator('not in', values)
/** Contains, with the case as it is. `%` and `_` match as in SQL. */
export const like = (pattern: string): Operator<'like', string> => operator('like', pattern)
/** Contains, in any case. */
export const ilike = (pattern: string): Operator<'ilike', string> => operator('ilike', pattern)
/** Does not contain. */
export const notLike = (pattern: string): Operator<'not like', string> => operator('not like', pattern)
/** Does not contain, in any case. */
export const notIlike = (pattern: string): Operator<'not ilike', string> => operator('not ilike', pattern)
/** Matches the whole value: `matches('Jo%')`. Odoo's `=like`. */
export const matches = (pattern: string): Operator<'=like', string> => operator('=like', pattern)
/** Matches the whole value, in any case. Odoo's `=ilike`. */
export const imatches = (pattern: string): Operator<'=ilike', string> => operator('=ilike', pattern)
/** The record or one below it: `{ category_id: childOf(5) }`. */
export const childOf = <const V extends Linkable | readonly Linkable[] | string>(parent: V): Operator<'child_of', V> =>
  operator('child_of', parent)
/** The record or one above it. */
export const parentOf = <const V extends Linkable | readonly Linkable[] | string>(child: V): Operator<'parent_of', V> =>
  operator('parent_of', child)
/** One of the related records is like this: `{ order_line: any({ price_unit: gt(100), product_id: 5 }) }`. 17 and later. */
export const any = <const W>(condition: W): Operator<'any', W> => operator('any', condition)
/** None of the related records is like this. 17 and later. */
export const none = <const W>(condition: W): Operator<'not any', W> => operator('not any', condition)

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
export const not = <const W>(condition: W): Combined<readonly [W]> => ({ $combine: 'not', conditions: [condition] })
