import type { MethodDefinition, ModelDefinition } from '../orm/definition.ts'
import { own } from '../own.ts'
import { ACTIVITIES_OF_16_AND_17, SIGNATURES_OF_16_AND_17 } from './signatures-of-16-and-17.ts'
import { HAS_PAGES, signaturesOfModel } from './signatures-since-17.ts'
import { unmodelledMethods } from './unmodelled-methods.ts'

/**
 * Public methods of 17 that the sandbox has no logic for beside those of 16 or 19 too, by model, as its classes have them, and
 * what each looks at first (`unmodelledMethods` says how they are written; each was called on 17.0: of no record, of one, of
 * two, of one that is gone, as administrator, employee and customer, but for what installs modules and themes).
 */
const OF_MODELS: Readonly<Record<string, readonly string[]>> = {
  'delivery.carrier': [
    'available_carriers(partner) read',
    'base_on_rule_get_tracking_link(picking) = false',
    'create_and_get_website_url(**kwargs) settings',
    'fixed_get_tracking_link(picking) = false',
    'get_return_label_prefix() atMostOne read',
  ],
  'discuss.channel': [
    'action_unfollow() atMostOne = null',
    'add_members(partner_ids? guest_ids? invite_to_rtc_call? open_chat_window? post_joined_message?)',
    '@channel_create(name group_id) employees',
    'channel_fetch_preview() = []',
    'channel_fold(state? state_count?) = null',
    '@channel_get(partners_to pin?)',
    '@create_group(partners_to default_display_mode? name?)',
    'execute_command_help(**kwargs) atMostOne read = null',
    'execute_command_who(**kwargs) atMostOne = null',
    'load_more_members(known_member_ids) one',
  ],
  'ir.attachment': ['@create_unique(values_list)'],
  'ir.cron': ['try_write(values)'],
  'ir.module.module': ['more_info() atMostOne'],
  'mail.activity': ['@get_activity_data(res_model domain limit? offset? fetch_done?)'],
  'mail.message': ['message_format(format_reply? msg_vals?) read = []'],
  'payment.transaction': ['action_refund(amount_to_refund?) read = null'],
  'product.category': ['onchange_property_valuation() = null'],
  'product.product': ['action_open_documents() read one'],
  'product.template': [
    'action_update_quantity_on_hand() atMostOne read',
    'create_and_get_website_url(**kwargs) settings',
  ],
  'res.company': ['get_unaffected_earnings_account() read settings'],
  'res.partner': ['can_edit_vat() one read', '@im_search(name limit? excluded_ids?)'],
  'res.users': [
    'action_revoke_all_devices()',
    'authenticate(db login password user_agent_env)',
    'check(db uid passwd)',
  ],
  'sale.order': [
    'action_add_from_catalog() atMostOne read',
    'onchange_order_line() one read',
    'payment_action_void() write employees = null',
  ],
  'sale.order.line': [
    'confirm_sale_order(sample_ratio so_line)',
    'filter_confirmable_sale_orders(sale_order)',
    'has_valued_move_ids() read',
  ],
  website: ['@new_page(name? add_menu? template? ispage? namespace? page_values? menu_values? sections_arch?)'],
}

/** Models that have a thread there, be it one that the sandbox keeps or not. */
const THREADS = [
  ...['account.tax', 'discuss.channel', 'product.pricelist', 'product.product', 'product.template', 'res.company'],
  ...['res.partner', 'res.partner.bank', 'sale.order'],
]

const THREAD: readonly string[] = [
  'message_post(**kwargs) one read write',
  'message_notify(body? subject? author_id? email_from? model? res_id? subtype_xmlid? subtype_id? partner_ids? attachments? attachment_ids? **kwargs) atMostOne = false',
]

/** Models that have activities there. */
const PLANNED = [
  ...['product.pricelist', 'product.product', 'product.template', 'res.partner', 'res.partner.bank', 'sale.order'],
]

/** What each model has beside. */
const OF_EACH: readonly string[] = [
  'copy_multi(default?) read = []',
  'copy_translations(new excluded?) atMostOne = null',
  'grouped(key) = {}',
  '@new(values? origin? ref?)',
  'update_field_translations_sha(fname translations)',
]

const OF_SERIES = {
  ...{ ofModels: OF_MODELS, threads: THREADS, thread: THREAD },
  ...{ planned: PLANNED, activities: ACTIVITIES_OF_16_AND_17 },
}

/** What callers may ask of a model on 17 that the sandbox has no logic for. */
export function signaturesOf17({ name }: ModelDefinition): Readonly<Record<string, MethodDefinition>> {
  const methods = unmodelledMethods(name, [
    ...OF_EACH,
    ...(HAS_PAGES.includes(name) ? ['get_website_meta()'] : []),
    ...(own(SIGNATURES_OF_16_AND_17, name) ?? []),
    ...signaturesOfModel(name, OF_SERIES),
  ])
  return HAS_PAGES.includes(name) ? methods : { get_website_meta: { params: [], run: () => ({}) }, ...methods }
}
