import type { FieldDefinition, ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { own } from '../own.ts'
import { validationError } from '../python/exceptions.ts'
import { pythonFloat } from '../python/repr.ts'
import { EVERYBODY_READS } from './access-rights.ts'
import { RULE_ONCHANGES } from './pricelist-rule-onchanges.ts'
import { fixedPriceOf } from './pricelist-rule-words.ts'

type Row = Readonly<Stored>

/** What a rule is about: the field that names it, its name and what is told where it lacks. */
const SUBJECTS: Readonly<Record<string, readonly [field: string, label: string, lacking: string]>> = {
  '2_product_category': ['categ_id', 'Category', 'category'],
  '1_product': ['product_tmpl_id', 'Product', 'product'],
  '0_product_variant': ['product_id', 'Variant', 'product variant'],
}

/** What a list is told that would be priced by itself, up to 18. */
export const ITSELF = 'You cannot assign the Main Pricelist as Other Pricelist in PriceList Item'

/** What is no longer meant once a rule is about something. */
const CLEARED: Readonly<Record<string, readonly string[]>> = {
  '3_global': ['categ_id', 'product_tmpl_id', 'product_id'],
  '2_product_category': ['product_tmpl_id', 'product_id'],
  '1_product': ['categ_id', 'product_id'],
  '0_product_variant': ['categ_id'],
}

const NAMED = ['applied_on', 'categ_id', 'product_tmpl_id', 'product_id', 'compute_price', 'fixed_price']
const DEPENDS = [...NAMED, 'pricelist_id', 'percent_price', 'price_discount', 'price_surcharge']
const amount = { type: 'float', digits: [16, 2] } as const
const ofCompany = { told: { domain: "[('company_id', 'in', [company_id, False])]" } } as const
const pricelist = { type: 'many2one', relation: 'product.pricelist' } as const
const ofPricelist = (name: string) => ({ related: `pricelist_id.${name}`, readonly: true, store: true }) as const

/** The rules of pricelists of 14, by which lines of orders are priced. */
export const pricelistRules: ModelDefinition = {
  name: 'product.pricelist.item',
  description: 'Pricelist Rule',
  access: EVERYBODY_READS,
  companyField: 'company_id',
  order: 'applied_on, min_quantity desc, categ_id desc, id desc',
  fields: {
    product_tmpl_id: {
      ...{ type: 'many2one', string: 'Product', relation: 'product.template', onDelete: 'cascade' },
      ...ofCompany,
    },
    product_id: {
      ...{ type: 'many2one', string: 'Product Variant', relation: 'product.product', onDelete: 'cascade' },
      ...ofCompany,
    },
    categ_id: { type: 'many2one', string: 'Product Category', relation: 'product.category', onDelete: 'cascade' },
    min_quantity: { ...amount, string: 'Min. Quantity', default: 0 },
    applied_on: {
      ...{ type: 'selection', string: 'Apply On', required: true, default: '3_global' },
      selection: [
        ['3_global', 'All Products'],
        ...[['2_product_category', 'Product Category'] as const, ['1_product', 'Product'] as const],
        ['0_product_variant', 'Product Variant'],
      ],
    },
    base: {
      ...{ type: 'selection', string: 'Based on', required: true, default: 'list_price' },
      selection: [
        ['list_price', 'Sales Price'],
        ['standard_price', 'Cost'],
        ['pricelist', 'Other Pricelist'],
      ],
    },
    base_pricelist_id: { ...pricelist, string: 'Other Pricelist', ...ofCompany },
    pricelist_id: {
      ...{ ...pricelist, string: 'Pricelist', required: true, onDelete: 'cascade' },
      default: (env: Environment) => env.sudo().search('product.pricelist', [], { limit: 1 })[0] ?? false,
    },
    price_surcharge: { ...amount, string: 'Price Surcharge' },
    price_discount: { ...amount, string: 'Price Discount', default: 0 },
    price_round: { ...amount, string: 'Price Rounding' },
    price_min_margin: { ...amount, string: 'Min. Price Margin' },
    price_max_margin: { ...amount, string: 'Max. Price Margin' },
    company_id: { type: 'many2one', string: 'Company', relation: 'res.company', ...ofPricelist('company_id') },
    currency_id: { type: 'many2one', string: 'Currency', relation: 'res.currency', ...ofPricelist('currency_id') },
    active: { type: 'boolean', string: 'Active', ...ofPricelist('active') },
    date_start: { type: 'datetime', string: 'Start Date' },
    date_end: { type: 'datetime', string: 'End Date' },
    compute_price: {
      ...{ type: 'selection', string: 'Compute Price', required: true, default: 'fixed' },
      selection: [
        ['fixed', 'Fixed Price'],
        ['percentage', 'Percentage (discount)'],
        ['formula', 'Formula'],
      ],
    },
    fixed_price: { ...amount, string: 'Fixed Price' },
    percent_price: { type: 'float', string: 'Percentage Price' },
    name: { type: 'char', string: 'Name', readonly: true, store: false, depends: DEPENDS, compute: nameOf },
    price: { type: 'char', string: 'Price', readonly: true, store: false, depends: DEPENDS, compute: priceOf },
  },
  displayName: nameOf,
  prepare: (values) => ({ ...values, ...cleared(values.applied_on) }),
  // Of a new one it is minded where somebody has said it, by `prepare` (tried on 14.0).
  written: (rows, values, env, operation) => {
    if (operation === 'create' || !('applied_on' in values)) return
    for (const row of rows) env.table('product.pricelist.item').update(row, cleared(values.applied_on))
  },
  onchanges: RULE_ONCHANGES,
  constrain: ({ applied_on, base, pricelist_id, base_pricelist_id, ...row }) => {
    const [field, , lacking] = own(SUBJECTS, applied_on) ?? []
    if (field !== undefined && !row[field]) {
      throw validationError(`Please specify the ${lacking} for which this rule should be applied`)
    }
    if (base === 'pricelist' && pricelist_id && pricelist_id === base_pricelist_id) {
      throw validationError(ITSELF)
    }
    if (Number(row.price_min_margin || 0) > Number(row.price_max_margin || 0)) {
      throw validationError('The minimum margin should be lower than the maximum margin.')
    }
  },
}

/**
 * What a list knows of its rules, of which a copy has its own (tried on 14.0, 18.0 and 19.0). Since 17 none are told of
 * products that are put away (tried on 18.0 and 19.0; 17 by source).
 */
export const rulesOfList = (major: number): FieldDefinition => ({
  ...{ type: 'one2many', string: major < 15 ? 'Pricelist Items' : 'Pricelist Rules' },
  ...{ relation: 'product.pricelist.item', inverse: 'pricelist_id', copy: true },
  ...(major >= 17 && {
    domain: [
      ...['|', ['product_tmpl_id', '=', null], ['product_tmpl_id.active', '=', true]],
      ...['|', ['product_id', '=', null], ['product_id.active', '=', true]],
    ],
  }),
})

export const cleared = (appliedOn: unknown): Record<string, false> =>
  Object.fromEntries((own(CLEARED, appliedOn) ?? []).map((name) => [name, false] as const))

function nameOf(row: Row, env: Environment): string {
  const [field, label] = own(SUBJECTS, row.applied_on) ?? []
  const id = field === undefined ? false : row[field]
  if (field === undefined || !id) return 'All Products'
  const relation = pricelistRules.fields[field]?.relation as string
  // Without its code (tried on 14.0).
  const plain = env.sudo().withContext({ ...env.context, display_default_code: false })
  return `${label}: ${plain.displayName(relation, Number(id))}`
}

function priceOf(row: Row, env: Environment): string {
  if (row.compute_price === 'fixed') return fixedPriceOf(row, env)
  if (row.compute_price === 'percentage') return `${told(row.percent_price)} % discount`
  // Of no kind is what is no other (tried on 14.0).
  return `${told(row.price_discount)} % discount and ${told(row.price_surcharge)} surcharge`
}

const told = (value: unknown) => pythonFloat(Number(value || 0))
