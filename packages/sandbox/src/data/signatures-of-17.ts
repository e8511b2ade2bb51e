import type { MethodDefinition, ModelDefinition } from '../orm/definition.ts'
import { HAS_PAGES, signaturesOfModel } from './signatures-since-17.ts'
import { unmodelledMethods } from './unmodelled-methods.ts'

/**
 * Public methods of 17 that the sandbox has no logic for beside those of 19 too, by model, as its classes have them, and what each
 * looks at first
 * (`unmodelledMethods` says how they are written; each was called on 17.0: of no record, of one, of two, of one that is
 * gone, as administrator, employee and customer, but for what installs modules and themes).
 */
const OF_MODELS: Readonly<Record<string, readonly string[]>> = {
  'account.tax': [
    'flatten_taxes_hierarchy(create_map?) read',
    'get_tax_tags(is_refund repartition_type) read',
    'json_friendly_compute_all(price_unit currency_id? quantity? product_id? partner_id? is_refund? include_caba_tags?) read',
    'onchange_amount() atMostOne read write = null',
    'onchange_amount_type() atMostOne read write = null',
    'onchange_price_include() atMostOne read = null',
    'compute_all(price_unit currency? quantity? product? partner? is_refund? handle_price_include? include_caba_tags? fixed_multiplicator?)',
  ],
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
  'ir.actions.act_window': ['@get_bindings(model_name)'],
  'ir.actions.server': ['@get_bindings(model_name)'],
  'ir.attachment': [
    '@action_download_xsd_files()',
    '@regenerate_assets_bundles() employees',
    'register_as_main_attachment(force?) one read',
    'validate_access(access_token) one read',
    '@create_unique(values_list)',
  ],
  'ir.cron': ['try_write(values)'],
  'ir.model': ['@get_authorized_fields(model_name)'],
  'ir.module.module': [
    'button_choose_theme()',
    'button_remove_theme()',
    'button_uninstall_cancel() read write = true',
    'button_upgrade_cancel() read',
    'module_uninstall()',
    'more_info() atMostOne',
  ],
  'ir.ui.menu': ['@get_user_roots() employees'],
  'mail.activity': [
    'action_close_dialog()',
    'action_done_schedule_next() read atMostOne',
    'action_notify() read = null',
    'action_open_document() one read',
    'activity_format() read = []',
    '@get_activity_data(res_model domain limit? offset? fetch_done?)',
  ],
  'mail.message': ['is_thread_message(vals?) one read', 'message_format(format_reply? msg_vals?) read = []'],
  'payment.provider': ['action_toggle_is_published() atMostOne read = null', 'button_immediate_install()'],
  'payment.transaction': [
    'action_capture() read employees = null',
    'action_refund(amount_to_refund?) read = null',
    'action_view_invoices() read one',
    'action_void() read employees = null',
  ],
  'product.attribute': ['action_open_related_products()'],
  'product.category': ['onchange_property_cost() = null', 'onchange_property_valuation() = null'],
  'product.product': [
    'action_open_documents() read one',
    'action_open_product_lot() one read',
    'action_open_quants() read employees',
    'action_revaluation() one',
    'action_update_quantity_on_hand() read atMostOne',
    'open_pricelist_rules() one read',
  ],
  'product.public.category': ['can_access_from_current_website(website_id?) read = true', 'check_parent_id() = null'],
  'product.template': [
    'action_open_product_lot() one read',
    'action_open_quants() read employees',
    'action_update_quantity_on_hand() atMostOne read',
    'create_and_get_website_url(**kwargs) settings',
    'get_product_accounts(fiscal_pos?) read',
    'open_pricelist_rules() one read',
  ],
  'res.company': [
    'compute_fiscalyear_dates(current_date)',
    'create_op_move_if_non_existant() one read',
    'get_opening_move_differences(opening_move_lines) read',
    'get_unaffected_earnings_account() read settings',
    'google_map_link(zoom?) read atMostOne = null',
    'iap_enrich_auto()',
    'open_company_edit_report() one',
    'write_company_and_print_report() = null',
  ],
  'res.country': [
    'get_address_fields() one read',
    'get_website_sale_countries(mode?)',
    'get_website_sale_states(mode?)',
  ],
  'res.currency': ['@get_currencies_for_spreadsheet(currency_names)'],
  'res.currency.rate': ['@get_rates_for_spreadsheet(requests)'],
  'res.groups': ['@get_groups_by_application() employees'],
  'res.lang': ['format(percent value grouping? monetary?) one', '@get_available()', 'get_sorted() read = []'],
  'res.partner': [
    'action_signup_prepare() = true',
    'action_view_partner_with_same_bank() one read',
    'action_view_sale_order()',
    '@autocomplete(query timeout?)',
    'can_edit_vat() one read',
    'check_gst_in(vat) = false',
    'create_and_get_website_url(**kwargs) employees',
    '@enrich_company(company_domain partner_gid vat timeout?)',
    'google_map_img(zoom? width? height?) = false',
    '@im_search(name limit? excluded_ids?)',
    'mail_partner_format(fields?) read = {}',
    '@main_partner()',
    'mark_as_reconciled() write employees = true',
    'onchange_company_type() atMostOne read write = null',
    'onchange_parent_id() read atMostOne = null',
    'open_parent() one read',
    '@read_by_vat(vat timeout?)',
    'signup_cancel() read write = true',
    'signup_prepare(signup_type? expiration?) = true',
    '@signup_retrieve_info(token)',
  ],
  'res.partner.bank': ['@get_supported_account_types()', '@retrieve_acc_type(acc_number)'],
  'res.users': [
    'action_open_my_account_settings() atMostOne',
    'action_reset_password() read write = null',
    'action_revoke_all_devices()',
    'action_show_accesses() one read write',
    'action_show_rules() one read write',
    'action_totp_disable()',
    'action_totp_enable_wizard()',
    'authenticate(db login password user_agent_env)',
    'check(db uid passwd)',
    'check_super(passwd)',
    '@get_company_currency_id()',
    'get_totp_invite_url() one read',
    'on_change_login() atMostOne read = null',
    'preference_change_password()',
    'reset_password(login)',
    'revoke_all_devices()',
    'send_unregistered_user_reminder(after_days?) = null',
    '@systray_get_activities() employees',
  ],
  'sale.order': [
    'action_add_from_catalog() atMostOne read',
    'add_option_to_order_with_taxcloud() one',
    'onchange_order_line() one read',
    'payment_action_void() write employees = null',
    'validate_taxes_on_sales_order() = true',
  ],
  'sale.order.line': [
    'confirm_sale_order(sample_ratio so_line)',
    'filter_confirmable_sale_orders(sale_order)',
    'get_description_following_lines() atMostOne read',
    'has_valued_move_ids() read',
  ],
  website: [
    '@action_dashboard_redirect()',
    'button_go_website(path? mode_edit?) atMostOne',
    '@configurator_recommended_themes(industry_id palette)',
    '@configurator_skip() employees',
    'create_and_redirect_configurator()',
    'get_client_action_url(url mode_edit?)',
    'get_website_page_ids() atMostOne employees',
    'is_menu_cache_disabled() atMostOne = false',
    '@new_page(name? add_menu? template? ispage? namespace? page_values? menu_values? sections_arch?)',
    'sale_get_order(**kwargs) one read',
    '@sale_get_payment_term(partner)',
    '@website_domain(website_id?)',
  ],
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

const ACTIVITIES: readonly string[] = [
  'activity_feedback(act_type_xmlids user_id? feedback? attachment_ids?)',
  'activity_reschedule(act_type_xmlids user_id? date_deadline? new_user_id?)',
  'activity_schedule(act_type_xmlid? date_deadline? summary? note? **act_values) read',
  'activity_search(act_type_xmlids? user_id? additional_domain?) = false',
  'activity_send_mail(template_id) = false',
  'activity_unlink(act_type_xmlids user_id?)',
]

/** What each model has beside. */
const OF_EACH: readonly string[] = [
  'copy_multi(default?) read = []',
  'copy_translations(new excluded?) atMostOne = null',
  'grouped(key) = {}',
  '@new(values? origin? ref?)',
  'update_field_translations_sha(fname translations)',
]

const OF_SERIES = { ofModels: OF_MODELS, threads: THREADS, thread: THREAD, planned: PLANNED, activities: ACTIVITIES }

/** What callers may ask of a model on 17 that the sandbox has no logic for. */
export function signaturesOf17({ name }: ModelDefinition): Readonly<Record<string, MethodDefinition>> {
  const methods = unmodelledMethods(name, [
    ...OF_EACH,
    ...(HAS_PAGES.includes(name) ? ['get_website_meta()'] : []),
    ...signaturesOfModel(name, OF_SERIES),
  ])
  return HAS_PAGES.includes(name) ? methods : { get_website_meta: { params: [], run: () => ({}) }, ...methods }
}
