import { checkOptions } from '../../errors/check-options.ts'
import { describe } from '../../errors/describe.ts'
import { InvalidValueError, isOoorError, PartialWriteError, UnknownFieldError } from '../../errors/index.ts'
import type { ModelCallOptions } from '../caller.ts'
import { newIdsOf } from '../check-answer.ts'
import { checkedSize } from '../query/query-state.ts'
import { serverValues } from '../record/server-values.ts'
import type { Scope } from '../scope.ts'
import { nameRefused } from './name-refused.ts'
import { rowAt } from './refused.ts'

/** What creating many may be told. */
export interface CreateManyOptions extends ModelCallOptions {
  /** Records in one call. @default 1000 */
  readonly batch?: number | undefined
}

/** Creates many records, so many in a call; their ids. All are checked before the first is sent. */
export async function createMany(
  scope: Scope,
  model: string,
  list: readonly object[],
  given: CreateManyOptions,
): Promise<number[]> {
  if (!Array.isArray(list)) throw new InvalidValueError(`createMany takes a list of values, not ${describe(list)}`)
  checkOptions<CreateManyOptions>('createMany', given, { batch: true, context: true, signal: true })
  const { batch = 1000, ...options } = given
  const most = checkedSize('batch', batch)
  const schema = await scope.schema(model, options)
  // All are checked before the first is sent.
  const values = await Promise.all(
    list.map((one, index) =>
      serverValues(scope, schema, one, options).catch((error) => Promise.reject(ofRow(error, index))),
    ),
  )
  const size = (await scope.caller.series(options)).major >= 12 ? most : 1
  const ids: number[] = []
  for (let start = 0; start < values.length; start += size) {
    const part = values.slice(start, start + size)
    try {
      const made = await scope.caller.call(model, 'create', [size === 1 ? part[0] : part], {}, options)
      ids.push(...newIdsOf(made, part.length, model))
    } catch (failure) {
      const isAborted = options.signal?.aborted
      if (!isOoorError(failure) && !isAborted) throw failure
      const rows = part.map((one, at) => ({ index: start + at, values: one }))
      const error =
        isOoorError(failure) && !isAborted ? await nameRefused(scope, schema, rows, failure, options) : undefined
      if (ids.length === 0) throw error ?? failure
      const which = part.length === 1 ? `${start + 1}` : `${start + 1} to ${start + part.length}`
      const message = `of ${values.length} records of ${model}, the first ${ids.length} were created; ${which} ${error === undefined ? 'may be, the call was aborted' : `failed: ${error.message}`}`
      const partial = new PartialWriteError(message, {
        cause: error ?? failure,
        done: ids,
        call: { model, method: 'create' },
      })
      throw error?.index === undefined ? partial : Object.assign(partial, { index: error.index })
    }
  }
  return ids
}

/** A value that was refused here, with the row that it stands in. */
function ofRow(error: unknown, index: number): unknown {
  if (!InvalidValueError.is(error) && !UnknownFieldError.is(error)) return error
  return Object.assign(error, { message: `${rowAt(index)}: ${error.message}`, index })
}
