import type { FieldName, FieldNamed, ModelType } from '../types/model-type.ts'

/** A change of one field, as the server keeps it beside the record's messages. */
export interface Tracked<Name extends string, Value> {
  /** The server's number of it, growing. */
  readonly id: number
  readonly field: Name
  /** What it was; null for nothing. */
  readonly from: Value | null
  /** What it became. */
  readonly to: Value | null
  /** The user who changed it; null where the server does not say. */
  readonly by: { readonly id: number; readonly display_name: string } | null
  readonly at: Date
}

/**
 * A change of one of a model's fields: values as rows have them. A selection that nobody finds by its label any more is
 * told by the label, and lists of records by their names.
 */
export type TrackedChange<M extends ModelType> =
  string extends FieldName<M>
    ? Tracked<string, unknown>
    : { [K in FieldName<M>]: Tracked<K, TrackedValue<FieldNamed<M, K>>> }[FieldName<M>]

type TrackedValue<F> = F extends { readonly kind: 'one2many' | 'many2many' }
  ? string
  : F extends { readonly value: infer V }
    ? V
    : never
