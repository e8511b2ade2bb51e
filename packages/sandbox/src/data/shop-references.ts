import type { Series } from 'ooor/protocol'
import type { ModelDefinition } from '../orm/definition.ts'
import { EVERYBODY_READS } from './access-rights.ts'
import { attributeModels } from './attributes.ts'
import { deliveryMethods } from './deliveries.ts'
import { drawnColor } from './drawn-color.ts'
import { fiscalPositionModels } from './fiscal-positions.ts'
import { paymentTerms } from './payment-terms.ts'
import { paymentModels } from './payments.ts'
import { taxesModel } from './taxes.ts'

/** What orders and products refer to, and of which the demo data have one record or none. */
export function shopReferences(series: Series): ModelDefinition[] {
  const { major } = series
  return [
    ...(major < 8 ? [] : [website]),
    ...(major < 9 ? [] : [paymentTerms(major)]),
    ...(major < 14 ? [] : [orderTags(major)]),
    ...attributeModels(major),
    taxesModel(series),
    ...fiscalPositionModels(series),
    ...(major < 17 ? [] : [deliveryMethods]),
    ...paymentModels(series),
    ...(major < 19 ? [] : [wishes]),
  ]
}

const website: ModelDefinition = {
  name: 'website',
  description: 'Website',
  access: { ...EVERYBODY_READS, public: 'r' },
  fields: {
    name: { type: 'char', string: 'Website Name', required: true },
    company_id: { type: 'many2one', string: 'Company', relation: 'res.company', required: true, default: 1 },
    // Schemas of 14, and 16 to 19.
    sequence: { type: 'integer', string: 'Sequence', default: 10, since: 16 },
  },
  records: [{ id: 1, name: 'My Website', company_id: 1, sequence: 10 }],
}

const TAGS = ['Product', 'Software', 'Services', 'Information', 'Design', 'Training', 'Consulting', 'Other']

/** What salespeople tell orders apart by, with the rows of the demo data (tried on 14.0, 16.0, 17.0 and 19.0). */
const orderTags = (major: number): ModelDefinition => ({
  name: 'crm.tag',
  description: 'CRM Tag',
  access: { system: 'rwcd', 'sales_team.group_sale_salesman': 'rwc' },
  fields: {
    name: { type: 'char', string: 'Tag Name', required: true, translate: true },
    color: { type: 'integer', string: 'Color', default: drawnColor },
  },
  unique: {
    name: { words: `Tag name already exists${major < 17 ? ' !' : '!'}`, constraint: 'crm_tag_name_uniq' },
  },
  records: TAGS.map((name, index) => ({ id: index + 1, name, color: index + 1 })),
})

/** Where the recorded servers have it (wire/19.0/svc-shop-wishlist-add). */
const wishes: ModelDefinition = {
  name: 'product.wishlist',
  description: 'Product Wishlist',
  access: { system: 'rwcd', user: 'rwcd', portal: 'rwcd' },
  rules: { portal: (row, env) => row.partner_id === env.user.partner_id },
  recName: 'product_id',
  fields: {
    partner_id: { type: 'many2one', string: 'Owner', relation: 'res.partner' },
    product_id: { type: 'many2one', string: 'Product', relation: 'product.product', required: true },
    // Whose currency is computed by the website, which has none here.
    price: { type: 'monetary', string: 'Price', digits: [16, 2] },
    active: { type: 'boolean', string: 'Active', default: true },
  },
}
