import type { ModelCallOptions } from '../caller.ts'
import type { Input } from './input-type.ts'
import type { ModelType } from './model-type.ts'

/** What can be done to a record of which only the id is known: one call, nothing is read. */
export interface ByIdApi<M extends ModelType> {
  /**
   * Changes the record, as `record.update` does after a `find`.
   *
   * Calls `write([id], values)`.
   */
  write(values: Input<M>, options?: ModelCallOptions): Promise<void>
  /**
   * Deletes the record.
   *
   * Calls `unlink([id])`, since 20 `web_unlink([id])`.
   */
  unlink(options?: ModelCallOptions): Promise<void>
  /**
   * Calls any public method of the model on the record; the server's own value, null for none.
   *
   * ```ts
   * await orders.browse(42).call('message_post', [], { body: 'hello' })
   * ```
   */
  call(
    method: string,
    args?: readonly unknown[],
    kwargs?: Readonly<Record<string, unknown>>,
    options?: ModelCallOptions,
  ): Promise<unknown>
  /**
   * The record's external id, as `base.main_partner`; null when it has none.
   *
   * Calls `get_external_id([id])`.
   */
  externalId(options?: ModelCallOptions): Promise<string | null>
}
