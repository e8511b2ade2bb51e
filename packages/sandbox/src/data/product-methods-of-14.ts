import { askedRecord, askedRecords } from '../orm/asked-records.ts'
import type { MethodDefinition } from '../orm/definition.ts'
import { withFloatsOf } from '../orm/floats.ts'
import { singleton } from '../orm/singleton.ts'
import { keyError } from '../python/exceptions.ts'
import { variantOfChoice } from './variant-of-choice.ts'
import { activeVariants } from './variants.ts'

const VARIANT = 'product.product'
const TEMPLATE = 'product.template'

/** What 14's orders and shops ask of templates. */
export const PRODUCT_METHODS_OF_14: Readonly<Record<string, MethodDefinition>> = {
  price_compute: pricesOf(TEMPLATE),
  create_product_variant: variantOfChoice,
  open_pricelist_rules: pricelistRules(TEMPLATE),
  get_single_product_variant: {
    params: [],
    run: (env, ids) => {
      const template = askedRecord(env, TEMPLATE, ids)
      const variants = env
        .table(VARIANT)
        .referring('product_tmpl_id', template.id)
        .filter(({ active }) => active)
      const [first] = variants
      return first !== undefined && variants.length === 1 ? { product_id: first.id } : {}
    },
  },
}

/** And of variants. */
export const VARIANT_METHODS_OF_14: Readonly<Record<string, MethodDefinition>> = {
  price_compute: pricesOf(VARIANT),
  open_pricelist_rules: pricelistRules(VARIANT),
  open_product_template: {
    params: [],
    run: (env, ids) => ({
      type: 'ir.actions.act_window',
      res_model: TEMPLATE,
      view_mode: 'form',
      res_id: askedRecord(env, VARIANT, ids).product_tmpl_id,
      target: 'new',
    }),
  },
  get_product_multiline_description_sale: {
    params: [],
    run: (env, ids) => {
      const id = ids.length === 0 ? 0 : singleton(VARIANT, ids)
      if (!id) return false
      // Its words are its template's, which nobody asks who may read.
      const product = askedRecord(env.sudo(), VARIANT, [id])
      const description = env.sudo().raw(env.table(VARIANT), product, 'description_sale')
      const name = env.sudo().displayName(VARIANT, product.id)
      return description ? `${name}\n${String(description)}` : name
    },
  },
}

/** The window of the rules that are about a product; its list is a view, of which there are none here. */
function pricelistRules(model: string): MethodDefinition {
  return {
    params: [],
    run: (env, ids) => {
      const row = askedRecord(env, model, ids)
      const isTemplate = model === TEMPLATE
      const variants = isTemplate ? activeVariants(row, env.sudo()).map(({ id }) => id) : []
      const own = isTemplate
        ? ['|', ['product_tmpl_id', '=', row.id], ['product_id', 'in', variants]]
        : [
            ...['|', '&', ['product_tmpl_id', '=', row.product_tmpl_id], ['applied_on', '=', '1_product']],
            ...['&', ['product_id', '=', row.id], ['applied_on', '=', '0_product_variant']],
          ]
      const defaults = isTemplate
        ? {
            default_product_tmpl_id: row.id,
            default_applied_on: '1_product',
            product_without_variants: variants.length === 1,
          }
        : { default_product_id: row.id, default_applied_on: '0_product_variant' }
      return {
        ...{ name: 'Price Rules', view_mode: 'tree,form', res_model: 'product.pricelist.item' },
        views: ['tree', 'form'].map((mode) => [false, mode]),
        ...{ type: 'ir.actions.act_window', target: 'current', domain: own, context: defaults },
      }
    },
  }
}

/** The prices of records by their ids; what they cost is told to everybody. */
function pricesOf(model: string): MethodDefinition {
  return {
    params: ['price_type', 'uom', 'currency', 'company'],
    required: 1,
    run: (env, ids, { price_type }) => {
      const name = String(price_type)
      const table = env.table(model)
      const user = name === 'standard_price' ? env.sudo() : env
      // What something costs is read for all companies at once, also of what is gone (tried on 14.0).
      const gone = name === 'standard_price' ? ids.filter((id) => typeof id === 'number' && !table.rows.has(id)) : []
      const rows = askedRecords(
        user,
        model,
        ids.filter((id) => !gone.includes(id)),
      )
      const isThere = Object.hasOwn(table.fields, name)
      if (!isThere && rows.length > 0) throw keyError(name)
      const prices = {
        ...Object.fromEntries(gone.map((id) => [id, 0])),
        ...Object.fromEntries(rows.map((row) => [row.id, env.sudo().raw(table, row, name) || 0])),
      }
      return withFloatsOf(prices, new Set(Object.keys(prices)))
    },
  }
}
