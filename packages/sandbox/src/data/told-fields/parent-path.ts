import type { Stored, ToldField } from '../../orm/definition.ts'
import type { Environment } from '../../orm/environment.ts'

/** The records above one and itself, the topmost first. */
export function ancestors(env: Environment, model: string, parent: string, { id }: Readonly<Stored>): number[] {
  const rows = env.table(model).rows
  const found: number[] = []
  for (let row = rows.get(id); row !== undefined && !found.includes(row.id); row = rows.get(row[parent] as number)) {
    found.unshift(row.id)
  }
  return found
}

/** Where a record stands in the tree of its model, as `1/7/`. */
export const parentPath = (model: string, parent = 'parent_id'): ToldField => ({
  depends: [parent],
  compute: (row, env) =>
    ancestors(env, model, parent, row)
      .map((id) => `${id}/`)
      .join(''),
})
