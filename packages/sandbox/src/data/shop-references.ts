import type { Series } from 'ooor/protocol'
import type { ModelDefinition } from '../orm/definition.ts'
import { EVERYBODY_READS } from './access-rights.ts'
import { attributeModels } from './attributes.ts'
import { deliveryMethods } from './deliveries.ts'
import { paymentModels } from './payments.ts'
import { taxesModel } from './taxes.ts'

/** What orders and products refer to, and of which the demo data have one record or none. */
export function shopReferences(series: Series): ModelDefinition[] {
  const { major } = series
  return [
    ...(major < 8 ? [] : [website]),
    ...(major < 9 ? [] : [paymentTerms]),
    ...attributeModels(major),
    taxesModel(series),
    ...(major < 17 ? [] : [deliveryMethods]),
    ...paymentModels(series),
    ...(major < 19 ? [] : [wishes]),
  ]
}

const named = (name: string, description: string): ModelDefinition => ({
  name,
  description,
  access: EVERYBODY_READS,
  fields: { name: { type: 'char', string: description, required: true, translate: true } },
})

const website: ModelDefinition = {
  name: 'website',
  description: 'Website',
  access: { ...EVERYBODY_READS, public: 'r' },
  fields: {
    name: { type: 'char', string: 'Website Name', required: true },
    company_id: { type: 'many2one', string: 'Company', relation: 'res.company', required: true, default: 1 },
  },
  records: [{ id: 1, name: 'My Website', company_id: 1 }],
}

const paymentTerms: ModelDefinition = {
  ...named('account.payment.term', 'Payment Terms'),
  // Visitors do not (tried on 14.0 and 16.0 to 19.0).
  access: { system: 'rwcd', user: 'r', portal: 'r' },
  records: [{ id: 1, name: 'Immediate Payment' }],
}

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
    price: { type: 'float', string: 'Price', digits: [16, 2] },
    active: { type: 'boolean', string: 'Active', default: true },
  },
}
