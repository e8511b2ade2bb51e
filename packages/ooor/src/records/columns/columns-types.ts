import type { AnyField, FieldNamed, ModelType, OrNull, Simplify } from '../types/model-type.ts'
import type { RowValue, SelectedName } from '../types/select.ts'

/** How columns come. */
export interface ColumnsOptions {
  /** Numbers as lists, or packed as `Float64Array`. @default 'array' */
  readonly numbers?: 'array' | 'float64' | undefined
  /** many2ones as `{ id, display_name }`, by one more read; ids otherwise. @default false */
  readonly names?: boolean | undefined
}

/** Columns by field: values of one index belong to one record. */
export type ColumnsOf<M extends ModelType, S, O extends ColumnsOptions = object> = Simplify<
  { readonly id: NumbersOf<O> } & {
    readonly [K in SelectedName<M, S>]: ColumnOf<FieldNamed<M, K>, O>
  }
>

type ColumnOf<F extends AnyField, O extends ColumnsOptions> = F['kind'] extends 'integer' | 'float' | 'monetary'
  ? NumbersOf<O>
  : F['kind'] extends 'many2one'
    ? O extends { readonly names: true }
      ? RowValue<F, true>[]
      : OrNull<F, number>[]
    : RowValue<F, true>[]

type NumbersOf<O extends ColumnsOptions> = O extends { readonly numbers: 'float64' } ? Float64Array : number[]
