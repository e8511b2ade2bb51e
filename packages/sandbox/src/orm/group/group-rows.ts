import type { Stored } from '../definition.ts'
import type { Grouping } from './grouping.ts'

type Row = Readonly<Stored>

/** Rows with the same keys, one for each thing that is grouped by. */
export interface RowGroup {
  readonly keys: readonly unknown[]
  readonly rows: readonly Row[]
}

/** The groups of rows, ordered by each key in turn. */
export function groupRows(rows: readonly Row[], groupings: readonly Grouping[]): RowGroup[] {
  const [grouping, ...rest] = groupings
  if (grouping === undefined) return [{ keys: [], rows }]
  const byKey = new Map<unknown, Row[]>()
  for (const row of rows) {
    for (const key of grouping.keys(row)) {
      const found = byKey.get(key)
      if (found === undefined) byKey.set(key, [row])
      else found.push(row)
    }
  }
  return grouping
    .sorted([...byKey.keys()])
    .flatMap((key) => groupRows(byKey.get(key) ?? [], rest).map((group) => ({ ...group, keys: [key, ...group.keys] })))
}
