// Written by `ooor types` from Odoo 19.0. Do not edit.
import type { field, UntypedModel } from 'ooor'

export interface Odoo {
  'product.product': ProductProduct
  'product.template': ProductTemplate
  'res.company': ResCompany
  'res.country': ResCountry
  'res.country.state': ResCountryState
  'res.currency': ResCurrency
  'res.partner': ResPartner
  'res.partner.category': ResPartnerCategory
  'res.users': ResUsers
  'sale.order': SaleOrder
  'sale.order.line': SaleOrderLine
}

/** What records of all models can do. */
export interface BaseMethods {
  action_archive(): Promise<unknown>
  action_unarchive(): Promise<unknown>
  export_data(args: { fields_to_export: unknown }): Promise<unknown>
  get_external_id(): Promise<unknown>
  get_metadata(): Promise<unknown>
  web_save_multi(args: { vals_list: unknown; specification: unknown }): Promise<unknown>
}

/** What all models can do. */
export interface BaseModelMethods {
  load(args: { fields: unknown; data: unknown }): Promise<unknown>
  web_name_search(args: {
    name: unknown
    specification: unknown
    domain?: unknown
    operator?: unknown
    limit?: unknown
  }): Promise<unknown>
}

export interface ProductProduct {
  name: 'product.product'
  fields: {
    /** Active */
    active: field.Boolean
    /** Barcode */
    barcode: field.Char
    /** Product Category */
    categ_id: field.Many2one<UntypedModel<'product.category'>>
    /** Company */
    company_id: field.Many2one<ResCompany>
    /** Created on */
    create_date: field.Datetime<'readonly'>
    /** Created by */
    create_uid: field.Many2one<ResUsers, 'readonly'>
    /** Currency */
    currency_id: field.Many2one<ResCurrency, 'readonly'>
    /** Internal Reference */
    default_code: field.Char
    /** Sales Description */
    description_sale: field.Text
    /** Display Name */
    display_name: field.Char<'readonly'>
    /** Is Published */
    is_published: field.Boolean
    /** Sales Price */
    list_price: field.Float
    /** Public Price */
    lst_price: field.Float<'lazy'>
    /** Name */
    name: field.Char<'required'>
    /** Attribute Values */
    product_template_attribute_value_ids: field.Many2many<ProductProduct>
    /** Product Template */
    product_tmpl_id: field.Many2one<ProductTemplate, 'required'>
    /** # Product Variants */
    product_variant_count: field.Integer<'readonly'>
    /** Product */
    product_variant_id: field.Many2one<ProductProduct, 'readonly'>
    /** Products */
    product_variant_ids: field.One2many<ProductProduct>
    /** Can be Sold */
    sale_ok: field.Boolean
    /** Cost */
    standard_price: field.Float
    /** Product Type */
    type: field.Selection<'consu' | 'service' | 'combo', 'required'>
    /** Unit */
    uom_id: field.Many2one<UntypedModel<'uom.uom'>, 'required'>
    /** Last Updated on */
    write_date: field.Datetime<'readonly'>
    /** Last Updated by */
    write_uid: field.Many2one<ResUsers, 'readonly'>
  }
  methods: BaseMethods
  modelMethods: BaseModelMethods
}

export interface ProductTemplate {
  name: 'product.template'
  fields: {
    /** Active */
    active: field.Boolean
    /** Barcode */
    barcode: field.Char<'lazy'>
    /** Product Category */
    categ_id: field.Many2one<UntypedModel<'product.category'>>
    /** Company */
    company_id: field.Many2one<ResCompany>
    /** Created on */
    create_date: field.Datetime<'readonly'>
    /** Created by */
    create_uid: field.Many2one<ResUsers, 'readonly'>
    /** Currency */
    currency_id: field.Many2one<ResCurrency, 'readonly' | 'lazy'>
    /** Internal Reference */
    default_code: field.Char
    /** Sales Description */
    description_sale: field.Text
    /** Display Name */
    display_name: field.Char<'readonly'>
    /** Is Published */
    is_published: field.Boolean
    /** Sales Price */
    list_price: field.Float
    /** Name */
    name: field.Char<'required'>
    /** # Product Variants */
    product_variant_count: field.Integer<'readonly' | 'lazy'>
    /** Product */
    product_variant_id: field.Many2one<ProductProduct, 'readonly' | 'lazy'>
    /** Products */
    product_variant_ids: field.One2many<ProductProduct>
    /** Can be Sold */
    sale_ok: field.Boolean
    /** Cost */
    standard_price: field.Float<'lazy'>
    /** Product Type */
    type: field.Selection<'consu' | 'service' | 'combo', 'required'>
    /** Unit */
    uom_id: field.Many2one<UntypedModel<'uom.uom'>, 'required'>
    /** Last Updated on */
    write_date: field.Datetime<'readonly'>
    /** Last Updated by */
    write_uid: field.Many2one<ResUsers, 'readonly'>
  }
  methods: BaseMethods
  modelMethods: BaseModelMethods
}

