import type { QueryState } from '../records/query/query-state.ts'

/** What a model or query has been told so far, which is nobody's business outside of the library. */
export function stateOf(searched: { readonly name: string }): QueryState {
  return (searched as unknown as { readonly state: QueryState }).state
}
