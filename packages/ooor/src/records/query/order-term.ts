import type { FieldName, FieldNamed, Mistake, ModelType, NoSuchField } from '../types/model-type.ts'

/**
 * A term of an order: a field, with its direction behind it. Servers do not order by paths; since 17 by properties, since 18
 * by the id of what a many2one leads to.
 */
export type OrderTerm<M extends ModelType> =
  | FieldName<M>
  | 'id'
  | `${FieldName<M> | 'id'} ${'asc' | 'desc'}`
  | OrderPath<M>
  | `${OrderPath<M>} ${'asc' | 'desc'}`

/** The compiler's check of an order's term: what may be meant, where it was written. */
export type CheckOrder<M extends ModelType, T> =
  T extends OrderTerm<M>
    ? [FieldIn<M, T>] extends [{ readonly kind: infer Kind extends 'one2many' | 'many2many' }]
      ? Mistake<`servers do not order by lists of records, and '${T & string}' is a ${Kind}`>
      : T
    : T extends `${string}.${string}`
      ? Mistake<`servers do not order by paths, as '${T}': sort what came, or order by a stored field`>
      : T extends `${infer Name} ${'asc' | 'desc'}`
        ? NoSuchField<M, Name>
        : NoSuchField<M, T>

/** The field of an order's term; unknown for what lies beyond one. */
type FieldIn<M extends ModelType, T> = T extends `${infer Name} ${string}`
  ? FieldIn<M, Name>
  : T extends FieldName<M>
    ? FieldNamed<M, T>
    : unknown

type OrderPath<M extends ModelType> = {
  [K in FieldName<M>]: FieldNamed<M, K>['kind'] extends 'many2one'
    ? `${K}.id`
    : FieldNamed<M, K>['kind'] extends 'properties' | 'unknown'
      ? `${K}.${string}`
      : never
}[FieldName<M>]
