import { checkOptions } from '../../errors/check-options.ts'
import type { Page, PlannedCall } from '../plan/fetch.ts'
import { searchCall, searchMethodOf } from '../plan/fetch.ts'
import { hasManyCells } from '../plan/many-cells.ts'
import type { SelectionNode } from '../plan/selection.ts'
import { isToMany } from '../schema/field.ts'
import { isNarrowed } from './lets-all-pass.ts'
import type { QueryState } from './query-state.ts'
import { optionsOf, ready, selectionOf } from './run-query.ts'
import { checkReadBy, type ReadBy } from './stream.ts'

/** What awaiting a query will do. */
export interface QueryExplanation {
  /** The calls in order; those of one level go out side by side. */
  readonly calls: readonly LevelCall[]
  /** Whether conditions or a limit narrow it: else `write` and `unlink` want `{ all: true }`. */
  readonly isNarrowed: boolean
}

type LevelCall = PlannedCall & { readonly level: number }

/** Plans without sending. */
export async function explain(state: QueryState, options: ReadBy = {}): Promise<QueryExplanation> {
  checkOptions<ReadBy>('explain', options, { by: true })
  checkReadBy(options)
  const [{ page }, node] = await Promise.all([ready(state), selectionOf(state)])
  return { calls: await planned(state, page, node, options), isNarrowed: isNarrowed(page) }
}

async function planned(state: QueryState, page: Page, node: SelectionNode, { by }: ReadBy): Promise<LevelCall[]> {
  const series = await state.scope.caller.series(optionsOf(state))
  if (page.limit === 0) return []
  if (by === 'columns' || (by === 'auto' && hasManyCells(node, page))) {
    const { fitsColumns, plannedColumns } = await import('../bulk-chunk.ts')
    if (by === 'columns' || fitsColumns(node, series.major)) return plannedColumns(node, page, series.major)
  }
  const method = searchMethodOf(node, series, state.scope.caller.context)
  const first = { ...searchCall(node, page, method), level: 0 }
  if (method === 'web_search_read') return [first]
  const read = {
    ...{ model: state.model, method: 'read', kwargs: {}, level: 0 },
    args: [`<ids of ${state.model}>`, node.names.length === 0 ? ['id'] : node.names],
  }
  // Up to 7.0 the one is made of the two (wires/old-methods.ts).
  const isTwo = method === 'search' || series.major < 8
  const found = isTwo ? { ...searchCall(node, page, 'search'), level: 0 } : first
  return [found, ...(isTwo ? [read] : []), ...below(node, state.model, 1)]
}

function below(node: SelectionNode, path: string, level: number): LevelCall[] {
  return node.branches.flatMap(({ field, node: inner, order }) => {
    const { model } = inner.schema
    const where = `${path}.${field.name}`
    const ids = `<ids of ${where}>`
    const sort = isToMany(field) && order !== undefined
    const search = { model, method: 'search', args: [[['id', 'in', ids]]], kwargs: { order }, level }
    const read = { model, method: 'read', args: [ids, inner.names], kwargs: {}, level }
    return [...(sort ? [search] : []), ...(inner.names.length > 0 ? [read] : []), ...below(inner, where, level + 1)]
  })
}
