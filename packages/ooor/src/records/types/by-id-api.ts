import type { ModelCallOptions } from '../caller.ts'
import type { Input } from './input-type.ts'
import type { ModelType } from './model-type.ts'
import type { OnServerApi } from './on-server-api.ts'

/**
 * What can be done to a record of which only the id is known: one call, nothing is read. What wants the record itself,
 * `set` and `save` and the like, is asked of it: `await` the reference first.
 */
export interface ByIdApi<M extends ModelType> extends OnServerApi<M> {
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
}
