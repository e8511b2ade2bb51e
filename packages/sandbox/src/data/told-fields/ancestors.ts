import type { Stored, ToldField } from '../../orm/definition.ts'
import type { Environment } from '../../orm/environment.ts'

/** A record's ancestors from the top, and the record itself. */
export function lineageOf(model: string, row: Readonly<Stored>, env: Environment): number[] {
  const { rows } = env.sudo().table(model)
  const ids: number[] = []
  for (let at: Readonly<Stored> | undefined = row; at !== undefined && !ids.includes(at.id); ) {
    ids.unshift(at.id)
    at = rows.get(at.parent_id as number)
  }
  return ids
}

/** As `3/14/`: where a record is below others (tried on 14.0 and 16.0 to 19.0). */
export const parentPath = (model: string): ToldField => ({
  compute: (row, env) =>
    lineageOf(model, row, env)
      .map((id) => `${id}/`)
      .join(''),
})
