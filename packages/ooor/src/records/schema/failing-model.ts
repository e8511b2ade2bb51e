import { ServerError } from '../../errors/index.ts'
import { SCHEMA_ATTRIBUTES } from './field.ts'

/**
 * What is asked of `fields_get` where a model fails at telling its selections: without them. 16's `payment.link.wizard`
 * does, which looks for an active document (tried on 16.0).
 */
export const ATTRIBUTES_WITHOUT_SELECTIONS: readonly string[] = SCHEMA_ATTRIBUTES.filter((name) => name !== 'selection')

/**
 * True for an exception of a model's own code, as `KeyError`: the other errors say what is wrong with the question.
 *
 * ```ts
 * if (isFailureOfModel(error)) console.log(error.exception)   // 'builtins.KeyError'
 * ```
 */
export function isFailureOfModel(error: unknown): error is ServerError {
  return ServerError.is(error) && error.name === 'ServerError'
}
