import type { AnyField, FieldName, FieldNamed, ModelType, Simplify } from './model-type.ts'
import type { Domain } from './where.ts'

/** Parts of a moment that are groups: a span from one moment to another. */
export type Granularity = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year'

/** A field to group by; moments and days by a part: `date_order:month`. */
export type GroupKey<M extends ModelType> = FieldName<M> | `${FieldName<M>}:${Granularity}`

/** What is made of the values of a group. `default` is what the field itself says, mostly the sum. */
export type AggregateFunction = 'sum' | 'avg' | 'min' | 'max' | 'count' | 'count_distinct' | 'array_agg'

/** A field and what is made of it: `amount_total:sum`. */
export type Aggregate<M extends ModelType> = `${FieldName<M> | 'id'}:${AggregateFunction}`

/** A span of time. Days for dates, moments for datetimes; `to` is the first that is not in it. */
export interface Span<T> {
  readonly from: T
  readonly to: T
  /** As `January 2026`, in the session's language. */
  readonly label: string
}

/** One group: its keys, its aggregates, how many records it has and the domain that finds them. */
export type GroupRow<M extends ModelType, K extends readonly string[], A> = Simplify<
  { readonly [P in K[number]]: KeyValue<M, P> } & { readonly [P in keyof A]: AggregateValue<M, A[P]> } & {
    readonly $count: number
    readonly $domain: Domain
  }
>

type KeyValue<M extends ModelType, P extends string> = P extends `${infer Name}:${Granularity}`
  ? Span<FieldNamed<M, Name>['kind'] extends 'date' ? string : Date> | null
  : FieldNamed<M, P> extends infer F extends AnyField
    ? F['kind'] extends 'many2one' | 'many2many' | 'one2many'
      ? { id: number; display_name: string } | null
      : F['kind'] extends 'date' | 'datetime'
        ? Span<F['value']> | null
        : F['value'] | null
    : unknown

type AggregateValue<M extends ModelType, A> = A extends `${string}:array_agg`
  ? readonly unknown[]
  : A extends `${infer Name}:${'min' | 'max'}`
    ? FieldNamed<M, Name> extends infer F extends AnyField
      ? F['kind'] extends 'date' | 'datetime'
        ? F['value'] | null
        : number
      : number
    : number
