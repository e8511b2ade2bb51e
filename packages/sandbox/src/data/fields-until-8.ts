import type { Series } from 'ooor/protocol'
import type { FieldDefinition, ModelDefinition } from '../orm/definition.ts'
import { type FieldPatches, withPatches } from './field-patches.ts'
import { languages } from './language-selection.ts'
import { timeZones } from './time-zone-selection.ts'

const NEEDED: Partial<FieldDefinition> = { required: true }
const OPTIONAL: Partial<FieldDefinition> = { required: false }
const LOCKED: Partial<FieldDefinition> = { readonly: true }
const UNTOLD: Partial<FieldDefinition> = { isUntold: true }
const TRANSLATED: Partial<FieldDefinition> = { translate: true }
/** Not stored there, though the sandbox keeps it. */
const UNSTORED: Partial<FieldDefinition> = { told: { store: false } }
const STORED: Partial<FieldDefinition> = { told: { store: true } }
/** Stored beside what it comes of, and written. */
const COPIED: Partial<FieldDefinition> = { told: { readonly: false, store: true } }
const EDITABLE: Partial<FieldDefinition> = { told: { readonly: false } }
const TOLD_LOCKED: Partial<FieldDefinition> = { told: { readonly: true } }
/** A function's, as servers of 6.1 to 8 tell it. */
const OF_FUNCTION: Partial<FieldDefinition> = { told: { readonly: 1 } }
/** Up to 7.0 a column, though the sandbox computes it. */
const COLUMN: Partial<FieldDefinition> = {
  told: {
    ...{ readonly: undefined, store: undefined, selectable: true, function: undefined, func_obj: undefined },
    ...{ fnct_inv: undefined, fnct_inv_arg: undefined, fnct_search: undefined },
  },
}
const KINDS: Partial<FieldDefinition> = {
  selection: [
    ['product', 'Stockable Product'],
    ['consu', 'Consumable'],
    ['service', 'Service'],
  ],
}
/** What may be changed as long as an order is no more than a draft. */
const IN_DRAFT: Partial<FieldDefinition> = { readonly: true, states: { draft: [['readonly', false]] } }
const IN_DRAFT_OR_SENT: Partial<FieldDefinition> = {
  readonly: true,
  states: { draft: [['readonly', false]], sent: [['readonly', false]] },
}

/** Fields of 6.1 to 8 where they differ from later ones (schemas of real servers). */
const PATCHES: FieldPatches = {
  'account.tax': { name: TRANSLATED, sequence: NEEDED },
  'ir.attachment': {
    type: {
      selection: [
        ['url', 'URL'],
        ['binary', 'Binary'],
      ],
    },
    res_model: LOCKED,
    res_id: { ...LOCKED, type: 'integer' },
    file_size: EDITABLE,
  },
  'product.category': { name: TRANSLATED, complete_name: UNSTORED },
  'product.template': { type: KINDS, is_published: UNTOLD, product_variant_id: UNTOLD },
  'product.product': { qty_available: OF_FUNCTION },
  'res.currency.rate': { currency_id: OPTIONAL, company_id: UNTOLD },
  'res.groups': { share: TOLD_LOCKED },
  'res.partner': { name: NEEDED },
  'res.users': { password: STORED, login_date: STORED },
  'sale.order': { company_id: OPTIONAL, currency_id: { ...NEEDED, ...UNSTORED }, date_confirm: TOLD_LOCKED },
  'sale.order.line': {
    ...{ name: IN_DRAFT, order_id: IN_DRAFT, product_uom_qty: IN_DRAFT, price_unit: IN_DRAFT, discount: IN_DRAFT },
    product_uom: { ...NEEDED, ...IN_DRAFT },
    state: { ...NEEDED, ...TOLD_LOCKED },
    price_subtotal: UNSTORED,
  },
}

/** The template's. */
const PRICE_OF_TEMPLATE: Partial<FieldDefinition> = {
  told: { company_dependent: false, store: false, related: 'product_tmpl_id.standard_price' },
}

