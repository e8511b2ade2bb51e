import type { Series } from 'ooor/protocol'
import type { FieldDefinition, ModelDefinition } from '../orm/definition.ts'
import { type SeriesPatches, withPatchesOf } from './field-patches.ts'

const OWN: Partial<FieldDefinition> = { copy: false }
const RESTRICTED: Partial<FieldDefinition> = { onDelete: 'restrict' }
const CASCADING: Partial<FieldDefinition> = { onDelete: 'cascade' }

/**
 * What the registry alone tells of fields (`ir.model.fields`, `copied` and `on_delete`), by the first and the last
 * series: whether a copy takes them over, and what becomes of a record when what it links to is deleted. From the
 * registries of 14.0 and 16.0 to 19.0; 13 is taken for 14, 15 for 16.
 */
const PATCHES: SeriesPatches = [
  [
    13,
    99,
    {
      'delivery.carrier': { fixed_price: OWN, is_published: OWN },
      'ir.actions.todo': { state: OWN },
      'ir.module.module': { state: OWN },
      'mail.activity': { activity_type_id: RESTRICTED, date_done: OWN },
      'payment.acquirer': { state: OWN },
      'payment.provider': { state: OWN },
      'payment.transaction': { state: OWN, sale_order_ids: OWN },
      'product.pricelist.item': { price_markup: OWN },
      'product.product': { qty_available: OWN },
      'product.public.category': { parent_id: CASCADING },
      'product.template': { website_sequence: OWN },
      'res.partner': { country_id: RESTRICTED, state_id: RESTRICTED },
      'res.partner.bank': { sanitized_acc_number: OWN },
      'res.users.apikeys': { user_id: CASCADING },
    },
  ],
  [13, 14, { 'res.partner.bank': { company_id: CASCADING } }],
  [
    15,
    99,
    {
      'res.partner.category': { partner_ids: OWN },
      'sale.order': { currency_id: RESTRICTED },
      'sale.order.line': { product_uom: RESTRICTED, product_uom_id: RESTRICTED },
    },
  ],
  [
    17,
    99,
    {
      'mail.activity': { user_id: CASCADING },
      'mail.tracking.value': { field_id: { onDelete: undefined } },
    },
  ],
  [17, 18, { 'res.users': { notification_type: OWN } }],
  [18, 99, { 'res.company': { parent_id: RESTRICTED }, 'res.partner': { property_payment_term_id: RESTRICTED } }],
  [19, 99, { 'payment.provider': { is_published: OWN }, 'res.users': { all_group_ids: OWN } }],
]

/** A model whose fields are copied and let go as the series has it, from 13 on. */
export const withRegistryAttributes = (model: ModelDefinition, { major }: Series): ModelDefinition =>
  withPatchesOf(model, PATCHES, major)
