import { askedRecord, askedRecords } from '../orm/asked-records.ts'
import type { MethodDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { singleton } from '../orm/singleton.ts'
import { indexError, typeError } from '../python/exceptions.ts'
import { isTrue, memberOf, pythonType, withAttribute } from '../python/eyes.ts'
import { Recordset } from '../python/recordset.ts'
import { activityData } from './activity-data.ts'
import { addressFormat } from './address-formats.ts'
import { amountToText } from './amount-in-words.ts'
import { companyCurrency } from './currency-rates.ts'
import { groupNamed } from './users.ts'

type Methods = Readonly<Record<string, MethodDefinition>>

const PARTNER = 'res.partner'
const USERS = 'res.users'

/** Nothing follows on records that are stored: as who calls it sees them. */
const follows = (model: string): MethodDefinition => ({
  params: [],
  run: (env, ids) => {
    rowsOf(env, model, ids)
    return null
  },
})

/** The same of one record. */
const followsOne = (model: string): MethodDefinition => ({
  params: [],
  run: (env, ids) => {
    askedRecord(env, model, ids)
    return null
  },
})

/** Of none nothing is read. */
const rowsOf = (env: Environment, model: string, ids: readonly number[]) =>
  ids.length === 0 ? [] : askedRecords(env, model, ids)

/** Who is written to, as clients of 14 look for them: by a name or an address, employees first. */
function mentioned(env: Environment, search: unknown, limit: unknown) {
  checkMost(limit)
  const terms = isTrue(search) ? ['|', ['name', 'ilike', search], ['email', 'ilike', search]] : []
  const most = typeof limit === 'number' && limit > 0 ? limit : 8
  const users = env.search(PARTNER, [['user_ids.active', '=', true], ...terms], { limit: most })
  const left = most - users.length
  const others =
    left > 0 ? env.search(PARTNER, [['id', 'not in', users], ['active', '=', true], ...terms], { limit: left }) : []
  return [users, others].map((ids) => env.read(PARTNER, ids, ['id', 'name', 'email']))
}

/** How many there may be at most, which those found are compared with (tried on 14.0). */
function checkMost(limit: unknown): void {
  if (limit === undefined || typeof limit === 'number' || typeof limit === 'boolean') return
  if (typeof limit === 'string' && limit !== '') throw typeError('%d format: a number is required, not str')
  throw typeError(`'<' not supported between instances of 'int' and '${pythonType(limit)}'`)
}

/** Colleagues by their names. */
function colleagues(env: Environment, name: unknown, limit: unknown): unknown {
  if (typeof name !== 'string') throw typeError(`can only concatenate str (not "${pythonType(name)}") to str`)
  if (!env.groups.includes('user')) return {}
  const domain = [
    ['id', '!=', env.uid],
    ['name', 'ilike', name],
    ['active', '=', true],
    ['share', '=', false],
  ]
  const ids = env.search(USERS, domain, { order: 'name, id', limit: typeof limit === 'number' ? limit : 20 })
  return ids.map((id) => {
    const { partner_id } = env.table(USERS).rows.get(id) as Readonly<Stored>
    return { user_id: id, id: partner_id, name: env.sudo().displayName(USERS, id), im_status: 'offline' }
  })
}

const ADDRESS = ['street', 'street2', 'zip', 'city', 'state_id', 'country_id']

const PARTNERS: Methods = {
  get_static_mention_suggestions: { params: [], model: true, run: () => [] },
  get_mention_suggestions: {
    params: ['search', 'limit'],
    required: 1,
    model: true,
    run: (env, _ids, { search, limit }) => mentioned(env, search, limit),
  },
  im_search: {
    params: ['name', 'limit'],
    required: 1,
    model: true,
    run: (env, _ids, { name, limit }) => colleagues(env, name, limit),
  },
  can_edit_vat: {
    params: [],
    run: (env, ids) => {
      if (rowsOf(env, PARTNER, ids).some(({ parent_id }) => parent_id)) return false
      singleton(PARTNER, ids)
      return true
    },
  },
  open_parent: {
    params: [],
    run: (env, ids) => {
      const { parent_id } = askedRecord(env, PARTNER, ids)
      return {
        ...{ type: 'ir.actions.act_window', res_model: PARTNER, view_mode: 'form', views: [[false, 'form']] },
        ...{ res_id: parent_id, target: 'new', flags: { form: { action_buttons: true } } },
      }
    },
  },
  update_address: {
    params: ['vals'],
    required: 1,
    run: (env, ids, { vals }) => {
      if (typeof vals === 'number' || typeof vals === 'boolean' || vals === null) {
        throw typeError(`argument of type '${pythonType(vals)}' is not iterable`)
      }
      const isGiven = (name: string) =>
        typeof vals === 'string' || Array.isArray(vals) ? vals.includes(name) : Object.hasOwn(vals as object, name)
      const given = ADDRESS.filter(isGiven).map((name) => [name, memberOf(vals, name)])
      if (given.length === 0) return null
      if (ids.length > 0) env.write(PARTNER, ids, Object.fromEntries(given))
      return true
    },
  },
  onchange_company_type: followsOne(PARTNER),
  // Nobody has a key for maps.
  google_map_img: { params: ['zoom', 'width', 'height'], run: () => false },
  main_partner: { params: [], model: true, run: () => [1] },
  get_starred_count: { params: [], model: true, run: starredCount },
}

function starredCount(env: Environment): number {
  return env.search('mail.message', [['starred', '=', true]]).length
}

export const SMALL_METHODS_OF_14: Readonly<Record<string, Methods>> = {
  [PARTNER]: PARTNERS,
  [USERS]: {
    preference_change_password: {
      params: [],
      run: () => ({ type: 'ir.actions.client', tag: 'change_password', target: 'new' }),
    },
    on_change_login: followsOne(USERS),
    // A method of the model by its definition, which takes ids of none.
    get_company_currency_id: {
      params: [],
      model: true,
      run: (env) => companyCurrency(env) ?? false,
    },
  },
  'res.country': {
    get_address_fields: {
      params: [],
      run: (env, ids) => {
        const { code } = askedRecord(env, 'res.country', ids)
        const parts = addressFormat(code, env.dialect.series).matchAll(/%(\w+)/g)
        return [...parts].map(([, name]) =>
          name === 'country' ? 'country_name' : name === 'state' ? 'state_name' : name,
        )
      },
    },
  },
  'res.currency': { amount_to_text: amountToText },
  'ir.model.access': {
    call_cache_clearing_methods: { params: [], model: true, run: () => null },
    check_groups: {
      params: ['group'],
      required: 1,
      model: true,
      run: (env, _ids, { group }) => {
        const [module, name] = withAttribute(group, 'split').split('.')
        if (name === undefined) throw indexError('list index out of range')
        return (env.groups as readonly string[]).includes(groupNamed(env, `${module}.${name}`))
      },
    },
  },
  'ir.attachment': {
    // What a record's main file is, no model keeps here.
    register_as_main_attachment: followsOne('ir.attachment'),
  },
  'account.tax': {
    onchange_amount: follows('account.tax'),
    onchange_amount_type: follows('account.tax'),
    onchange_price_include: follows('account.tax'),
    flatten_taxes_hierarchy: {
      params: [],
      run: (env, ids) => {
        const rows = rowsOf(env, 'account.tax', ids)
        return new Recordset(
          'account.tax',
          rows.toSorted((one, other) => Number(one.sequence) - Number(other.sequence)).map(({ id }) => id),
        )
      },
    },
  },
  'mail.activity': {
    action_close_dialog: { params: [], run: () => ({ type: 'ir.actions.act_window_close' }) },
    get_activity_data: activityData,
    activity_format: { params: [], run: (env, ids) => env.read('mail.activity', ids) },
  },
  'res.partner.bank': {
    get_supported_account_types: { params: [], model: true, run: () => [['bank', 'Normal']] },
    retrieve_acc_type: { params: ['acc_number'], required: 1, model: true, run: () => 'bank' },
  },
  'product.template': { onchange_tracking: follows('product.template') },
  'product.product': { onchange_tracking: follows('product.product') },
  'sale.order': {
    onchange_sale_order_template_id: follows('sale.order'),
    // Nothing was authorized that could be.
    payment_action_capture: follows('sale.order'),
    payment_action_void: follows('sale.order'),
  },
}
