import type { FieldDefinition, ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { validationError } from '../python/exceptions.ts'
import { INDUSTRY_OF_CONTACTS } from './industries.ts'
import { isConfigurable } from './lines-of-products.ts'
import { rulesOfList } from './pricelist-rules.ts'
import { productsIn, rulesOfTemplate, rulesOfVariant } from './product-counts.ts'
import { reducedPrice } from './taxes.ts'

type Fields = Readonly<Record<string, FieldDefinition>>
type Row = Readonly<Stored>
type Onchange = NonNullable<ModelDefinition['onchanges']>[string]

const CHAR = { type: 'char' } as const
const BOOLEAN = { type: 'boolean' } as const
const INTEGER = { type: 'integer' } as const
const COUNTED = { ...INTEGER, readonly: true } as const

/** A related field has no column to sort by. */
const UNSORTED = { told: { sortable: false } } as const

const valuesOf = (row: Row, env: Environment, model: string, link: string) => env.table(model).referring(link, row.id)

const DISPLAY_TYPE: FieldDefinition = {
  type: 'selection',
  string: 'Display Type',
  help: 'The display type used in the Product Configurator.',
  readonly: true,
  selection: [
    ['radio', 'Radio'],
    ['select', 'Select'],
    ['color', 'Color'],
  ],
}

const partners: Fields = {
  title: { type: 'many2one', string: 'Title', relation: 'res.partner.title' },
  employee: { ...BOOLEAN, string: 'Employee', help: 'Check this box if this contact is an Employee.' },
  partner_longitude: { type: 'float', string: 'Geo Longitude', digits: [16, 5] },
  parent_name: { ...CHAR, string: 'Parent name', related: 'parent_id.name', readonly: true, ...UNSORTED },
}

const templates: Fields = {
  description: { type: 'text', string: 'Description', translate: true },
  description_purchase: { type: 'text', string: 'Purchase Description', translate: true },
  lst_price: {
    ...{ type: 'float', string: 'Public Price', digits: [16, 2], depends: ['list_price'] },
    help: 'Price at which the product is sold to customers.',
    told: { related: 'list_price', readonly: false, searchable: true, sortable: false },
    compute: ({ list_price }) => list_price,
    write: ({ id }, value, env) => env.write('product.template', [id], { list_price: value }),
    searchedAs: (operator, value) => [['list_price', operator, value]],
  },
  uom_po_id: {
    ...{ type: 'many2one', string: 'Purchase Unit of Measure', relation: 'uom.uom', required: true, default: 1 },
    help: 'Default unit of measure used for purchase orders. It must be in the same category as the default unit of measure.',
  },
  uom_name: {
    ...CHAR,
    string: 'Unit of Measure Name',
    related: 'uom_id.name',
    readonly: true,
    translate: true,
    ...UNSORTED,
  },
  weight_uom_name: { ...CHAR, string: 'Weight unit of measure label', readonly: true, compute: () => 'kg' },
  volume_uom_name: { ...CHAR, string: 'Volume unit of measure label', readonly: true, compute: () => 'm³' },
  cost_currency_id: {
    ...{ type: 'many2one', string: 'Cost Currency', relation: 'res.currency', readonly: true },
    compute: (_row, env) => env.sudo().table('res.company').rows.get(env.companyId)?.currency_id ?? false,
  },
  is_product_variant: { ...BOOLEAN, string: 'Is a product variant', readonly: true, compute: () => false },
  has_configurable_attributes: {
    ...{ ...BOOLEAN, string: 'Is a configurable product', readonly: true, store: true },
    compute: isConfigurable,
  },
  pricelist_item_count: {
    ...{ ...COUNTED, string: 'Number of price rules' },
    compute: (row, env) => rulesOfTemplate(row, env).length,
  },
}

const variants: Fields = {
  code: { ...CHAR, string: 'Reference', readonly: true, compute: ({ default_code }) => default_code || false },
  partner_ref: {
    ...{ ...CHAR, string: 'Customer Ref', readonly: true },
    compute: ({ id }, env) => env.sudo().displayName('product.product', id),
  },
  is_product_variant: { ...BOOLEAN, string: 'Is Product Variant', readonly: true, compute: () => true },
  pricelist_item_count: {
    ...{ ...COUNTED, string: 'Number of price rules' },
    compute: (row, env) => rulesOfVariant(row, env).length,
  },
}

const categories: Fields = {
  product_count: {
    ...{ ...COUNTED, string: '# Products' },
    help: 'The number of products under this category (Does not consider the children categories)',
    compute: (row, env) => productsIn(row, env).length,
  },
}

const pricelists: Fields = {
  item_ids: rulesOfList(14),
  country_group_ids: { type: 'many2many', string: 'Country Groups', relation: 'res.country.group' },
  discount_policy: {
    ...{ type: 'selection', string: 'Discount Policy', required: true, default: 'with_discount' },
    selection: [
      ['with_discount', 'Discount included in the price'],
      ['without_discount', 'Show public price & discount to the customer'],
    ],
  },
}

const isUsed = (row: Row, env: Environment) =>
  valuesOf(row, env.sudo(), 'product.template.attribute.line', 'attribute_id').length > 0

const orders: Fields = {
  amount_undiscounted: {
    ...{ type: 'float', string: 'Amount Before Discount', readonly: true, digits: 0 },
    compute: (row, env) => {
      const sudo = env.sudo()
      const table = sudo.table('sale.order.line')
      const number = (line: Row, name: string) => Number(sudo.raw(table, line, name) || 0)
      return table
        .referring('order_id', row.id)
        .map((line) => {
          const discount =
            number(line, 'price_unit') * (number(line, 'discount') / 100) * number(line, 'product_uom_qty')
          return number(line, 'price_subtotal') + discount
        })
        .reduce((sum, amount) => sum + amount, 0)
    },
  },
  type_name: {
    ...{ ...CHAR, string: 'Type Name', readonly: true },
    compute: ({ state }) => (['draft', 'sent', 'cancel'].includes(String(state)) ? 'Quotation' : 'Sales Order'),
  },
  is_expired: {
    ...{ ...BOOLEAN, string: 'Is expired', readonly: true },
    compute: ({ state, validity_date }, env) =>
      state === 'sent' && typeof validity_date === 'string' && validity_date < env.moment().slice(0, 10),
  },
  show_update_pricelist: {
    ...{ ...BOOLEAN, string: 'Has Pricelist Changed' },
    help: 'Technical Field, True if the pricelist was changed;\n this will then display a recomputation button',
  },
  reference: { ...CHAR, string: 'Payment Ref.', help: 'The payment communication of this sale order.', copy: false },
  signed_by: { ...CHAR, string: 'Signed By', help: 'Name of the person that signed the SO.', copy: false },
  signed_on: { type: 'datetime', string: 'Signed On', help: 'Date of the signature.', copy: false },
  // No invoices are made here.
  invoice_count: { ...COUNTED, string: 'Invoice Count', compute: () => 0 },
}

const orderLines: Fields = {
  product_template_id: {
    ...{ type: 'many2one', string: 'Product Template', relation: 'product.template', readonly: true },
    ...{ related: 'product_id.product_tmpl_id', domain: [['sale_ok', '=', true]], ...UNSORTED },
  },
  product_uom_category_id: {
    ...{ type: 'many2one', string: 'Category', relation: 'uom.category', readonly: true },
    ...{ related: 'product_id.uom_id.category_id', ...UNSORTED },
    help: 'Conversion between Units of Measure can only occur if they belong to the same category. The conversion will be made based on the ratios.',
  },
  product_uom_readonly: {
    ...{ ...BOOLEAN, string: 'Product Uom Readonly', readonly: true },
    compute: ({ order_id }, env) => {
      const order = env
        .sudo()
        .table('sale.order')
        .rows.get(order_id as number)
      return ['sale', 'done', 'cancel'].includes(String(order?.state))
    },
  },
  price_reduce: {
    ...{ type: 'float', string: 'Price Reduce', readonly: true, store: true, digits: [16, 2] },
    compute: reducedPrice,
  },
  is_expense: {
    ...{ ...BOOLEAN, string: 'Is expense' },
    help: 'Is true if the sales order line comes from an expense or a vendor bills',
  },
}

const FIELDS: Readonly<Record<string, Fields>> = {
  'res.partner': { ...partners, ...INDUSTRY_OF_CONTACTS },
  'product.template': templates,
  'product.product': variants,
  'product.category': categories,
  'product.pricelist': pricelists,
  'product.attribute': {
    attribute_line_ids: {
      ...{ type: 'one2many', string: 'Lines', relation: 'product.template.attribute.line', inverse: 'attribute_id' },
    },
    is_used_on_products: { ...BOOLEAN, string: 'Used on Products', readonly: true, compute: isUsed },
  },
  'product.attribute.value': { display_type: { ...DISPLAY_TYPE, related: 'attribute_id.display_type', ...UNSORTED } },
  'product.template.attribute.value': {
    html_color: {
      ...{
        ...CHAR,
        string: 'HTML Color Index',
        related: 'product_attribute_value_id.html_color',
        readonly: true,
        ...UNSORTED,
      },
      help: "Here you can set a specific HTML color index (e.g. #ff0000) to display the color if the attribute type is 'Color'.",
    },
    is_custom: {
      ...{
        ...BOOLEAN,
        string: 'Is custom value',
        related: 'product_attribute_value_id.is_custom',
        readonly: true,
        ...UNSORTED,
      },
      help: 'Allow users to input custom values for this attribute value',
    },
    display_type: { ...DISPLAY_TYPE, related: 'product_attribute_value_id.display_type', ...UNSORTED },
  },
  'sale.order': orders,
  'sale.order.line': orderLines,
  'res.groups': {
    color: { ...INTEGER, string: 'Color Index' },
    model_access: {
      ...{ type: 'one2many', string: 'Access Controls', relation: 'ir.model.access', inverse: 'group_id', copy: true },
    },
  },
}

/** Whether what it is sold and bought in can be told in each other. */
function areOfOneKind({ uom_id, uom_po_id }: Readonly<Record<string, unknown>>, env: Environment): boolean {
  const { rows } = env.sudo().table('uom.uom')
  const [sold, bought] = [uom_id, uom_po_id].map((id) => rows.get(id as number))
  return !sold || !bought || sold.category_id === bought.category_id
}

/** In a form what it is bought in follows (tried on 14.0). */
const buysInSoldUnit: Onchange = ({ values: { uom_id } }) => (uom_id ? { value: { uom_po_id: uom_id } } : undefined)
const buysInKindOfUnit: Onchange = ({ values }, env) =>
  areOfOneKind(values, env) ? undefined : { value: { uom_po_id: values.uom_id } }

/** What is bought in another kind of units than it is sold in is refused (tried on 14.0). */
function buysInItsUnits(row: Row, env: Environment): void {
  if (areOfOneKind(row, env)) return
  throw validationError('The default Unit of Measure and the purchase Unit of Measure must be in the same category.')
}

/** Fields of contacts, products, orders and groups that 14 has and that programs ask for (each by `fields_get` of 14.0). */
export function withMoreFieldsOf14(model: ModelDefinition): ModelDefinition {
  const more = FIELDS[model.name]
  if (more === undefined) return model
  const fields = { ...more, ...model.fields }
  const plain = Object.entries(more).flatMap(([name, { default: value }]) =>
    value === undefined || typeof value === 'function' ? [] : [[name, value] as const],
  )
  const records = (model.records ?? []).map((row) => ({ ...Object.fromEntries(plain), ...row }))
  if (model.name !== 'product.template') return { ...model, fields, records }
  return {
    ...model,
    fields,
    records: records.map((row) => ({ ...row, uom_po_id: row.uom_id })),
    onchanges: { ...model.onchanges, uom_id: buysInSoldUnit, uom_po_id: buysInKindOfUnit },
    follows: (row, values, env) => {
      const others = model.follows?.(row, values, env)
      const isTold = 'uom_id' in values || 'uom_po_id' in values
      return isTold && !areOfOneKind(row, env) ? { ...others, uom_po_id: row.uom_id } : { ...others }
    },
    constrain: (row, env) => {
      buysInItsUnits(row, env)
      model.constrain?.(row, env)
    },
  }
}
