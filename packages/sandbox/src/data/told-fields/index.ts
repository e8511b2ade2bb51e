import type { ModelDefinition } from '../../orm/definition.ts'
import { TOLD_FIELDS_OF_TAXES, TOLD_FIELDS_OF_TERMS } from './accounting.ts'
import { TOLD_FIELDS_OF_ATTRIBUTES } from './attributes.ts'
import { TOLD_FIELDS_OF_BANKS } from './banks.ts'
import { TOLD_FIELDS_OF_CATEGORIES_AND_PRICELISTS } from './categories-and-pricelists.ts'
import { TOLD_FIELDS_OF_COMPANIES } from './companies.ts'
import { TOLD_FIELDS_OF_COUNTRIES, TOLD_FIELDS_OF_CURRENCIES, TOLD_FIELDS_OF_LANGUAGES } from './countries.ts'
import { TOLD_FIELDS_OF_GROUPS } from './groups.ts'
import { TOLD_FIELDS_OF_ACTIVITIES, TOLD_FIELDS_OF_MESSAGES } from './messages.ts'
import { TOLD_FIELDS_OF_ORDER_LINES } from './order-lines.ts'
import { TOLD_FIELDS_OF_ORDERS } from './orders.ts'
import { parentPath } from './parent-path.ts'
import { TOLD_FIELDS_OF_PARTNERS } from './partners.ts'
import { TOLD_FIELDS_OF_TEMPLATES, TOLD_FIELDS_OF_VARIANTS } from './products.ts'
import { toldOfThreads } from './threads.ts'
import { TOLD_FIELDS_OF_UNITS } from './units.ts'
import { TOLD_FIELDS_OF_USERS } from './users.ts'

/**
 * What fields come to that the models with logic have on a server with apps, and that the demo data has no need of: a
 * schema, a shape or a snapshot brings the fields, and here is what is in them.
 */
const TOLD_FIELDS: Readonly<Record<string, ModelDefinition['toldFields']>> = {
  'account.payment.term': TOLD_FIELDS_OF_TERMS,
  'account.tax': TOLD_FIELDS_OF_TAXES,
  'mail.activity': TOLD_FIELDS_OF_ACTIVITIES,
  'mail.message': TOLD_FIELDS_OF_MESSAGES,
  'res.company': TOLD_FIELDS_OF_COMPANIES,
  'res.country': TOLD_FIELDS_OF_COUNTRIES,
  'res.currency': TOLD_FIELDS_OF_CURRENCIES,
  'res.groups': TOLD_FIELDS_OF_GROUPS,
  'res.lang': TOLD_FIELDS_OF_LANGUAGES,
  ...TOLD_FIELDS_OF_ATTRIBUTES,
  ...TOLD_FIELDS_OF_CATEGORIES_AND_PRICELISTS,
  'product.product': TOLD_FIELDS_OF_VARIANTS,
  'product.template': TOLD_FIELDS_OF_TEMPLATES,
  'res.partner': TOLD_FIELDS_OF_PARTNERS,
  'res.partner.bank': TOLD_FIELDS_OF_BANKS,
  'res.partner.category': { parent_path: parentPath('res.partner.category') },
  'res.users': TOLD_FIELDS_OF_USERS,
  'uom.uom': TOLD_FIELDS_OF_UNITS,
  'sale.order': { ...toldOfThreads('sale.order'), ...TOLD_FIELDS_OF_ORDERS },
  'sale.order.line': TOLD_FIELDS_OF_ORDER_LINES,
}

export function withToldFields(model: ModelDefinition): ModelDefinition {
  const toldFields = TOLD_FIELDS[model.name]
  return toldFields === undefined ? model : { ...model, toldFields }
}
