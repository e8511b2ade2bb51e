import { askedRecord } from '../orm/asked-records.ts'
import type { MethodDefinition, ModelDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { own } from '../own.ts'
import { accessError } from '../python/exceptions.ts'
import { bindings } from './action-bindings.ts'
import { ACTIVITY_METHODS_OF_19 } from './activity-methods-of-19.ts'
import { amountToText } from './amount-in-words.ts'
import { FILE_METHODS_OF_19 } from './file-methods-of-19.ts'
import { MAP_LINK } from './map-link.ts'
import { ORDER_METHODS_OF_19 } from './order-methods-of-19.ts'
import { PRODUCT_METHODS_OF_19, VARIANT_METHODS_OF_19 } from './product-methods-of-19.ts'
import { RESCHEDULED } from './rescheduled-activities.ts'
import { SHOP_BUTTONS } from './shop-buttons.ts'
import { SMALL_METHODS_OF_19 } from './small-methods-of-19.ts'
import { TAX_METHODS_OF_19 } from './tax-methods-of-19.ts'
import { USER_METHODS_OF_19 } from './user-methods-of-19.ts'
import { variantOfChoice } from './variant-of-choice.ts'
import { userRoots } from './visible-menus.ts'

const PARTNER = 'res.partner'

/** A window of a model's rows, as an action. */
const windowOf = (
  { dialect: { series } }: Environment,
  model: string,
  name: string,
  modes: string,
  target = 'current',
) => {
  const views = modes.split(',').map((mode) => [false, mode])
  return {
    ...{ type: 'ir.actions.act_window', name, res_model: model, target, views },
    ...{ context: '{}', domain: false, res_id: 0 },
    view_mode: series.major < 18 ? modes.replace('list', 'tree') : modes,
  }
}

type Methods = Readonly<Record<string, Readonly<Record<string, MethodDefinition>>>>

/** Those that came before (odoo/addons of 16 to 18). */
export const METHODS_SINCE_15: Methods = {
  'sale.order': ORDER_METHODS_OF_19,
  'product.template': {
    ...PRODUCT_METHODS_OF_19,
    ...SHOP_BUTTONS['product.template'],
    create_product_variant: variantOfChoice,
  },
  'res.currency': { amount_to_text: amountToText },
  'product.product': { ...VARIANT_METHODS_OF_19, ...SHOP_BUTTONS['product.product'] },
  [PARTNER]: {
    google_map_link: MAP_LINK,
    create_company: { params: [], run: createCompany },
    open_commercial_entity: {
      params: [],
      run: (env, ids) => ({
        ...{ type: 'ir.actions.act_window', res_model: PARTNER, view_mode: 'form', target: 'current' },
        res_id: env.sudo().raw(env.table(PARTNER), askedRecord(env, PARTNER, ids), 'commercial_partner_id'),
      }),
    },
  },
  'res.users': {
    preference_save: { params: [], run: () => ({ type: 'ir.actions.client', tag: 'reload_context' }) },
    action_get: {
      params: [],
      model: true,
      run: (env) => windowOf(env, 'res.users', 'Change My Preferences', 'form', 'new'),
    },
  },
  'ir.attachment': {
    action_get: {
      params: [],
      model: true,
      run: (env) => windowOf(env, 'ir.attachment', 'Attachments', 'kanban,list,form'),
    },
  },
  'res.lang': { install_lang: { params: [], model: true, run: installed } },
}

/** Whatever kind of action is asked, it answers for all. */
const ACTION_KINDS = ['actions', 'act_window', 'report', 'server', 'act_url', 'client'].map(
  (kind) => `ir.actions.${kind}`,
)

const METHODS: Methods = {
  ...METHODS_SINCE_15,
  'account.tax': TAX_METHODS_OF_19,
  'res.users': { ...METHODS_SINCE_15['res.users'], ...USER_METHODS_OF_19 },
  'ir.attachment': { ...METHODS_SINCE_15['ir.attachment'], ...FILE_METHODS_OF_19 },
  'mail.activity': { ...ACTIVITY_METHODS_OF_19, ...RESCHEDULED },
  'ir.ui.menu': { get_user_roots: userRoots },
  ...Object.fromEntries(ACTION_KINDS.map((kind) => [kind, { get_bindings: bindings }])),
}

/** Languages are there already; the default that it sets is nothing for customers. */
function installed(env: Environment): true {
  if (env.isSudo || env.groups.includes('user')) return true
  throw accessError("You are not allowed to access 'Default Values' (ir.default) records.")
}

/** A company of the name that a contact has of one; the contact and those below are of it then. */
function createCompany(env: Environment, ids: readonly number[]): true {
  const table = env.table(PARTNER)
  const partner = askedRecord(env, PARTNER, ids)
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

/** A model with the methods of its own that 19 has (each tried on 19.0). */
export function withMethodsOf19(model: ModelDefinition): ModelDefinition {
  const small = own(SMALL_METHODS_OF_19, model.name)
  return { ...model, methods: { ...small, ...own(METHODS, model.name), ...model.methods } }
}
