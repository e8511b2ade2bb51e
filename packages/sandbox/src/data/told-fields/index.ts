import type { ModelDefinition } from '../../orm/definition.ts'
import { TOLD_FIELDS_OF_ATTRIBUTES } from './attributes.ts'
import { TOLD_FIELDS_OF_CATEGORIES_AND_PRICELISTS } from './categories-and-pricelists.ts'
import { TOLD_FIELDS_OF_PARTNERS } from './partners.ts'
import { TOLD_FIELDS_OF_TEMPLATES, TOLD_FIELDS_OF_VARIANTS } from './products.ts'

/**
 * What fields come to that the models with logic have on a server with apps, and that the demo data has no need of: a
 * schema, a shape or a snapshot brings the fields, and here is what is in them.
 */
const TOLD_FIELDS: Readonly<Record<string, ModelDefinition['toldFields']>> = {
  ...TOLD_FIELDS_OF_ATTRIBUTES,
  ...TOLD_FIELDS_OF_CATEGORIES_AND_PRICELISTS,
  'product.product': TOLD_FIELDS_OF_VARIANTS,
  'product.template': TOLD_FIELDS_OF_TEMPLATES,
  'res.partner': TOLD_FIELDS_OF_PARTNERS,
}

export function withToldFields(model: ModelDefinition): ModelDefinition {
  const toldFields = TOLD_FIELDS[model.name]
  return toldFields === undefined ? model : { ...model, toldFields }
}
