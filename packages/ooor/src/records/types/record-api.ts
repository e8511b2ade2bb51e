import type { ModelCallOptions } from '../caller.ts'
import type { Input } from './input-type.ts'
import type { FieldName, ModelType, Simplify, UntypedModel } from './model-type.ts'
import type { OnServerApi } from './on-server-api.ts'
// biome-ignore lint/suspicious/noImportCycles: as in record-type.ts
import type { RecordOf } from './record-type.ts'
import type { DefaultSelection, SelectedName } from './select.ts'

/** `from` is undefined when the old value had not been read. */
export interface ChangedValue {
  readonly from: unknown
  readonly to: unknown
}

/** Messages by the name of their field; those for the whole record under `base`. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>

/** What saving may be told. */
export interface SaveOptions extends ModelCallOptions {
  /** Reads the record back, for what the server computes; where nothing was changed, too. New records are read back in any case. @default false */
  readonly reload?: boolean | undefined
  /** An external id for a new record, as `shop.first_customer`. */
  readonly externalId?: string | undefined
}

export type { Translations } from './on-server-api.ts'

/** What `toJSON` answers. */
export type JsonOf<M extends ModelType, S> = Simplify<{ id: number | null } & { [K in SelectedName<M, S>]: unknown }>

/**
 * What every record can do. Its fields are properties beside these; a field of the same name as one of these methods
 * is reached by `get` and `set`.
 */
export interface RecordApi<M extends ModelType = UntypedModel, S = DefaultSelection, E = unknown>
  extends OnServerApi<M> {
  /** The id on the server; 0 while the record is new. */
  readonly id: number

  /** The model's name, as `sale.order`. */
  readonly $model: M['name']

  /** True until the record is saved for the first time. */
  readonly isNew: boolean

  /** True once the record was deleted through this object. */
  readonly isDestroyed: boolean

  /** True when something was set that has not been saved. */
  readonly isChanged: boolean

  /** What was set and not saved: `{ note: { from: null, to: 'ring twice' } }`. Commands, for one2many and many2many. */
  readonly changes: { readonly [K in FieldName<M>]?: ChangedValue }

  /** Why the last `save` failed, by field; what concerns the whole record is under `base`. Empty when it did not. */
  readonly errors: FieldErrors

  /**
   * Sets several values, relations by id, record, reference or list. Nothing is sent before `save`.
   *
   * ```ts
   * order.set({ partner_id: 5, note: null, order_line: [{ product_id: 7 }, command.delete(3)] })
   * ```
   *
   * Throws an `UnknownFieldError` or an `InvalidValueError`, and then none is set.
   */
  set(values: Input<M>): this

  /**
   * Sends what is new: all that was set for a new record, only what has changed for others. Sends nothing when nothing
   * has. Throws what the server says, with the messages also in `errors`; the changes are kept then. What was written
   * and could not be read back is a `PartialWriteError`: it is not sent again, `reload` the record.
   *
   * Calls `create(values)` and reads the record (since 17 one `web_save`), or `write([id], values)`.
   */
  save(options?: SaveOptions): Promise<this>

  /**
   * `set` and `save`.
   *
   * ```ts
   * await order.update({ note: 'ring twice' })
   * ```
   *
   * Calls and throws what these two do.
   */
  update(values: Input<M>, options?: SaveOptions): Promise<this>

  /**
   * Deletes the record.
   *
   * Calls `unlink([id])`, since 20 `web_unlink([id])`.
   */
  destroy(options?: ModelCallOptions): Promise<void>

  /**
   * A copy on the server, with other values where they are given.
   *
   * Calls `copy([id], values)` and reads the copy.
   */
  copy(values?: Input<M>, options?: ModelCallOptions): Promise<RecordOf<M, S, E>>

  /**
   * Reads the record anew and drops what was set. Throws a `MissingError` when it is gone.
   *
   * Calls `read([id], fields)`.
   */
  reload(): Promise<this>

  /** The record in an address, as Odoo's website writes it: `office-chair-42`. */
  toParam(): string

  /** What was read and set, as plain data: relations as ids and names, nested records as objects. */
  toJSON(): JsonOf<M, S>
}
