import type { Policy } from '../policy/policy.ts'
import type { KnownModel } from './schemas.ts'

/**
 * Conditions that keep a query within the policy's companies, on a model that has one: records of these and of none.
 * Odoo's own rules know companies since 13, and not for each model.
 */
export function companyConditions(policy: Policy, { model, fields }: KnownModel): readonly unknown[] {
  const { companies } = policy
  if (companies === undefined) return []
  if (model === 'res.company') return [['id', 'in', [...companies]]]
  const field = fields.get('company_id')
  if (field?.relation !== 'res.company' || !field.isSearchable) return []
  return ['|', ['company_id', '=', false], ['company_id', 'in', [...companies]]]
}
