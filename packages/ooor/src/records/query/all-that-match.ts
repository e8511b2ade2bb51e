import { idsOf, numberOf } from '../check-answer.ts'
import { deleteRecords } from '../record/delete-records.ts'
import { serverValues } from '../record/server-values.ts'
import { checkNarrowed } from './check-narrowed.ts'
import type { AllOptions, QueryState } from './query-state.ts'
import { callWithDomain, optionsOf, type ReadyQuery } from './run-query.ts'

/** Gives all that match the same values; how many there were. */
export async function writeAll(state: QueryState, values: object, options: AllOptions): Promise<number> {
  const { scope, model } = state
  const schema = await scope.schema(model, optionsOf(state))
  const sent = await serverValues(scope, schema, values, optionsOf(state))
  await checkNarrowed(state, 'write', options)
  const ids = await idsOfAll(state)
  if (ids.length > 0) await scope.caller.call(model, 'write', [ids, sent], {}, optionsOf(state))
  return ids.length
}

/** Deletes all that match; how many there were. */
export async function unlinkAll(state: QueryState, options: AllOptions): Promise<number> {
  await checkNarrowed(state, 'unlink', options)
  const ids = await idsOfAll(state)
  if (ids.length > 0) await deleteRecords(state.scope.caller, state.model, ids, optionsOf(state))
  return ids.length
}

/** How many match, within offset and limit. */
export async function countAll(state: QueryState): Promise<number> {
  const { model, limit = Number.POSITIVE_INFINITY, offset = 0 } = state
  const answer = await callWithDomain(state, 'search_count', (domain) => [domain])
  const all = numberOf(answer, { model, method: 'search_count' })
  return Math.min(limit, Math.max(0, all - offset))
}

/** The ids of all that match. */
export async function idsOfAll(state: QueryState): Promise<number[]> {
  // To Odoo a limit of 0 is none.
  if (state.limit === 0) return []
  const paging = ({ page: { offset, limit, order } }: ReadyQuery) =>
    Object.fromEntries(Object.entries({ offset, limit, order }).filter(([, value]) => value !== undefined))
  const answer = await callWithDomain(state, 'search', (domain) => [domain], paging)
  return idsOf(answer, { model: state.model, method: 'search' })
}
