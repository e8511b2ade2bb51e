import type { Series } from 'ooor/protocol'
import type { ModelDefinition } from '../orm/definition.ts'
import { INDUSTRY_OF_CONTACTS, industries } from './industries.ts'
import { rulesOfList } from './pricelist-rules.ts'
import { pricelistRulesOf15To17 } from './pricelist-rules-of-15-to-17.ts'
import { pricelistRulesSince18 } from './pricelist-rules-since-18.ts'
import { productTags, TAGS_OF_PRODUCTS } from './product-tags.ts'
import { unitCategories } from './unit-categories.ts'
import { VENDORS_OF_PRODUCTS, vendorPrices } from './vendor-prices.ts'

/** Small models beside contacts and products: rules of pricelists, and what 19 has besides. */
export function modelsSince15({ major }: Series): ModelDefinition[] {
  if (major < 18) return [unitCategories(major), pricelistRulesOf15To17(major)]
  const rules = pricelistRulesSince18(major)
  return major < 19 ? [unitCategories(major), rules] : [industries(major), productTags(major), vendorPrices, rules]
}

type Beside = Readonly<Record<string, ModelDefinition['fields']>>

/** What others know of those. */
function besideOf(major: number): readonly Beside[] {
  const rules: Beside = { 'product.pricelist': { item_ids: rulesOfList(major) } }
  if (major < 18) return [rules]
  const string = major < 19 ? 'Unit of Measure Name' : 'Unit Name'
  const unit: Beside = {
    'product.template': {
      uom_name: { type: 'char', string, readonly: true, translate: true, related: 'uom_id.name' },
    },
  }
  return major < 19
    ? [unit, rules]
    : [{ 'res.partner': INDUSTRY_OF_CONTACTS }, unit, TAGS_OF_PRODUCTS, VENDORS_OF_PRODUCTS, rules]
}

/** A model with the fields that lead to the small ones. */
export function withLinksSince15(model: ModelDefinition, { major }: Series): ModelDefinition {
  const added = besideOf(major)
    .map((fields) => fields[model.name])
    .filter((fields) => fields !== undefined)
  return added.length === 0 ? model : { ...model, fields: Object.assign({}, model.fields, ...added) }
}
