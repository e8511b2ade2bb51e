import type { ModelCallOptions } from '../caller.ts'
import type { Input } from '../types/input-type.ts'
import type {
  AnyField,
  FieldName,
  FieldNamed,
  Linkable,
  ModelType,
  NeverNull,
  Simplify,
  Target,
} from '../types/model-type.ts'
import type { DefaultName, Selection } from '../types/select.ts'

/** What opening a form may be told. */
export interface FormOptions<M extends ModelType> extends ModelCallOptions {
  /** Set as soon as the form is open. */
  readonly values?: Input<M> | undefined
  /**
   * Fields that take part besides the usual ones, by name, or nested for the fields of lines:
   * `{ amount_tax: true, order_line: { qty_to_deliver: true } }`.
   */
  readonly select?: readonly FieldName<M>[] | Selection<M> | undefined
  /** The record to change; a new one when left out. */
  readonly record?: Linkable | undefined
}

/** What a form warns of. */
export interface FormWarning {
  readonly title: string
  readonly message: string
}

/**
 * What a form holds: as rows have it, null also for required fields that are to be filled in. Names that are computed
 * for each read, and lists, are there when they were selected or used.
 */
export type FormValues<M extends ModelType> = Simplify<
  { readonly [K in DefaultName<M>]: FormValue<FieldNamed<M, K>> } & {
    readonly [K in Exclude<FieldName<M>, DefaultName<M>>]?: FormValue<FieldNamed<M, K>>
  }
>

/** What a line holds; its id is 0 until it is saved. */
export type LineValues<M extends ModelType> = FormValues<M> & { readonly id: number }

type FormValue<F extends AnyField> = F extends { readonly kind: 'one2many'; readonly model: infer T }
  ? T extends ModelType
    ? readonly LineValues<T>[]
    : never
  : F['kind'] extends NeverNull
    ? F['value']
    : F['value'] | null

/** Names of a model's one2many fields. */
export type ListName<M extends ModelType> = {
  [K in FieldName<M>]: FieldNamed<M, K>['kind'] extends 'one2many' | 'unknown' ? K : never
}[FieldName<M>]

/** The model of a one2many's lines. */
export type LineOf<M extends ModelType, K extends FieldName<M>> = Target<FieldNamed<M, K>>
