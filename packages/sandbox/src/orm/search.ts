import type { Stored } from './definition.ts'
import { compileDomain, namesActive } from './domain/compile.ts'
import type { Environment, Page, Table } from './environment.ts'
import { checkAccess, checkCompanies, visibility } from './rights.ts'
import { rowSorter } from './row-sorter.ts'

/** The ids of the rows that match and that the user may see. */
export function searchIds(env: Environment, model: string, domain: readonly unknown[], page: Page): number[] {
  const table = env.table(model)
  checkAccess(env, table, 'read')
  // Nobody is asked for what cannot be: neither order nor limit is looked at.
  if (env.dialect.series.major >= 13 && isNever(domain)) {
    compileDomain(env, table, domain)
    return []
  }
  const rows = matchingRows(env, table, domain)
  const { order = '', offset = 0, limit } = page
  const sort = rowSorter(env, table, order || (table.definition.order ?? 'id'))
  const sorted = rows.length > 1 ? sort(rows) : rows
  return sorted.slice(offset, limit ? offset + limit : undefined).map(({ id }) => id)
}

/** True for a domain one of whose conditions is that something be in an empty list. */
export function isNever(domain: readonly unknown[]): boolean {
  const operators = domain.filter((term) => typeof term === 'string')
  if (operators.some((one) => one !== '&')) return isNeverAt(domain[0]) && !['|', '!', '&'].includes(String(domain[0]))
  return domain.some(isNeverAt)
}

const isNeverAt = (term: unknown) =>
  Array.isArray(term) && term[1] === 'in' && Array.isArray(term[2]) && term[2].length === 0

export function matchingRows(env: Environment, table: Table, domain: readonly unknown[]): Readonly<Stored>[] {
  checkCompanies(env, table)
  const matches = compileDomain(env, table, domain)
  const isAll = env.context.active_test === false || !('active' in table.fields) || namesActive(domain)
  const sees = visibility(env, table)
  const found: Readonly<Stored>[] = []
  const isActive = isAll ? () => true : activeTest(env, table)
  for (const row of table.rows.values()) {
    if (isActive(row) && sees(row) && matches(row)) found.push(row)
  }
  return found
}

function activeTest(env: Environment, table: Table): (row: Readonly<Stored>) => boolean {
  if (table.fields.active?.related === undefined) return (row) => row.active === true
  const sudo = env.sudo()
  return (row) => sudo.raw(table, row, 'active') === true
}
