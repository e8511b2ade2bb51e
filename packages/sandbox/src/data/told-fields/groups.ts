import type { Stored, ToldField } from '../../orm/definition.ts'
import type { Environment } from '../../orm/environment.ts'

const GROUPS = 'res.groups'

/** The groups that have one among those that they bring. */
function impliedBy(id: number, name: string, env: Environment): number[] {
  const table = env.table(GROUPS)
  const brings = (row: Readonly<Stored>) => (env.sudo().raw(table, row, name) as readonly number[]).includes(id)
  return [...table.rows.values()].filter((row) => row.id !== id && brings(row)).map((row) => row.id)
}

/** Of groups of 19 (`res.groups`; tried on 19.0). */
export const TOLD_FIELDS_OF_GROUPS: Readonly<Record<string, ToldField>> = {
  implied_by_ids: { depends: ['implied_ids'], compute: ({ id }, env) => impliedBy(id, 'implied_ids', env) },
  all_implied_by_ids: { depends: ['implied_ids'], compute: ({ id }, env) => impliedBy(id, 'all_implied_ids', env) },
  all_users_count: {
    depends: ['all_user_ids'],
    compute: (row, env) => (env.sudo().raw(env.table(GROUPS), row, 'all_user_ids') as readonly unknown[]).length,
  },
}
