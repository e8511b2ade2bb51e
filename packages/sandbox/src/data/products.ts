import type { Series } from 'ooor/protocol'
import type { ModelDefinition, RecordRule, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { validationError } from '../python/exceptions.ts'
import { EVERYBODY_READS, productRights, salesManagersOf16 } from './access-rights.ts'
import { ATTRIBUTE_FIELDS } from './attributes.ts'
import { CATALOGUE, categoryRows } from './catalogue.ts'
import { combinationName, extraPrice } from './combinations.ts'
import { DELIVERY_PRODUCT } from './deliveries.ts'
import { TYPE_FOLLOWS } from './followed-type.ts'
import { templateNames, templateTries, variantNames, variantTries } from './name-tries.ts'
import { pricelistRows } from './pricelist-rows.ts'
import { productOnchanges } from './product-onchanges.ts'
import { categories, pricelists, units } from './product-relations.ts'
import { propertiesTold } from './properties-of-copies.ts'
import { templateFields } from './template-fields.ts'
import { variantsAreUnique } from './unique-variants.ts'
import { sortedUnits } from './unit-categories.ts'
import {
  activeVariants,
  copyVariant,
  firstVariant,
  followTemplates,
  followVariants,
  makeFirstVariant,
  ofVariant,
  takeTemplates,
} from './variants.ts'
import { publicCategories, SHOP_FIELDS, shopValues } from './website-shop.ts'

/** Products: templates, their variants, and what they point to. */
export function productModels(series: Series): ModelDefinition[] {
  const { major } = series
  const access = productRights(major)
  return [
    {
      ...templates,
      ...((major === 16 || major === 17) && TYPE_FOLLOWS),
      access,
      onchanges: productOnchanges('product.template', major),
      ...propertiesTold(series, 'product_properties'),
      description: major < 15 ? 'Product Template' : 'Product',
      fields: { ...templates.fields, ...templateFields(series) },
      // Tried on 14.0, 16.0, 17.0 and 19.0.
      ...(major >= 13 && { searchedByName: ['name', 'default_code', 'product_variant_ids.barcode'] }),
      constrain: (row, { dialect }) => {
        // Of 16 and 17 another field decides, which must be there (tried on both).
        if (row.type === false && (major === 16 || major === 17)) {
          throw dialect.exceptions.missingRequired(templates, 'detailed_type', templates.fields.type ?? {})
        }
        if (row.type === 'combo') throw validationError('A combo product must contain at least 1 combo choice.')
      },
      records: [...(major < 17 ? [] : [DELIVERY_TEMPLATE]), ...(templates.records ?? [])].map((row) =>
        major < 14 ? row : { ...row, sequence: 1 },
      ),
    },
    {
      ...variants,
      ...propertiesTold(series, 'product_properties'),
      // Who may ask for products is told the names of all (tried on 14.0; 15 is taken for it).
      isOpenBeside: major === 14 || major === 15,
      access,
      onchanges: { ...variants.onchanges, ...productOnchanges('product.product', major) },
      description: major < 15 ? 'Product' : 'Product Variant',
      ...variantsAreUnique(series),
      records: [...(major < 17 ? [] : [DELIVERY_VARIANT]), ...(variants.records ?? [])],
    },
    { ...categories, access, records: categoryRows(series) },
    { ...publicCategories, access: { ...EVERYBODY_READS, ...salesManagersOf16(major) } },
    {
      ...pricelists(major),
      access,
      records: pricelistRows(series),
    },
    major >= 14 && major < 19 ? sortedUnits(units(major), major) : units(major),
  ]
}

const DELIVERY_TEMPLATE: Stored = {
  ...DELIVERY_PRODUCT,
  ...{ type: 'service', categ_id: 3, uom_id: 1, list_price: 0, active: false, sale_ok: false, is_published: false },
}
const DELIVERY_VARIANT: Stored = { id: DELIVERY_PRODUCT.id, product_tmpl_id: DELIVERY_PRODUCT.id, active: false }

/** What is for sale alone is read; of other things that are done to products no rule is (tried on 14.0). */
const published =
  (name: string): RecordRule =>
  (row, env, operation) =>
    operation !== 'read' ||
    ['is_published', 'sale_ok'].every((field) => env.sudo().raw(env.table(name), row, field) === true)

const templates: ModelDefinition = {
  name: 'product.template',
  description: 'Product',
  access: EVERYBODY_READS,
  rules: { portal: published('product.template'), public: published('product.template') },
  companyField: 'company_id',
  order: 'name, id',
  displayName: (row, env) => codedName(env.raw(env.table('product.template'), row, 'default_code'), row, env),
  searchedByName: ['name', 'default_code'],
  nameTries: templateTries,
  shownNames: templateNames,
  fields: {
    name: { type: 'char', string: 'Name', required: true, translate: true },
    active: { type: 'boolean', string: 'Active', default: true },
    sale_ok: { type: 'boolean', string: 'Can be Sold', default: true },
    color: { type: 'integer', string: 'Color Index', since: 13 },
    // Tried on 14.0 and 19.0.
    sequence: { type: 'integer', string: 'Sequence', default: 1, since: 14 },
    is_published: { type: 'boolean', string: 'Is Published', default: false, copy: false },
    // Its name up to 11, and since then that of the website at hand.
    website_published: {
      type: 'boolean',
      string: 'Visible on current website',
      since: 8,
      compute: (row) => row.is_published === true,
      write: (row, value, env) => env.table('product.template').update(row, { is_published: value === true }),
    },
    list_price: { type: 'float', string: 'Sales Price', digits: [16, 2], default: 1 },
    standard_price: {
      type: 'float',
      string: 'Cost',
      store: false,
      groups: ['user'],
      ...ofVariant('standard_price', 0),
    },
    default_code: {
      type: 'char',
      string: 'Internal Reference',
      store: true,
      ...ofVariant('default_code', false, true),
    },
    barcode: {
      type: 'char',
      string: 'Barcode',
      store: false,
      since: 9,
      ...ofVariant('barcode', false),
      searchable: true,
    },
    description_sale: { type: 'text', string: 'Sales Description', translate: true },
    ...SHOP_FIELDS,
    ...ATTRIBUTE_FIELDS,
    company_id: { type: 'many2one', string: 'Company', relation: 'res.company' },
    currency_id: {
      type: 'many2one',
      string: 'Currency',
      relation: 'res.currency',
      readonly: true,
      since: 9,
      store: false,
      compute: (_, env) => env.table('res.company').rows.get(env.companyId)?.currency_id ?? false,
    },
    product_variant_ids: {
      type: 'one2many',
      string: 'Products',
      relation: 'product.product',
      inverse: 'product_tmpl_id',
      required: true,
    },
    product_variant_id: {
      type: 'many2one',
      string: 'Product',
      relation: 'product.product',
      readonly: true,
      store: false,
      compute: (row, env) => firstVariant(row, env)?.id ?? false,
    },
    product_variant_count: {
      type: 'integer',
      string: '# Product Variants',
      readonly: true,
      store: false,
      compute: (row, env) => activeVariants(row, env).length,
    },
  },
  records: CATALOGUE.map(({ id, name, price, type, category }) => ({
    id,
    name,
    ...shopValues(id),
    list_price: price,
    type,
    categ_id: category,
    uom_id: 1,
    active: true,
    sale_ok: true,
    purchase_ok: true,
    invoice_policy: 'order',
    is_published: true,
  })),
  marksCopies: true,
  created: makeFirstVariant,
  written: followTemplates,
}

const inStock = ({ qty_available }: Readonly<Stored>) => qty_available

/** A variant's price in a form is its template's at once (tried on 16.0 to 19.0, and on 14.0, which waits until it is saved). */
const bringListPrice: NonNullable<ModelDefinition['onchanges']>[string] = ({ id, values }, env) => {
  if (env.dialect.series.major < 16) return undefined
  const row = env.table('product.product').rows.get(id as number)
  return { value: { list_price: Number(values.lst_price) - (row === undefined ? 0 : extraPrice(row, env)) } }
}

const variants: ModelDefinition = {
  name: 'product.product',
  description: 'Product Variant',
  access: EVERYBODY_READS,
  rules: { portal: published('product.product'), public: published('product.product') },
  inherits: { product_tmpl_id: 'product.template' },
  companyField: 'company_id',
  order: 'default_code, name, id',
  displayName: (row, env) => codedName(row.default_code, row, env),
  searchedByName: ['name', 'default_code', 'barcode'],
  nameTries: variantTries,
  shownNames: variantNames,
  onchanges: { lst_price: bringListPrice },
  fields: {
    active: { type: 'boolean', string: 'Active', default: true },
    default_code: { type: 'char', string: 'Internal Reference' },
    barcode: { type: 'char', string: 'Barcode', copy: false, since: 9 },
    product_tmpl_id: {
      type: 'many2one',
      string: 'Product Template',
      relation: 'product.template',
      required: true,
      onDelete: 'cascade',
    },
    lst_price: {
      type: 'float',
      string: 'Public Price',
      digits: [16, 2],
      store: false,
      depends: ['list_price'],
      compute: (row, env) =>
        (env.sudo().raw(env.table('product.product'), row, 'list_price') as number) + extraPrice(row, env),
      write: (row, value, env) =>
        env.write('product.product', [row.id], { list_price: (value as number) - extraPrice(row, env) }),
    },
    price_extra: {
      type: 'float',
      string: 'Variant Price Extra',
      digits: [16, 2],
      readonly: true,
      store: false,
      since: 12,
      compute: extraPrice,
    },
    // Nothing is moved in or out here: what is in stock is written down.
    qty_available: { type: 'float', string: 'Quantity On Hand', store: false, default: 0 },
    virtual_available: { type: 'float', string: 'Forecasted Quantity', readonly: true, store: false, compute: inStock },
    free_qty: {
      type: 'float',
      string: 'Free To Use Quantity ',
      readonly: true,
      store: false,
      since: 13,
      compute: inStock,
    },
    standard_price: {
      type: 'float',
      string: 'Cost',
      digits: [16, 2],
      companyDependent: true,
      groups: ['user'],
    },
    weight: { type: 'float', string: 'Weight', digits: [16, 2], since: 9 },
    volume: { type: 'float', string: 'Volume', digits: [16, 2], since: 9 },
    attribute_value_ids: {
      type: 'many2many',
      string: 'Attributes',
      relation: 'product.attribute.value',
      since: 8,
      until: 11,
    },
    product_template_attribute_value_ids: {
      type: 'many2many',
      string: 'Attribute Values',
      relation: 'product.template.attribute.value',
      since: 12,
    },
  },
  records: CATALOGUE.map(({ id, code, cost }) => ({
    id,
    default_code: code,
    'standard_price@1': cost,
    active: true,
    product_tmpl_id: id,
  })),
  written: followVariants,
  copied: copyVariant,
  removed: takeTemplates,
}

/**
 * As `[FURN_7777] Office Chair`. Variants leave the code out on wish (addons/product/models/product_product.py; tried on
 * 14.0 and 19.0).
 */
function codedName(code: unknown, row: Readonly<Stored>, env: Environment): string {
  const isVariant = 'product_tmpl_id' in row
  const table = env.table(isVariant ? 'product.product' : 'product.template')
  const name = String(env.raw(table, row, 'name') || '')
  const own = isVariant ? combinationName(row, env) : ''
  const full = own === '' ? name : `${name} (${own})`
  const { major } = env.dialect.series
  // Templates as well since 19, whose lists of choices draw it behind the name (tried on 19.0).
  if ((isVariant || major >= 19) && env.context.display_default_code === false) return full
  if (code && major >= 19 && env.context.formatted_display_name) return `${full}\t--${String(code)}--`
  return code ? `[${String(code)}] ${full}` : full
}
