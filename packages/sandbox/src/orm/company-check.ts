import { userError } from '../python/exceptions.ts'
import { pythonRepr } from '../python/repr.ts'
import { ancestors } from './ancestors.ts'
import type { FieldDefinition, Stored } from './definition.ts'
import type { Environment, Table } from './environment.ts'

const COMPANY = 'company_id'
const TITLE = 'Incompatible companies on records:'
const TITLE_OF_19 = 'Uh-oh! You’ve got some company inconsistencies here:'
const END_OF_19 = 'To avoid a mess, no company crossover is allowed!'

interface Crossover {
  readonly row: Readonly<Stored>
  readonly name: string
  readonly field: FieldDefinition
  readonly linked: readonly number[]
}

/**
 * Raises for rows that link to another company's records in fields of which the model wants one company. A change of
 * any of these, or of the company, has all of them checked; since 19 a change of some has those checked alone.
 * Tried on 14.0 and 16.0 to 19.0.
 */
export function checkCompany(
  env: Environment,
  table: Table,
  rows: readonly Readonly<Stored>[],
  written?: Readonly<Record<string, unknown>>,
): void {
  const { companyChecks = [] } = table.definition
  if (companyChecks.length === 0) return
  const isAll = written === undefined || COMPANY in written
  if (!isAll && !companyChecks.some((name) => name in written)) return
  const checked =
    isAll || env.dialect.series.major < 19
      ? companyChecks
      : Object.keys(written).filter((name) => companyChecks.includes(name))
  const fields = checked.flatMap((name) => {
    const field = table.fields[name]
    return field === undefined ? [] : [{ name, field }]
  })
  const sudo = env.sudo()
  const crossovers = rows.flatMap((row) =>
    fields.flatMap(({ name, field }): Crossover[] => {
      const linked = [sudo.raw(table, row, name) ?? []].flat().filter((id) => typeof id === 'number')
      const company = field.companyDependent ? env.companyId : sudo.raw(table, row, COMPANY)
      return areOfCompany(sudo, field, linked, company) ? [] : [{ row, name, field, linked }]
    }),
  )
  if (crossovers.length > 0) throw refusal(sudo, table, crossovers)
}

function areOfCompany(env: Environment, { relation = '' }: FieldDefinition, ids: readonly number[], company: unknown) {
  if (ids.length === 0) return true
  const { major } = env.dialect.series
  const table = env.table(relation)
  // Those above a company lend theirs, since 17.
  const open: readonly unknown[] =
    major >= 17 && table.definition.isOpenToBranches ? ancestors(env, 'res.company', 'parent_id', company) : [company]
  const isOpen = (id: number) => {
    const row = table.rows.get(id)
    // Who works for several companies is of each of them.
    const own = row && (relation === 'res.users' ? row.company_ids : env.raw(table, row, COMPANY))
    if (!own || (Array.isArray(own) && (own.length === 0 || !company))) return true
    return [own].flat().some((one) => open.includes(one))
  }
  // Of several one is enough (by the source of 17.0).
  return major === 17 ? ids.some(isOpen) : ids.every(isOpen)
}

function refusal(env: Environment, table: Table, crossovers: readonly Crossover[]) {
  const { major } = env.dialect.series
  const quoted = major >= 18 ? (text: string) => `“${text}”` : pythonRepr
  const lines = crossovers.slice(0, 5).map(({ row, name, field, linked }) => {
    const record = quoted(env.displayName(table.definition.name, row.id))
    const id = env.raw(table, row, COMPANY)
    // The name of no company is false, up to 18.
    const named = typeof id === 'number' && env.displayName('res.company', id)
    const company = major >= 18 ? quoted(named || (major === 18 ? 'False' : '')) : pythonRepr(named)
    const values = linked.map((one) => pythonRepr(env.displayName(field.relation ?? '', one))).join(', ')
    const link = `${quoted(field.string ?? name)} (${name}: ${values})`
    return `- ${record} belongs to company ${company} ${major >= 19 ? 'while' : 'and'} ${link} belongs to another company.`
  })
  return userError((major >= 19 ? [TITLE_OF_19, ...lines, END_OF_19] : [TITLE, ...lines]).join('\n'))
}
