import type { ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { companyCurrency } from './currency-rates.ts'
import { activeVariants, templateOfVariant } from './variants.ts'

type Row = Readonly<Stored>
type Values = Readonly<Record<string, unknown>>

const UNITS = 'uom.uom'

const rowOfTemplate = (template: unknown, env: Environment) =>
  env
    .sudo()
    .table('product.template')
    .rows.get(template as number)

/** How many variants the template of a row has. */
export function variantsOfTemplate({ product_tmpl_id }: Row, env: Environment): number {
  const row = rowOfTemplate(product_tmpl_id, env)
  return row === undefined ? 0 : activeVariants(row, env.sudo()).length
}

/** The only variant that a template has. */
function onlyVariant(template: unknown, env: Environment): number | undefined {
  if (typeof template !== 'number' || rowOfTemplate(template, env) === undefined) return undefined
  const found = env.sudo().search('product.product', [['product_tmpl_id', '=', template]], { limit: 2 })
  return found.length === 1 ? found[0] : undefined
}

/** What follows of a product: its template, the unit that it is bought in and, of templates with one variant, that one. */
function prepared(given: Values, env: Environment): Values {
  const template = given.product_tmpl_id || templateOfVariant(given.product_id, env)
  const product = given.product_id || onlyVariant(template, env)
  const unit = rowOfTemplate(template, env)?.uom_id
  return {
    ...given,
    ...(template !== undefined && { product_tmpl_id: template }),
    ...(product !== undefined && { product_id: product }),
    ...(!given.product_uom_id && unit !== undefined && { product_uom_id: unit }),
  }
}

/** The price less what is taken off, for one of the product's own unit. */
function discounted(row: Row, env: Environment): number {
  const { rows } = env.sudo().table(UNITS)
  const factor = (id: unknown) => {
    const unit = rows.get(id as number)
    return unit === undefined ? undefined : Number(env.sudo().raw(env.table(UNITS), unit, 'factor'))
  }
  const own = factor(row.product_uom_id)
  const ofProduct = factor(rowOfTemplate(row.product_tmpl_id, env)?.uom_id)
  const price = Number(row.price || 0)
  const inUnit = own === undefined || ofProduct === undefined ? price : (price * ofProduct) / own
  return inUnit * (1 - Number(row.discount || 0) / 100)
}

const number = { type: 'float' } as const

/** What products cost where they are bought (fields, rights and logic of 19.0). */
export const vendorPrices: ModelDefinition = {
  name: 'product.supplierinfo',
  description: 'Supplier Pricelist',
  access: { system: 'rwcd', user: 'r', 'product.group_product_manager': 'rwcd' },
  order: 'sequence, min_qty DESC, price, id',
  recName: 'partner_id',
  companyField: 'company_id',
  fields: {
    partner_id: {
      ...{ type: 'many2one', string: 'Vendor', relation: 'res.partner', required: true, onDelete: 'cascade' },
    },
    product_name: { type: 'char', string: 'Vendor Product Name' },
    product_code: { type: 'char', string: 'Vendor Product Code' },
    sequence: { type: 'integer', string: 'Sequence', default: 1 },
    product_uom_id: {
      ...{ type: 'many2one', string: 'Unit', relation: UNITS, required: true },
      depends: ['product_id', 'product_tmpl_id'],
    },
    min_qty: { ...number, string: 'Quantity', required: true, default: 0, digits: [16, 2] },
    price: { ...number, string: 'Unit Price', default: 0, told: { digits: false, min_display_digits: 2 } },
    price_discounted: {
      ...{ ...number, string: 'Discounted Price', readonly: true, store: false },
      ...{ depends: ['discount', 'price'], compute: discounted },
    },
    company_id: {
      ...{ type: 'many2one', string: 'Company', relation: 'res.company' },
      default: ({ companyId }: Environment) => companyId,
    },
    currency_id: {
      ...{ type: 'many2one', string: 'Currency', relation: 'res.currency', required: true },
      default: (env: Environment) => companyCurrency(env),
    },
    date_start: { type: 'date', string: 'Start Date' },
    date_end: { type: 'date', string: 'End Date' },
    product_id: {
      ...{ type: 'many2one', string: 'Product Variant', relation: 'product.product' },
      depends: ['product_id', 'product_tmpl_id', 'product_variant_count'],
      domain: "[('product_tmpl_id', '=', product_tmpl_id)] if product_tmpl_id else []",
    },
    product_tmpl_id: {
      ...{ type: 'many2one', string: 'Product Template', relation: 'product.template', required: true },
      ...{ onDelete: 'cascade', depends: ['product_id'] },
    },
    product_variant_count: {
      ...{ type: 'integer', string: 'Variant Count', readonly: true, store: false },
      depends: ['product_tmpl_id.product_variant_count'],
      compute: variantsOfTemplate,
    },
    delay: { type: 'integer', string: 'Lead Time', required: true, default: 1 },
    discount: { ...number, string: 'Discount (%)', digits: [16, 2] },
  },
  prepare: prepared,
  taken: (values, env) => {
    const template =
      values.product_id && !values.product_tmpl_id ? templateOfVariant(values.product_id, env) : undefined
    return template === undefined ? values : { ...values, product_tmpl_id: template }
  },
}

/** What templates know of who sells them. */
export const VENDORS_OF_PRODUCTS: Readonly<Record<string, ModelDefinition['fields']>> = {
  'product.template': {
    seller_ids: {
      ...{ type: 'one2many', string: 'Vendors', relation: 'product.supplierinfo', inverse: 'product_tmpl_id' },
    },
  },
}
