import type { Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { idsOf } from '../orm/ids.ts'
import { inOwnOrder } from '../orm/row-sorter.ts'

type Row = Readonly<Stored>

const PRICELIST = 'product.pricelist'
const COUNTRY_GROUP = 'res.country.group'

/** Where a customer's own pricelist is kept. */
export const OWN_PRICELIST = 'specific_property_product_pricelist'

/**
 * What a customer has of its own once it is given a list: none where its country has that in any case; nothing changes
 * where none is given, up to 18 unless the country has another (`_inverse_product_pricelist`; tried on 14.0 and 19.0).
 */
export function ownPricelist(row: Row, given: unknown, env: Environment): unknown {
  const { ofCountry, usual } = listsFor(row.country_id, env)
  const inAnyCase = env.dialect.series.major < 19 ? ofCountry : (ofCountry ?? usual)
  const own = env.sudo().raw(env.table('res.partner'), row, OWN_PRICELIST)
  if (!given && !(own && inAnyCase !== undefined && inAnyCase !== own)) return undefined
  return given === inAnyCase ? false : given || false
}

/**
 * The pricelist of a customer: their own where nobody put it away, or else the company's first one for their country, the
 * first that is for no countries, the first of all (`_get_partner_pricelist_multi`; tried on 14.0 and 19.0, the others by
 * source).
 */
export function customerPricelist(env: Environment, customer?: unknown): number | undefined {
  const partners = env.table('res.partner')
  const partner = partners.rows.get(customer as number)
  const { rows } = env.table(PRICELIST)
  const own = partner && rows.get(env.sudo().raw(partners, partner, OWN_PRICELIST) as number)
  if (own?.active) return own.id
  // Up to 13 lists have no order here: the one of the demo data comes first.
  if (env.dialect.series.major < 14 && rows.get(1)?.active) return 1
  // Who has no country gets what is for groups without any, on 14 (tried on 14.0).
  const isOfNone = env.dialect.series.major === 14 && partner !== undefined && !partner.country_id
  const { ofCountry, usual } = listsFor(isOfNone ? NO_COUNTRY : partner?.country_id, env)
  return ofCountry ?? usual
}

/** For groups without countries. */
const NO_COUNTRY = Symbol('no country')

/** The first list for a country, and the one for all others. */
function listsFor(country: unknown, env: Environment): { readonly ofCountry?: number; readonly usual?: number } {
  const groups = env.hasModel(COUNTRY_GROUP) ? [...env.table(COUNTRY_GROUP).rows.values()] : []
  const lists = openLists(env)
  const isIn = ({ country_ids }: Row) =>
    country === NO_COUNTRY ? idsOf(country_ids).length === 0 : idsOf(country_ids).includes(country as number)
  const ofCountry = lists.find((list) => groupsOf(list, groups).some(isIn))?.id
  const usual = (lists.find((list) => groupsOf(list, groups).length === 0) ?? lists[0])?.id
  return { ...(ofCountry !== undefined && { ofCountry }), ...(usual !== undefined && { usual }) }
}

/** Pricelists that customers of the company may have, in their order. */
function openLists(env: Environment): readonly Row[] {
  const table = env.table(PRICELIST)
  const { companyId } = env
  const open = [...table.rows.values()].filter(
    ({ active, company_id }) => active && (!company_id || company_id === companyId),
  )
  return inOwnOrder(env.sudo(), table, open)
}

/** The groups of countries that a pricelist is for, whichever of the two tells. */
const groupsOf = (list: Row, groups: readonly Row[]): readonly Row[] =>
  groups.filter(
    ({ id, pricelist_ids }) => idsOf(list.country_group_ids).includes(id) || idsOf(pricelist_ids).includes(list.id),
  )
