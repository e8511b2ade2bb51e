import { linkedIds } from '../../belongings/record-id.ts'
import { abortable } from '../../http/index.ts'
import type { CallOptions } from '../../wires/index.ts'
import type { Row } from '../casting/from-server.ts'
import { castRows } from '../casting/from-server.ts'
import { idsOf } from '../check-answer.ts'
import { isToMany } from '../schema/field.ts'
import type { Scope } from '../scope.ts'
import { readsOf } from './read-batch.ts'
import type { Branch, SelectionNode } from './selection.ts'

/**
 * What a specification gives in one call on 17 and later, by one read per branch and level: branches side by side,
 * each record once. `rows` were read with all names of the node and cast; they are completed in place.
 */
export async function completeBranches(
  scope: Scope,
  node: SelectionNode,
  rows: readonly Row[],
  options: CallOptions = {},
): Promise<void> {
  // Reads are shared with others who ask: a signal keeps from asking and ends the wait, it does not abort.
  options.signal?.throwIfAborted()
  castRows(
    node.schema.model,
    node.branches.map(({ field }) => field),
  )(rows)
  await Promise.all(node.branches.map((branch) => completeBranch(scope, branch, rows, options)))
}

async function completeBranch(scope: Scope, branch: Branch, rows: readonly Row[], options: CallOptions): Promise<void> {
  const { field, node, limit, order } = branch
  const { name } = field
  if (!isToMany(field)) {
    const ids = unique(rows.flatMap((row) => (row[name] as { id: number } | null)?.id ?? []))
    const found = await readNode(scope, node, ids, options)
    for (const row of rows) {
      const link = row[name] as { id: number; display_name: string } | null
      if (link === null) continue
      // The name of what a record refers to may be read by who may read the record.
      const named = node.names.includes('display_name') ? { display_name: link.display_name } : undefined
      row[name] = { ...(found.get(link.id) ?? { id: link.id }), ...named }
    }
    return
  }
  const position = order === undefined ? undefined : await ordered(scope, branch, rows, options)
  for (const row of rows) {
    let ids = linkedIds(row[name])
    if (position !== undefined) {
      ids = ids.filter((id) => position.has(id)).sort((a, b) => (position.get(a) ?? 0) - (position.get(b) ?? 0))
    }
    row[name] = limit === undefined ? ids : ids.slice(0, limit)
  }
  const found = await readNode(scope, node, unique(rows.flatMap((row) => row[name] as number[])), options)
  for (const row of rows) row[name] = (row[name] as number[]).map((id) => ({ ...(found.get(id) ?? { id }) }))
}

async function readNode(
  scope: Scope,
  node: SelectionNode,
  ids: readonly number[],
  options: CallOptions,
): Promise<ReadonlyMap<number, Row>> {
  if (ids.length === 0) return new Map()
  // Ids alone are known already; the model may even be closed to the user.
  if (node.names.length === 0) return new Map(ids.map((id) => [id, { id }]))
  const shared = await abortable(readsOf(scope).read(node.schema, ids, node.names), options.signal)
  if (node.branches.length === 0) return shared
  // In copies of this node's own: others may have asked for the same rows.
  const rows = [...shared.values()].map((row) => ({ ...row }))
  await completeBranches(scope, node, rows, options)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Where each of the related records stands in the order, inactive ones too, as `web_read` sorts them. */
async function ordered(scope: Scope, { field, node, order }: Branch, rows: readonly Row[], { signal }: CallOptions) {
  const ids = unique(rows.flatMap((row) => linkedIds(row[field.name])))
  if (ids.length === 0) return new Map<number, number>()
  const { model } = node.schema
  const inOrder = { context: { active_test: false }, signal }
  const found = await scope.caller.call(model, 'search', [[['id', 'in', ids]]], { order }, inOrder)
  const sorted = idsOf(found, { model, method: 'search' })
  return new Map(sorted.map((id, index) => [id, index]))
}

function unique(ids: readonly number[]): number[] {
  return [...new Set(ids)]
}
