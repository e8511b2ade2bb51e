import type { ModelCallOptions } from '../caller.ts'
import type { Input } from './input-type.ts'
import type { Linkable, ModelType, UntypedModel } from './model-type.ts'
// biome-ignore lint/suspicious/noImportCycles: as in record-type.ts
import type { Handle, RecordOf } from './record-type.ts'
import type { DefaultSelection } from './select.ts'

/** What can be done to several records in one call. */
export interface Batch<M extends ModelType> {
  /** The ids, in order. */
  readonly ids: number[]

  /**
   * Gives all records the same values, in one call. Records that were read keep what they had read.
   *
   * Calls `write(ids, values)`.
   */
  write(values: Input<M>, options?: ModelCallOptions): Promise<void>

  /**
   * Deletes all records, in one call.
   *
   * Calls `unlink(ids)`, since 20 `web_unlink(ids)`.
   */
  unlink(options?: ModelCallOptions): Promise<void>

  /**
   * Calls any public method on all records at once; the server's own value, null for none.
   *
   * ```ts
   * await orders.call('action_confirm')
   * ```
   */
  call(
    method: string,
    args?: readonly unknown[],
    kwargs?: Readonly<Record<string, unknown>>,
    options?: ModelCallOptions,
  ): Promise<unknown>
}

/** An array of records that can be worked on at once. `map`, `filter` and the like answer plain arrays. */
export interface RecordList<M extends ModelType = UntypedModel, S = DefaultSelection, E = unknown>
  extends Array<RecordOf<M, S, E>>,
    Batch<M> {}

/**
 * Changes of a one2many or many2many; they are sent when the record that holds it is saved.
 *
 * ```ts
 * order.order_line.create({ product_id: 8 }).update(line, { price_unit: 9 }).remove(other)
 * await order.save()
 * ```
 *
 * None of them sends anything. `save` refuses what no field takes, by an `UnknownFieldError` or `InvalidValueError`.
 */
export interface Edits<M extends ModelType> {
  /** Links records. Command 4. */
  add(...records: readonly Linkable[]): this
  /** Unlinks records; they stay, or go where the other side must have one. Command 3. */
  remove(...records: readonly Linkable[]): this
  /** Makes a record along with the one that holds it. Command 0. */
  create(values: Input<M>): this
  /** Changes one of the records. Command 1. */
  update(record: Linkable, values: Input<M>): this
  /** Deletes records. Command 2. */
  delete(...records: readonly Linkable[]): this
  /** Links these and no others. Command 6. */
  set(records: readonly Linkable[]): this
  /** Unlinks all. Command 5. */
  clear(): this
}

/** The records of a one2many or many2many; edits are sent when the record that holds it is saved. */
export interface RelatedList<M extends ModelType = UntypedModel, S = DefaultSelection>
  extends RecordList<M, S>,
    Edits<M> {}

/**
 * A one2many or many2many whose records have not been read: await it for them, or edit it without.
 *
 * ```ts
 * for (const line of await order.order_line) console.log(line.name)
 * order.order_line.create({ product_id: 5 })
 * ```
 */
export interface UnloadedList<M extends ModelType = UntypedModel> extends PromiseLike<RelatedList<M>>, Edits<M> {
  /** The ids as they were read. Throws a `RecordStateError` when the field was not selected. */
  readonly ids: readonly number[]
  toJSON(): readonly number[] | undefined
}

/**
 * References to records that have not been read, as `browse([5, 6])` makes them: what is asked of the list is done to
 * all of them in one call. `map`, `filter` and the like answer plain arrays.
 *
 * ```ts
 * await orders.browse([5, 6]).write({ note: null })
 * await orders.browse([5, 6]).action_confirm()
 * ```
 */
export interface HandleList<M extends ModelType = UntypedModel, E = unknown> extends Array<Handle<M, E>>, Batch<M> {
  /**
   * The records' external ids, in order; null for those that have none.
   *
   * Calls `get_external_id(ids)`.
   */
  externalIds(options?: ModelCallOptions): Promise<(string | null)[]>
}
