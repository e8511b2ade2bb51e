import type { Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { accessError } from '../python/exceptions.ts'
import { isTrue } from '../python/eyes.ts'
import { intOf } from '../python/numbers.ts'

const COMPANIES = 'res.company'

const isGone = (company: unknown, env: Environment) =>
  isTrue(company) && typeof company === 'number' && !env.table(COMPANIES).rows.has(company)

/** An order is made by its company, which must be one (tried on 16.0 to 19.0). */
export function lookAtCompany(company: unknown, env: Environment): void {
  if (!isTrue(company) || env.table(COMPANIES).rows.has(intOf(company))) return
  throw accessError('Access to unauthorized or invalid companies.')
}

/** Raises for a company that is gone, where a model reads something of it before it is kept (tried on 16.0 to 18.0). */
export function readsCompany({ company_id: company }: Readonly<Record<string, unknown>>, env: Environment): void {
  if (!isGone(company, env)) return
  const { definition } = env.table(COMPANIES)
  throw env.dialect.exceptions.missingRecord('read', definition, company as number, env.uid)
}

/** On 16 an order that came to such a company is nobody's; 17 reads its company, 18 and later do not (tried on each). */
export function lookAtMove(
  [order]: readonly Readonly<Stored>[],
  values: Readonly<Record<string, unknown>>,
  env: Environment,
): void {
  const { major } = env.dialect.series
  if (major === 17) readsCompany(values, env)
  if (major !== 16 || order === undefined || !isGone(values.company_id, env)) return
  env.checkRules(env.table('sale.order'), [{ ...order, company_id: values.company_id } as Stored], 'read')
}
