import type { Environment } from '../orm/environment.ts'

/** The server working for a company in the first place, as it counts for records of another than the caller's (`with_company`). */
export function inCompany(env: Environment, company: unknown): Environment {
  if (env.dialect.series.major < 14 || typeof company !== 'number' || company === env.companyId) return env
  const others = env.companyIds.filter((id) => id !== company)
  return env.sudo().withContext({ ...env.context, allowed_company_ids: [company, ...others] })
}
