import type { CallOptions } from '../../wires/index.ts'
import type { Row } from '../casting/from-server.ts'
import { fetchPage, type Page } from '../plan/fetch.ts'
import type { SelectionNode } from '../plan/selection.ts'
import type { Schema } from '../schema/schema.ts'
import type { Scope } from '../scope.ts'
import { columnPlan } from './column-plan.ts'
import { fetchPageByColumns } from './rows-by-columns.ts'

/** Models whose server has refused columns: not tried again by themselves. */
const refusing = new WeakSet<Schema>()

/**
 * True where columns are sure to be what rows are, and to be all that is asked of the server: all fields are columns,
 * and none a link, whose names would be read row by row.
 */
export function fitsColumns(node: SelectionNode, major: number): boolean {
  if (refusing.has(node.schema)) return false
  const { columns, read } = columnPlan(node, major)
  return read.length === 0 && columns.every(({ kind }) => kind !== 'many2one')
}

/** Rows of a page of many cells, by columns where these fit. */
export async function fetchManyCells(
  scope: Scope,
  node: SelectionNode,
  page: Page,
  options: CallOptions = {},
): Promise<Row[]> {
  const { major } = await scope.caller.series(options)
  if (!fitsColumns(node, major)) return fetchPage(scope, node, page, options)
  return fetchPageByColumns(scope, node, page, options, () => void refusing.add(node.schema))
}
