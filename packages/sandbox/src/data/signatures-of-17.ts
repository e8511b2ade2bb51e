import type { MethodDefinition, ModelDefinition } from '../orm/definition.ts'
import { ACTIVITIES_OF_17_AND_18, SIGNATURES_OF_17_AND_18, THREAD_OF_17_AND_18 } from './signatures-of-17-and-18.ts'
import { signaturesOfModel, withWebsiteMeta } from './signatures-since-17.ts'

/**
 * Public methods of 17 that the sandbox has no logic for beside those of 18 too, by model, as its classes have them, and what
 * each looks at first
 * (`unmodelledMethods` says how they are written; each was called on 17.0: of no record, of one, of two, of one that is
 * gone, as administrator, employee and customer, but for what installs modules and themes).
 */
const OF_MODELS: Readonly<Record<string, readonly string[]>> = {
  'account.tax': [
    'flatten_taxes_hierarchy(create_map?) read',
    'json_friendly_compute_all(price_unit currency_id? quantity? product_id? partner_id? is_refund? include_caba_tags?) read',
    'compute_all(price_unit currency? quantity? product? partner? is_refund? handle_price_include? include_caba_tags? fixed_multiplicator?)',
  ],
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
  'ir.attachment': [
    '@action_download_xsd_files()',
    'register_as_main_attachment(force?) one read',
    '@create_unique(values_list)',
  ],
  'ir.model': ['@get_authorized_fields(model_name)'],
  'mail.activity': ['activity_format() read = []'],
  'mail.message': ['message_format(format_reply? msg_vals?) read = []'],
  'payment.transaction': ['action_refund(amount_to_refund?) read = null'],
  'product.attribute': ['action_open_related_products()'],
  'product.category': ['onchange_property_valuation() = null'],
  'product.product': ['action_open_product_lot() one read', 'action_open_quants() read employees'],
  'product.template': [
    'action_open_product_lot() one read',
    'action_open_quants() read employees',
    'create_and_get_website_url(**kwargs) settings',
  ],
  'res.company': [
    'get_unaffected_earnings_account() read settings',
    'compute_fiscalyear_dates(current_date)',
    'create_op_move_if_non_existant() one read',
    'get_opening_move_differences(opening_move_lines) read',
    'open_company_edit_report() one',
    'write_company_and_print_report() = null',
  ],
  'res.country': [
    'get_address_fields() one read',
    'get_website_sale_countries(mode?)',
    'get_website_sale_states(mode?)',
  ],
  'res.currency': ['@get_currencies_for_spreadsheet(currency_names)'],
  'res.lang': ['format(percent value grouping? monetary?) one', '@get_available()', 'get_sorted() read = []'],
  'res.partner': [
    'action_signup_prepare() = true',
    'mail_partner_format(fields?) read = {}',
    '@main_partner()',
    'mark_as_reconciled() write employees = true',
    'onchange_company_type() atMostOne read write = null',
    'open_parent() one read',
    'signup_prepare(signup_type? expiration?) = true',
    '@signup_retrieve_info(token)',
  ],
  'res.users': [
    'action_reset_password() read write = null',
    'authenticate(db login password user_agent_env)',
    'check_super(passwd)',
    'get_totp_invite_url() one read',
    'send_unregistered_user_reminder(after_days?) = null',
    '@systray_get_activities() employees',
  ],
  'sale.order': ['add_option_to_order_with_taxcloud() one', 'validate_taxes_on_sales_order() = true'],
  'sale.order.line': ['confirm_sale_order(sample_ratio so_line)', 'filter_confirmable_sale_orders(sale_order)'],
  website: [
    'button_go_website(path? mode_edit?) atMostOne',
    '@configurator_recommended_themes(industry_id palette)',
    'sale_get_order(**kwargs) one read',
    '@sale_get_payment_term(partner)',
  ],
}

/** Models that have a thread there, be it one that the sandbox keeps or not. */
const THREADS = [
  ...['account.tax', 'discuss.channel', 'product.pricelist', 'product.product', 'product.template', 'res.company'],
  ...['res.partner', 'res.partner.bank', 'sale.order'],
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
  ofModels: [SIGNATURES_OF_17_AND_18, OF_MODELS],
  threads: THREADS,
  thread: THREAD_OF_17_AND_18,
  planned: PLANNED,
  activities: [...ACTIVITIES_OF_17_AND_18, 'activity_search(act_type_xmlids? user_id? additional_domain?) = false'],
}

/** What callers may ask of a model on 17 that the sandbox has no logic for. */
export function signaturesOf17({ name }: ModelDefinition): Readonly<Record<string, MethodDefinition>> {
  return withWebsiteMeta(name, [...OF_EACH, ...signaturesOfModel(name, OF_SERIES)])
}
