import type { Series } from 'ooor/protocol'
import type { ModelDefinition } from '../orm/definition.ts'
import { industries } from './industries.ts'
import { pricelistRulesSince18, RULES_OF_LISTS } from './pricelist-rules-since-18.ts'
import { productTags, TAGS_OF_PRODUCTS } from './product-tags.ts'
import { VENDORS_OF_PRODUCTS, vendorPrices } from './vendor-prices.ts'

/** Small models beside contacts and products, as 19 has them. */
export const modelsOf19 = ({ major }: Series): ModelDefinition[] => [industries, productTags(major), vendorPrices]

/** And the rules of pricelists, since 18. */
export const modelsSince18 = ({ major }: Series): ModelDefinition[] => [pricelistRulesSince18(major)]

type Beside = Readonly<Record<string, ModelDefinition['fields']>>

const unitName = (string: string): Beside => ({
  'product.template': {
    uom_name: { type: 'char', string, readonly: true, translate: true, related: 'uom_id.name' },
  },
})

/** What others know of those. */
const BESIDE_OF_18: readonly Beside[] = [unitName('Unit of Measure Name'), RULES_OF_LISTS]
const BESIDE_OF_19: readonly Beside[] = [
  { 'res.partner': { industry_id: { type: 'many2one', string: 'Industry', relation: 'res.partner.industry' } } },
  unitName('Unit Name'),
  TAGS_OF_PRODUCTS,
  VENDORS_OF_PRODUCTS,
  RULES_OF_LISTS,
]

/** A model with the fields that lead to the small models since 18. */
export function withLinksSince18(model: ModelDefinition, { major }: Series): ModelDefinition {
  const beside = major < 19 ? BESIDE_OF_18 : BESIDE_OF_19
  const added = beside.map((fields) => fields[model.name]).filter((fields) => fields !== undefined)
  return added.length === 0 ? model : { ...model, fields: Object.assign({}, model.fields, ...added) }
}
