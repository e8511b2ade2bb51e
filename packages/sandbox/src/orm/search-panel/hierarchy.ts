import type { Table } from '../environment.ts'
import type { PanelValue } from './panel-call.ts'

/** The field that leads to the record above; undefined where the panel shows no tree. */
export function parentOf({ definition: { parentName = 'parent_id' }, fields }: Table): string | undefined {
  return parentName in fields ? parentName : undefined
}

/** Values of which every ancestor is among them, and that are wanted or are an ancestor of one that is. */
export function wholeBranches(values: readonly PanelValue[], wanted: readonly unknown[], parent: string): PanelValue[] {
  const byId = new Map<unknown, PanelValue>(values.map((value) => [value.id, value]))
  const kept = new Set<unknown>()
  for (const id of wanted) {
    const chain: unknown[] = []
    let at: unknown = id
    while (at && !kept.has(at) && byId.has(at)) {
      chain.push(at)
      at = byId.get(at)?.[parent]
    }
    if (!at || kept.has(at)) for (const one of chain) kept.add(one)
  }
  return values.filter(({ id }) => kept.has(id))
}

/** Adds to each value's number those of the values below it. */
export function addCountsOfChildren(values: readonly PanelValue[], parent: string): void {
  const byId = new Map<unknown, PanelValue>(values.map((value) => [value.id, value]))
  const own = values.map((value) => [value, Number(value.__count)] as const)
  for (const [value, count] of own) {
    for (let at = byId.get(value[parent]); at !== undefined; at = byId.get(at[parent])) {
      at.__count = Number(at.__count) + count
    }
  }
}
