import type { field, UntypedModel } from 'ooor'

/** The fields that the tests of records use, of models that all series have. `ooor types` writes the like. */
export interface Country {
  name: 'res.country'
  fields: {
    name: field.Char<'required'>
    code: field.Char
    currency_id: field.Many2one<UntypedModel<'res.currency'>>
  }
  methods: object
}

export interface Category {
  name: 'res.partner.category'
  fields: {
    name: field.Char<'required'>
    color: field.Integer
    active: field.Boolean
    parent_id: field.Many2one<Category>
    child_ids: field.One2many<Category>
    partner_ids: field.Many2many<Partner>
  }
  methods: object
}

export interface Partner {
  name: 'res.partner'
  fields: {
    name: field.Char
    display_name: field.Char<'readonly'>
    active: field.Boolean
    ref: field.Char
    email: field.Char
    phone: field.Char
    street: field.Char
    city: field.Char
    comment: field.Text
    color: field.Integer
    partner_latitude: field.Float
    is_company: field.Boolean
    type: field.Selection<'contact' | 'invoice' | 'delivery' | 'other'>
    lang: field.Selection<string>
    country_id: field.Many2one<Country>
    parent_id: field.Many2one<Partner>
    child_ids: field.One2many<Partner>
    category_id: field.Many2many<Category>
    company_id: field.Many2one<Company>
    user_id: field.Many2one<User>
    user_ids: field.One2many<User>
    create_date: field.Datetime<'readonly'>
    write_date: field.Datetime<'readonly'>
    create_uid: field.Many2one<User, 'readonly'>
  }
  methods: object
}

export interface User {
  name: 'res.users'
  fields: {
    name: field.Char
    login: field.Char<'required'>
    email: field.Char
    active: field.Boolean
    partner_id: field.Many2one<Partner, 'required'>
    company_id: field.Many2one<Company, 'required'>
    company_ids: field.Many2many<Company>
    lang: field.Selection<string>
  }
  methods: object
}

export interface Company {
  name: 'res.company'
  fields: { name: field.Char<'required'>; partner_id: field.Many2one<Partner, 'required'> }
  methods: object
}

export interface Product {
  name: 'product.product'
  fields: {
    name: field.Char<'required'>
    default_code: field.Char
    list_price: field.Float
    product_tmpl_id: field.Many2one<Template, 'required'>
  }
  methods: object
}

export interface Template {
  name: 'product.template'
  fields: {
    name: field.Char<'required'>
    description_sale: field.Text
    list_price: field.Float
    standard_price: field.Float
    active: field.Boolean
    product_variant_ids: field.One2many<Product>
  }
  methods: object
}

export interface Order {
  name: 'sale.order'
  fields: {
    name: field.Char<'required'>
    state: field.Selection<'draft' | 'sent' | 'sale' | 'cancel', 'readonly'>
    date_order: field.Datetime<'required'>
    validity_date: field.Date
    client_order_ref: field.Char
    origin: field.Char
    amount_total: field.Monetary<'readonly'>
    partner_id: field.Many2one<Partner, 'required'>
    user_id: field.Many2one<User>
    company_id: field.Many2one<Company, 'required'>
    order_line: field.One2many<Line>
  }
  methods: { action_confirm(): Promise<unknown>; action_cancel(): Promise<unknown> }
}

export interface Line {
  name: 'sale.order.line'
  fields: {
    name: field.Text<'required'>
    sequence: field.Integer
    order_id: field.Many2one<Order, 'required'>
    product_id: field.Many2one<Product>
    product_uom_qty: field.Float<'required'>
    price_unit: field.Float<'required'>
    price_subtotal: field.Monetary<'readonly'>
  }
  methods: object
}

export interface Attachment {
  name: 'ir.attachment'
  fields: {
    name: field.Char<'required'>
    datas: field.Binary
    res_model: field.Char
    res_id: field.Many2oneReference
  }
  methods: object
}

/** The models by name, for `connect<Odoo>`. */
export interface Odoo {
  'res.country': Country
  'res.partner.category': Category
  'res.partner': Partner
  'res.users': User
  'res.company': Company
  'product.product': Product
  'product.template': Template
  'sale.order': Order
  'sale.order.line': Line
  'ir.attachment': Attachment
}
