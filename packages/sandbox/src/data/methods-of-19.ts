import type { MethodDefinition, ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { recordsOf } from '../orm/rights.ts'
import { singleton } from '../orm/singleton.ts'
import { unmodelledMethod } from '../orm/unmodelled.ts'
import { accessError } from '../python/exceptions.ts'
import { ORDER_METHODS_OF_19 } from './order-methods-of-19.ts'
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
      run: (env, ids) => ({
        ...{ type: 'ir.actions.act_window', res_model: PARTNER, view_mode: 'form', target: 'current' },
        res_id: env.sudo().raw(env.table(PARTNER), only(env, ids), 'commercial_partner_id'),
      }),
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
  const table = env.table(PARTNER)
  const partner = only(env, ids)
  const { id } = partner
  if (!partner.company_name) return true
  const address = ['street', 'street2', 'zip', 'city', 'state_id', 'country_id'].map((name) => [name, partner[name]])
  const company = env.create(PARTNER, {
    ...{ name: partner.company_name, is_company: true, vat: partner.vat ?? false },
    ...Object.fromEntries(address),
  })
  const below = table.referring('parent_id', id).map((child) => child.id)
  env.write(PARTNER, [id, ...below], { parent_id: company })
  return true
}

function only(env: Environment, ids: readonly number[]): Readonly<Stored> {
  const id = singleton(PARTNER, ids)
  env.checkAccess(env.table(PARTNER), 'read')
  return recordsOf(env, env.table(PARTNER), [id], 'read')[0] ?? { id }
}

/** Methods without logic here, by what they take: wrong arguments are told as such all the same (each tried on 19.0). */
const TAKEN: Readonly<
  Record<string, Readonly<Record<string, Pick<MethodDefinition, 'params' | 'required' | 'model'>>>>
> = {
  'ir.attachment': {
    create_unique: { params: ['values_list'], required: 1, model: true },
    regenerate_assets_bundles: { params: [], model: true },
    register_as_main_attachment: { params: ['force'] },
  },
  'product.template': {
    create_product_variant: { params: ['product_template_attribute_value_ids'], required: 1 },
    open_website_url: { params: [] },
  },
  'res.currency': { amount_to_text: { params: ['amount'], required: 1 } },
  'res.lang': { format: { params: ['percent', 'value', 'grouping'], required: 2 } },
  [PARTNER]: { autocomplete_by_name: { params: ['query', 'query_country_id', 'timeout'], required: 2, model: true } },
  'res.users': {
    action_revoke_all_devices: { params: [] },
    action_show_groups: { params: [] },
    authenticate: { params: ['credential', 'user_agent_env'], required: 2, model: true },
  },
  'sale.order': { payment_action_capture: { params: [] } },
}

function withoutLogic(model: string): Readonly<Record<string, MethodDefinition>> {
  const taken = Object.hasOwn(TAKEN, model) ? (TAKEN[model] ?? {}) : {}
  return Object.fromEntries(
    Object.entries(taken).map(([name, arguments_]) => [
      name,
      {
        ...arguments_,
        run: () => {
          throw unmodelledMethod(model, name)
        },
      },
    ]),
  )
}

/** A model with the methods of its own that 19 has (each tried on 19.0). */
export function withMethodsOf19(model: ModelDefinition): ModelDefinition {
  const own = Object.hasOwn(METHODS, model.name) ? METHODS[model.name] : {}
  return { ...model, methods: { ...withoutLogic(model.name), ...own, ...model.methods } }
}
