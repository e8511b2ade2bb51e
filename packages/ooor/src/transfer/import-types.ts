import type { OoorError } from '../errors/index.ts'
import type { FieldName, ModelCallOptions, ModelType } from '../records/index.ts'
import type { ImportJournal } from './journal.ts'

/**
 * A row as a file has it, by names of columns. A column is a field, or a relation with what the record behind it is
 * told by: `country_id/id` (its external id), `country_id/.id` (its id), `country_id/code` (a field that tells it);
 * `country_id` takes its name. Lists of a many2many have commas between them. Values are text or what the field holds.
 */
export type ImportRow<M extends ModelType> = {
  readonly [K in FieldName<M> | 'id' | `${FieldName<M>}/${string}`]?: unknown
}

/** How many rows have come so far, and what became of them. */
export interface ImportProgress {
  readonly rows: number
  readonly made: number
  readonly changed: number
  readonly rejected: number
}

/** What became of all rows. */
export interface ImportReport extends ImportProgress {
  /** Rows of this run that an earlier one had done, by the journal. */
  readonly resumed: number
  /** Who checked the rows of a dry run: `here` up to 6.1, the server too since 7.0. Not there where it was none. */
  readonly checkedBy?: 'server' | 'here'
  /**
   * Why rows of this run were refused: the ten reasons behind most of them, those that differ by a row's own values alone
   * as one. Not there where none was.
   */
  readonly reasons?: readonly RefusalReason[]
}

/** Why rows were refused. */
export interface RefusalReason {
  /** In the words of the first of them. */
  readonly reason: string
  /** How many rows. */
  readonly count: number
  /** The first of them, from 0. */
  readonly first: number
}

/** A row that is not on the server, and why. */
export interface RejectedRow<M extends ModelType> {
  /** Which of the rows, from 0. */
  readonly index: number
  readonly row: ImportRow<M>
  /** Why, in a sentence: to be written beside the row. */
  readonly reason: string
  readonly error: OoorError
}

/** How rows find the records that are there, and how they are sent. */
export type ImportOptions<M extends ModelType> = ModelCallOptions & {
  /**
   * A row whose record a row before it has told: `reject` refuses it, for which the keys of all rows are kept; `last`
   * changes the record once more, and keeps nothing, except in a dry run.
   *
   * @default 'reject'
   */
  readonly duplicates?: 'reject' | 'last' | undefined
  /** Rows in one call. With a journal, what the journal began with. @default 500 */
  readonly batch?: number | undefined
  /** Checks all rows and keeps nothing. @default false */
  readonly dryRun?: boolean | undefined
  /** Where it is written what is done: a run that broke off goes on there, and makes nothing twice. */
  readonly journal?: ImportJournal | undefined
  /** How often rows whose answer was lost are looked for and sent again. @default 5 */
  readonly retries?: number | undefined
  /** Told each row that is refused, before the journal is: after a crash it may be told a row again. */
  readonly onReject?: ((rejected: RejectedRow<M>) => unknown) | undefined
  /** Told after each batch how far it is. */
  readonly onProgress?: ((progress: ImportProgress) => unknown) | undefined
} & (
    | {
        /** The column that has the external id, as `id`; or what makes it of a row. Without a module it is of `__import__`. */
        readonly externalId: string | ((row: ImportRow<M>, index: number) => string)
        readonly match?: undefined
      }
    | {
        /** Fields that together tell a record: `['ref']`. Records are looked for as `where` finds them. */
        readonly match: readonly FieldName<M>[]
        readonly externalId?: undefined
      }
  )