export interface ResCompany {
  name: 'res.company'
  fields: {
    /** Child Companies */
    child_ids: field.One2many<ResCompany>
    /** Created on */
    create_date: field.Datetime<'readonly'>
    /** Created by */
    create_uid: field.Many2one<ResUsers, 'readonly'>
    /** Currency */
    currency_id: field.Many2one<ResCurrency, 'required'>
    /** Display Name */
    display_name: field.Char<'readonly'>
    /** Email */
    email: field.Char<'readonly'>
    /** Company Name */
    name: field.Char<'required'>
    /** Parent Company */
    parent_id: field.Many2one<ResCompany>
    /** Partner */
    partner_id: field.Many2one<ResPartner, 'required'>
    /** Phone */
    phone: field.Char<'readonly'>
    /** Sequence */
    sequence: field.Integer
    /** Accepted Users */
    user_ids: field.Many2many<ResUsers, 'readonly' | 'lazy'>
    /** Last Updated on */
    write_date: field.Datetime<'readonly'>
    /** Last Updated by */
    write_uid: field.Many2one<ResUsers, 'readonly'>
  }
  methods: BaseMethods
  modelMethods: BaseModelMethods
}

export interface ResCountry {
  name: 'res.country'
  fields: {
    /** Country Code */
    code: field.Char<'required'>
    /** Created on */
    create_date: field.Datetime<'readonly'>
    /** Created by */
    create_uid: field.Many2one<ResUsers, 'readonly'>
    /** Currency */
    currency_id: field.Many2one<ResCurrency>
    /** Display Name */
    display_name: field.Char<'readonly'>
    /** Country Name */
    name: field.Char<'required'>
    /** Country Calling Code */
    phone_code: field.Integer
    /** States */
    state_ids: field.One2many<ResCountryState>
    /** Last Updated on */
    write_date: field.Datetime<'readonly'>
    /** Last Updated by */
    write_uid: field.Many2one<ResUsers, 'readonly'>
  }
  methods: BaseMethods
  modelMethods: BaseModelMethods
}

export interface ResCountryState {
  name: 'res.country.state'
  fields: {
    /** State Code */
    code: field.Char<'required'>
    /** Country */
    country_id: field.Many2one<ResCountry, 'required'>
    /** Created on */
    create_date: field.Datetime<'readonly'>
    /** Created by */
    create_uid: field.Many2one<ResUsers, 'readonly'>
    /** Display Name */
    display_name: field.Char<'readonly'>
    /** State Name */
    name: field.Char<'required'>
    /** Last Updated on */
    write_date: field.Datetime<'readonly'>
    /** Last Updated by */
    write_uid: field.Many2one<ResUsers, 'readonly'>
  }
  methods: BaseMethods
  modelMethods: BaseModelMethods
}

export interface ResCurrency {
  name: 'res.currency'
  fields: {
    /** Active */
    active: field.Boolean
    /** Created on */
    create_date: field.Datetime<'readonly'>
    /** Created by */
    create_uid: field.Many2one<ResUsers, 'readonly'>
    /** Decimal Places */
    decimal_places: field.Integer<'readonly' | 'lazy'>
    /** Display Name */
    display_name: field.Char<'readonly'>
    /**
     * Currency
     *
     * Currency Code (ISO 4217)
     */
    name: field.Char<'required'>
    /** Symbol Position */
    position: field.Selection<'after' | 'before'>
    /** Current Rate */
    rate: field.Float<'readonly'>
    /** Rounding Factor */
    rounding: field.Float
    /** Symbol */
    symbol: field.Char
    /** Last Updated on */
    write_date: field.Datetime<'readonly'>
    /** Last Updated by */
    write_uid: field.Many2one<ResUsers, 'readonly'>
  }
  methods: BaseMethods
  modelMethods: BaseModelMethods
}

