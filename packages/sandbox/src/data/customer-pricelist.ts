import type { Environment } from '../orm/environment.ts'

const PRICELIST = 'product.pricelist'

/**
 * The pricelist of customers who have none of their own: on 14 the first of the company's that is for no countries
 * (`_get_partner_pricelist_multi` of 14; tried on 14.0), elsewhere that of the demo data.
 */
export function customerPricelist(env: Environment): number | undefined {
  if (env.dialect.series.major !== 14) return env.table(PRICELIST).rows.has(1) ? 1 : undefined
  const sudo = env.sudo()
  const ofCountries = sudo
    .search('res.country.group', [['pricelist_ids', '!=', false]])
    .flatMap((id) => sudo.read('res.country.group', [id], ['pricelist_ids'], 'ids')[0]?.pricelist_ids as number[])
  const open = [
    ['active', '=', true],
    ['company_id', 'in', [env.companyId, false]],
    ['id', 'not in', ofCountries],
  ]
  return sudo.search(PRICELIST, open, { limit: 1 })[0]
}
