import type { Stored } from '../../orm/definition.ts'
import type { Environment } from '../../orm/environment.ts'

/** What a record has in a field, whoever asks; nothing where there is no record, or no such field. */
export function rawOf(model: string, row: Readonly<Stored> | undefined, name: string, env: Environment): unknown {
  return row === undefined ? undefined : env.sudo().raw(env.table(model), row, name)
}
