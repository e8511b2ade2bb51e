import type { FieldDefinition, ModelDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { type FieldPatches, withPatches } from './field-patches.ts'

/** Prices are kept as they are given, and shown with as many places as a setting says. */
const PRICE: Partial<FieldDefinition> = { digits: undefined, told: { digits: false, min_display_digits: 2 } }
const QUANTITY: Partial<FieldDefinition> = { digits: [16, 2], searchable: true }
const LOCKED: Partial<FieldDefinition> = { readonly: true }
const SEARCHED: Partial<FieldDefinition> = { searchable: true }
const NEEDED: Partial<FieldDefinition> = { required: true }
const PLAIN_TEXT: Partial<FieldDefinition> = { told: { trim: false } }
const LEADS_ON: Partial<FieldDefinition> = { told: { change_default: true } }
const NO_FILE: Partial<FieldDefinition> = { told: { attachment: false } }
const WITH_ARCHIVED: Partial<FieldDefinition> = { context: { active_test: false } }
const OF_INVOICES = { told: { groups: 'account.group_account_invoice,account.group_account_readonly' } }
const OF_MANAGERS = { told: { groups: 'base.group_erp_manager' } }
/** A picture that is the template's where there is no other. */
const OF_ITS_OWN: Partial<FieldDefinition> = {
  copy: false,
  told: { related: undefined, searchable: false },
  depends: [],
}
/** What copies begin without. */
const OWN: Partial<FieldDefinition> = { copy: false }
const STYLED: Partial<FieldDefinition> = { told: { sanitize_style: true } }
const UNSTORED = { aggregator: undefined, groupable: false, searchable: false, sortable: false }
/** What follows from other fields now, and is no default. */
const FOLLOWS: Partial<FieldDefinition> = { isDefaultUntold: true }
const FOR_EMPLOYEES = { groups: 'base.group_user' }

/** Fields of 19 and later where they differ from those before, each as `fields_get` of 19.0 tells it. */
const PATCHES: FieldPatches = {
  'account.tax': { amount: { default: 0 }, sequence: NEEDED, price_include: SEARCHED, company_id: LOCKED },
  'base.language.install': { lang_ids: WITH_ARCHIVED },
  'delivery.carrier': {
    fixed_price: { digits: undefined, ...FOLLOWS },
    product_id: FOLLOWS,
    is_published: { default: false },
  },
  'ir.attachment': {
    access_token: { groups: ['user'] },
    datas: { ...NO_FILE, default: '', ...FOLLOWS },
    type: LEADS_ON,
    url: { size: 1024 },
  },
  'ir.cron': {
    ir_actions_server_id: { told: { allow_hierachy_operators: true } },
    priority: { told: { aggregator: undefined } },
  },
  'ir.sequence': { prefix: PLAIN_TEXT, suffix: PLAIN_TEXT },
  'ir.model.data': { noupdate: { default: false } },
  'ir.module.module': { state: { default: 'uninstallable' } },
  'mail.activity': { note: STYLED },
  'mail.message': {
    body: STYLED,
    partner_ids: WITH_ARCHIVED,
    author_id: { default: ({ user }: Environment) => user.partner_id },
  },
  'payment.transaction': { currency_id: LOCKED, partner_id: LOCKED },
  'product.pricelist': { company_id: { default: ({ companyId }: Environment) => companyId } },
  'product.product': {
    website_published: SEARCHED,
    list_price: { digits: undefined, told: { digits: false } },
    standard_price: { ...PRICE, copy: false, told: { ...PRICE.told, ...FOR_EMPLOYEES } },
    lst_price: { ...PRICE, string: 'Sales Price' },
    product_variant_count: { told: { aggregator: undefined } },
    price_extra: PRICE,
    qty_available: { ...QUANTITY, default: undefined, copy: false },
    virtual_available: QUANTITY,
    free_qty: QUANTITY,
  },
  'product.template': {
    website_published: { ...SEARCHED, told: { related: false } },
    website_sequence: { copy: false },
    list_price: PRICE,
    standard_price: { ...SEARCHED, ...PRICE, told: { ...PRICE.told, ...FOR_EMPLOYEES } },
    barcode: SEARCHED,
    sale_ok: { string: 'Sales' },
    allow_out_of_stock_order: { string: 'Sell when Out-of-Stock' },
    image_128: { ...SEARCHED, store: true },
  },
  'product.template.attribute.value': { price_extra: PRICE },
  'product.wishlist': { active: NEEDED },
  'res.company': { logo: { ...NO_FILE, ...SEARCHED }, child_ids: { string: 'Branches' } },
  'res.currency': {
    symbol: NEEDED,
    decimal_places: { store: true, told: { aggregator: 'sum', groupable: true, searchable: true, sortable: true } },
  },
  'res.currency.rate': { rate: { aggregator: 'avg' } },
  'res.lang': { direction: NEEDED, decimal_point: { ...NEEDED, ...PLAIN_TEXT }, thousands_sep: PLAIN_TEXT },
  'res.partner': {
    // For those who keep the books (tried on 19.0).
    credit_limit: {
      groups: ['system'],
      copy: false,
      ...OF_INVOICES,
    },
    name: { told: { default_export_compatible: true } },
    website: { string: 'Website Link' },
    zip: LEADS_ON,
    child_ids: WITH_ARCHIVED,
    image_128: { ...SEARCHED, store: true },
    signup_type: OF_MANAGERS,
  },
  'res.partner.bank': { acc_number: { default: null }, bank_name: { readonly: false }, bank_bic: { readonly: false } },
  'res.partner.category': { color: { told: { aggregator: false } }, parent_id: { string: 'Category' } },
  'product.public.category': { parent_id: { string: 'Parent' } },
  'res.users': { company_id: { context: { user_preference: true } } },
  'sale.order': {
    tag_ids: { groups: ['sales_team.group_sale_salesman'] },
    website_order_line: { told: { relation_field: undefined } },
    partner_id: LEADS_ON,
    validity_date: FOLLOWS,
  },
  'sale.order.line': {
    price_unit: { ...PRICE, ...FOLLOWS },
    tax_ids: { context: { active_test: false, hide_original_tax_ids: true } },
  },
  'uom.uom': {
    name: { string: 'Unit Name' },
    rounding: { readonly: true, store: false, copy: false, told: UNSTORED, ...FOLLOWS },
    factor: { readonly: true, required: false, told: { digits: 0 }, ...FOLLOWS },
  },
}

/** Fields that models inherit, likewise. */
const AMENDED: FieldPatches = {
  'ir.cron': { code: { groups: ['system'] } },
  'product.product': { image_1920: OF_ITS_OWN, image_128: OF_ITS_OWN, write_date: { string: 'Write Date' } },
  'sale.order': { create_date: { string: 'Creation Date' } },
  'mail.activity.type': { create_uid: { string: 'Create Uid' } },
  'res.users': {
    activity_state: { told: { groupable: true } },
    ...{ email: OWN, phone: OWN, company_type: OWN, notification_type: OWN },
    credit_limit: OF_INVOICES,
    signup_type: OF_MANAGERS,
    state: SEARCHED,
  },
}

/** A model with its fields as they are since 19. */
export function withFieldsOf19(model: ModelDefinition): ModelDefinition {
  const patched = { ...withPatches(model, PATCHES), ...(AMENDED[model.name] && { amended: AMENDED[model.name] }) }
  return model.name === 'product.category' ? { ...patched, marksCopies: true } : patched
}
