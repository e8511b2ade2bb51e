// Written by `ooor types` from Odoo 19.0. Do not edit.
import type { field, UntypedModel } from 'ooor'

export interface Odoo {
  'res.country': ResCountry
  'res.partner': ResPartner
}

/** What records of all models can do. */
export interface BaseMethods {
  action_archive(): Promise<unknown>
  action_unarchive(): Promise<unknown>
  export_data(args: { fields_to_export: unknown }): Promise<unknown>
  get_external_id(): Promise<unknown>
  get_metadata(): Promise<unknown>
}

/** What all models can do. */
export interface BaseModelMethods {
  load(args: { fields: unknown; data: unknown }): Promise<unknown>
}

/** Country */
export interface ResCountry {
  name: 'res.country'
  fields: {
    /** Country Code */
    code: field.Char<'required'>
    /** Created on */
    create_date: field.Datetime<'readonly'>
    /** Created by */
    create_uid: field.Many2one<UntypedModel<'res.users'>, 'readonly'>
    /** Currency */
    currency_id: field.Many2one<UntypedModel<'res.currency'>>
    /** Display Name */
    display_name: field.Char<'readonly'>
    /** Country Name */
    name: field.Char<'required'>
    /** Country Calling Code */
    phone_code: field.Integer
    /** States */
    state_ids: field.One2many<UntypedModel<'res.country.state'>>
    /** Last Updated on */
    write_date: field.Datetime<'readonly'>
    /** Last Updated by */
    write_uid: field.Many2one<UntypedModel<'res.users'>, 'readonly'>
  }
  methods: BaseMethods
  modelMethods: BaseModelMethods
}

/** Contact */
export interface ResPartner {
  name: 'res.partner'
  fields: {
    /** Active */
    active: field.Boolean
    /** Tags */
    category_id: field.Many2many<UntypedModel<'res.partner.category'>>
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
    company_id: field.Many2one<UntypedModel<'res.company'>>
    /** Company Type */
    company_type: field.Selection<'person' | 'company', 'lazy'>
    /** Complete Name */
    complete_name: field.Char<'readonly'>
    /** Country */
    country_id: field.Many2one<ResCountry>
    /** Created on */
    create_date: field.Datetime<'readonly'>
    /** Created by */
    create_uid: field.Many2one<UntypedModel<'res.users'>, 'readonly'>
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
    state_id: field.Many2one<UntypedModel<'res.country.state'>>
    /** Street */
    street: field.Char
    /** Street2 */
    street2: field.Char
    /** Address Type */
    type: field.Selection<'contact' | 'invoice' | 'delivery' | 'other'>
    /** Timezone */
    tz: field.Char
    /** Salesperson */
    user_id: field.Many2one<UntypedModel<'res.users'>>
    /** Users */
    user_ids: field.One2many<UntypedModel<'res.users'>>
    /** Tax ID */
    vat: field.Char
    /** Website */
    website: field.Char
    /** Last Updated on */
    write_date: field.Datetime<'readonly'>
    /** Last Updated by */
    write_uid: field.Many2one<UntypedModel<'res.users'>, 'readonly'>
    /** Zip */
    zip: field.Char
  }
  methods: BaseMethods
  modelMethods: BaseModelMethods
}
