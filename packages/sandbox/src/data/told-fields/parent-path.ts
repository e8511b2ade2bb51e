import { ancestors } from '../../orm/ancestors.ts'
import type { ToldField } from '../../orm/definition.ts'

/** Where a record stands in the tree of its model, as `1/7/`. */
export const parentPath = (model: string, parent = 'parent_id'): ToldField => ({
  depends: [parent],
  compute: (row, env) =>
    ancestors(env, model, parent, row.id)
      .map((id) => `${id}/`)
      .join(''),
})
