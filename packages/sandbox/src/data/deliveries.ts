import type { ModelDefinition, Stored } from '../orm/definition.ts'
import { EMPLOYEES_READ } from './access-rights.ts'

/** What stands for delivery in an order: no product of the shop. */
export const DELIVERY_PRODUCT: Stored & { readonly name: string } = { id: 2, name: 'Standard delivery' }

/** Ways of delivery: since 17, where the recorded servers have them (wire/17.0 and wire/18.0/svc-pay-paid-*). */
export const deliveryMethods: ModelDefinition = {
  name: 'delivery.carrier',
  description: 'Delivery Methods',
  access: EMPLOYEES_READ,
  order: 'sequence, id',
  companyField: 'company_id',
  fields: {
    name: { type: 'char', string: 'Delivery Method', required: true, translate: true },
    active: { type: 'boolean', string: 'Active', default: true },
    sequence: { type: 'integer', string: 'Sequence', default: 10 },
    delivery_type: {
      type: 'selection',
      string: 'Provider',
      required: true,
      selection: [
        ['base_on_rule', 'Based on Rules'],
        ['fixed', 'Fixed Price'],
      ],
      default: 'fixed',
    },
    product_id: {
      type: 'many2one',
      string: 'Delivery Product',
      relation: 'product.product',
      required: true,
      default: DELIVERY_PRODUCT.id,
    },
    fixed_price: { type: 'float', string: 'Fixed Price', digits: [16, 2], default: 0 },
    is_published: { type: 'boolean', string: 'Is Published', default: true },
  },
  records: [
    {
      ...{ id: 1, name: 'Standard delivery', active: true, sequence: 1, delivery_type: 'fixed', fixed_price: 0 },
      ...{ product_id: DELIVERY_PRODUCT.id, is_published: true },
    },
  ],
}
