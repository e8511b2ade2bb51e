import type { Series } from 'ooor/protocol'
import { inWords } from '../orm/check-language.ts'
import type { ModelDefinition } from '../orm/definition.ts'
import { defaultTaxes } from './taxes.ts'
import { unitModel } from './unit-model.ts'
import { ofVariant } from './variants.ts'

/** Fields of products that each series tells in its own way, and what they weigh. */
export function templateFields({ major }: Series): ModelDefinition['fields'] {
  const unit = unitModel(major)
  return {
    ...measure('weight', 'Weight'),
    ...measure('volume', 'Volume'),
    taxes_id: {
      type: 'many2many',
      string: major < 18 ? 'Customer Taxes' : 'Sales Taxes',
      relation: 'account.tax',
      domain: [['type_tax_use', '=', 'sale']],
      default: inWords((env) => [[6, 0, defaultTaxes(env)]]),
    },
    purchase_ok: {
      type: 'boolean',
      string: major < 18 ? 'Can be Purchased' : 'Purchase',
      default: true,
      since: 9,
    },
    // The demo data's company counts on 14 what was delivered.
    invoice_policy: {
      type: 'selection',
      string: 'Invoicing Policy',
      selection: [
        ['order', 'Ordered quantities'],
        ['delivery', 'Delivered quantities'],
      ],
      default: major < 16 ? 'delivery' : 'order',
      ...(major >= 16 && { isDefaultUntold: true }),
      since: 9,
    },
    type: {
      type: 'selection',
      string: 'Product Type',
      // Of 16 and 17 another field decides (schemas of real servers).
      required: major < 16 || major > 17,
      selection: [
        ['consu', major < 18 ? 'Consumable' : 'Goods'],
        ['service', 'Service'],
        ...(major < 18 ? ([['product', 'Storable Product']] as const) : ([['combo', 'Combo']] as const)),
      ],
      default: 'consu',
    },
    categ_id: {
      type: 'many2one',
      string: 'Product Category',
      relation: 'product.category',
      required: major < 19,
      ...(major < 19 && { default: 1 }),
    },
    uom_id: {
      type: 'many2one',
      string: major < 18 ? 'Unit of Measure' : 'Unit',
      relation: unit,
      required: true,
      default: 1,
    },
  }
}

/** A measure of the only variant. */
const measure = (name: string, string: string): ModelDefinition['fields'] => ({
  [name]: { type: 'float', string, digits: [16, 2], store: true, since: 9, ...ofVariant(name, 0, true) },
})
