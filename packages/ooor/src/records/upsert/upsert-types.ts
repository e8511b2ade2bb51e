import type { OoorError } from '../../errors/index.ts'
import type { ModelCallOptions } from '../caller.ts'
import type { Input } from '../types/input-type.ts'
import type { FieldName, ModelType } from '../types/model-type.ts'
import type { Handle } from '../types/record-type.ts'

/** How one record is found that may be there: by its external id, or by fields that tell it. */
export type UpsertOptions<M extends ModelType> = ModelCallOptions &
  (
    | { readonly externalId: string; readonly match?: undefined }
    | { readonly match: readonly FieldName<M>[]; readonly externalId?: undefined }
  )

/** What became of one record. */
export interface Upserted<M extends ModelType, E = unknown> {
  readonly id: number
  readonly was: 'made' | 'changed'
  /** Its fields are awaited. */
  readonly record: Handle<M, E>
}

/** How rows find the records that are there, and what becomes of the others. */
export type UpsertManyOptions<M extends ModelType> = ModelCallOptions & {
  /**
   * `collect` goes on without the rows that are refused and tells them; `throw` ends with the first of them, and
   * nothing of its call is on the server.
   *
   * @default 'throw'
   */
  readonly onError?: 'throw' | 'collect' | undefined
  /** Rows in one call. @default 1000 */
  readonly chunk?: number | undefined
} & (
    | {
        /** A row's external id, as `shop.customer_42`; without a module it is of `__import__`. */
        readonly externalId: (row: Input<M>, index: number) => string
        readonly match?: undefined
      }
    | {
        /** Fields that together tell a record: `['ref']`. Records are looked for as `where` finds them. */
        readonly match: readonly FieldName<M>[]
        readonly externalId?: undefined
      }
  )

/** A row that is on the server. */
export interface UpsertedRow {
  /** Which of the rows, from 0. */
  readonly index: number
  readonly id: number
}

/** A row that is not on the server. */
export interface RefusedRow<M extends ModelType> {
  /** Which of the rows, from 0. */
  readonly index: number
  readonly values: Input<M>
  /** Why: mostly what the server said. */
  readonly error: OoorError
}

/** What became of many rows. */
export interface UpsertReport<M extends ModelType> {
  /** Ids of all rows, in their order; null for those that were refused. */
  readonly ids: readonly (number | null)[]
  readonly made: readonly UpsertedRow[]
  readonly changed: readonly UpsertedRow[]
  readonly refused: readonly RefusedRow<M>[]
}
