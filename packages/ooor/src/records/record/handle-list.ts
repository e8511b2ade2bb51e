import type { ModelCallOptions } from '../caller.ts'
import { execution } from '../load-query-chunk.ts'
import { isMemberName } from '../schema/member-name.ts'
import type { Scope } from '../scope.ts'
import type { Input } from '../types/input-type.ts'
import type { ModelType, UntypedModel } from '../types/model-type.ts'
import type { HandleList } from '../types/record-lists.ts'
import type { Handle } from '../types/record-type.ts'
import type { Named } from './by-id.ts'
import { RECORD_MEMBER } from './record-members.ts'
import { serverMethod } from './server-method.ts'

/** What is behind {@link HandleList}. */
export class HandleArray<M extends ModelType = UntypedModel, E = unknown>
  extends Array<Handle<M, E>>
  implements HandleList<M, E>
{
  readonly #named: Named

  constructor(scope: Scope, model: string, ids: readonly number[], handles: readonly Handle<M, E>[]) {
    super()
    this.#named = { scope, model, ids }
    for (const handle of handles) this.push(handle)
  }

  static override get [Symbol.species](): ArrayConstructor {
    return Array
  }

  get ids(): number[] {
    return [...this.#named.ids]
  }

  get $model(): string {
    return this.#named.model
  }

  async write(values: Input<M>, options: ModelCallOptions = {}): Promise<void> {
    return (await execution()).writeIds(this.#named, values, options)
  }

  async unlink(options: ModelCallOptions = {}): Promise<void> {
    return (await execution()).unlinkIds(this.#named, options)
  }

  async call(
    method: string,
    args: readonly unknown[] = [],
    kwargs: Readonly<Record<string, unknown>> = {},
    options: ModelCallOptions = {},
  ): Promise<unknown> {
    return (await execution()).callIds(this.#named, method, args, kwargs, options)
  }

  async externalIds(options: ModelCallOptions = {}): Promise<(string | null)[]> {
    const { externalIdsOf } = await execution()
    const found = await externalIdsOf(this.#named, options)
    return this.ids.map((id) => found.get(id) ?? null)
  }
}

// What arrays do not have and is called like a server's method, is one.
Object.setPrototypeOf(
  HandleArray.prototype,
  new Proxy(Array.prototype, {
    get(target, property, receiver) {
      if (typeof property === 'symbol' || property in target || !(receiver instanceof HandleArray)) {
        return Reflect.get(target, property, receiver)
      }
      if (RECORD_MEMBER.test(property)) return async () => (await execution()).refuseList(receiver.$model, property)
      if (!isMemberName(property)) return undefined
      return serverMethod(receiver.$model, property, (named) => receiver.call(property, [], named))
    },
  }),
)
