import type { ModelCallOptions } from '../caller.ts'
import type { Scope } from '../scope.ts'
import type { Input } from '../types/input-type.ts'
import type { ModelType, UntypedModel } from '../types/model-type.ts'
import type { RecordList } from '../types/record-lists.ts'
import type { RecordOf } from '../types/record-type.ts'
import type { DefaultSelection } from '../types/select.ts'
import { serverValues } from './server-values.ts'

/** The array behind a {@link RecordList}. */
export class RecordArray<M extends ModelType = UntypedModel, S = DefaultSelection, E = unknown>
  extends Array<RecordOf<M, S, E>>
  implements RecordList<M, S, E>
{
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

  get ids(): number[] {
    return this.map(({ id }) => id as number)
  }

  async write(values: Input<M>, options: ModelCallOptions = {}): Promise<void> {
    if (this.length === 0) return
    const schema = await this.#scope.schema(this.#model)
    const sent = await serverValues(this.#scope, schema, values)
    await this.#scope.caller.call(this.#model, 'write', [this.ids, sent], {}, options)
  }

  async unlink(options: ModelCallOptions = {}): Promise<void> {
    if (this.length > 0) await this.#scope.caller.call(this.#model, 'unlink', [this.ids], {}, options)
  }

  call(
    method: string,
    args: readonly unknown[] = [],
    kwargs: Readonly<Record<string, unknown>> = {},
    options: ModelCallOptions = {},
  ): Promise<unknown> {
    return this.#scope.caller.call(this.#model, method, [this.ids, ...args], kwargs, options)
  }
}
