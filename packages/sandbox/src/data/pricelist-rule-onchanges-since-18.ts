import type { ModelDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { validationError } from '../python/exceptions.ts'
import { templateOfVariant } from './variants.ts'

type Values = Readonly<Record<string, unknown>>

const NO_FORMULA = {
  ...{ base: 'list_price', price_discount: 0, price_surcharge: 0, price_markup: 0, price_round: 0 },
  ...{ price_min_margin: 0, price_max_margin: 0 },
}

/** What a rule is about follows from what it names, unless who opened the form said so already. */
function subjectOf({ product_id, product_tmpl_id, categ_id }: Values, { context }: Environment): Values {
  if (context.default_applied_on) return {}
  if (product_id) return { applied_on: '0_product_variant' }
  if (product_tmpl_id) return { applied_on: '1_product' }
  return { applied_on: categ_id ? '2_product_category' : '3_global' }
}

function shownSubject({ product_tmpl_id, categ_id, display_applied_on }: Values): Values {
  if (!product_tmpl_id && !categ_id) return { applied_on: '3_global' }
  if (display_applied_on === '1_product') return { applied_on: '1_product', categ_id: false }
  if (display_applied_on !== '2_product_category') return {}
  return { product_id: false, product_tmpl_id: false, applied_on: '2_product_category' }
}

/** What a form of a rule changes by itself (logic of 18.0 and 19.0). */
export const ruleOnchangesSince18 = (major: number): NonNullable<ModelDefinition['onchanges']> => ({
  base: () => ({ value: { price_discount: 0, price_markup: 0 } }),
  base_pricelist_id: ({ values }) => ({
    value: values.compute_price === 'percentage' ? { base: values.base_pricelist_id ? 'pricelist' : 'list_price' } : {},
  }),
  compute_price: ({ values }) => ({
    value: {
      ...(major >= 19 && { base_pricelist_id: false }),
      ...(values.compute_price !== 'fixed' && { fixed_price: 0 }),
      ...(values.compute_price !== 'percentage' && { percent_price: 0 }),
      ...(values.compute_price !== 'formula' && NO_FORMULA),
    },
  }),
  display_applied_on: ({ values }) => ({ value: shownSubject(values) }),
  product_id: ({ values }, env) => {
    const template = templateOfVariant(values.product_id, env)
    return { value: { ...(template !== undefined && { product_tmpl_id: template }), ...subjectOf(values, env) } }
  },
  product_tmpl_id: ({ values }, env) => {
    const isOfOther = values.product_tmpl_id && templateOfVariant(values.product_id, env) !== values.product_tmpl_id
    const product = isOfOther && values.product_id ? { product_id: false } : {}
    return { value: { ...product, ...subjectOf({ ...values, ...product }, env) } }
  },
  categ_id: ({ values }, env) => ({ value: subjectOf(values, env) }),
  price_round: ({ values }) => {
    if (Number(values.price_round) < 0) throw validationError('The rounding method must be strictly positive.')
    return undefined
  },
})
