import type { CallOptions, Context, Series } from '../../wires/index.ts'
import type { Row } from '../casting/from-server.ts'
import { idsOf, objectOf, rowsOf } from '../check-answer.ts'
import { isToMany } from '../schema/field.ts'
import type { Scope } from '../scope.ts'
import type { Domain } from '../types/where.ts'
import { noteFound, ofIds } from './found.ts'
import { readsOf } from './read-batch.ts'
import { completeBranches } from './read-levels.ts'
import type { SelectionNode } from './selection.ts'
import { castDeep, specificationOf } from './specification.ts'

/** Which records, and how many of them. */
export interface Page {
  readonly domain: Domain
  readonly order: string | undefined
  readonly limit: number | undefined
  readonly offset: number | undefined
}

/** A call as it will be sent. */
export interface PlannedCall {
  readonly model: string
  readonly method: string
  readonly args: readonly unknown[]
  readonly kwargs: Readonly<Record<string, unknown>>
}

/** True where one call reads all levels: since 17, when there are several. */
export function isOneCall(node: SelectionNode, { major }: Series): boolean {
  return node.branches.length > 0 && major >= 17
}

/** How records are found and read: at all levels in one call, at one level, or by two calls. */
export type SearchMethod = 'web_search_read' | 'search_read' | 'search'

/** The method that a series has for a selection. */
export function searchMethodOf(
  node: SelectionNode,
  series: Series,
  { active_test: activeTest }: Context,
): SearchMethod {
  // `search_read` reads without `active_test` (odoo/models.py of 14, odoo/orm/models.py of 19): lists would lack what
  // is archived.
  const isDropped = activeTest !== undefined && node.names.some((name) => isToMany(node.schema.field(name)))
  if (isOneCall(node, series) || (isDropped && series.major >= 17)) return 'web_search_read'
  // Up to 7.0 the wire would make two calls of it, and nobody could tell what was found from what was there to be read.
  return isDropped || series.major < 8 ? 'search' : 'search_read'
}

/** The call that finds, and mostly reads. Names stand by position, as each series has them. */
export function searchCall(node: SelectionNode, page: Page, method: SearchMethod): PlannedCall {
  const { model } = node.schema
  const kwargs = {
    ...(page.offset !== undefined && { offset: page.offset }),
    ...(page.limit !== undefined && { limit: page.limit }),
    ...(page.order !== undefined && { order: page.order }),
  }
  if (method === 'search') return { model, method, args: [page.domain], kwargs }
  if (method === 'web_search_read') {
    // Nobody asks how many there are: without the count it is one query less.
    const args = [page.domain, specificationOf(node)]
    return { model, method, args, kwargs: { ...kwargs, count_limit: 1 } }
  }
  // No names would be read as all fields.
  return { model, method, args: [page.domain, node.names.length === 0 ? ['id'] : node.names], kwargs }
}

/** Finds and reads, at all levels. Rows are cast. To Odoo a limit of 0 is none, so none at all is not asked for. */
export async function fetchPage(
  scope: Scope,
  node: SelectionNode,
  page: Page,
  options: CallOptions = {},
): Promise<Row[]> {
  if (page.limit === 0) return []
  const series = await scope.caller.series(options)
  const method = searchMethodOf(node, series, scope.caller.context)
  const { model, args, kwargs } = searchCall(node, page, method)
  const answer = await scope.caller.call(model, method, args, kwargs, options)
  if (method === 'search') {
    const ids = idsOf(answer, { model, method })
    return noteFound(await fetchIds(scope, node, ids, options), ofIds(ids))
  }
  if (method === 'web_search_read') {
    const rows = rowsOf(objectOf(answer, { model, method }).records, { model, method })
    castDeep(node, rows)
    return rows
  }
  const rows = rowsOf(answer, { model, method })
  const unanswered = node.names.filter((name) => rows[0] !== undefined && !(name in rows[0]))
  if (unanswered.length > 0) await readUnanswered(scope, model, rows, unanswered, options)
  node.cast(rows)
  await completeBranches(scope, node, rows, options)
  return rows
}

/**
 * Reads what the server found records without, though it was asked for: `search_read` of 17 leaves out the users'
 * `in_group_1` and `sel_groups_1_9` (tried on 17.0), which `read` tells. As empty they would be untrue.
 */
async function readUnanswered(
  scope: Scope,
  model: string,
  rows: readonly Row[],
  names: readonly string[],
  options: CallOptions,
): Promise<void> {
  const answer = await scope.caller.call(model, 'read', [rows.map(({ id }) => id), names], {}, options)
  const found = new Map(rowsOf(answer, { model, method: 'read' }).map((row) => [row.id, row]))
  for (const row of rows) Object.assign(row, found.get(row.id))
}

/** Reads by id, at all levels, in the order of the ids; those that are gone are missing. */
export async function fetchIds(
  scope: Scope,
  node: SelectionNode,
  ids: readonly number[],
  options: CallOptions = {},
): Promise<Row[]> {
  const series = await scope.caller.series(options)
  if (isOneCall(node, series)) {
    const { model } = node.schema
    const answer = await scope.caller.call(model, 'web_read', [ids, specificationOf(node)], {}, options)
    const rows = rowsOf(answer, { model, method: 'web_read' })
    castDeep(node, rows)
    return inOrder(ids, new Map(rows.map((row) => [row.id, row])))
  }
  if (node.names.length === 0) {
    // Ids alone are not looked up by 19 (odoo/orm/models.py, `read`).
    return inOrder(ids, await readsOf(scope, options).read(node.schema, ids, ['display_name'])).map(({ id }) => ({
      id,
    }))
  }
  const found = inOrder(ids, await readsOf(scope, options).read(node.schema, ids, node.names)).map((row) => ({
    ...row,
  }))
  await completeBranches(scope, node, found, options)
  return found
}

function inOrder(ids: readonly number[], rows: ReadonlyMap<number, Row>): Row[] {
  return ids.flatMap((id) => rows.get(id) ?? [])
}
