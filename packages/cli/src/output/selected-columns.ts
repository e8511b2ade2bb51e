import type { Column } from './table.ts'

/** A row as the library has it: nested where the selection is. */
export type ReadRow = Readonly<Record<string, unknown>>

/** A selection as the library takes it. */
export type SelectionTree = { [name: string]: true | SelectionTree }

/**
 * The selection of `name,partner_id.country_id.code`. What leads to other records, and is selected itself beside what
 * lies beyond it, is read by its name.
 */
export function selectionOf(paths: readonly string[]): SelectionTree {
  const tree: SelectionTree = {}
  for (const path of paths) {
    const names = path.split('.')
    let at = tree
    for (const name of names.slice(0, -1)) {
      const inner: SelectionTree = at[name] === true ? { display_name: true } : ((at[name] as SelectionTree) ?? {})
      at[name] = inner
      at = inner
    }
    const last = names.at(-1) as string
    const there = at[last]
    if (typeof there === 'object') there.display_name = true
    else at[last] = true
  }
  return tree
}

/** A column for each path. Beyond lists its value is a list. */
export function columnsOf(paths: readonly string[]): Column<ReadRow>[] {
  return paths.map((path) => ({ title: path, value: (row) => valueAt(row, path.split('.')) }))
}

function valueAt(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined || value === null || value === undefined) return value ?? null
  if (Array.isArray(value)) return value.map((one) => valueAt(one, [name, ...rest]))
  return valueAt((value as ReadRow)[name], rest)
}
