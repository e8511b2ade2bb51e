import type { ModelCallOptions } from '../caller.ts'
import type { Scope } from '../scope.ts'
import type { ModelType, UntypedModel } from '../types/model-type.ts'
import type { Input, RecordOf } from '../types/record-type.ts'
import type { DefaultSelection } from '../types/select.ts'
import { callIds, type Named, unlinkIds, writeIds } from './by-id.ts'

/** An array of records that can be worked on at once. `map`, `filter` and the like answer plain arrays. */
export class RecordList<M extends ModelType = UntypedModel, S = DefaultSelection, E = unknown> extends Array<
  RecordOf<M, S, E>
> {
  readonly #scope: Scope
  readonly #model: string

  /** @internal */
  constructor(scope: Scope, model: string, records: readonly RecordOf<M, S, E>[]) {
    super()
    this.#scope = scope
    this.#model = model
    for (const record of records) this.push(record)
  }

  static override get [Symbol.species](): ArrayConstructor {
    return Array
  }

  /** The ids, in order. */
  get ids(): number[] {
    return this.map(({ id }) => id as number)
  }

  /**
   * Gives all records the same values, in one call. The records here keep what they had read.
   *
   * Calls `write(ids, values)`.
   */
  async write(values: Input<M>, options: ModelCallOptions = {}): Promise<void> {
    await writeIds(this.#named, values, options)
  }

  /**
   * Deletes all records, in one call.
   *
   * Calls `unlink(ids)`.
   */
  async unlink(options: ModelCallOptions = {}): Promise<void> {
    await unlinkIds(this.#named, options)
  }

  /**
   * Calls any public method on all records at once; the server's own value, null for none.
   *
   * ```ts
   * await orders.call('action_confirm')
   * ```
   */
  call(
    method: string,
    args: readonly unknown[] = [],
    kwargs: Readonly<Record<string, unknown>> = {},
    options: ModelCallOptions = {},
  ): Promise<unknown> {
    return callIds(this.#named, method, args, kwargs, options)
  }

  get #named(): Named {
    return { scope: this.#scope, model: this.#model, ids: this.ids }
  }
}
