import type { ModelCallOptions } from '../caller.ts'
import type { Scope } from '../scope.ts'
import type { Input } from '../types/input-type.ts'
import type { ModelType, UntypedModel } from '../types/model-type.ts'
import type { RecordList } from '../types/record-lists.ts'
import type { RecordOf } from '../types/record-type.ts'
import type { DefaultSelection } from '../types/select.ts'
import { refuseMembersOfOne } from './asked-of-one.ts'
import { callIds, type Named, unlinkIds, writeIds } from './by-id.ts'

/** The array behind a {@link RecordList}. */
export class RecordArray<M extends ModelType = UntypedModel, S = DefaultSelection, E = unknown>
  extends Array<RecordOf<M, S, E>>
  implements RecordList<M, S, E>
{
  readonly #scope: Scope
  readonly #model: string

  static {
    refuseMembersOfOne(RecordArray.prototype, (list: RecordArray) => list.#model)
  }

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

  get ids(): number[] {
    return this.map(({ id }) => id as number)
  }

  async write(values: Input<M>, options: ModelCallOptions = {}): Promise<void> {
    await writeIds(this.#named, values, options)
  }

  async unlink(options: ModelCallOptions = {}): Promise<void> {
    await unlinkIds(this.#named, options)
  }

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
