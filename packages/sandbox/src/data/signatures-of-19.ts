import type { MethodDefinition, ModelDefinition } from '../orm/definition.ts'
import { signaturesOfModel } from './signatures-since-17.ts'
import { unmodelledMethods } from './unmodelled-methods.ts'

/**
 * Public methods of 19 that the sandbox has no logic for beside those of 17 too, by model, as its documentation of itself names
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
    'action_unfollow() one',
    'add_members(partner_ids? guest_ids? invite_to_rtc_call? post_joined_message?) read = []',
    'execute_command_help(**kwargs) one read',
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
  'ir.model': ['@get_authorized_fields(model_name property_origins)', '@has_searchable_parent_relation(model_names)'],
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
  'product.attribute': ['action_open_product_template_attribute_lines() one'],
  'product.pricelist': ['action_open_pricelist_report() one'],
  'product.public.category': ['get_website_meta()'],
  'product.product': [
    'action_open_documents() one read',
    'action_open_product_lot() one',
    'action_open_quants() read',
    'filter_has_routes() = []',
    'get_total_routes() = []',
  ],
  'product.template': [
    'get_website_meta()',
    'action_open_product_lot() one',
    'action_open_quants() read',
    'compute_is_storable() read = null',
    'create_and_get_website_url(**kwargs)',
    'get_product_accounts(fiscal_pos?) read employees',
  ],
  'res.company': [
    'action_close_stock_valuation(at_date? auto_post?) one',
    'action_save_onboarding_company_data() one read write',
    'compute_fiscalyear_dates(current_date) one read',
    'get_next_batch_payment_communication() one read',
    'get_unaffected_earnings_account() read employees',
    'google_map_link(zoom?) read = null',
    'iap_enrich_auto() = true',
    'install_l10n_modules() read = true',
    '@setting_init_credit_card_account_action()',
    'stock_accounting_value(accounts_by_product? at_date?) one',
    'stock_value(accounts_by_product? at_date?) one',
  ],
  'res.currency': ['@get_all_currencies()'],
  'res.lang': ['format(percent value grouping?) one read'],
  'res.partner': [
    '@autocomplete_by_name(query query_country_id timeout?)',
    'action_open_business_doc()',
    'action_view_stock_serial()',
    '@autocomplete_by_vat(vat query_country_id timeout?)',
    'create_and_get_website_url(**kwargs)',
    '@enrich_by_domain(domain timeout?)',
    '@enrich_by_duns(duns timeout?)',
    '@enrich_by_gst(gst timeout?)',
    'iap_partner_autocomplete_get_tag_ids(unspsc_codes)',
    'onchange_parent_id() read = null',
  ],
  'res.partner.bank': ['action_archive_bank() one read'],
  'res.users': [
    'website_publish_button() read write one',
    '@authenticate(credential user_agent_env)',
    'action_create_passkey()',
    'action_open_my_account_settings()',
    'action_reset_password() read write',
    '@action_setup_outgoing_mail_server(server_type)',
    '@action_test_outgoing_mail_server()',
    'get_totp_invite_url() one',
    'send_unregistered_user_reminder(after_days? batch_size?) = null',
    '@switch_tour_enabled(val)',
  ],
  'sale.order': [
    'action_add_from_catalog() read atMostOne',
    'create_document_from_attachment(attachment_ids)',
    '@find_or_create_record(model_name name)',
    'get_update_included_pdf_params() read atMostOne',
  ],
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
    '@configurator_recommended_themes(industry_id palette result_nbr_max?)',
    '@configurator_skip() settings',
    'create_and_redirect_configurator() settings',
    'get_client_action_url(url mode_edit? mode_debug?)',
    '@get_configurator_product_page_styles()',
    '@get_configurator_shop_page_styles()',
    'get_website_page_ids() settings',
    'has_ecommerce_access() = true',
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

const OF_SERIES = { ofModels: OF_MODELS, threads: THREADS, thread: THREAD, planned: PLANNED, activities: ACTIVITIES }

/** What callers may ask of a model on 19 that the sandbox has no logic for. */
export function signaturesOf19({ name }: ModelDefinition): Readonly<Record<string, MethodDefinition>> {
  return unmodelledMethods(name, signaturesOfModel(name, OF_SERIES))
}
