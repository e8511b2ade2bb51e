/** How records of a model are made, and which of its fields questions are confined to. */
export interface Profile {
  /** How often it is asked about, beside the others. */
  readonly weight: number
  /** What a record needs: fields filled as their kind is. */
  readonly needs: readonly string[]
  /** Fields that hang on what the sandbox has no logic for: other apps, parts of the server, demo data. */
  readonly leaves: readonly string[]
  /** Asked about, never made. */
  readonly isReadOnly?: true
}

/** What a default draws by lot, counts on from other records, or takes from the company's settings. */
const BY_CHANCE = { category: ['color'], product: ['website_sequence'], order: ['note'] }
/** Chatter: who follows and what was said is told by its own models. */
const THREAD = ['message_ids', 'message_follower_ids', 'message_partner_ids', 'activity_ids']
const PICTURES = ['image_1920', 'image_128']
/** What stock computes of moves that orders cause. */
const STOCK = ['qty_available', 'virtual_available', 'free_qty']
const SHOP = ['public_categ_ids', 'is_published', 'website_published', 'website_url', ...STOCK]
const VARIANTS = [
  'attribute_line_ids',
  'product_template_attribute_value_ids',
  'valid_product_template_attribute_line_ids',
]

const readOnly = (weight: number): Profile => ({ weight, needs: [], leaves: [], isReadOnly: true })

export const PROFILES: Readonly<Record<string, Profile>> = {
  'res.partner': {
    weight: 8,
    needs: ['name'],
    leaves: [...THREAD, ...PICTURES, 'user_ids', 'signup_type', 'company_id'],
  },
  'res.partner.category': { weight: 3, needs: ['name'], leaves: BY_CHANCE.category },
  'product.template': {
    weight: 3,
    // The company's own tax is a setting of each side.
    needs: ['name', 'taxes_id'],
    leaves: [...THREAD, ...PICTURES, ...SHOP, ...VARIANTS, ...BY_CHANCE.product, 'company_id', 'taxes_id'],
  },
  'product.product': {
    weight: 3,
    needs: ['name', 'taxes_id'],
    leaves: [
      ...THREAD,
      ...PICTURES,
      ...SHOP,
      ...VARIANTS,
      ...BY_CHANCE.product,
      'company_id',
      'product_tmpl_id',
      'product_variant_ids',
      'taxes_id',
    ],
  },
  'product.category': { weight: 1, needs: ['name'], leaves: [] },
  'sale.order': {
    weight: 4,
    // Which pricelist a customer has is demo data.
    needs: ['partner_id', 'pricelist_id'],
    leaves: [
      ...THREAD,
      ...BY_CHANCE.order,
      'company_id',
      'website_id',
      'website_order_line',
      'transaction_ids',
      'access_token',
      'carrier_id',
      'name',
    ],
  },
  'sale.order.line': {
    weight: 3,
    needs: ['order_id', 'product_id'],
    leaves: ['company_id', 'is_delivery', 'order_partner_id'],
  },
  'account.tax': { weight: 1, needs: ['name', 'amount'], leaves: ['company_id', 'country_id', 'tax_group_id'] },
  'ir.attachment': { weight: 3, needs: ['name'], leaves: ['company_id', 'store_fname', 'access_token', 'local_url'] },
  'mail.message': readOnly(1),
  'res.users': { ...readOnly(1), leaves: [...THREAD, ...PICTURES, 'groups_id'] },
  'res.company': { ...readOnly(1), leaves: ['logo'] },
  'res.country': readOnly(1),
  'res.country.state': readOnly(0.5),
  'res.currency': readOnly(0.5),
  'uom.uom': readOnly(0.5),
  'product.uom': readOnly(0.5),
  'product.pricelist': readOnly(0.5),
  'res.groups': readOnly(0.5),
  'ir.model': readOnly(0.5),
  'ir.model.fields': readOnly(0.5),
  'ir.config_parameter': { weight: 0.5, needs: ['key', 'value'], leaves: [] },
  'ir.sequence': readOnly(0.25),
  'ir.cron': readOnly(0.25),
  'ir.module.module': readOnly(0.25),
  'ir.actions.act_window': readOnly(0.25),
  'res.currency.rate': readOnly(0.25),
  'res.bank': { weight: 0.5, needs: ['name'], leaves: [] },
  'res.lang': readOnly(0.25),
  'ir.rule': readOnly(0.1),
  'ir.model.data': readOnly(0.1),
  'mail.activity.type': readOnly(0.1),
  'product.attribute': { weight: 0.5, needs: ['name'], leaves: [] },
  'product.attribute.value': { weight: 0.5, needs: ['name', 'attribute_id'], leaves: ['color'] },
  'product.public.category': { ...readOnly(0.25), leaves: ['sequence'] },
  'account.payment.term': readOnly(0.25),
  'delivery.carrier': readOnly(0.1),
  'res.partner.bank': { weight: 0.5, needs: ['acc_number', 'partner_id'], leaves: ['company_id'] },
}
