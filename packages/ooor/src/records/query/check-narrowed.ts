import { checkOptions } from '../../errors/check-options.ts'
import { InvalidDomainError } from '../../errors/index.ts'
import { checkAllPaths } from './check-all-paths.ts'
import { isNarrowed } from './lets-all-pass.ts'
import type { AllOptions, QueryState } from './query-state.ts'
import { optionsOf } from './run-query.ts'

/**
 * Checks the conditions of a query whose records are to be changed or deleted: to the end of their paths, and that there
 * are any. A condition that was lost on the way is no reason to delete all.
 */
export async function checkNarrowed(state: QueryState, method: 'write' | 'unlink', options: AllOptions): Promise<void> {
  checkOptions<AllOptions>(method, options, { all: true })
  const domain = await checkAllPaths(state, optionsOf(state))
  // Text that says `false` is none that says so.
  if (options.all === true || isNarrowed({ domain, limit: state.limit })) return
  const what = method === 'write' ? 'changed' : 'deleted'
  const remedy = method === 'write' ? 'write(values, { all: true })' : 'unlink({ all: true })'
  throw new InvalidDomainError(
    `nothing narrows the query: all records of ${state.model} would be ${what}. Pass a condition, or say so: ${remedy}`,
  )
}
