import type { MethodDefinition, ModelDefinition } from '../orm/definition.ts'
import { ACTIVITIES_OF_16_AND_17, SIGNATURES_OF_16_AND_17 } from './signatures-of-16-and-17.ts'
import { SIGNATURES_OF_16_TO_18 } from './signatures-of-16-to-18.ts'
import { PLANNED_ON_17_AND_18, SIGNATURES_OF_17_AND_18, THREAD_OF_17_AND_18 } from './signatures-of-17-and-18.ts'
import { signaturesOfModel, withWebsiteMeta } from './signatures-since-17.ts'

/**
 * Public methods of 17 that the sandbox has no logic for beside those of 16 or 18 too, by model, as its classes have them, and
 * what each looks at first (`unmodelledMethods` says how they are written; each was called on 17.0: of no record, of one, of two, of one that is
 * gone, as administrator, employee and customer, but for what installs modules and themes).
 */
const OF_MODELS: Readonly<Record<string, readonly string[]>> = {
  'delivery.carrier': [
    'available_carriers(partner) read',
    'base_on_rule_get_tracking_link(picking) = false',
    'fixed_get_tracking_link(picking) = false',
  ],
  'discuss.channel': [
    'action_unfollow() atMostOne = null',
    'channel_fetch_preview() = []',
    'channel_fold(state? state_count?) = null',
    '@channel_get(partners_to pin?)',
    'execute_command_help(**kwargs) atMostOne read = null',
    'load_more_members(known_member_ids) one',
  ],
  'ir.attachment': ['@create_unique(values_list)'],
  'mail.message': ['message_format(format_reply? msg_vals?) read = []'],
  'payment.transaction': ['action_refund(amount_to_refund?) read = null'],
  'product.category': ['onchange_property_valuation() = null'],
  'product.template': ['create_and_get_website_url(**kwargs) settings'],
  'res.company': ['get_unaffected_earnings_account() read settings'],
  'res.users': ['authenticate(db login password user_agent_env)'],
  'sale.order.line': ['confirm_sale_order(sample_ratio so_line)', 'filter_confirmable_sale_orders(sale_order)'],
}

/** Models that have a thread there, be it one that the sandbox keeps or not. */
const THREADS = [
  ...['account.tax', 'discuss.channel', 'product.pricelist', 'product.product', 'product.template', 'res.company'],
  ...['res.partner', 'res.partner.bank', 'sale.order'],
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
  ofModels: [SIGNATURES_OF_16_TO_18, SIGNATURES_OF_16_AND_17, SIGNATURES_OF_17_AND_18, OF_MODELS],
  threads: THREADS,
  thread: THREAD_OF_17_AND_18,
  planned: PLANNED_ON_17_AND_18,
  activities: ACTIVITIES_OF_16_AND_17,
}

/** What callers may ask of a model on 17 that the sandbox has no logic for. */
export function signaturesOf17({ name }: ModelDefinition): Readonly<Record<string, MethodDefinition>> {
  return withWebsiteMeta(name, [...OF_EACH, ...signaturesOfModel(name, OF_SERIES)])
}
