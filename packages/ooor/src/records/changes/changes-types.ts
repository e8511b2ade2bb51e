import type { FieldName, ModelType } from '../types/model-type.ts'
import type { DefaultSelection, RowOf } from '../types/select.ts'
import type { TrackedChange } from './tracking-types.ts'

/** What changes are told, and from when on. */
export interface ChangesOptions<W extends boolean = boolean> {
  /** The `cursor` of the page that was the last, or the moment to begin at; all records where there is none. */
  readonly since?: string | Date | null | undefined
  /** Records on a page at most. @default 1000 */
  readonly size?: number | undefined
  /**
   * Seconds that a transaction may take to be told for certain: what it writes bears the moment at which it began, and
   * is seen when it ends. Odoo ends requests after 120 by itself; jobs may take longer. @default 180
   */
  readonly overlap?: number | undefined
  /** Ids that are known here: those that are no more come as `deleted`. */
  readonly known?: Iterable<number> | AsyncIterable<number> | undefined
  /**
   * Tells with each row who changed its tracked fields since, when, from what to what: `tracked`. Which fields are, is
   * the model's own business; what servers keep of them is for administrators. @default false
   */
  readonly tracking?: W | undefined
}

/** A row that has changed, as it is now. */
export type ChangedRow<M extends ModelType, S, W extends boolean = false> = RowOf<M, S> & {
  readonly create_date: Date | null
  readonly write_date: Date
} & ArchivedOrNot<M> &
  (W extends true ? { readonly tracked: readonly TrackedChange<M>[] } : unknown)

/** `active` is false for archived records, of models that have them, or `x_active` where that is what archives. */
type ArchivedOrNot<M extends ModelType> =
  string extends FieldName<M>
    ? { readonly active?: boolean; readonly x_active?: boolean }
    : 'active' extends FieldName<M>
      ? { readonly active: boolean }
      : 'x_active' extends FieldName<M>
        ? { readonly active?: boolean; readonly x_active: boolean }
        : { readonly active?: boolean }

/** What has changed, the oldest change first. */
export interface ChangesPage<M extends ModelType, S = DefaultSelection, W extends boolean = false> {
  /** Records that were made since, as they are now. */
  readonly created: readonly ChangedRow<M, S, W>[]
  /** Records that were there before. */
  readonly updated: readonly ChangedRow<M, S, W>[]
  /** Of the known ids, those that are not there any more: on pages of their own, behind the others. */
  readonly deleted: readonly number[]
  /** Goes on behind this page, another day or in another process. */
  readonly cursor: string
}
