import type { ModelDefinition } from '../../orm/definition.ts'
import { TOLD_FIELDS_OF_ORDER_LINES } from './order-lines.ts'
import { TOLD_FIELDS_OF_ORDERS } from './orders.ts'
import { TOLD_FIELDS_OF_PARTNERS } from './partners.ts'

/**
 * What fields come to that the models with logic have on a server with apps, and that the demo data has no need of: a
 * schema, a shape or a snapshot brings the fields, and here is what is in them.
 */
const TOLD_FIELDS: Readonly<Record<string, ModelDefinition['toldFields']>> = {
  'res.partner': TOLD_FIELDS_OF_PARTNERS,
  'sale.order': TOLD_FIELDS_OF_ORDERS,
  'sale.order.line': TOLD_FIELDS_OF_ORDER_LINES,
}

export function withToldFields(model: ModelDefinition): ModelDefinition {
  const toldFields = TOLD_FIELDS[model.name]
  return toldFields === undefined ? model : { ...model, toldFields }
}