/** The same of 8 alone. */
const OF_8: FieldPatches = {
  'product.attribute': { sequence: UNTOLD },
  'product.product': { attribute_value_ids: TOLD_LOCKED, standard_price: PRICE_OF_TEMPLATE },
  'product.template': {
    standard_price: { told: { company_dependent: true, store: false } },
    default_code: UNSTORED,
    image_medium: COPIED,
    image_small: COPIED,
    website_published: STORED,
  },
  'res.company': { sequence: UNTOLD },
  'res.currency': { date: TOLD_LOCKED },
  'res.partner': { image_medium: STORED, image_small: STORED },
  'res.partner.bank': {
    ...{ bank_name: COPIED, bank_bic: COPIED },
    partner_id: OPTIONAL,
    company_id: { readonly: false },
    currency_id: { told: { readonly: true, store: false } },
  },
  'sale.order': { order_line: IN_DRAFT_OR_SENT, website_order_line: { told: { readonly: true, store: true } } },
  'sale.order.line': { product_id: IN_DRAFT },
  website: { name: OPTIONAL, company_id: OPTIONAL },
}

/** The same of 6.1 and 7.0. */
const UNTIL_7: FieldPatches = {
  'ir.attachment': { mimetype: UNTOLD },
  'product.product': { lst_price: OF_FUNCTION, ...{ product_variant_ids: UNTOLD, product_variant_count: UNTOLD } },
  'product.template': {
    standard_price: COLUMN,
    ...{ active: UNTOLD, default_code: UNTOLD, product_variant_ids: UNTOLD, product_variant_count: UNTOLD },
  },
  'res.company': { sequence: UNTOLD, user_ids: COLUMN, email: UNSTORED, phone: UNSTORED, name: STORED },
  'res.currency': { date: COLUMN },
  'res.users': { password: COLUMN, login_date: COLUMN },
  'sale.order': { order_line: IN_DRAFT_OR_SENT, company_id: { readonly: true, isDefaultUntold: true, ...STORED } },
}

/** The same of 6.1, where addresses were records of their own and users no partners. */
const UNTIL_6: FieldPatches = {
  'ir.attachment': { datas: { store: true } },
  'product.template': { standard_price: NEEDED },
  'product.product': { standard_price: NEEDED },
  'res.company': { logo: COLUMN },
  'res.partner': {
    // Of the contact's address: what is related there is in no group (wire/6.1/old-read_group-*).
    ...{ country_id: { isNoKey: true }, state_id: { isNoKey: true } },
    lang: { selection: (env) => [...languages(env), ['', '']] },
  },
  'res.users': {
    context_lang: { ...NEEDED, type: 'selection', selection: languages },
    context_tz: { type: 'selection', selection: timeZones },
  },
  'sale.order': { order_line: IN_DRAFT, currency_id: UNTOLD },
  'sale.order.line': { name: { type: 'char' } },
}

/** The same of fields that every model has, or that a model inherits. */
function amendmentsOf(model: string, major: number): Readonly<Record<string, Partial<FieldDefinition>>> {
  if (model === 'sale.order') return { create_date: TOLD_LOCKED }
  if (model === 'ir.attachment') return { create_date: TOLD_LOCKED, create_uid: TOLD_LOCKED }
  if (model === 'res.partner' && major === 8) {
    return { create_date: TOLD_LOCKED, display_name: { told: { readonly: 1, store: true } } }
  }
  return {}
}

/** A model with its fields as they are from 6.1 to 8. */
export function withFieldsUntil8(model: ModelDefinition, { major }: Series): ModelDefinition {
  const own = [PATCHES, ...(major === 8 ? [OF_8] : [UNTIL_7]), ...(major < 7 ? [UNTIL_6] : [])]
  return { ...own.reduce(withPatches, model), amended: { ...model.amended, ...amendmentsOf(model.name, major) } }
}
