import type { MethodDefinition, ModelDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { recordsOf } from '../orm/rights.ts'
import { singleton } from '../orm/singleton.ts'
import { accessError } from '../python/exceptions.ts'
import { ORDER_METHODS_OF_19 } from './order-methods-of-19.ts'
import { PARTNER_METHODS_OF_14 } from './partner-methods-of-14.ts'
import { PRODUCT_METHODS_OF_19, VARIANT_METHODS_OF_19 } from './product-methods-of-19.ts'
import { TAX_METHODS_OF_19 } from './tax-methods-of-19.ts'

const PARTNER = 'res.partner'

/** A window of a model's rows, as an action. */
const windowOf = (model: string, name: string) => ({
  ...{ type: 'ir.actions.act_window', name, res_model: model, view_mode: 'list,form', target: 'current' },
  ...{ context: '{}', domain: false, res_id: 0, views: [[false, 'list']] },
})

const METHODS: Readonly<Record<string, Readonly<Record<string, MethodDefinition>>>> = {
  'sale.order': ORDER_METHODS_OF_19,
  'account.tax': TAX_METHODS_OF_19,
  'product.template': PRODUCT_METHODS_OF_19,
  'product.product': VARIANT_METHODS_OF_19,
  [PARTNER]: {
    create_company: { params: [], run: createCompany },
    open_commercial_entity: {
      params: [],
      run: (...call) => {
        const { flags: _, ...action } = PARTNER_METHODS_OF_14.open_commercial_entity?.run(...call) as { flags: unknown }
        return action
      },
    },
  },
  'res.users': {
    preference_save: { params: [], run: () => ({ type: 'ir.actions.client', tag: 'reload_context' }) },
    action_get: { params: [], model: true, run: () => windowOf('res.users', 'Change My Preferences') },
  },
  'ir.attachment': { action_get: { params: [], model: true, run: () => windowOf('ir.attachment', 'Attachments') } },
  'res.lang': { install_lang: { params: [], model: true, run: installed } },
}

/** Languages are there already; the default that it sets is nothing for customers. */
function installed(env: Environment): true {
  if (env.isSudo || env.groups.includes('user')) return true
  throw accessError("You are not allowed to access 'Default Values' (ir.default) records.")
}

/** A company of the name that a contact has of one; the contact and those below are of it then. */
function createCompany(env: Environment, ids: readonly number[]): true {
  const id = singleton(PARTNER, ids)
  const table = env.table(PARTNER)
  env.checkAccess(table, 'read')
  const [partner] = recordsOf(env, table, [id], 'read')
  if (!partner?.company_name) return true
  const address = ['street', 'street2', 'zip', 'city', 'state_id', 'country_id'].map((name) => [name, partner[name]])
  const company = env.create(PARTNER, {
    ...{ name: partner.company_name, is_company: true, vat: partner.vat ?? false },
    ...Object.fromEntries(address),
  })
  const below = table.referring('parent_id', id).map((child) => child.id)
  env.write(PARTNER, [id, ...below], { parent_id: company })
  return true
}

/** A model with the methods of its own that 19 has (each tried on 19.0). */
export function withMethodsOf19(model: ModelDefinition): ModelDefinition {
  const own = Object.hasOwn(METHODS, model.name) ? METHODS[model.name] : undefined
  return own === undefined ? model : { ...model, methods: { ...own, ...model.methods } }
}
