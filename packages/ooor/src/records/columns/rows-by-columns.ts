import type { CallOptions } from '../../wires/index.ts'
import type { Row } from '../casting/from-server.ts'
import type { Page } from '../plan/fetch.ts'
import { noteFound } from '../plan/found.ts'
import { readsOf } from '../plan/read-batch.ts'
import type { SelectionNode } from '../plan/selection.ts'
import type { Scope } from '../scope.ts'
import { readColumns } from './read-columns.ts'

/** Rows of a page as `search_read` has them, read as columns. */
export async function fetchPageByColumns(
  scope: Scope,
  node: SelectionNode,
  page: Page,
  options: CallOptions = {},
  onRefused?: () => void,
): Promise<Row[]> {
  const { ids, found, columns } = await readColumns(scope, node, page, options, { onRefused })
  await nameLinks(scope, node, ids, columns)
  const rows: Row[] = ids.map((id) => ({ id }))
  for (const name of node.names) {
    const values = columns.get(name) as unknown[]
    for (let at = 0; at < rows.length; at++) (rows[at] as Row)[name] = values[at]
  }
  return noteFound(rows, found)
}

/**
 * Makes `{ id, display_name }` of the ids of many2ones, in place. For each id that is linked, one record that links it
 * is read: the name is what `read` says, also where the linked record may not be read.
 *
 * Calls `read(ids, names)`.
 */
export async function nameLinks(
  scope: Scope,
  { schema, names }: SelectionNode,
  ids: readonly number[],
  columns: ReadonlyMap<string, unknown[]>,
): Promise<void> {
  const links = names.filter((name) => schema.field(name).kind === 'many2one')
  if (links.length === 0) return
  const seen = links.map(() => new Map<number, number>())
  const witnesses: number[] = []
  ids.forEach((id, at) => {
    let isNew = false
    links.forEach((name, index) => {
      const linked = columns.get(name)?.[at] as number | null
      if (linked === null || seen[index]?.has(linked)) return
      seen[index]?.set(linked, id)
      isNew = true
    })
    if (isNew) witnesses.push(id)
  })
  const read = await readsOf(scope).read(schema, witnesses, links)
  // Linked anew between the calls: read by themselves.
  const stale = new Set<number>()
  const linkAt = (index: number, at: number, rows: typeof read, who: number | undefined): Link | undefined => {
    const link = rows.get(who ?? 0)?.[links[index] as string] as Link | null | undefined
    return link?.id === columns.get(links[index] as string)?.[at] ? (link ?? undefined) : undefined
  }
  const witnessOf = (index: number, at: number) => {
    const linked = columns.get(links[index] as string)?.[at] as number | null
    return linked === null ? undefined : seen[index]?.get(linked)
  }
  links.forEach((_, index) => {
    ids.forEach((id, at) => {
      const witness = witnessOf(index, at)
      if (witness !== undefined && linkAt(index, at, read, witness) === undefined) stale.add(id)
    })
  })
  const anew = stale.size === 0 ? undefined : await readsOf(scope).read(schema, [...stale], links)
  links.forEach((name, index) => {
    const values = columns.get(name) as unknown[]
    const named = ids.map((id, at) => {
      if (values[at] === null) return null
      const link = linkAt(index, at, read, witnessOf(index, at)) ?? (anew?.get(id)?.[name] as Link | null | undefined)
      return link ? { id: link.id, display_name: link.display_name } : null
    })
    for (const [at, link] of named.entries()) values[at] = link
  })
}

interface Link {
  readonly id: number
  readonly display_name: string
}
