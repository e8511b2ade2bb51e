import type { FieldsAnswer } from 'ooor/schema'
import type { Domain } from './read-rows.ts'

export const PRICELISTS = 'product.pricelist'
export const PRICE_RULES = 'product.pricelist.item'
export const COUNTRY_GROUPS = 'res.country.group'

/** What a rule may be about, beside everything. */
const ABOUT = {
  product_tmpl_id: 'product.template',
  product_id: 'product.product',
  categ_id: 'product.category',
} as const

/**
 * The rules by which pricelists price what is in a sample: a pricelist without them has other prices. Null where rules
 * are told otherwise, up to 8.
 */
export function rulesFor(
  lists: readonly number[],
  fields: FieldsAnswer,
  idsOf: (model: string) => readonly number[],
): Domain | null {
  if (!('pricelist_id' in fields && 'applied_on' in fields)) return null
  const about = Object.entries(ABOUT).filter(([name]) => name in fields)
  return [
    ['pricelist_id', 'in', lists],
    ...about.map(() => '|' as const),
    ['applied_on', '=', '3_global'],
    ...about.map(([name, model]) => [name, 'in', idsOf(model)] as const),
  ]
}

/** Which groups of countries pricelists are for, and the pricelists of countries: customers have prices by where they live. */
export const groupsFor = (lists: readonly number[]): Domain => [['pricelist_ids', 'in', lists]]
export const listsFor = (countries: readonly number[]): Domain => [['country_group_ids.country_ids', 'in', countries]]
