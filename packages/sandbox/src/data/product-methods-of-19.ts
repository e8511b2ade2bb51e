import { askedRecord, askedRecords } from '../orm/asked-records.ts'
import type { MethodDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { validationError } from '../python/exceptions.ts'
import { priceByRule } from './pricelist-prices.ts'
import { VARIANT_METHODS_OF_14 } from './product-methods-of-14.ts'

const VARIANT = 'product.product'
const TEMPLATE = 'product.template'

/** What forms and shops since 15 ask of templates (tried on 17.0 and 19.0). */
export const PRODUCT_METHODS_OF_19: Readonly<Record<string, MethodDefinition>> = {
  get_single_product_variant: {
    params: [],
    run: (env, ids) => {
      const template = askedRecord(env, TEMPLATE, ids)
      const variants = variantsOf(env, template.id)
      const [first] = variants
      if (first === undefined || variants.length !== 1 || isConfigured(env, template.id)) return {}
      return {
        product_id: first.id,
        product_name: env.displayName(VARIANT, first.id),
        has_optional_products: false,
        ...(env.dialect.series.major >= 18 && { is_combo: template.type === 'combo' }),
      }
    },
  },
  has_dynamic_attributes: {
    params: [],
    run: (env, ids) => {
      const template = askedRecord(env, TEMPLATE, ids)
      const attributes = env.table('product.attribute').rows
      return linesOf(env, template.id).some(
        ({ attribute_id }) => attributes.get(attribute_id as number)?.create_variant === 'dynamic',
      )
    },
  },
  get_contextual_price: {
    params: ['product'],
    run: (env, ids) => priceInContext(env, variantsOf(env, askedRecord(env, TEMPLATE, ids).id)[0]),
  },
  action_view_sales: { params: [], run: (env, ids) => salesOf(env, 'product_tmpl_id', ids) },
  action_open_label_layout: { params: [], run: labels(TEMPLATE, 'default_product_tmpl_ids') },
}

/** And of variants. */
export const VARIANT_METHODS_OF_19: Readonly<Record<string, MethodDefinition>> = {
  ...sharedWith14(['open_product_template', 'get_product_multiline_description_sale']),
  get_contextual_price: { params: [], run: (env, ids) => priceInContext(env, askedRecord(env, VARIANT, ids)) },
  action_view_sales: { params: [], run: (env, ids) => salesOf(env, 'product_id', ids) },
  action_open_label_layout: { params: [], run: labels(VARIANT, 'default_product_ids') },
}

function sharedWith14(names: readonly string[]): Readonly<Record<string, MethodDefinition>> {
  return Object.fromEntries(Object.entries(VARIANT_METHODS_OF_14).filter(([name]) => names.includes(name)))
}

const variantsOf = (env: Environment, template: number) =>
  env
    .table(VARIANT)
    .referring('product_tmpl_id', template)
    .filter(({ active }) => active)

const linesOf = (env: Environment, template: number) =>
  env
    .table(`${TEMPLATE}.attribute.line`)
    .referring('product_tmpl_id', template)
    .filter(({ active }) => active !== false)

/** There is something to choose. */
const isConfigured = (env: Environment, template: number) =>
  linesOf(env, template).some(({ value_ids }) => Array.isArray(value_ids) && value_ids.length > 1)

/** A variant's price by the list that the context names, or its own. */
function priceInContext(env: Environment, product: Readonly<Stored> | undefined): unknown {
  if (product === undefined) return 0
  const { pricelist, quantity } = env.context
  const question = { product, pricelist, quantity: Number(quantity ?? 1), moment: '', units: 1 }
  const ruled = typeof pricelist === 'number' ? priceByRule(question, env) : undefined
  return ruled ?? env.sudo().raw(env.table(VARIANT), product, 'lst_price')
}

/** The window that counts what was sold. */
const salesOf = (env: Environment, field: string, ids: readonly number[]) => ({
  ...{ type: 'ir.actions.act_window', res_model: 'sale.report', view_mode: 'graph,pivot,list,form' },
  domain: [[field, 'in', [...ids]]],
  context: {
    ...{ pivot_measures: ['product_uom_qty'], active_id: env.context.active_id ?? null, active_model: 'sale.report' },
    ...{ search_default_Sales: 1, search_default_filter_order_date: 1 },
  },
})

/** The window that prints labels of goods. */
function labels(model: string, name: string) {
  return (env: Environment, ids: readonly number[]) => {
    const table = env.table(model)
    const rows = askedRecords(env, model, ids)
    if (rows.some((row) => env.sudo().raw(table, row, 'type') === 'service')) {
      throw validationError('Labels cannot be printed for products of service type')
    }
    return {
      ...{ type: 'ir.actions.act_window', res_model: 'product.label.layout', view_mode: 'list,form', target: 'new' },
      context: { [name]: [...ids] },
    }
  }
}
