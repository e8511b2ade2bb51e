import type { Series } from 'ooor/protocol'
import type { FieldDefinition, ModelDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { type FieldPatches, withPatches } from './field-patches.ts'

const NEEDED: Partial<FieldDefinition> = { required: true }
const LOCKED: Partial<FieldDefinition> = { readonly: true }
const SEARCHED: Partial<FieldDefinition> = { searchable: true }
const PLAIN_TEXT: Partial<FieldDefinition> = { told: { trim: false } }
const LEADS_ON: Partial<FieldDefinition> = { told: { change_default: true } }
const FOR_EMPLOYEES: Partial<FieldDefinition> = { told: { groups: 'base.group_user' } }
const NO_FILE: Partial<FieldDefinition> = { told: { attachment: false } }
const EDITABLE: Partial<FieldDefinition> = { told: { readonly: false, sortable: false } }
const QUANTITY: Partial<FieldDefinition> = { digits: [16, 2], searchable: true, readonly: true }
/** Pictures of a product are its own, or the template's: no related field. */
const PICTURE: Partial<FieldDefinition> = {
  searchable: false,
  told: { attachment: false, related: undefined },
}

/** What no form may change once an order is done. */
const IS_LOCKED = [['readonly', true]] as const

/** Fields of 13 to 16 where they differ from those of others, each as `fields_get` of 14.0 tells it. */
const PATCHES: FieldPatches = {
  'account.tax': { sequence: NEEDED, company_id: LOCKED },
  'ir.actions.act_window': { views: NO_FILE },
  'ir.attachment': {
    datas: NO_FILE,
    raw: NO_FILE,
    type: LEADS_ON,
    url: { size: 1024 },
    access_token: FOR_EMPLOYEES,
    res_model: LOCKED,
    res_id: { ...LOCKED, told: { group_operator: 'sum' } },
  },
  'ir.cron': {
    code: { groups: ['system'], told: { groups: 'base.group_system' } },
    cron_name: { told: { readonly: false, related: 'ir_actions_server_id.name', translate: true } },
  },
  'ir.model.data': { res_id: { told: { group_operator: 'sum' } } },
  'ir.module.module': { icon_image: NO_FILE },
  'ir.sequence': { prefix: PLAIN_TEXT, suffix: PLAIN_TEXT },
  'mail.message': { body: { told: { sanitize_style: true } } },
  'product.product': { qty_available: QUANTITY, virtual_available: QUANTITY, free_qty: QUANTITY },
  'product.template': {
    categ_id: LEADS_ON,
    image_128: { ...SEARCHED, store: true, told: { related: 'image_1920' } },
    standard_price: { ...SEARCHED, digits: [16, 2] },
    website_published: { ...SEARCHED, told: { related: false } },
  },
  'res.company': {
    logo: { ...SEARCHED, told: { attachment: false, related: 'partner_id.image_1920' } },
    name: { told: { related: 'partner_id.name' } },
  },
  'res.currency': { symbol: NEEDED, decimal_places: { store: true } },
  'res.lang': {
    direction: NEEDED,
    date_format: NEEDED,
    time_format: NEEDED,
    grouping: NEEDED,
    decimal_point: { ...NEEDED, ...PLAIN_TEXT },
    thousands_sep: PLAIN_TEXT,
  },
  'res.partner': {
    image_128: { ...SEARCHED, store: true, told: { related: 'image_1920' } },
    signup_type: { told: { groups: 'base.group_erp_manager' } },
    zip: LEADS_ON,
  },
  'res.partner.category': { partner_ids: { copy: true } },
  'res.partner.bank': { bank_name: EDITABLE, bank_bic: EDITABLE },
  'res.users': {
    company_id: { context: { user_preference: true } },
    login_date: { told: { related: 'log_ids.create_date' } },
    state: SEARCHED,
  },
  'sale.order': {
    partner_id: LEADS_ON,
    order_line: { states: { cancel: IS_LOCKED, done: IS_LOCKED } },
    commitment_date: { states: { done: IS_LOCKED, cancel: IS_LOCKED } },
    website_order_line: { told: { relation_field: undefined } },
  },
  'uom.uom': { factor: { told: { digits: 0 } }, rounding: { ...NEEDED, told: { digits: 0 } } },
}

/** The same of what a model inherits, or has as every model. */
const AMENDED: FieldPatches = {
  'ir.cron': { state: { default: 'code' } },
  'product.product': { image_1920: PICTURE, image_128: PICTURE },
  'sale.order': { create_date: { string: 'Creation Date', help: 'Date on which sales order is created.' } },
  // The names of partners are kept (up to 16).
  'res.partner': { display_name: { store: true } },
  'res.users': {
    signup_type: { told: { groups: 'base.group_erp_manager' } },
    barcode: { told: { sortable: false } },
    image_1920: NO_FILE,
    image_128: { ...NO_FILE, ...SEARCHED },
  },
}

/** What 13 and 14 begin with, copy and call otherwise than later series (tried on 14.0). */
const DEFAULTS: FieldPatches = {
  'account.tax': { amount: { default: 0 } },
  'ir.model.data': { noupdate: { default: false } },
  'ir.module.module': { state: { default: 'uninstallable' } },
  'mail.message': { author_id: { default: ({ user }: Environment) => user.partner_id } },
  'product.product': { qty_available: { isDefaultUntold: true }, standard_price: { default: 0 } },
  'res.partner': { customer_rank: { copy: true }, supplier_rank: { copy: true } },
  'res.partner.category': { color: { string: 'Color Index' }, name: { string: 'Tag Name' } },
  'res.partner.bank': { company_id: { default: ({ companyId }: Environment) => companyId } },
  'res.users': { signature: { default: '' } },
  'sale.order.line': { discount: { default: 0 }, state: { default: 'draft' } },
}

/** A model with its fields as they are from 13 to 16. */
export function withFieldsOf14(model: ModelDefinition, { major }: Series): ModelDefinition {
  const { name } = model
  const amended = AMENDED[name] ?? {}
  const patched = withPatches(withPatches(model, PATCHES), major < 15 ? DEFAULTS : {})
  return Object.keys(amended).length === 0 ? patched : { ...patched, amended }
}
