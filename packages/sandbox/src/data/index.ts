import type { Series } from 'ooor/protocol'
import type { ModelDefinition } from '../orm/definition.ts'
import { frozen } from '../orm/frozen.ts'
import { actionModels } from './actions.ts'
import { activityModels } from './activities.ts'
import { apiKeyModels } from './api-keys.ts'
import { bankModels } from './bank-accounts.ts'
import { cancelWizard } from './cancel-wizard.ts'
import { companyModels } from './companies.ts'
import { withCompanyChecks } from './company-checks.ts'
import { countriesModel, countryStates } from './countries-and-states.ts'
import { currencyRates } from './currency-rates.ts'
import { discussModels } from './discuss.ts'
import { externalIdsModel } from './external-ids.ts'
import { withFieldsOf14 } from './fields-of-14.ts'
import { withFieldsOf16To18 } from './fields-of-16-to-18.ts'
import { withFieldsSince13 } from './fields-since-13.ts'
import { withFieldsOf19 } from './fields-since-19.ts'
import { withFieldsUntil8 } from './fields-until-8.ts'
import { withFieldsUntil16 } from './fields-until-16.ts'
import { followersModel } from './followers.ts'
import { groupModels } from './groups.ts'
import { languageModels } from './languages.ts'
import { menuModels } from './menus.ts'
import { messageWizard } from './message-wizard.ts'
import { messageModels, withThread } from './messages.ts'
import { withMethods } from './methods.ts'
import { modelsOf14 } from './models-of-14.ts'
import { modelsSince15, withLinksSince15 } from './models-since-15.ts'
import { moduleModels } from './modules.ts'
import { withMoreFieldsOf14 } from './more-fields-of-14.ts'
import { notificationModel } from './notifications.ts'
import { orderLinesModel } from './order-lines.ts'
import { ordersModel } from './orders.ts'
import { partnerModels } from './partners.ts'
import { passwordWizard } from './password-wizard.ts'
import { productModels } from './products.ts'
import { withDepends } from './recorded-depends.ts'
import { withRegistryAttributes } from './registry-attributes.ts'
import { sequenceModels } from './sequences.ts'
import { systemModels } from './server-models.ts'
import { shopReferences } from './shop-references.ts'
import { withToldFields } from './told-fields/index.ts'
import { trackingModel } from './tracking.ts'
import { userDefaults } from './user-defaults.ts'
import { usersModel } from './users.ts'

/** Models with messages beside their records. */
const HAS_THREAD: ReadonlySet<string> = new Set([
  'res.partner',
  'product.template',
  'product.product',
  'sale.order',
  'mail.channel',
  'discuss.channel',
])

/** Since which series others have one (tried on 14.0 and 16.0 to 19.0). */
const HAS_THREAD_SINCE: ReadonlyMap<string, number> = new Map([
  ['res.company', 16],
  ['account.tax', 17],
  ['product.pricelist', 17],
  ['product.category', 18],
])

const hasThread = (model: string, { major }: Series) =>
  HAS_THREAD.has(model) || major >= (HAS_THREAD_SINCE.get(model) ?? Infinity)

/** By the series' name: sandboxes share the definitions, and copy the rows. */
const made = new Map<string, readonly ModelDefinition[]>()

/** The sandbox's demo data for a series. */
export function demoModels(series: Series): readonly ModelDefinition[] {
  const known = made.get(series.name) ?? frozen(modelsOf(series))
  made.set(series.name, known)
  return known
}

function modelsOf(series: Series): ModelDefinition[] {
  return [
    usersModel(series),
    ...groupModels(series),
    ...apiKeyModels(series),
    ...passwordWizard(series),
    ...partnerModels(series),
    countriesModel(series),
    countryStates,
    ...companyModels(series),
    currencyRates(series),
    ...languageModels(series),
    ...systemModels(series),
    ...actionModels(series),
    ...menuModels(series),
    ...sequenceModels(series),
    ...(series.major < 8 ? [] : bankModels(series)),
    ...productModels(series),
    ordersModel(series),
    orderLinesModel(series),
    ...shopReferences(series),
    externalIdsModel(series),
    ...userDefaults(series),
    ...messageModels(series),
    ...activityModels(series),
    ...followersModel(series),
    ...notificationModel(series),
    ...trackingModel(series),
    ...moduleModels(series),
    ...discussModels(series),
    ...messageWizard(series),
    ...cancelWizard(series),
    ...(series.major === 14 ? modelsOf14() : []),
    ...(series.major < 15 ? [] : modelsSince15(series)),
  ]
    .map((model) => (series.major < 13 ? model : withFieldsSince13(model, series)))
    .map((model) => (series.major < 19 ? model : withFieldsOf19(model)))
    .map((model) => (series.major < 15 ? model : withLinksSince15(model, series)))
    .map((model) => (series.major < 7 || series.major > 16 ? model : withFieldsUntil16(model)))
    .map((model) => (series.major < 9 ? withFieldsUntil8(model, series) : model))
    .map((model) => (series.major === 14 ? withMoreFieldsOf14(model) : model))
    .map((model) => (series.major < 13 || series.major > 16 ? model : withFieldsOf14(model, series)))
    .map((model) => (series.major < 16 || series.major > 18 ? model : withFieldsOf16To18(model, series)))
    .map((model) => (series.major < 13 ? model : withRegistryAttributes(model, series)))
    .map((model) => withDepends(model, series))
    .map((model) => (hasThread(model.name, series) ? withThread(model, series) : model))
    .map((model) => withMethods(model, series))
    .map((model) => withCompanyChecks(model, series))
    .map(withToldFields)
}
