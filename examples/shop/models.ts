/** As much of Odoo's models as the shop reads; `npx ooor types` would write all of them. */
import type { field, UntypedModel } from 'ooor'

export interface Odoo {
  'product.public.category': PublicCategory
  'product.template': Template
  'product.product': Variant
  'sale.order': Order
  'sale.order.line': OrderLine
  'account.tax': Tax
  'res.lang': Language
  website: Website
}

type Currency = UntypedModel<'res.currency'>

interface PublicCategory {
  name: 'product.public.category'
  fields: { name: field.Char<'required'> }
  methods: object
}

interface Template {
  name: 'product.template'
  fields: {
    name: field.Char<'required'>
    description_sale: field.Text
    list_price: field.Float
    currency_id: field.Many2one<Currency>
    sale_ok: field.Boolean
    is_published: field.Boolean
    /** Up to 11 instead. */
    website_published: field.Boolean
    website_sequence: field.Integer
    public_categ_ids: field.Many2many<PublicCategory>
    taxes_id: field.Many2many<Tax>
    product_variant_ids: field.One2many<Variant>
    image_128: field.Binary
    /** Up to 12 instead. */
    image_small: field.Binary
    write_date: field.Datetime<'readonly'>
  }
  methods: object
}

interface Variant {
  name: 'product.product'
  fields: {
    display_name: field.Char<'required' | 'readonly'>
    product_tmpl_id: field.Many2one<Template, 'required'>
    lst_price: field.Float
    image_128: field.Binary
    currency_id: field.Many2one<Currency>
  }
  methods: object
}

interface Order {
  name: 'sale.order'
  fields: {
    name: field.Char<'required'>
    date_order: field.Datetime<'required'>
    state: field.Selection<'draft' | 'sent' | 'sale' | 'done' | 'cancel', 'required'>
    amount_untaxed: field.Monetary<'readonly'>
    amount_tax: field.Monetary<'readonly'>
    amount_total: field.Monetary<'readonly'>
    currency_id: field.Many2one<Currency>
    order_line: field.One2many<OrderLine>
  }
  methods: object
}

interface OrderLine {
  name: 'sale.order.line'
  fields: {
    name: field.Text<'required'>
    order_id: field.Many2one<Order, 'required'>
    product_id: field.Many2one<Variant>
    product_uom_qty: field.Float
    price_unit: field.Float
    price_subtotal: field.Monetary<'readonly'>
  }
  methods: object
}

interface Tax {
  name: 'account.tax'
  fields: {
    amount: field.Float<'required'>
    amount_type: field.Selection<'percent' | 'fixed' | 'division' | 'group' | 'code', 'required'>
    /** Up to 8 instead of the kind, and rates as parts of one. */
    type: field.Selection<'percent' | 'fixed' | 'none' | 'code' | 'balance'>
    price_include: field.Boolean
    type_tax_use: field.Selection<'sale' | 'purchase' | 'none', 'required'>
    company_id: field.Many2one<UntypedModel<'res.company'>, 'required'>
  }
  methods: object
}

interface Language {
  name: 'res.lang'
  fields: { name: field.Char<'required'>; code: field.Char<'required'>; active: field.Boolean }
  methods: object
}

interface Company {
  name: 'res.company'
  fields: { currency_id: field.Many2one<Currency> }
  methods: object
}

interface Website {
  name: 'website'
  fields: { company_id: field.Many2one<Company, 'required'> }
  methods: object
}
