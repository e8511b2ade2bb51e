import { type Page, type PlannedCall, searchCall } from '../plan/fetch.ts'
import type { SelectionNode } from '../plan/selection.ts'
import { columnPlan } from './column-plan.ts'
import { aggregateCall } from './read-columns.ts'

/** The calls that reading by columns makes, as far as they are known before the first. */
export function plannedColumns(node: SelectionNode, page: Page, major: number): (PlannedCall & { level: number })[] {
  const { model } = node.schema
  const { domain, ...paging } = page
  const { columns, read } = columnPlan(node, major)
  const ids = `<ids of ${model}>`
  const kwargs = Object.fromEntries(Object.entries(paging).filter(([, value]) => value !== undefined))
  const search = { model, method: 'search', args: [domain], kwargs, level: 0 }
  if (columns.length === 0) return [{ ...searchCall(node, page, 'search_read'), level: 0 }]
  const links = columns.filter(({ kind }) => kind === 'many2one').map(({ name }) => name)
  const reads = [read.map(({ name }) => name), links].filter((names) => names.length > 0)
  return [
    search,
    { ...aggregateCall(model, columns, domain, major), level: 0 },
    ...reads.map((names) => ({ model, method: 'read', args: [ids, names], kwargs: {}, level: 0 })),
  ]
}
