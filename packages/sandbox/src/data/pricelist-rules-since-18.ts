import type { ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { own } from '../own.ts'
import { validationError } from '../python/exceptions.ts'
import { isTrue } from '../python/eyes.ts'
import { productRights } from './access-rights.ts'
import { ruleOnchangesSince18 } from './pricelist-rule-onchanges-since-18.ts'
import { currencyOf, listOf, nameOf, priceOf, tipOf } from './pricelist-rule-words.ts'
import { cleared, ITSELF, pricelistRules } from './pricelist-rules.ts'
import { templateOfVariant } from './variants.ts'
import { variantsOfTemplate } from './vendor-prices.ts'

type Row = Readonly<Stored>
type Values = Readonly<Record<string, unknown>>

const LISTS = 'product.pricelist'
/** The field that says what a rule is about, and what is told where it lacks. */
const SUBJECTS: Readonly<Record<string, readonly [field: string, lacking: string]>> = {
  '2_product_category': ['categ_id', 'category'],
  '1_product': ['product_tmpl_id', 'product'],
  '0_product_variant': ['product_id', 'product variant'],
}

const amount = { type: 'float', digits: [16, 2] } as const
const shown = { type: 'char', readonly: true, store: false } as const
const { fields } = pricelistRules
const company = { type: 'many2one', string: 'Company', relation: 'res.company', readonly: true, store: true } as const
const currency = {
  type: 'many2one',
  string: 'Currency',
  relation: 'res.currency',
  readonly: true,
  store: true,
} as const

/** A company and a currency of the list; since 19 a rule may have no list. */
const OF_LIST: ModelDefinition['fields'] = {
  company_id: { ...company, related: 'pricelist_id.company_id' },
  currency_id: { ...currency, related: 'pricelist_id.currency_id' },
}
const OF_LIST_OR_PRODUCT: ModelDefinition['fields'] = {
  is_pricelist_required: {
    ...{ type: 'boolean', string: 'Is Pricelist Required', readonly: true, store: false },
    compute: () => true,
  },
  company_id: {
    ...company,
    depends: ['pricelist_id.company_id', 'product_tmpl_id'],
    compute: (row, env) =>
      listOf(row, env)?.company_id ||
      env
        .sudo()
        .table('product.template')
        .rows.get(row.product_tmpl_id as number)?.company_id ||
      false,
  },
  currency_id: { ...currency, depends: ['pricelist_id.currency_id', 'company_id'], compute: currencyOf },
}
const ORDER = 'applied_on, min_quantity desc, categ_id desc, id desc'

/** The rules of pricelists since 18 (fields, rights, words and logic of 18.0 and 19.0). */
export function pricelistRulesSince18(major: number): ModelDefinition {
  const price = major < 19 ? amount : ({ type: 'float', told: { digits: false, min_display_digits: 2 } } as const)
  const unit = { type: 'char', readonly: true, translate: true, related: 'product_tmpl_id.uom_name' } as const
  return {
    name: 'product.pricelist.item',
    description: 'Pricelist Rule',
    order: ORDER,
    access: { ...productRights(major), 'sales_team.group_sale_manager': 'rwcd' },
    companyField: 'company_id',
    fields: {
      pricelist_id: {
        ...{ type: 'many2one', string: 'Pricelist', relation: LISTS, onDelete: 'cascade', required: major < 19 },
        default: (env: Environment) => {
          const open = [['company_id', 'in', [false, env.companyId]]]
          return env.sudo().search(LISTS, open, { limit: 1 })[0] ?? false
        },
      },
      ...(major < 19 ? OF_LIST : OF_LIST_OR_PRODUCT),
      date_start: { type: 'datetime', string: 'Start Date' },
      date_end: { type: 'datetime', string: 'End Date' },
      min_quantity: { ...amount, string: 'Min. Quantity', default: 0 },
      applied_on: { ...fields.applied_on, type: 'selection' },
      display_applied_on: {
        ...{ type: 'selection', string: 'Display Applied On', required: true, default: '1_product' },
        selection: [
          ['1_product', 'Product'],
          ['2_product_category', 'Category'],
        ],
      },
      categ_id: { type: 'many2one', string: 'Category', relation: 'product.category', onDelete: 'cascade' },
      product_tmpl_id: { type: 'many2one', string: 'Product', relation: 'product.template', onDelete: 'cascade' },
      product_id: {
        ...{ type: 'many2one', string: 'Variant', relation: 'product.product', onDelete: 'cascade' },
        domain: "[('product_tmpl_id', '=', product_tmpl_id)]",
      },
      ...(major < 19
        ? { product_uom: { ...unit, string: 'Unit of Measure Name' } }
        : { product_uom_name: { ...unit, string: 'Unit Name' } }),
      product_variant_count: {
        ...{ type: 'integer', string: '# Product Variants', readonly: true, store: false },
        depends: ['product_tmpl_id.product_variant_count'],
        compute: variantsOfTemplate,
      },
      base: { ...fields.base, type: 'selection' },
      base_pricelist_id: { type: 'many2one', string: 'Other Pricelist', relation: LISTS },
      compute_price: {
        ...{ type: 'selection', string: 'Compute Price', required: true, default: 'fixed' },
        selection: [
          ['percentage', 'Discount'],
          ['formula', 'Formula'],
          ['fixed', 'Fixed Price'],
        ],
      },
      fixed_price: { ...price, string: 'Fixed Price' },
      percent_price: { type: 'float', string: 'Percentage Price' },
      price_discount: { ...amount, string: 'Price Discount', default: 0 },
      price_round: { ...price, string: 'Price Rounding' },
      price_surcharge: { ...price, string: 'Extra Fee' },
      price_markup: { ...amount, string: 'Markup', depends: ['price_discount'] },
      price_min_margin: { ...price, string: 'Min. Price Margin' },
      price_max_margin: { ...price, string: 'Max. Price Margin' },
      name: {
        ...shown,
        string: 'Name',
        depends: ['applied_on', 'categ_id', 'product_tmpl_id', 'product_id'],
        compute: nameOf,
      },
      price: {
        ...{ ...shown, string: 'Price' },
        depends: [
          ...['compute_price', 'fixed_price', 'pricelist_id', 'percent_price', 'price_discount', 'price_markup'],
          ...['price_surcharge', 'base', 'base_pricelist_id'],
        ],
        compute: priceOf,
      },
      rule_tip: {
        ...{ ...shown, string: 'Rule Tip' },
        depends: ['base', 'compute_price', 'price_discount', 'price_markup', 'price_round', 'price_surcharge'],
        compute: tipOf,
      },
    },
    displayName: nameOf,
    prepare: withSubject,
    taken: (values) => (isTrue(values.applied_on) ? { ...values, ...cleared(values.applied_on) } : values),
    follows: (_row, values) => markupAndDiscount(values),
    onchanges: ruleOnchangesSince18(major),
    constrain: checkRule,
  }
}

/** A rule is about what it names, where nobody says it; the template of a variant goes without saying. */
function withSubject(given: Values, env: Environment): Values {
  const template = templateOfVariant(given.product_id, env)
  const values =
    given.product_id && !given.product_tmpl_id && template ? { ...given, product_tmpl_id: template } : given
  const named = values.product_id
    ? '0_product_variant'
    : values.product_tmpl_id
      ? '1_product'
      : values.categ_id
        ? '2_product_category'
        : '3_global'
  const applied_on = isTrue(values.applied_on) ? values.applied_on : named
  return { ...values, applied_on, ...cleared(applied_on), ...markupAndDiscount(values) }
}

/** One is the other's opposite: what was said last counts, of both the markup. */
function markupAndDiscount(values: Values): Values {
  if ('price_markup' in values) return { price_discount: -Number(values.price_markup) || 0 }
  return 'price_discount' in values ? { price_markup: -Number(values.price_discount) || 0 } : {}
}

function checkRule(row: Row, env: Environment): void {
  checkBase(row, env)
  const { date_start, date_end } = row
  if (date_start && date_end && String(date_start) >= String(date_end)) {
    const name = nameOf(row, env)
    throw validationError(`${name}: end date (${date_end}) should be after start date (${date_start})`)
  }
  if (Number(row.price_min_margin || 0) > Number(row.price_max_margin || 0)) {
    throw validationError('The minimum margin should be lower than the maximum margin.')
  }
  const [field, lacking] = own(SUBJECTS, row.applied_on) ?? []
  if (field !== undefined && !row[field]) {
    throw validationError(`Please specify the ${lacking} for which this rule should be applied`)
  }
}

/** Lists do not lead to themselves; since 19 another list is named where it is the base. */
function checkBase(row: Row, env: Environment): void {
  const isItself = Boolean(row.base_pricelist_id) && row.base_pricelist_id === row.pricelist_id
  if (env.dialect.series.major < 19) {
    if (isItself && row.base === 'pricelist') throw validationError(ITSELF)
    return
  }
  if (row.base === 'pricelist' && !row.base_pricelist_id) {
    throw validationError('A pricelist item with "Other Pricelist" as base must have a base_pricelist_id.')
  }
  if (isItself) {
    const name = String(listOf(row, env)?.name)
    throw validationError(`Recursive pricelist rules detected: ${name} ⇒ ${name}`)
  }
}
