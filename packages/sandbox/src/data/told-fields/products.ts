import type { Stored, ToldField } from '../../orm/definition.ts'
import type { Environment } from '../../orm/environment.ts'
import { companyCurrency } from '../currency-rates.ts'
import { countOf, isConfigurable, linesBy } from '../lines-of-products.ts'
import { settingOf } from '../parameters.ts'
import { rulesOfTemplate, rulesOfVariant } from '../product-counts.ts'
import { slugOf } from '../slug.ts'
import { defaultTaxes, PURCHASE_TAX } from '../taxes.ts'
import { activeVariants } from '../variants.ts'
import { fiscalCodesOf } from './fiscal-countries.ts'
import { PICTURES_OF_VARIANTS } from './pictures-of-variants.ts'
import { productTooltip } from './product-tooltip.ts'
import { properties } from './properties.ts'
import { taxText } from './tax-text.ts'
import { toldOfThreads } from './threads.ts'
import { UNITS_OF_TEMPLATES, UNITS_OF_VARIANTS } from './units-of-price.ts'

type Row = Readonly<Stored>
type ToldFields = Readonly<Record<string, ToldField>>

const TEMPLATE = 'product.template'
const VARIANT = 'product.product'

/** How much of a moment Odoo keeps. */
const SECONDS = 'yyyy-mm-dd hh:mm:ss'.length

/** What nobody has in a code. */
const BETWEEN_CODES = '\u241E'

/** As `/shop/office-chair-5` (tried on 14.0 and 16.0 to 19.0). */
const pageOf = (template: number, env: Environment) =>
  `/shop/${slugOf(env.sudo().displayName(TEMPLATE, template), template, env.dialect.series.major)}`

/** Up to 16 with an empty choice too. */
function pageOfVariant({ product_tmpl_id, ...row }: Row, env: Environment): string {
  const page = pageOf(product_tmpl_id as number, env)
  const { major } = env.dialect.series
  const values = valuesOf(row)
  if (major < 18) return major < 17 || values.length > 0 ? `${page}#attr=${values.join(',')}` : page
  if (values.length === 0) return page
  const { rows } = env.sudo().table('product.template.attribute.value')
  const chosen = values.map((id) => rows.get(id)?.product_attribute_value_id)
  return `${page}${major < 19 ? '#' : '?'}attribute_values=${chosen.join(',')}`
}

const valuesOf = ({ product_template_attribute_value_ids: ids }: Omit<Row, 'id'>) => (ids ?? []) as number[]

const hasRatings = (model: string, { id }: Row, env: Environment) =>
  env.hasModel('rating.rating') &&
  env
    .sudo()
    .table('rating.rating')
    .referring('res_id', id)
    .some(({ res_model }) => res_model === model)

/** What an attribute of a setting makes of a unit (tried on 16.0 to 19.0). */
const unitBySetting = (setting: string, metric: string, other: string): ToldField => ({
  compute: (_row, env) => (settingOf(env.sudo(), setting) === '1' ? other : metric),
})

/** What a category says of its goods, or plain Odoo (tried on 14.0 and 16.0 to 19.0). */
const ofCategory = (model: string, name: string, plain: (major: number) => string): ToldField => ({
  compute: (row, env) => {
    const sudo = env.sudo()
    const table = sudo.table('product.category')
    const category = table.rows.get(sudo.raw(sudo.table(model), row, 'categ_id') as number)
    const property = `property_${name}`
    return (
      (category && property in table.fields && sudo.raw(table, category, property)) || plain(env.dialect.series.major)
    )
  },
})

const valuationOf = (model: string): ToldFields => ({
  cost_method: ofCategory(model, 'cost_method', () => 'standard'),
  valuation: ofCategory(model, 'valuation', (major) => (major < 19 ? 'manual_periodic' : 'periodic')),
})

