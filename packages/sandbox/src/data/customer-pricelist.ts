import type { Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { idsOf } from '../orm/ids.ts'

type Row = Readonly<Stored>

const PRICELIST = 'product.pricelist'
const COUNTRY_GROUP = 'res.country.group'

/**
 * The pricelist of a customer who has none of their own: the company's first one for their country, or the first that is
 * for no countries, or else the first of all (`_get_partner_pricelist_multi`; tried on 14.0 and 19.0, the others by
 * source). Where no pricelist is for countries, it is that of the demo data, but on 14.
 */
export function customerPricelist(env: Environment, customer?: unknown): number | undefined {
  const sudo = env.sudo()
  const { major } = env.dialect.series
  const domain = [
    ['active', '=', true],
    ['company_id', 'in', [env.companyId, false]],
  ]
  const groups = env.hasModel(COUNTRY_GROUP) ? [...env.table(COUNTRY_GROUP).rows.values()] : []
  const isForCountries = groups.some((group) => idsOf(group.pricelist_ids).length > 0) || hasLists(env)
  const { rows } = env.table(PRICELIST)
  // Nobody is given one that was put away (tried on 19.0).
  const isAway = rows.get(1)?.active === false
  if (major !== 14 && !isForCountries && !isAway) return rows.has(1) ? 1 : undefined
  const lists = sudo.search(PRICELIST, domain).flatMap((id) => rows.get(id) ?? [])
  const country = env.table('res.partner').rows.get(customer as number)?.country_id
  const ofCountry = lists.find((list) =>
    groupsOf(list, groups).some((group) => idsOf(group.country_ids).includes(country as number)),
  )
  const open = lists.find((list) => groupsOf(list, groups).length === 0)
  return (ofCountry ?? open ?? lists[0])?.id
}

const hasLists = (env: Environment): boolean =>
  [...env.table(PRICELIST).rows.values()].some((list) => idsOf(list.country_group_ids).length > 0)

/** The groups of countries that a pricelist is for, whichever of the two tells. */
const groupsOf = (list: Row, groups: readonly Row[]): readonly Row[] =>
  groups.filter(
    ({ id, pricelist_ids }) => idsOf(list.country_group_ids).includes(id) || idsOf(pricelist_ids).includes(list.id),
  )
