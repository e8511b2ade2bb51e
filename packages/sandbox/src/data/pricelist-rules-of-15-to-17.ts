import type { ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { validationError } from '../python/exceptions.ts'
import { EVERYBODY_READS } from './access-rights.ts'
import { tipOf } from './pricelist-rule-words.ts'
import { pricelistRules } from './pricelist-rules.ts'

const { active, ...fields } = pricelistRules.fields

/** The rules of pricelists of 15 to 17: those of 14, with what a formula comes to (tried on 16.0 and 17.0; 15 is taken for 16). */
export const pricelistRulesOf15To17 = (major: number): ModelDefinition => ({
  ...pricelistRules,
  access: { ...EVERYBODY_READS, 'sales_team.group_sale_manager': 'rwcd' },
  constrain: (row, env) => {
    pricelistRules.constrain?.(row, env)
    if (major >= 16) checkDates(row, env)
  },
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

/** A rule ends after it began (tried on 16.0 and 17.0). */
function checkDates(row: Readonly<Stored>, env: Environment): void {
  const { date_start, date_end } = row
  if (!date_start || !date_end || String(date_start) < String(date_end)) return
  const name = env.sudo().displayName('product.pricelist.item', row.id)
  const space = env.dialect.series.major < 17 ? ' ' : ''
  throw validationError(`${name}${space}: end date (${date_end}) should be greater than start date (${date_start})`)
}
