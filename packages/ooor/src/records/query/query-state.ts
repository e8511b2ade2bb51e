import { describe } from '../../errors/describe.ts'
import { InvalidValueError } from '../../errors/index.ts'
import type { SelectionInput } from '../plan/selection.ts'
import type { Extension } from '../record/extension.ts'
import type { Scope } from '../scope.ts'

/** What a query has been told so far. Never changed: each step makes another. */
export interface QueryState {
  readonly scope: Scope
  readonly model: string
  readonly conditions: readonly unknown[]
  readonly selection: SelectionInput
  readonly order: readonly string[]
  readonly limit: number | undefined
  readonly offset: number | undefined
  readonly signal: AbortSignal | undefined
  readonly extension: Extension | undefined
}

/** The state of a model that has been told nothing. */
export function initialState(scope: Scope, model: string, extension?: Extension): QueryState {
  return {
    scope,
    model,
    conditions: [],
    selection: undefined,
    order: [],
    limit: undefined,
    offset: undefined,
    signal: undefined,
    extension,
  }
}

/** What writing and deleting by query may be told. */
export interface AllOptions {
  /** All records of the model are meant, where nothing narrows the query. @default false */
  readonly all?: boolean | undefined
}

/** `limit` and `offset`. */
export function checkedCount(what: string, value: number, least = 0): number {
  if (Number.isInteger(value) && value >= least) return value
  throw new InvalidValueError(`${what} is ${describe(value)}: pass a whole number, ${least} or more`)
}

/** How many are taken at a time. None would never be through, and NaN seem to be. */
export function checkedSize(what: string, value: number): number {
  return checkedCount(what, value, 1)
}
