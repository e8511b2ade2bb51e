import type { Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'

/** Raises for a row that is its own ancestor. */
export function noCircle(model: string) {
  return (row: Readonly<Stored>, env: Environment): void => {
    const { rows } = env.table(model)
    const seen = new Set<unknown>()
    for (let at: Readonly<Stored> | undefined = row; at !== undefined; at = rows.get(at.parent_id as number)) {
      if (seen.has(at.id)) throw env.dialect.exceptions.recursion(model, 'parent_id')
      seen.add(at.id)
    }
  }
}

/** A row's name after those of its ancestors, as `Vendor / Office Supplies`. */
export function fullName(model: string) {
  return (row: Readonly<Stored>, env: Environment): string => {
    const table = env.table(model)
    const names: unknown[] = []
    const { major } = env.dialect.series
    const isOld = major >= 13 && major < 17
    // In a form something may be its own parent for a moment.
    const seen = new Set<Readonly<Stored>>()
    let at: Readonly<Stored> | undefined = row
    for (; at !== undefined && !seen.has(at); at = table.rows.get(at.parent_id as number)) {
      seen.add(at)
      names.unshift(env.raw(table, at, 'name'))
    }
    // As Python tells what has no name beneath another (tried on 14.0 and 19.0).
    const isTold = isOld || major >= 19
    const nameless = model === 'product.category' && isTold && names.length > 1 ? 'False' : ''
    return names.map((name) => String(name || nameless)).join(' / ')
  }
}
