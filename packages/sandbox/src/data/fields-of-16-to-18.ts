import type { Series } from 'ooor/protocol'
import type { FieldDefinition, ModelDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { patchesOf, type SeriesPatches, withPatchesOf } from './field-patches.ts'

const SEARCHED: Partial<FieldDefinition> = { searchable: true }
const PLAIN_TEXT: Partial<FieldDefinition> = { told: { trim: false } }
const LEADS_ON: Partial<FieldDefinition> = { told: { change_default: true } }
const NO_FILE: Partial<FieldDefinition> = { told: { attachment: false } }
const QUANTITY: Partial<FieldDefinition> = { digits: [16, 2], searchable: true }
/** Pictures of a product are its own, or the template's: no related field. */
const PICTURE: Partial<FieldDefinition> = { searchable: false, told: { attachment: false, related: undefined } }
/** What follows from other fields, and is no default. */
const FOLLOWS: Partial<FieldDefinition> = { isDefaultUntold: true }
const NOTHING: Partial<FieldDefinition> = { default: 0 }
/** Links to archived records are told, too. */
const WITH_ARCHIVED: Partial<FieldDefinition> = { context: { active_test: false } }
const GROUPED: Partial<FieldDefinition> = { told: { groupable: true } }
const UNSORTED: Partial<FieldDefinition> = { told: { sortable: false } }
const SETS_PASSWORDS: Partial<FieldDefinition> = { told: { groups: 'base.group_erp_manager' } }
/** Employees are told whom it is for, and others nothing. */
const OF_INVOICES: Partial<FieldDefinition> = {
  groups: ['user'],
  told: { groups: 'account.group_account_invoice,account.group_account_readonly' },
}

/** Fields of 16 to 18 where they differ from those of others, by the first and the last series (each tried on real ones). */
const PATCHES: SeriesPatches = [
  [
    16,
    18,
    {
      'account.tax': { amount: NOTHING },
      'ir.attachment': { access_token: { groups: ['user'], told: { groups: 'base.group_user' } } },
      'mail.activity': { note: { told: { sanitize_style: true } } },
      'ir.model.data': { noupdate: { default: false } },
      'ir.module.module': { state: { default: 'uninstallable' } },
      'mail.message': { author_id: { default: ({ user }: Environment) => user.partner_id } },
      'res.partner': { name: { told: { default_export_compatible: true } }, credit_limit: OF_INVOICES },
      'sale.order': { validity_date: FOLLOWS },
      'sale.order.line': { price_unit: FOLLOWS, tax_id: WITH_ARCHIVED },
    },
  ],
  [18, 18, { 'res.partner': { child_ids: WITH_ARCHIVED } }],
  [16, 16, { 'sale.order': { currency_rate: { told: { digits: [12, 6] } } } }],
  [
    16,
    17,
    {
      'mail.activity': { icon: UNSORTED },
      'mail.followers': { name: UNSORTED, email: UNSORTED, is_active: UNSORTED },
      'product.template.attribute.value': { name: UNSORTED },
      'product.product': { standard_price: NOTHING, type: FOLLOWS },
      'product.template': { type: FOLLOWS },
      'res.partner': { credit_limit: NOTHING },
    },
  ],
  [
    17,
    18,
    {
      'delivery.carrier': {
        fixed_price: { digits: undefined, ...FOLLOWS },
        product_id: FOLLOWS,
        is_published: { default: false },
      },
      'ir.actions.act_window': { views: NO_FILE },
      'ir.attachment': { datas: NO_FILE, raw: NO_FILE, type: LEADS_ON, url: { size: 1024 } },
      'ir.module.module': { icon_image: NO_FILE },
      'ir.sequence': { prefix: PLAIN_TEXT, suffix: PLAIN_TEXT },
      'mail.message': { body: { told: { sanitize_style: true } } },
      'product.product': {
        qty_available: QUANTITY,
        virtual_available: QUANTITY,
        free_qty: QUANTITY,
        website_published: SEARCHED,
      },
      'product.template': {
        categ_id: LEADS_ON,
        standard_price: { ...SEARCHED, digits: [16, 2] },
        website_published: { ...SEARCHED, told: { related: false } },
      },
      'res.company': { logo: { ...SEARCHED, ...NO_FILE } },
      'res.lang': { decimal_point: PLAIN_TEXT, thousands_sep: PLAIN_TEXT },
      'res.partner': { zip: LEADS_ON, signup_type: SETS_PASSWORDS },
      'res.users': { state: SEARCHED },
      'sale.order': { partner_id: LEADS_ON, website_order_line: { told: { relation_field: undefined } } },
      'uom.uom': { factor: { told: { digits: 0 } }, rounding: { told: { digits: 0 } } },
    },
  ],
  [17, 18, { 'res.partner': { credit_limit: { copy: false } } }],
  [
    17,
    17,
    {
      'res.partner.bank': { bank_name: UNSORTED, bank_bic: UNSORTED },
    },
  ],
  [
    18,
    18,
    {
      'account.tax': { price_include: SEARCHED },
      'ir.attachment': { db_datas: GROUPED },
      'res.partner.category': { color: { told: { aggregator: false } } },
    },
  ],
  [17, 18, { 'product.pricelist': { company_id: { default: ({ companyId }: Environment) => companyId } } }],
]

/** The same of what a model inherits, or has as every model. */
const AMENDED: SeriesPatches = [
  [16, 18, { 'ir.cron': { code: { groups: ['system'], told: { groups: 'base.group_system' } } } }],
  [17, 17, { 'res.users': { barcode: UNSORTED } }],
  [16, 17, { 'res.users': { credit_limit: { told: { ...OF_INVOICES.told, ...UNSORTED.told } } } }],
  [18, 18, { 'res.users': { credit_limit: { told: { ...OF_INVOICES.told } } } }],
  [
    17,
    18,
    {
      'ir.cron': { state: { default: 'code' } },
      'product.product': { image_1920: PICTURE, image_128: PICTURE },
      'res.users': { signup_type: SETS_PASSWORDS, image_1920: NO_FILE, image_128: NO_FILE },
    },
  ],
]

/** A model with its fields as they are from 16 to 18. */
export function withFieldsOf16To18(model: ModelDefinition, { major }: Series): ModelDefinition {
  const patched = withPatchesOf(model, PATCHES, major)
  const amended = Object.fromEntries(
    patchesOf(AMENDED, major).flatMap((patches) => Object.entries(patches[model.name] ?? {})),
  )
  if (Object.keys(amended).length === 0) return patched
  return { ...patched, amended: { ...patched.amended, ...amended } }
}
