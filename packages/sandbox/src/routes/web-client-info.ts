import { workerVersion } from '../bus/worker-version.ts'
import type { Environment } from '../orm/environment.ts'
import { toTheSecond } from '../orm/timestamp.ts'
import type { DatabaseVisit } from './route.ts'
import { discussionStore } from './web-client-store.ts'

type Info = Readonly<Record<string, unknown>>

/**
 * What `session_info` tells the web client besides who one is: settings, companies, currencies, what modules add
 * (wire/14.0, 16.0, 17.0, 18.0 and 19.0/web-authenticate, -authenticate-demo, shop-login-alice).
 */
export function webClientInfo(visit: DatabaseVisit, env: Environment): Info {
  const { major } = env.dialect.series
  if (major < 14) return {}
  const isInternal = env.groups.includes('user')
  return {
    ...everybody(visit, env),
    ...(major < 16 ? {} : since16(env, isInternal)),
    ...(major < 17 ? {} : { user_settings: userSettings(env) }),
    ...(major < 18 ? userFields(env, isInternal) : since18(env, isInternal)),
    ...(isInternal && employees(env)),
    ...(env.groups.includes('system') && administrators(major)),
  }
}

function everybody({ request }: DatabaseVisit, env: Environment): Info {
  return {
    partner_display_name: env.sudo().displayName('res.partner', env.user.partner_id as number),
    'web.base.url': `http://${request.headers.host ?? 'localhost'}`,
    active_ids_limit: 20_000,
  }
}

function since16(env: Environment, isInternal: boolean): Info {
  const { major } = env.dialect.series
  return {
    support_url: 'https://www.odoo.com/buy',
    profile_session: null,
    profile_collectors: null,
    profile_params: null,
    max_file_upload_size: 128 * 1024 * 1024,
    home_action_id: false,
    currencies: currencies(env),
    bundle_params: { lang: 'en_US' },
    ...(major === 17 && { is_quick_edit_mode_enabled: false }),
    ...(major < 19 && { cache_hashes: { translations: HASH, ...(isInternal && { load_menus: HASH }) } }),
  }
}

function since18(env: Environment, isInternal: boolean): Info {
  return {
    partner_write_date: toTheSecond(String(env.sudo().raw(env.table('res.partner'), partnerOf(env), 'write_date'))),
    test_mode: false,
    view_info: VIEW_INFO,
    websocket_worker_version: workerVersion(env.dialect.series.major),
    tour_enabled: false,
    current_tour: null,
    can_insert_in_spreadsheet: false,
    storeData: discussionStore(env, userSettings(env)),
    ...(env.dialect.series.major >= 19 && {
      registry_hash: HASH,
      quick_login: true,
      groups: { 'base.group_allow_export': isInternal },
    }),
  }
}

/** Fields of the user that went with 18. */
function userFields(env: Environment, isInternal: boolean): Info {
  return {
    user_id: [env.uid],
    ...(isInternal && { notification_type: 'email', odoobot_initialized: true }),
  }
}

function employees(env: Environment): Info {
  const { major } = env.dialect.series
  return {
    user_companies: companies(env),
    // Once a parameter's text.
    show_effect: major < 16 ? 'True' : true,
    max_time_between_keys_in_ms: 100,
    ...(major < 19 && { display_switch_company_menu: false }),
    ...(major < 16 && {
      currencies: currencies(env),
      cache_hashes: { load_menus: HASH, qweb: HASH, translations: HASH },
    }),
  }
}

function administrators(major: number): Info {
  return {
    ...(major < 18 && { web_tours: [] }),
    ...((major === 16 || major === 17) && { tour_disable: true }),
    ...(major >= 16 && { iap_company_enrich: true }),
  }
}

function companies(env: Environment): Info {
  const { major } = env.dialect.series
  const current = env.user.company_id as number
  const rows = (env.user.company_ids as number[]).map((id) => env.table('res.company').rows.get(id) ?? { id })
  const nameOf = (id: number) => env.sudo().displayName('res.company', id)
  if (major < 15) {
    return { current_company: [current, nameOf(current)], allowed_companies: rows.map(({ id }) => [id, nameOf(id)]) }
  }
  const described = rows.map((row) => ({
    id: row.id,
    name: nameOf(row.id),
    sequence: 'sequence' in row ? row.sequence : 10,
    ...(major >= 17 && { child_ids: [], parent_id: false }),
    ...(major >= 19 && { currency_id: 'currency_id' in row ? row.currency_id : false }),
  }))
  return {
    current_company: current,
    allowed_companies: Object.fromEntries(described.map((company) => [company.id, company])),
    ...(major >= 17 && { disallowed_ancestor_companies: {} }),
  }
}

function currencies(env: Environment): Info {
  const { major } = env.dialect.series
  const rows = [...env.table('res.currency').rows.values()].filter(({ active }) => active)
  return Object.fromEntries(
    rows.map(({ id, name, symbol, position }) => [
      id,
      { ...(major >= 19 && { name }), symbol, position, digits: [69, 2] },
    ]),
  )
}

function userSettings(env: Environment): Info {
  const { major } = env.dialect.series
  return {
    id: env.uid,
    user_id: { id: env.uid },
    is_discuss_sidebar_category_channel_open: true,
    is_discuss_sidebar_category_chat_open: true,
    push_to_talk_key: false,
    use_push_to_talk: false,
    voice_active_duration: 200,
    ...(major < 18 && { volume_settings_ids: [['ADD', []]] }),
    ...(major >= 18 && { channel_notifications: false, volumes: [['ADD', []]] }),
    ...(major === 18 && { mute_until_dt: false }),
    ...(major >= 19 && { embedded_actions_config_ids: {} }),
  }
}

const partnerOf = (env: Environment) =>
  env.table('res.partner').rows.get(env.user.partner_id as number) ?? { id: env.user.partner_id as number }

/** In the place of hashes of what is cached. */
const HASH = '0'.repeat(40)

const view = (display_name: string, icon: string, multi_record = true) => ({ display_name, icon, multi_record })

const VIEW_INFO = {
  list: view('List', 'oi oi-view-list'),
  form: view('Form', 'fa fa-address-card', false),
  graph: view('Graph', 'fa fa-area-chart'),
  pivot: view('Pivot', 'oi oi-view-pivot'),
  calendar: view('Calendar', 'fa fa-calendar'),
  kanban: view('Kanban', 'oi oi-view-kanban'),
  search: view('Search', 'oi oi-search'),
  activity: view('Activity', 'fa fa-clock-o'),
}
