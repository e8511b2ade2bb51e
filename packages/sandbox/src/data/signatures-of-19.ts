import type { MethodDefinition, ModelDefinition } from '../orm/definition.ts'
import { signaturesOfModel } from './signatures-since-17.ts'
import { SIGNATURES_SINCE_18 } from './signatures-since-18.ts'
import { unmodelledMethods } from './unmodelled-methods.ts'

/**
 * Public methods of 19 that the sandbox has no logic for beside those of 17 or 18 too, by model, as its documentation of itself names
 * them, and what
 * each looks at first (`unmodelledMethods` says how they are written; each was called on 19.0: of no record, of one, of
 * two, of one that is gone, as administrator, employee and customer).
 */
const OF_MODELS: Readonly<Record<string, readonly string[]>> = {
  'delivery.carrier': [
    'available_carriers(partner source) read = []',
    'base_on_rule_get_tracking_link(picking) read = false',
    'create_and_get_website_url(**kwargs)',
    'fixed_get_tracking_link(picking) read = false',
    'get_return_label_prefix() read',
  ],
  'discuss.channel': [
    'add_members(partner_ids? guest_ids? invite_to_rtc_call? post_joined_message?) read = []',
    'execute_command_who(**kwargs) = null',
    'invite_by_email(emails) read employees',
  ],
  'ir.actions.server': [
    'action_open_parent_action() read',
    'action_open_scheduled_action()',
    'history_wizard_action() one',
  ],
  'ir.attachment': ['@regenerate_assets_bundles() settings'],
  'ir.cron': ['action_open_parent_action() read', 'action_open_scheduled_action() read'],
  'ir.model': ['@has_searchable_parent_relation(model_names)'],
  'ir.module.module': [
    'action_view_delivery_methods() one read',
    'button_choose_theme() one write',
    'button_remove_theme() settings = null',
    '@check_module_update()',
    'module_uninstall() read',
    'more_info()',
  ],
  'mail.activity': [
    'action_done_redirect_to_other() read write',
    'action_done_schedule_next() read write',
    'action_open_document() one read write',
  ],
  'payment.provider': [
    'action_recompute_pending_msg() read = null',
    'action_reset_credentials() one read',
    'action_start_onboarding(menu_id?) = {}',
    'action_toggle_is_published() read = null',
    'button_immediate_install() read = null',
  ],
  'payment.transaction': [
    'action_capture() read',
    'action_post_process() read',
    'action_refund(amount_to_refund?) read',
    'action_view_invoices() one read',
    'action_void() read',
  ],
  'product.product': ['action_open_documents() one read', 'filter_has_routes() = []', 'get_total_routes() = []'],
  'product.public.category': ['get_website_meta()'],
  'product.template': [
    'get_website_meta()',
    'create_and_get_website_url(**kwargs)',
    'get_product_accounts(fiscal_pos?) read employees',
  ],
  'res.company': [
    'action_close_stock_valuation(at_date? auto_post?) one',
    'get_unaffected_earnings_account() read employees',
    'google_map_link(zoom?) read = null',
    'iap_enrich_auto() = true',
    '@setting_init_credit_card_account_action()',
    'stock_accounting_value(accounts_by_product? at_date?) one',
    'stock_value(accounts_by_product? at_date?) one',
  ],
  'res.currency': ['@get_all_currencies()'],
  'res.lang': ['format(percent value grouping?) one read'],
  'res.partner': [
    'action_open_business_doc()',
    'action_view_stock_serial()',
    'create_and_get_website_url(**kwargs)',
    'iap_partner_autocomplete_get_tag_ids(unspsc_codes)',
    'onchange_parent_id() read = null',
  ],
  'res.users': [
    'website_publish_button() read write one',
    '@authenticate(credential user_agent_env)',
    'action_create_passkey()',
    'action_open_my_account_settings()',
    '@action_setup_outgoing_mail_server(server_type)',
    '@action_test_outgoing_mail_server()',
  ],
  'sale.order': ['action_add_from_catalog() read atMostOne', 'get_update_included_pdf_params() read atMostOne'],
  'sale.order.line': [
    'get_description_following_lines() read atMostOne',
    'get_parent_section_line() read atMostOne = []',
  ],
  'uom.uom': ['action_open_packaging_barcodes() one'],
  website: [
    '@action_dashboard_redirect() employees',
    'button_go_website(path?)',
    'check_existing_page(page) settings',
    'configurator_addons_apply(industry_name? **kwargs) = null',
    '@configurator_skip() settings',
    'create_and_redirect_configurator() settings',
    'get_client_action_url(url mode_edit? mode_debug?)',
    '@get_configurator_product_page_styles()',
    '@get_configurator_shop_page_styles()',
    'get_website_page_ids() settings',
    'is_menu_cache_disabled() = false',
    '@new_page(name? add_menu? template? ispage? namespace? page_values? menu_values? sections_arch? page_title?)',
    'website_domain()',
  ],
}

/** Models that have a thread there, be it one that the sandbox keeps or not. */
const THREADS = [
  ...['account.tax', 'discuss.channel', 'ir.actions.server', 'ir.cron', 'product.category', 'product.pricelist'],
  ...['product.product', 'product.template', 'res.company', 'res.partner', 'res.partner.bank', 'sale.order'],
]

const THREAD: readonly string[] = [
  'message_post(body? subject? message_type? email_from? author_id? parent_id? subtype_xmlid? subtype_id? partner_ids? outgoing_email_to? incoming_email_to? incoming_email_cc? attachments? attachment_ids? body_is_html? **kwargs) one read',
  'message_notify(body? subject? author_id? email_from? model? res_id? subtype_xmlid? subtype_id? partner_ids? attachments? attachment_ids? **kwargs) = []',
]

/** Models that have activities there. */
const PLANNED = [
  ...['ir.actions.server', 'ir.cron', 'product.pricelist', 'product.product', 'product.template', 'res.partner'],
  ...['res.partner.bank', 'sale.order'],
]

const ACTIVITIES: readonly string[] = [
  'action_reschedule_my_next_nextweek() one',
  'action_reschedule_my_next_today() one',
  'action_reschedule_my_next_tomorrow() one',
  'activity_feedback(act_type_xmlids user_id? feedback? attachment_ids? only_automated?)',
  'activity_reschedule(act_type_xmlids user_id? date_deadline? new_user_id? only_automated?)',
  'activity_schedule(act_type_xmlid? date_deadline? summary? note? **act_values) read',
  'activity_search(act_type_xmlids? user_id? additional_domain? only_automated?) = []',
  'activity_send_mail(template_id)',
  'activity_unlink(act_type_xmlids user_id? only_automated?)',
]

const OF_SERIES = {
  ofModels: [SIGNATURES_SINCE_18, OF_MODELS],
  threads: THREADS,
  thread: THREAD,
  planned: PLANNED,
  activities: ACTIVITIES,
}

/** What callers may ask of a model on 19 that the sandbox has no logic for. */
export function signaturesOf19({ name }: ModelDefinition): Readonly<Record<string, MethodDefinition>> {
  return unmodelledMethods(name, signaturesOfModel(name, OF_SERIES))
}
