import type { Linkable, ModelType } from '../types/model-type.ts'
import type { WhereShape } from '../types/where.ts'

/** What one record is found by: its id, also as text, its external id, or conditions. */
export type FindBy<M extends ModelType> = number | string | WhereShape<M>

/** What stands for one record: its id, also as text, its external id, a record, a reference to one, a row. */
export type FindById = string | Linkable

/** What `find` takes for one record. Of objects it takes records and references; others are conditions. */
export type FindOne = number | string | FoundRecord | ({ readonly id: number } & PromiseLike<unknown>) | ReferenceRow

/** A record, whatever was selected of it. */
export interface FoundRecord {
  readonly id: number
  readonly $model: string
  readonly isNew: boolean
}

/** What a row has in the place of a reference. */
export interface ReferenceRow {
  readonly id: number
  readonly display_name: string
}
