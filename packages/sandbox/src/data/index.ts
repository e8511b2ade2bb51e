import type { Series } from 'ooor/protocol'
import type { ModelDefinition } from '../orm/definition.ts'
import { apiKeyModels } from './api-keys.ts'
import { companyModels } from './companies.ts'
import { countriesModel, countryStates } from './countries-and-states.ts'
import { externalIdsModel } from './external-ids.ts'
import { languageModels } from './languages.ts'
import { orderLinesModel } from './order-lines.ts'
import { ordersModel } from './orders.ts'
import { partnerModels } from './partners.ts'
import { productModels } from './products.ts'
import { systemModels } from './server-models.ts'
import { usersModel } from './users.ts'

/** The sandbox's demo data for a series: a fresh copy each time. */
export function demoModels(series: Series): ModelDefinition[] {
  return [
    usersModel(series),
    ...apiKeyModels(series),
    ...partnerModels(series),
    countriesModel(series),
    countryStates,
    ...companyModels(series),
    ...languageModels(series),
    ...systemModels(series),
    ...productModels(series),
    ordersModel(series),
    orderLinesModel(series),
    externalIdsModel(series),
  ]
}
