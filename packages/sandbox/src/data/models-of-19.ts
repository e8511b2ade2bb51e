import type { Series } from 'ooor/protocol'
import type { ModelDefinition } from '../orm/definition.ts'
import { industries } from './industries.ts'
import { pricelistRulesOf19, RULES_OF_LISTS } from './pricelist-rules-of-19.ts'
import { productTags, TAGS_OF_PRODUCTS } from './product-tags.ts'
import { VENDORS_OF_PRODUCTS, vendorPrices } from './vendor-prices.ts'

/** Small models beside contacts and products, as 19 has them. */
export const modelsOf19 = ({ major }: Series): ModelDefinition[] => [
  industries,
  productTags(major),
  vendorPrices,
  pricelistRulesOf19(major),
]

/** What others know of those. */
const BESIDE: readonly Readonly<Record<string, ModelDefinition['fields']>>[] = [
  { 'res.partner': { industry_id: { type: 'many2one', string: 'Industry', relation: 'res.partner.industry' } } },
  {
    'product.template': {
      uom_name: { type: 'char', string: 'Unit Name', readonly: true, translate: true, related: 'uom_id.name' },
    },
  },
  TAGS_OF_PRODUCTS,
  VENDORS_OF_PRODUCTS,
  RULES_OF_LISTS,
]

/** A model with the fields that lead to the small models of 19. */
export function withLinksOf19(model: ModelDefinition): ModelDefinition {
  const added = BESIDE.map((fields) => fields[model.name]).filter((fields) => fields !== undefined)
  return added.length === 0 ? model : { ...model, fields: Object.assign({}, model.fields, ...added) }
}
