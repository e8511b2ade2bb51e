import { askedRecord, askedRecords } from '../orm/asked-records.ts'
import type { CurrencyRounding } from '../orm/currency-rounding.ts'
import type { MethodDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { hasField } from '../orm/field-rights.ts'
import { recordsOf } from '../orm/rights.ts'
import { singleton } from '../orm/singleton.ts'
import { isTrue } from '../python/eyes.ts'
import { addressFormat } from './address-formats.ts'
import { counted } from './currency-methods.ts'
import { companyCurrency } from './currency-rates.ts'
import { followsOfOne } from './follows-of-one.ts'
import { groupsOfUser } from './what-users-see.ts'

type Methods = Readonly<Record<string, MethodDefinition>>

const PARTNER = 'res.partner'

/** Quantities are counted in hundredths, of one unit that may be gone. */
function ofUnit({ dialect }: Environment, ids: readonly number[]): CurrencyRounding {
  singleton('uom.uom', ids)
  return { step: 0.01, decimals: 2, major: dialect.series.major }
}

const UNITS: Methods = {
  round: counted(['value'], (rounded, value = 0) => rounded(value), ofUnit, ['rounding_method']),
  is_zero: counted(['value'], (rounded, value = 0) => rounded(value) === 0, ofUnit),
  compare: counted(
    ['value1', 'value2'],
    (rounded, one = 0, other = 0) => Math.sign(rounded(one) - rounded(other)),
    ofUnit,
  ),
}

/** A window of what belongs to one user or group. */
function windowOf(of: string, model: string, condition: (env: Environment, id: number) => unknown): MethodDefinition {
  return {
    params: [],
    run: (env, ids) => ({
      ...{ type: 'ir.actions.act_window', res_model: model, view_mode: 'list,form', target: 'current' },
      domain: [condition(env, singleton(of, ids))],
    }),
  }
}

const ofGroups = (model: string, field: string) =>
  windowOf('res.users', model, (env, user) => {
    const groups = groupsOfUser(env, user)
    // What they bring is read of each, by who asks (tried on 19.0).
    for (const read of groups.length > 0 ? ['res.groups', model] : []) env.checkAccess(env.table(read), 'read')
    return ['id', 'in', env.sudo().search(model, [[field, 'in', groups]])]
  })

const dialog = (model: string): MethodDefinition => ({
  params: [],
  run: () => ({ type: 'ir.actions.act_window', target: 'new', res_model: model, view_mode: 'form' }),
})

/** Small public methods of 19, by model (by its source). */
export const SMALL_METHODS_OF_19: Readonly<Record<string, Methods>> = {
  'uom.uom': UNITS,
  'res.users': {
    get_company_currency_id: {
      params: [],
      model: true,
      run: (env) => companyCurrency(env) ?? false,
    },
    on_change_login: followsOfOne('res.users'),
    action_change_password_wizard: dialog('change.password.wizard'),
    action_show_groups: windowOf('res.users', 'res.groups', (env, user) => ['id', 'in', groupsOfUser(env, user)]),
    action_show_accesses: ofGroups('ir.model.access', 'group_id'),
    action_show_rules: ofGroups('ir.rule', 'groups'),
  },
  'res.groups': {
    action_show_all_users: windowOf('res.groups', 'res.users', (_, group) => ['all_group_ids', 'in', [group]]),
  },
  'res.country': {
    get_address_fields: {
      params: [],
      run: (env, ids) => {
        const { code } = askedRecord(env, 'res.country', ids)
        return [...addressFormat(code, env.dialect.series).matchAll(/%(\w+)/g)].map(([, name]) => name)
      },
    },
  },
  'account.tax': {
    onchange_amount: followsOfOne('account.tax'),
    onchange_amount_type: followsOfOne('account.tax'),
    onchange_price_include: followsOfOne('account.tax'),
  },
  'res.partner.bank': {
    get_supported_account_types: { params: [], model: true, run: () => [['bank', 'Normal']] },
    retrieve_acc_type: { params: ['acc_number'], required: 1, model: true, run: () => 'bank' },
  },
  [PARTNER]: {
    onchange_company_type: followsOfOne(PARTNER),
    // Nobody has a key for maps.
    google_map_img: { params: ['zoom', 'width', 'height'], run: () => false },
    can_edit_vat: { params: [], run: canEditVat },
    signup_prepare: {
      params: ['signup_type'],
      run: (env, ids, { signup_type = 'signup' }) => invited(env, ids, signup_type),
    },
    action_signup_prepare: { params: [], run: (env, ids) => invited(env, ids, 'signup') },
    signup_cancel: { params: [], run: (env, ids) => invited(env, ids, false) },
  },
  'sale.order': {
    action_open_discount_wizard: ofOrder(() => ({
      res_model: 'sale.order.discount',
      view_mode: 'form',
      target: 'new',
    })),
    action_open_business_doc: ofOrder((id) => ({ res_model: 'sale.order', res_id: id, views: [[false, 'form']] })),
    // Nobody has begun to pay.
    get_portal_last_transaction: {
      params: [],
      run: (_, ids) => {
        singleton('sale.order', ids)
        return []
      },
    },
    payment_action_void: { params: [], run: nothingAuthorized },
    onchange_order_line: { params: [], run: (env, ids) => askedRecord(env, 'sale.order', ids) && null },
  },
  'sale.order.line': {
    has_valued_move_ids: { params: [], run: (env, ids) => askedRecords(env, 'sale.order.line', ids) && null },
  },
}

/** What was authorized is given back: who may not change orders is refused, of none too. */
function nothingAuthorized(env: Environment, ids: readonly number[]): null {
  const table = env.table('sale.order')
  env.checkAccess(table, 'write')
  recordsOf(env, table, ids, 'write')
  return null
}

function ofOrder(rest: (id: number) => object): MethodDefinition {
  return {
    params: [],
    run: (_, ids) => ({ type: 'ir.actions.act_window', ...rest(singleton('sale.order', ids)) }),
  }
}

/** Whose number stands on an order that was sent keeps it, as who belongs to a company does. */
function canEditVat(env: Environment, ids: readonly number[]): boolean {
  const partner = askedRecord(env, PARTNER, ids)
  if (isTrue(partner.parent_id)) return false
  const sent = [
    ['partner_id', 'child_of', partner.id],
    ['state', 'in', ['sent', 'sale']],
  ]
  return env.sudo().search('sale.order', sent, { limit: 1 }).length === 0
}

/** Contacts may make themselves a user by a link, or no longer. */
function invited(env: Environment, ids: readonly number[], signup_type: unknown): true {
  if (ids.length === 0) return true
  hasField(env, env.table(PARTNER), 'signup_type', 'write')
  env.write(PARTNER, ids, { signup_type })
  return true
}
