import type { ModelDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { templateOfVariant } from './variants.ts'

type Values = Readonly<Record<string, unknown>>

const NO_FORMULA = {
  ...{ price_discount: 0, price_surcharge: 0, price_round: 0 },
  ...{ price_min_margin: 0, price_max_margin: 0 },
}

/** What a rule is about, unless who opened the form said so already. */
function subjectOf({ product_id, product_tmpl_id }: Values, { context }: Environment): Values {
  if (context.default_applied_on) return {}
  if (product_id) return { applied_on: '0_product_variant' }
  return { applied_on: product_tmpl_id ? '1_product' : '3_global' }
}

/** odoo/addons/product/models/product_pricelist.py of 14; tried on 14.0. */
export const RULE_ONCHANGES: NonNullable<ModelDefinition['onchanges']> = {
  compute_price: ({ values }) => ({
    value: {
      ...(values.compute_price !== 'fixed' && { fixed_price: 0 }),
      ...(values.compute_price !== 'percentage' && { percent_price: 0 }),
      ...(values.compute_price !== 'formula' && NO_FORMULA),
    },
  }),
  product_id: ({ values }, env) => {
    const template = templateOfVariant(values.product_id, env)
    return { value: { ...(template && { product_tmpl_id: template }), ...subjectOf(values, env) } }
  },
  product_tmpl_id: ({ values }, env) => {
    const isOfOther = values.product_tmpl_id && templateOfVariant(values.product_id, env) !== values.product_tmpl_id
    const product = isOfOther && values.product_id ? { product_id: false } : {}
    return { value: { ...product, ...subjectOf({ ...values, ...product }, env) } }
  },
  categ_id: ({ values }, env) => ({ value: subjectOf(values, env) }),
}
