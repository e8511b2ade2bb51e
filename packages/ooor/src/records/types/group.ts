import type {
  AnyField,
  FieldName,
  FieldNamed,
  Mistake,
  ModelType,
  NoSuchField,
  OrNull,
  Simplify,
} from './model-type.ts'
import type { Domain, FieldAt } from './where.ts'

/** Parts of a moment that are groups: a span from one moment to another. */
export type Granularity = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year'

/**
 * A field to group by; moments and days by a part: `date_order:month`. Since 19 also beyond many2ones:
 * `order_id.date_order:month`.
 */
export type GroupKey<M extends ModelType> =
  | FieldName<M>
  | `${FieldName<M>}:${Granularity}`
  | `${FieldName<M>}.${string}`

/** Parts of time as numbers, since 18: `date_order:month_number`. */
type NumberOfTime =
  | `${'year' | 'quarter' | 'month' | 'iso_week' | 'hour' | 'minute' | 'second'}_number`
  | `day_of_${'year' | 'month' | 'week'}`

/** The compiler's check of a key: what may be meant, where it was written. */
export type CheckGroupKey<M extends ModelType, T> =
  T extends GroupKey<M>
    ? T
    : T extends `${infer Name}:${infer Part}`
      ? Name extends FieldName<M>
        ? Part extends NumberOfTime
          ? T
          : Mistake<`there is no part of time '${Part}': hour, day, week, month, quarter, year`>
        : NoSuchField<M, Name>
      : T extends `${infer Name}.${string}`
        ? NoSuchField<M, Name>
        : NoSuchField<M, T>

/** The compiler's check of aggregates likewise. */
export type CheckAggregates<M extends ModelType, T> = {
  readonly [P in keyof T]: T[P] extends Aggregate<M>
    ? CheckKind<M, T[P]>
    : T[P] extends `${infer Name}:${infer How}`
      ? Name extends FieldName<M> | 'id'
        ? Mistake<`nothing is called '${How}': sum, avg, min, max, count, count_distinct, array_agg, bool_and, bool_or`>
        : NoSuchField<M, Name>
      : Mistake<`'${T[P] & string}' does not say what to make of a field, as 'amount_total:sum' does`>
}

/** Kinds of which databases know how to make something, as `checkAggregates` says of what the types do not know. */
interface KindsOf {
  readonly sum: 'integer' | 'float' | 'monetary'
  readonly avg: 'integer' | 'float' | 'monetary'
  readonly sum_currency: 'monetary'
  readonly bool_and: 'boolean'
  readonly bool_or: 'boolean'
}

type CheckKind<M extends ModelType, T> = T extends `${infer Name}:${infer How}`
  ? FieldNamed<M, Name>['kind'] extends infer Kind extends string
    ? Kind extends 'unknown'
      ? T
      : Kind extends 'one2many' | 'many2many'
        ? Mistake<`'${T}' makes something of a ${Kind}: servers aggregate fields with one value`>
        : How extends keyof KindsOf
          ? Kind extends KindsOf[How]
            ? T
            : Mistake<`'${T}' makes something of a ${Kind}: ${How} is of other kinds`>
          : [Kind, How] extends ['boolean', 'min' | 'max']
            ? Mistake<`'${T}': true and false have no order. There are bool_and and bool_or`>
            : T
    : T
  : T

/** What is made of the values of a group; `sum_currency`, since 18, makes amounts those of the company's currency. */
export type AggregateFunction =
  | 'sum'
  | 'sum_currency'
  | 'avg'
  | 'min'
  | 'max'
  | 'count'
  | 'count_distinct'
  | 'array_agg'
  | 'bool_and'
  | 'bool_or'

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

type KeyValue<M extends ModelType, P extends string> = P extends `${infer Path}:${Granularity}`
  ? FieldAt<M, Path> extends infer F extends AnyField
    ? F['kind'] extends 'date' | 'datetime'
      ? KeyOrNull<Path, F, Span<F['value']>>
      : unknown
    : unknown
  : P extends `${infer Path}:${NumberOfTime}`
    ? FieldAt<M, Path> extends infer F extends AnyField
      ? KeyOrNull<Path, F, number>
      : number | null
    : FieldAt<M, P> extends infer F extends AnyField
      ? F['kind'] extends 'many2many' | 'one2many'
        ? { id: number; display_name: string } | null
        : KeyOrNull<
            P,
            F,
            F['kind'] extends 'many2one'
              ? { id: number; display_name: string }
              : F['kind'] extends 'date' | 'datetime'
                ? Span<F['value']>
                : F['value']
          >
      : unknown

/** No group is of none where the field is required; what lies beyond a link may still not be there. */
type KeyOrNull<Path extends string, F extends AnyField, V> = Path extends `${string}.${string}`
  ? V | null
  : 'required' extends F['flags']
    ? V
    : V | null

type AggregateValue<M extends ModelType, A> = A extends `${infer Name}:${infer How}`
  ? How extends 'bool_and' | 'bool_or'
    ? boolean
    : How extends 'array_agg'
      ? readonly Listed<FieldNamed<M, Name>>[]
      : How extends 'min' | 'max'
        ? Extreme<FieldNamed<M, Name>>
        : number
  : number

/** Records are ids in lists. */
type Listed<F> = [F] extends [never]
  ? unknown
  : F extends AnyField
    ? F['kind'] extends 'many2one'
      ? number | null
      : OrNull<F, F['value']>
    : unknown

type Extreme<F> = [F] extends [never]
  ? number
  : F extends AnyField
    ? F['kind'] extends 'integer' | 'float' | 'monetary' | 'many2one' | 'many2one_reference' | 'unknown'
      ? number
      : F['value'] | null
    : number
