import type { Series } from 'ooor/protocol'
import type { FieldDefinition, ModelDefinition } from '../orm/definition.ts'
import { type SeriesPatches, withPatchesOf } from './field-patches.ts'

const NEEDED: Partial<FieldDefinition> = { required: true }
const OPTIONAL: Partial<FieldDefinition> = { required: false }
const LOCKED: Partial<FieldDefinition> = { readonly: true }
const TOLD_LOCKED: Partial<FieldDefinition> = { told: { readonly: true } }
const UNSTORED: Partial<FieldDefinition> = { told: { store: false } }
const UNSORTED: Partial<FieldDefinition> = { told: { sortable: false } }
const UNSEARCHED: Partial<FieldDefinition> = { told: { searchable: false, sortable: false } }
const OF_NO_COLUMN: Partial<FieldDefinition> = {
  told: { store: false, searchable: false, sortable: false, groupable: false },
}
const AVERAGE: Partial<FieldDefinition> = { aggregator: 'avg' }
const TRANSLATED: Partial<FieldDefinition> = { told: { translate: true } }
/** A number where others say that it is so. */
const LOCKED_BY_1: Partial<FieldDefinition> = { told: { readonly: 1 } }
/** The large picture is the smaller one. */
const PICTURE: Partial<FieldDefinition> = { store: true, searchable: true, told: { related: 'image_1920' } }

const of = (path: string): Partial<FieldDefinition> => ({ told: { related: path } })

const OLD_AND_NEW = ['old', 'new'].flatMap((side) =>
  ['integer', 'float', 'monetary', 'char', 'text', 'datetime'].map((kind) => `${side}_value_${kind}`),
)

/** Fields of 13 and later where they differ among them, by the first and the last series (schemas of real 14, 16 to 19). */
const PATCHES: SeriesPatches = [
  [
    13,
    99,
    {
      'mail.activity': { res_model: of('res_model_id.model') },
      'product.template': { image_128: PICTURE },
      'product.template.attribute.value': { name: TRANSLATED },
      'res.company': { name: of('partner_id.name'), logo: of('partner_id.image_1920') },
      'res.partner': { image_128: PICTURE },
      'res.users': { login_date: of('log_ids.create_date') },
    },
  ],
  [
    13,
    16,
    {
      'mail.activity': { res_id: { told: { group_operator: 'sum' } } },
      'mail.followers': { res_id: { told: { group_operator: 'sum' } } },
      'mail.message': { res_id: { told: { group_operator: 'sum' } } },
      'mail.tracking.value': Object.fromEntries(
        ['field', 'field_desc', 'tracking_sequence', ...OLD_AND_NEW].map((name) => [name, LOCKED_BY_1]),
      ),
    },
  ],
  [
    13,
    14,
    {
      'mail.activity': { icon: UNSORTED },
      'mail.followers': { name: UNSEARCHED, email: UNSEARCHED, is_active: UNSEARCHED },
      'product.template.attribute.value': { name: UNSORTED },
    },
  ],
  [
    16,
    99,
    {
      'res.partner': { credit_limit: { companyDependent: true } },
      'res.partner.bank': { company_id: of('partner_id.company_id') },
      'mail.channel': { channel_partner_ids: UNSTORED },
      'discuss.channel': { channel_partner_ids: { told: { store: false, groupable: false } } },
    },
  ],
  [
    16,
    18,
    {
      'mail.activity': { res_id: OPTIONAL },
      'res.currency.rate': { rate: AVERAGE, company_rate: AVERAGE, inverse_company_rate: AVERAGE },
    },
  ],
  [
    16,
    16,
    { 'sale.order': { currency_id: of('pricelist_id.currency_id') }, 'sale.order.line': { order_partner_id: LOCKED } },
  ],
  [17, 17, { 'ir.attachment': { res_model: LOCKED, res_id: LOCKED } }],
  [
    17,
    18,
    {
      'account.tax': { sequence: NEEDED, company_id: LOCKED },
      'product.product': { qty_available: TOLD_LOCKED },
      'res.currency': { symbol: NEEDED, decimal_places: { store: true, aggregator: 'sum' } },
    },
  ],
  [
    18,
    99,
    { 'ir.cron': { interval_number: NEEDED, interval_type: NEEDED }, 'res.users.apikeys': { expiration_date: LOCKED } },
  ],
  [
    19,
    99,
    {
      'ir.cron': { interval_number: AVERAGE },
      'ir.actions.server': { model_name: UNSTORED },
      'res.users.identitycheck': { password: OF_NO_COLUMN },
    },
  ],
]

/** A model with its fields as the series has them, from 13 on. */
export const withFieldsSince13 = (model: ModelDefinition, { major }: Series): ModelDefinition =>
  withPatchesOf(model, PATCHES, major)
