import type { ModelDefinition } from '../orm/definition.ts'
import { EVERYBODY_READS } from './access-rights.ts'
import { pricelistRules } from './pricelist-rules.ts'
import { OF_WHAT_IS_SOLD, tipOf } from './pricelist-rules-since-18.ts'

const { active, ...fields } = pricelistRules.fields

/** The rules of pricelists of 15 to 17: those of 14, with what a formula comes to (tried on 16.0 and 17.0; 15 is taken for 16). */
export const pricelistRulesOf15To17 = (major: number): ModelDefinition => ({
  ...pricelistRules,
  access: { ...EVERYBODY_READS, 'sales_team.group_sale_manager': 'rwcd' },
  fields: {
    ...fields,
    // 17 has no need of it.
    ...(major < 17 && active !== undefined && { active }),
    rule_tip: {
      ...{ type: 'char', string: 'Rule Tip', readonly: true, store: false },
      depends: ['base', 'compute_price', 'price_discount', 'price_round', 'price_surcharge'],
      compute: tipOf,
    },
  },
})

/** Lists know of their rules. */
export function withRulesOf15To17(model: ModelDefinition, major: number): ModelDefinition {
  if (model.name !== 'product.pricelist') return model
  const rules = { type: 'one2many', relation: 'product.pricelist.item', inverse: 'pricelist_id' } as const
  const item_ids = { ...rules, string: 'Pricelist Rules', copy: true, ...(major >= 17 && { domain: OF_WHAT_IS_SOLD }) }
  return { ...model, fields: { ...model.fields, item_ids } }
}
