import { isAtLeast, parseSeries } from 'ooor/protocol'

/** What a program may call by its name, and what became of it. */
export interface Gone {
  readonly name: string
  readonly what: 'method' | 'route' | 'wire' | 'service'
  /** The first series without it, or with it otherwise. */
  readonly since: string
  /** True while it is there still, with a warning. */
  readonly isDeprecated?: boolean
  readonly instead: string
}

/** Sources: recordings of 6.1 to 19, sources of 18 to 20, pull requests of odoo/odoo where they are named. */
export const GONE: readonly Gone[] = [
  { name: 'name_get', what: 'method', since: '18.0', instead: 'read display_name' },
  // odoo/odoo#226523
  { name: 'read_group', what: 'method', since: '19.1', instead: 'query.groupBy(), or formatted_read_group' },
  // odoo/odoo#226551
  { name: 'check_access_rights', what: 'method', since: '19.1', instead: 'has_access' },
  { name: 'check_access_rule', what: 'method', since: '19.1', instead: 'has_access' },
  { name: 'fields_view_get', what: 'method', since: '16.0', instead: 'get_view' },
  { name: 'toggle_active', what: 'method', since: '20.0', instead: 'action_archive, action_unarchive' },
  { name: 'button_install_cancel', what: 'method', since: '19.0', instead: 'button_reset_state' },
  { name: 'signal_workflow', what: 'method', since: '11.0', instead: 'the method of the button' },
  { name: 'exec_workflow', what: 'method', since: '11.0', instead: 'the method of the button' },
  { name: 'render_report', what: 'method', since: '11.0', instead: 'session.report()' },
  { name: '/xmlrpc', what: 'route', since: '19.0', isDeprecated: true, instead: 'JSON-2 with an API key' },
  { name: '/jsonrpc', what: 'route', since: '19.0', isDeprecated: true, instead: 'JSON-2 with an API key' },
  { name: '/xmlrpc', what: 'route', since: '22.0', instead: 'JSON-2 with an API key' },
  { name: '/jsonrpc', what: 'route', since: '22.0', instead: 'JSON-2 with an API key' },
  { name: '/longpolling/poll', what: 'route', since: '16.0', instead: 'session.bus' },
  { name: '/web/dataset/search_read', what: 'route', since: '17.0', instead: '/web/dataset/call_kw' },
  { name: '/web/dataset/load', what: 'route', since: '17.0', instead: '/web/dataset/call_kw' },
  { name: '/web/session/change_password', what: 'route', since: '16.0', instead: 'res.users.change_password' },
  { name: '/web/session/get_lang_list', what: 'route', since: '20.0', instead: 'res.lang' },
  { name: '/web/binary/saveas', what: 'route', since: '9.0', instead: 'session.files, or /web/content' },
  { name: '/web/binary/image', what: 'route', since: '9.0', instead: 'session.files, or /web/image' },
  { name: '/shop/cart/update_json', what: 'route', since: '19.0', instead: 'session.cart, or /shop/cart/add' },
  { name: '/shop/cart/quantity', what: 'route', since: '20.0', instead: 'session.cart' },
  { name: '/shop/cart/clear', what: 'route', since: '20.0', instead: 'session.cart' },
  { name: '/shop/confirm_order', what: 'route', since: '19.0', instead: 'session.shop.checkout()' },
  { name: '/shop/update_carrier', what: 'route', since: '18.0', instead: '/shop/set_delivery_method' },
  {
    name: '/sale/get_combination_info_website',
    what: 'route',
    since: '17.0',
    instead: '/website_sale/get_combination_info',
  },
  { name: '/mail/thread/data', what: 'route', since: '19.0', instead: 'record.messages()' },
  { name: 'xmlrpc', what: 'wire', since: '19.0', isDeprecated: true, instead: 'an API key without `wire`: JSON-2' },
  { name: 'xmlrpc2', what: 'wire', since: '19.0', isDeprecated: true, instead: 'an API key without `wire`: JSON-2' },
  { name: 'jsonrpc', what: 'wire', since: '19.0', isDeprecated: true, instead: 'an API key without `wire`: JSON-2' },
  { name: 'xmlrpc', what: 'wire', since: '22.0', instead: 'an API key without `wire`: JSON-2' },
  { name: 'xmlrpc2', what: 'wire', since: '22.0', instead: 'an API key without `wire`: JSON-2' },
  { name: 'jsonrpc', what: 'wire', since: '22.0', instead: 'an API key without `wire`: JSON-2' },
  // odoo/odoo#238399
  { name: 'db', what: 'service', since: '19.1', instead: '(await odoo.admin()).databases' },
  { name: 'report', what: 'service', since: '11.0', instead: 'session.report()' },
]

/** What a server of a series has not, or will not have for long, of all that: the last word on each. */
export function goneOn(series: string): Gone[] {
  const here = parseSeries(series)
  if (here === undefined) return []
  const found = new Map<string, Gone>()
  for (const one of GONE) {
    const since = parseSeries(one.since)
    if (since !== undefined && isAtLeast(here, since.major, since.minor)) found.set(`${one.what} ${one.name}`, one)
  }
  return [...found.values()]
}

/** As `name_get is gone since 18.0: read display_name`. */
export function goneSentence({ name, what, since, isDeprecated, instead }: Gone): string {
  const verb = isDeprecated ? `is deprecated since ${since}, and ends with 22.0` : `is gone since ${since}`
  return `the ${what} ${name} ${verb}: ${instead}`
}