export interface ResPartner {
  name: 'res.partner'
  fields: {
    /** Active */
    active: field.Boolean
    /** Tags */
    category_id: field.Many2many<ResPartnerCategory>
    /** Contact */
    child_ids: field.One2many<ResPartner>
    /** City */
    city: field.Char
    /** Color Index */
    color: field.Integer
    /** Notes */
    comment: field.Html
    /** Commercial Entity */
    commercial_partner_id: field.Many2one<ResPartner, 'readonly'>
    /** Company */
    company_id: field.Many2one<ResCompany>
    /** Company Type */
    company_type: field.Selection<'person' | 'company', 'lazy'>
    /** Complete Name */
    complete_name: field.Char<'readonly'>
    /** Country */
    country_id: field.Many2one<ResCountry>
    /** Created on */
    create_date: field.Datetime<'readonly'>
    /** Created by */
    create_uid: field.Many2one<ResUsers, 'readonly'>
    /** Display Name */
    display_name: field.Char<'readonly'>
    /** Email */
    email: field.Char
    /** Job Position */
    function: field.Char
    /** Image */
    image_1920: field.Binary
    /** Is a Company */
    is_company: field.Boolean
    /**
     * Language
     *
     * All the emails and documents sent to this contact will be translated in this language.
     */
    lang: field.Selection<'en_US'>
    /** Name */
    name: field.Char
    /** Related Company */
    parent_id: field.Many2one<ResPartner>
    /** Geo Latitude */
    partner_latitude: field.Float
    /** Phone */
    phone: field.Char
    /** Reference */
    ref: field.Char
    /** Signup Token Type */
    signup_type: field.Char
    /** State */
    state_id: field.Many2one<ResCountryState>
    /** Street */
    street: field.Char
    /** Street2 */
    street2: field.Char
    /** Address Type */
    type: field.Selection<'contact' | 'invoice' | 'delivery' | 'other'>
    /** Timezone */
    tz: field.Char
    /** Salesperson */
    user_id: field.Many2one<ResUsers>
    /** Users */
    user_ids: field.One2many<ResUsers>
    /** Tax ID */
    vat: field.Char
    /** Website */
    website: field.Char
    /** Last Updated on */
    write_date: field.Datetime<'readonly'>
    /** Last Updated by */
    write_uid: field.Many2one<ResUsers, 'readonly'>
    /** Zip */
    zip: field.Char
  }
  methods: BaseMethods
  modelMethods: BaseModelMethods
}

export interface ResPartnerCategory {
  name: 'res.partner.category'
  fields: {
    /** Active */
    active: field.Boolean
    /** Child Tags */
    child_ids: field.One2many<ResPartnerCategory>
    /** Color */
    color: field.Integer
    /** Created on */
    create_date: field.Datetime<'readonly'>
    /** Created by */
    create_uid: field.Many2one<ResUsers, 'readonly'>
    /** Display Name */
    display_name: field.Char<'readonly'>
    /** Name */
    name: field.Char<'required'>
    /** Parent Category */
    parent_id: field.Many2one<ResPartnerCategory>
    /** Partners */
    partner_ids: field.Many2many<ResPartner, 'readonly' | 'lazy'>
    /** Last Updated on */
    write_date: field.Datetime<'readonly'>
    /** Last Updated by */
    write_uid: field.Many2one<ResUsers, 'readonly'>
  }
  methods: BaseMethods
  modelMethods: BaseModelMethods
}

export interface ResUsers {
  name: 'res.users'
  fields: {
    /** Active */
    active: field.Boolean
    /** Tags */
    category_id: field.Many2many<ResPartnerCategory>
    /** Contact */
    child_ids: field.One2many<ResPartner>
    /** City */
    city: field.Char
    /** Color Index */
    color: field.Integer
    /** Notes */
    comment: field.Html
    /** Commercial Entity */
    commercial_partner_id: field.Many2one<ResPartner, 'readonly'>
    /**
     * Company
     *
     * The default company for this user.
     */
    company_id: field.Many2one<ResCompany, 'required'>
    /** Companies */
    company_ids: field.Many2many<ResCompany>
    /** Company Type */
    company_type: field.Selection<'person' | 'company'>
    /** Complete Name */
    complete_name: field.Char<'readonly'>
    /** Country */
    country_id: field.Many2one<ResCountry>
    /** Created on */
    create_date: field.Datetime<'readonly'>
    /** Created by */
    create_uid: field.Many2one<ResUsers, 'readonly'>
    /** Display Name */
    display_name: field.Char<'readonly'>
    /** Email */
    email: field.Char
    /** Job Position */
    function: field.Char
    /** Image */
    image_1920: field.Binary
    /** Is a Company */
    is_company: field.Boolean
    /**
     * Language
     *
     * All the emails and documents sent to this contact will be translated in this language.
     */
    lang: field.Selection<'en_US'>
    /**
     * Login
     *
     * Used to log into the system
     */
    login: field.Char<'required'>
    /** Name */
    name: field.Char
    /** Related Company */
    parent_id: field.Many2one<ResPartner>
    /** Related Partner */
    partner_id: field.Many2one<ResPartner, 'required'>
    /** Geo Latitude */
    partner_latitude: field.Float
    /** Password */
    password: field.Char<'lazy'>
    /** Phone */
    phone: field.Char
    /** Reference */
    ref: field.Char
    /** Share User */
    share: field.Boolean<'readonly'>
    /** Signup Token Type */
    signup_type: field.Char
    /** State */
    state_id: field.Many2one<ResCountryState>
    /** Street */
    street: field.Char
    /** Street2 */
    street2: field.Char
    /** Address Type */
    type: field.Selection<'contact' | 'invoice' | 'delivery' | 'other'>
    /** Timezone */
    tz: field.Char
    /** Salesperson */
    user_id: field.Many2one<ResUsers>
    /** Users */
    user_ids: field.One2many<ResUsers>
    /** Tax ID */
    vat: field.Char
    /** Website */
    website: field.Char
    /** Last Updated on */
    write_date: field.Datetime<'readonly'>
    /** Last Updated by */
    write_uid: field.Many2one<ResUsers, 'readonly'>
    /** Zip */
    zip: field.Char
  }
  methods: BaseMethods
  modelMethods: BaseModelMethods & {
    context_get(): Promise<unknown>
  }
}

