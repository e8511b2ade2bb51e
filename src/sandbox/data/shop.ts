import type { Series } from '../../wires/index.ts'
import type { ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'

/** Products, and orders that start as carts. */
export function shopModels(series: Series): ModelDefinition[] {
  // A date up to 7.0 (wire/7.0 and wire/8.0/xmlrpc-object-read-sale).
  const day = { type: 'date', string: 'Date', required: true, default: () => now().slice(0, 10) } as const
  const dated = series.major < 8 ? { ...orders, fields: { ...orders.fields, date_order: day } } : orders
  return [publicCategories, templates, products, dated, orderLines]
}

const CATEGORY = { desks: 1, boxes: 3, drawers: 4, cabinets: 5, components: 10, chairs: 17 } as const

const CATALOGUE: readonly (readonly [id: number, name: string, price: number, category: number])[] = [
  [5, 'Office Chair', 70, CATEGORY.chairs],
  [6, 'Corner Desk Left Sit', 85, CATEGORY.desks],
  [7, 'Desk Combination', 450, CATEGORY.components],
  [8, 'Large Cabinet', 320, CATEGORY.cabinets],
  [9, 'Storage Box', 15.8, CATEGORY.boxes],
  [10, 'Acoustic Bloc Screens', 295, CATEGORY.components],
  [11, 'Drawer', 110.5, CATEGORY.drawers],
  [12, 'Cable Management Box', 100, CATEGORY.boxes],
]

const now = () => new Date().toISOString().slice(0, 19).replace('T', ' ')
const SHOP_ACCESS = { system: 'rwcd', user: 'rwcd', portal: 'r', public: 'r' } as const
const COMPANY_CURRENCY = 1
const published = (row: Stored) => row.is_published === true

const productFields = {
  name: { type: 'char', string: 'Name', required: true },
  active: { type: 'boolean', string: 'Active', default: true },
  sale_ok: { type: 'boolean', string: 'Can be Sold', default: true },
  is_published: { type: 'boolean', string: 'Is Published', default: false },
  list_price: { type: 'float', string: 'Sales Price', default: 1 },
  description_sale: { type: 'text', string: 'Sales Description' },
  public_categ_ids: { type: 'many2many', string: 'Website Product Category', relation: 'product.public.category' },
  website_sequence: { type: 'integer', string: 'Website Sequence', default: 10_000 },
  currency_id: { type: 'many2one', string: 'Currency', relation: 'res.currency', compute: () => COMPANY_CURRENCY },
  image_1920: { type: 'binary', string: 'Image' },
  // No picture is made smaller here.
  image_128: { type: 'binary', string: 'Image 128', compute: (row: Stored) => row.image_1920 },
} as const

/** The shop's own categories, which are others than the accountants'. */
const publicCategories: ModelDefinition = {
  name: 'product.public.category',
  description: 'Website Product Category',
  access: SHOP_ACCESS,
  order: 'sequence, name, id',
  fields: {
    name: { type: 'char', string: 'Name', required: true },
    parent_id: { type: 'many2one', string: 'Parent Category', relation: 'product.public.category' },
    sequence: { type: 'integer', string: 'Sequence', default: 10_000 },
  },
  records: [
    { id: CATEGORY.desks, name: 'Desks', sequence: 15 },
    { id: CATEGORY.components, name: 'Components', sequence: 16, parent_id: CATEGORY.desks },
    { id: CATEGORY.chairs, name: 'Chairs', sequence: 18 },
    { id: CATEGORY.boxes, name: 'Boxes', sequence: 29 },
    { id: CATEGORY.drawers, name: 'Drawers', sequence: 35 },
    { id: CATEGORY.cabinets, name: 'Cabinets', sequence: 40 },
  ],
}

const templates: ModelDefinition = {
  name: 'product.template',
  description: 'Product',
  access: SHOP_ACCESS,
  rules: { portal: published, public: published },
  order: 'name, id',
  fields: {
    ...productFields,
    product_variant_ids: {
      type: 'one2many',
      string: 'Products',
      relation: 'product.product',
      inverse: 'product_tmpl_id',
    },
    product_variant_id: {
      type: 'many2one',
      string: 'Product',
      relation: 'product.product',
      compute: (row, env) =>
        [...env.table('product.product').rows.values()].find((product) => product.product_tmpl_id === row.id)?.id ??
        false,
    },
  },
  records: CATALOGUE.map(([id, name, list_price, category]) => ({
    id,
    name,
    list_price,
    public_categ_ids: [category],
    website_sequence: 10_000 + id,
    active: true,
    sale_ok: true,
    is_published: true,
  })),
  // A template without attributes has one variant.
  created: (row, env) => {
    env.sudo().create('product.product', {
      product_tmpl_id: row.id,
      name: row.name,
      sale_ok: row.sale_ok,
      is_published: row.is_published,
      lst_price: row.list_price,
    })
  },
}

const templateImage = (row: Stored, env: Environment) =>
  env.table('product.template').rows.get(row.product_tmpl_id as number)?.image_1920 ?? false

const products: ModelDefinition = {
  name: 'product.product',
  description: 'Product Variant',
  access: SHOP_ACCESS,
  rules: { portal: published, public: published },
  order: 'name, id',
  fields: {
    ...productFields,
    // A variant without a picture of its own has its template's.
    image_1920: { type: 'binary', string: 'Image', compute: templateImage },
    image_128: { type: 'binary', string: 'Image 128', compute: templateImage },
    lst_price: { type: 'float', string: 'Public Price', default: 1 },
    product_tmpl_id: { type: 'many2one', string: 'Product Template', relation: 'product.template' },
    product_template_attribute_value_ids: {
      type: 'many2many',
      string: 'Attribute Values',
      relation: 'product.product',
    },
  },
  records: CATALOGUE.map(([id, name, lst_price]) => ({
    id,
    name,
    lst_price,
    list_price: lst_price,
    active: true,
    sale_ok: true,
    is_published: true,
    product_tmpl_id: id,
  })),
}

// Up to 14 portal users see what they follow, and nobody follows a cart (tried on 14.0 and 19.0).
const ownOrder = (row: Stored, env: Environment) =>
  row.partner_id === env.user.partner_id && (env.dialect.series.major > 14 || row.state !== 'draft')

function sumOfLines(order: Stored, env: Environment): number {
  return [...env.table('sale.order.line').rows.values()]
    .filter((line) => line.order_id === order.id)
    .reduce((sum, line) => sum + subtotal(line), 0)
}

const subtotal = (line: Stored) => (line.product_uom_qty as number) * (line.price_unit as number)

const orders: ModelDefinition = {
  name: 'sale.order',
  description: 'Sales Order',
  access: { system: 'rwcd', user: 'rwcd', portal: 'r' },
  rules: { portal: ownOrder },
  order: 'id desc',
  fields: {
    name: {
      type: 'char',
      string: 'Order Reference',
      required: true,
      compute: (row) => `S${String(row.id).padStart(5, '0')}`,
    },
    partner_id: { type: 'many2one', string: 'Customer', relation: 'res.partner', required: true },
    state: {
      type: 'selection',
      string: 'Status',
      selection: [
        ['draft', 'Quotation'],
        ['sent', 'Quotation Sent'],
        ['sale', 'Sales Order'],
        ['cancel', 'Cancelled'],
      ],
      default: 'draft',
    },
    date_order: {
      type: 'datetime',
      string: 'Order Date',
      required: true,
      default: now,
    },
    website_id: { type: 'integer', string: 'Website' },
    note: { type: 'html', string: 'Terms and conditions' },
    order_line: { type: 'one2many', string: 'Order Lines', relation: 'sale.order.line', inverse: 'order_id' },
    currency_id: { type: 'many2one', string: 'Currency', relation: 'res.currency', compute: () => COMPANY_CURRENCY },
    amount_untaxed: { type: 'monetary', string: 'Untaxed Amount', compute: sumOfLines },
    // Nobody pays taxes here.
    amount_tax: { type: 'monetary', string: 'Taxes', compute: () => 0 },
    amount_total: { type: 'monetary', string: 'Total', compute: sumOfLines },
  },
  methods: {
    action_confirm: {
      params: [],
      run: (env, ids) => {
        env.write('sale.order', ids, { state: 'sale' })
        return true
      },
    },
  },
  // wire/7.0/xmlrpc-object-exec_workflow-sale-confirm
  signals: { order_confirm: 'action_confirm' },
}

const orderLines: ModelDefinition = {
  name: 'sale.order.line',
  description: 'Sales Order Line',
  access: { system: 'rwcd', user: 'rwcd', portal: 'r' },
  rules: {
    portal: (row, env) => {
      const order = env.table('sale.order').rows.get(row.order_id as number)
      return order !== undefined && ownOrder(order, env)
    },
  },
  order: 'order_id, id',
  fields: {
    name: { type: 'text', string: 'Description', required: true },
    order_id: {
      type: 'many2one',
      string: 'Order Reference',
      relation: 'sale.order',
      required: true,
      onDelete: 'cascade',
    },
    product_id: { type: 'many2one', string: 'Product', relation: 'product.product' },
    product_uom_qty: { type: 'float', string: 'Quantity', default: 1 },
    price_unit: { type: 'float', string: 'Unit Price' },
    price_subtotal: { type: 'monetary', string: 'Subtotal', compute: subtotal },
    order_partner_id: {
      type: 'many2one',
      string: 'Customer',
      relation: 'res.partner',
      compute: (row, env) => env.table('sale.order').rows.get(row.order_id as number)?.partner_id ?? false,
    },
  },
}