/** Of templates (each tried on 14.0 and 16.0 to 19.0, where the series has it). */
export const TOLD_FIELDS_OF_TEMPLATES: ToldFields = {
  ...toldOfThreads(TEMPLATE),
  ...UNITS_OF_TEMPLATES,
  can_publish: { compute: () => true },
  cost_currency_id: { compute: (_row, env) => companyCurrency(env) ?? false },
  ...valuationOf(TEMPLATE),
  fiscal_country_codes: { compute: fiscalCodesOf },
  has_configurable_attributes: { compute: isConfigurable },
  is_dynamically_created: {
    compute: ({ id }, env) =>
      linesBy('product_tmpl_id', id, env).some(
        ({ attribute_id }) =>
          env
            .sudo()
            .table('product.attribute')
            .rows.get(attribute_id as number)?.create_variant === 'dynamic',
      ),
  },
  pricelist_item_count: { compute: (row, env) => rulesOfTemplate(row, env).length },
  product_properties: properties(TEMPLATE, 'product_properties'),
  product_tooltip: { compute: productTooltip },
  publish_date: { default: (env: Environment) => env.moment().slice(0, SECONDS) },
  rating_avg_text: { compute: (row, env) => !hasRatings(TEMPLATE, row, env) && 'none' },
  rating_percentage_satisfaction: { compute: (row, env) => (hasRatings(TEMPLATE, row, env) ? 0 : -1) },
  responsible_id: { default: ({ uid }: Environment) => uid },
  supplier_taxes_id: { default: (env: Environment) => [[6, 0, defaultTaxes(env, PURCHASE_TAX)]] },
  tax_string: { compute: (row, env) => taxText(row, Number(row.list_price || 0), env) },
  // Up to 17 the unit that nobody asked for; on 18 that it is sold in.
  uom_po_id: {
    default: ({ dialect }: Environment) => (dialect.series.major < 18 ? 1 : false),
    compute: (row) => row['own:uom_po_id'] || row.uom_id,
    write: (row, value, env) => env.table(TEMPLATE).update(row, { 'own:uom_po_id': value }),
  },
  valid_product_template_attribute_line_ids: {
    compute: (row, env) => {
      const { rows } = env.table('product.template.attribute.line')
      const ids = env.raw(env.table(TEMPLATE), row, 'attribute_line_ids') as number[]
      return ids.filter((id) => countOf(rows.get(id) as Row) > 0)
    },
  },
  variants_default_code: {
    compute: (row, env) =>
      activeVariants(row, env)
        .flatMap(({ default_code }) => default_code || [])
        .join(BETWEEN_CODES),
  },
  visible_qty_configurator: { compute: () => true },
  volume_uom_name: unitBySetting('product.volume_in_cubic_feet', 'm³', 'ft³'),
  website_url: { compute: ({ id }, env) => pageOf(id, env) },
  weight_uom_name: unitBySetting('product.weight_in_lbs', 'kg', 'lb'),
}

/** Of variants, beside what they have of their templates. */
export const TOLD_FIELDS_OF_VARIANTS: ToldFields = {
  ...toldOfThreads(VARIANT),
  ...valuationOf(VARIANT),
  ...UNITS_OF_VARIANTS,
  ...PICTURES_OF_VARIANTS,
  code: { compute: ({ default_code }) => default_code || false },
  combination_indices: {
    compute: (row) =>
      valuesOf(row)
        .toSorted((one, other) => one - other)
        .join(','),
  },
  company_currency_id: {
    compute: (row, env) => {
      const company = env.sudo().raw(env.table(VARIANT), row, 'company_id')
      return companyCurrency(env, company || env.companyId) ?? false
    },
  },
  is_product_variant: { compute: () => true },
  lot_properties_definition: properties(VARIANT, 'lot_properties_definition'),
  partner_ref: { compute: ({ id }, env) => env.sudo().displayName(VARIANT, id) },
  pricelist_item_count: { compute: (row, env) => rulesOfVariant(row, env).length },
  pricelist_rule_ids: { compute: rulesOfVariant },
  product_template_variant_value_ids: {
    compute: (row, env) => {
      const sudo = env.sudo()
      const values = sudo.table('product.template.attribute.value').rows
      const lines = sudo.table('product.template.attribute.line').rows
      const isChoice = (id: number) => countOf(lines.get(values.get(id)?.attribute_line_id as number) as Row) > 1
      return (sudo.raw(sudo.table(VARIANT), row, 'product_template_attribute_value_ids') as number[]).filter(isChoice)
    },
  },
  tax_string: {
    compute: (row, env) => {
      const template = env.table(TEMPLATE).rows.get(row.product_tmpl_id as number)
      const price = env.sudo().raw(env.table(VARIANT), row, 'lst_price')
      return template === undefined ? ' ' : taxText(template, Number(price || 0), env)
    },
  },
  website_url: { compute: pageOfVariant },
}