export interface SaleOrder {
  name: 'sale.order'
  fields: {
    /** Taxes */
    amount_tax: field.Monetary<'readonly'>
    /** Total */
    amount_total: field.Monetary<'readonly'>
    /** Untaxed Amount */
    amount_untaxed: field.Monetary<'readonly'>
    /** Customer Reference */
    client_order_ref: field.Char
    /** Delivery Date */
    commitment_date: field.Datetime
    /** Company */
    company_id: field.Many2one<ResCompany, 'required'>
    /** Created on */
    create_date: field.Datetime<'readonly'>
    /** Created by */
    create_uid: field.Many2one<ResUsers, 'readonly'>
    /** Currency */
    currency_id: field.Many2one<ResCurrency, 'readonly'>
    /** Order Date */
    date_order: field.Datetime<'required'>
    /** Display Name */
    display_name: field.Char<'readonly'>
    /** Order Reference */
    name: field.Char<'required'>
    /** Terms and conditions */
    note: field.Html
    /** Order Lines */
    order_line: field.One2many<SaleOrderLine>
    /** Source Document */
    origin: field.Char
    /** Customer */
    partner_id: field.Many2one<ResPartner, 'required'>
    /** Invoice Address */
    partner_invoice_id: field.Many2one<ResPartner, 'required'>
    /** Delivery Address */
    partner_shipping_id: field.Many2one<ResPartner, 'required'>
    /** Pricelist */
    pricelist_id: field.Many2one<UntypedModel<'product.pricelist'>>
    /** Status */
    state: field.Selection<'draft' | 'sent' | 'sale' | 'cancel', 'readonly'>
    /** Salesperson */
    user_id: field.Many2one<ResUsers>
    /** Expiration */
    validity_date: field.Date
    /** Website */
    website_id: field.Integer
    /** Last Updated on */
    write_date: field.Datetime<'readonly'>
    /** Last Updated by */
    write_uid: field.Many2one<ResUsers, 'readonly'>
  }
  methods: BaseMethods & {
    action_cancel(): Promise<unknown>
    action_confirm(): Promise<unknown>
    action_draft(): Promise<unknown>
    action_quotation_send(): Promise<unknown>
    action_quotation_sent(): Promise<unknown>
  }
  modelMethods: BaseModelMethods
}

export interface SaleOrderLine {
  name: 'sale.order.line'
  fields: {
    /** Company */
    company_id: field.Many2one<ResCompany, 'readonly'>
    /** Created on */
    create_date: field.Datetime<'readonly'>
    /** Created by */
    create_uid: field.Many2one<ResUsers, 'readonly'>
    /** Currency */
    currency_id: field.Many2one<ResCurrency, 'readonly'>
    /** Discount (%) */
    discount: field.Float
    /** Display Name */
    display_name: field.Char<'readonly'>
    /** Display Type */
    display_type: field.Selection<'line_section' | 'line_subsection' | 'line_note'>
    /** Description */
    name: field.Text<'required'>
    /** Order Reference */
    order_id: field.Many2one<SaleOrder, 'required'>
    /** Customer */
    order_partner_id: field.Many2one<ResPartner, 'readonly'>
    /** Subtotal */
    price_subtotal: field.Monetary<'readonly'>
    /** Total */
    price_total: field.Monetary<'readonly'>
    /** Unit Price */
    price_unit: field.Float<'required'>
    /** Product */
    product_id: field.Many2one<ProductProduct>
    /** Unit */
    product_uom_id: field.Many2one<UntypedModel<'uom.uom'>>
    /** Quantity */
    product_uom_qty: field.Float<'required'>
    /** Sequence */
    sequence: field.Integer
    /** Order Status */
    state: field.Selection<string, 'readonly'>
    /** Last Updated on */
    write_date: field.Datetime<'readonly'>
    /** Last Updated by */
    write_uid: field.Many2one<ResUsers, 'readonly'>
  }
  methods: BaseMethods
  modelMethods: BaseModelMethods
}
