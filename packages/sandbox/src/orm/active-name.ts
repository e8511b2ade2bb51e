import type { Stored } from './definition.ts'
import type { Environment, Table } from './environment.ts'

/** The field by which rows of a model are archived: `active`, else since 13 `x_active` (`_active_name`; tried on 14.0 and 19.0). */
export function activeName(env: Environment, { fields }: Table): 'active' | 'x_active' | undefined {
  if (Object.hasOwn(fields, 'active')) return 'active'
  return Object.hasOwn(fields, 'x_active') && env.dialect.series.major >= 13 ? 'x_active' : undefined
}

/** Whether a row is not archived. What was never set is no value of `x_active`, and archived (tried on 14.0 and 19.0). */
export function isAwake(env: Environment, table: Table, row: Readonly<Stored>): boolean {
  const name = activeName(env, table)
  if (name === undefined) return true
  // A rule sleeps with its pricelist (tried on 14.0).
  if (table.fields[name]?.related !== undefined) return env.sudo().raw(table, row, name) === true
  return name === 'x_active' ? row.x_active === true : row.active !== false
}

/** True for a domain that says itself which of archived and other rows it wants. */
export function namesActive(env: Environment, table: Table, domain: readonly unknown[]): boolean {
  const name = activeName(env, table)
  return domain.some((term) => Array.isArray(term) && term[0] === name)
}
