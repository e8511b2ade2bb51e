import type { ModelCallOptions } from '../caller.ts'
import { externalIdsOf } from '../external-ids.ts'
import { isMemberName } from '../schema/member-name.ts'
import type { Scope } from '../scope.ts'
import type { ModelType, UntypedModel } from '../types/model-type.ts'
import type { Handle, Input } from '../types/record-type.ts'
import { callIds, type Named, unlinkIds, writeIds } from './by-id.ts'
import { serverMethod } from './server-method.ts'

/**
 * References to records that have not been read, as `browse([5, 6])` makes them: what is asked of the list is done to
 * all of them in one call. `map`, `filter` and the like answer plain arrays.
 *
 * ```ts
 * await orders.browse([5, 6]).write({ note: null })
 * await orders.browse([5, 6]).action_confirm()
 * ```
 */
export class HandleList<M extends ModelType = UntypedModel, E = unknown> extends Array<Handle<M, E>> {
  readonly #named: Named

  /** @internal */
  constructor(scope: Scope, model: string, ids: readonly number[], handles: readonly Handle<M, E>[]) {
    super()
    this.#named = { scope, model, ids }
    for (const handle of handles) this.push(handle)
  }

  static override get [Symbol.species](): ArrayConstructor {
    return Array
  }

  /** The ids, in order. */
  get ids(): number[] {
    return [...this.#named.ids]
  }

  /** @internal */
  get $model(): string {
    return this.#named.model
  }

  /**
   * Gives all records the same values, in one call.
   *
   * Calls `write(ids, values)`.
   */
  write(values: Input<M>, options: ModelCallOptions = {}): Promise<void> {
    return writeIds(this.#named, values, options)
  }

  /**
   * Deletes all records, in one call.
   *
   * Calls `unlink(ids)`.
   */
  unlink(options: ModelCallOptions = {}): Promise<void> {
    return unlinkIds(this.#named, options)
  }

  /** Calls any public method on all records at once; the server's own value, null for none. */
  call(
    method: string,
    args: readonly unknown[] = [],
    kwargs: Readonly<Record<string, unknown>> = {},
    options: ModelCallOptions = {},
  ): Promise<unknown> {
    return callIds(this.#named, method, args, kwargs, options)
  }

  /**
   * The records' external ids, in order; null for those that have none.
   *
   * Calls `get_external_id(ids)`.
   */
  async externalIds(options: ModelCallOptions = {}): Promise<(string | null)[]> {
    const found = await externalIdsOf(this.#named, options)
    return this.ids.map((id) => found.get(id) ?? null)
  }
}

// What arrays do not have and is called like a server's method, is one.
Object.setPrototypeOf(
  HandleList.prototype,
  new Proxy(Array.prototype, {
    get(target, property, receiver) {
      if (typeof property === 'symbol' || property in target || !(receiver instanceof HandleList)) {
        return Reflect.get(target, property, receiver)
      }
      if (!isMemberName(property)) return undefined
      return serverMethod(receiver.$model, property, (named) => receiver.call(property, [], named))
    },
  }),
)
