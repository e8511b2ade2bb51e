import type { MethodDefinition } from '../orm/definition.ts'
import { own } from '../own.ts'
import { unmodelledMethods } from './unmodelled-methods.ts'

/**
 * Public methods that the sandbox has no logic for and that look at the same on 17, 18 and 19, by model (`unmodelledMethods`
 * says how they are written; each was called on 17.0, 18.0 and 19.0).
 */
const SIGNATURES_SINCE_17: Readonly<Record<string, readonly string[]>> = {
  'account.tax': ['validate_tax_group_id() read = null'],
  'delivery.carrier': [
    'base_on_rule_cancel_shipment(pickings)',
    'base_on_rule_rate_shipment(order)',
    'base_on_rule_send_shipping(pickings)',
    'can_access_from_current_website(website_id?) read = true',
    'cancel_shipment(pickings) one read',
    'fixed_cancel_shipment(pickings)',
    'fixed_rate_shipment(order)',
    'fixed_send_shipping(pickings)',
    'get_return_label(pickings tracking_number? origin_date?) one',
    'get_tracking_link(picking) one read',
    'install_more_provider()',
    'log_xml(xml_string func) one read',
    'open_website_url() read atMostOne',
    'rate_shipment(order) one read',
    'send_shipping(pickings) one read',
    'toggle_debug() read write = null',
    'toggle_prod_environment() read write = null',
    'website_publish_button() one read write',
  ],
  'discuss.channel': [
    'channel_change_description(description) one read',
    'channel_fetched() = null',
    'channel_join() read = null',
    'channel_pin(pinned?) one',
    'channel_rename(name) one read',
    'channel_set_custom_name(name) one',
    'execute_command_leave(**kwargs) one read',
    '@get_mention_suggestions(search limit?)',
    'set_message_pin(message_id pinned) one',
  ],
  'ir.attachment': ['@force_storage() settings', '@get_serving_groups()'],
  'ir.config_parameter': ['unlink_default_parameters() read = null'],
  'ir.cron': ['@toggle(model domain)'],
  'ir.model': ['@get_compatible_form_models()'],
  'ir.model.access': ['@call_cache_clearing_methods()', '@group_names_with_access(model_name access_mode)'],
  'ir.model.data': ['@toggle_noupdate(model res_id)'],
  'ir.model.fields': [
    '@formbuilder_whitelist(model fields)',
    '@get_field_help(model_name)',
    '@get_field_selection(model_name field_name)',
    '@get_field_string(model_name)',
  ],
  'ir.module.module': [
    'action_open_install_request() one read',
    'button_immediate_install_app()',
    'button_refresh_theme()',
    'button_uninstall_wizard() read',
    'check_external_dependencies(module_name newstate?)',
    'downstream_dependencies(known_deps? exclude_states?) = []',
    'get_module_info(name)',
    'get_themes_domain()',
    'get_values_from_terp(terp)',
    'next() settings',
    '@update_theme_images()',
    'upstream_dependencies(known_deps? exclude_states?) = []',
  ],
  'ir.ui.menu': ['@load_menus(debug) employees', '@load_menus_root() employees', 'load_web_menus(debug) employees'],
  'mail.message': [
    'action_open_document() one read',
    'cancel_letter() = null',
    'portal_message_format(options?) = []',
    'send_letter() = null',
  ],
  'payment.provider': ['action_view_payment_methods() one read'],
  'payment.transaction': ['action_view_refunds() one', 'action_view_sales_orders() read'],
  'product.product': [
    'action_product_forecast_report() one',
    'action_view_orderpoints()',
    'action_view_related_putaway_rules() one read',
    'action_view_routes() read',
    'action_view_stock_move_lines() one',
    'action_view_storage_category_capacity()',
    'get_components() one',
    'open_website_url() one read',
  ],
  'product.template': [
    'action_open_documents() one read',
    'action_open_routes_diagram()',
    'action_product_tmpl_forecast_report() one',
    'action_view_orderpoints() read',
    'action_view_related_putaway_rules() one read',
    'action_view_stock_move_lines() one',
    'action_view_storage_category_capacity() one read',
    'can_access_from_current_website(website_id?) read = true',
    'open_website_url() read atMostOne',
    'rating_get_grades(domain?) employees',
    'rating_get_stats(domain?) employees',
  ],
  'res.company': [
    'action_all_company_branches() one',
    '@action_open_website_theme_selector()',
    'action_save_onboarding_sale_tax() settings',
    'cache_invalidation_fields()',
    'compute_account_tax_fiscal_country() read = null',
    '@create_missing_inventory_loss_location()',
    '@create_missing_production_location()',
    '@create_missing_scrap_location() employees',
    '@create_missing_scrap_sequence() employees',
    '@create_missing_transit_location()',
    '@create_missing_warehouse() employees',
    'get_chart_of_accounts_or_fail() read employees',
    '@get_fiscal_dates(payload)',
    'get_new_account_code(current_code old_prefix new_prefix)',
    'google_map_img(zoom? width? height?) read = null',
    'opening_move_posted() read = false',
    'reflect_code_prefix_change(old_code new_code) = null',
    '@setting_init_bank_account_action()',
  ],
  'res.currency': ['format(amount) one read', '@get_company_currency_for_spreadsheet(company_id?)'],
  'res.lang': ['action_activate_langs()', '@get_locales_for_spreadsheet()'],
  'res.partner': [
    'action_privacy_lookup() one read',
    'action_view_partner_invoices() one',
    'can_access_from_current_website(website_id?) read = true',
    '@get_mention_suggestions(search limit?)',
    '@get_mention_suggestions_from_channel(channel_id search limit?)',
    '@get_partner_localisation_fields_required_to_invoice(country_id)',
    'mail_action_blacklist_remove() settings',
    'open_website_url() read atMostOne',
    'phone_action_blacklist_remove() settings',
    '@search_for_channel_invite(search_term channel_id? limit?)',
    'signup_get_auth_param()',
    'website_publish_button() one read write',
  ],
  'res.partner.bank': [
    'build_qr_code_base64(amount free_communication structured_communication currency debtor_partner qr_method? silent_errors?) atMostOne = null',
    'build_qr_code_url(amount free_communication structured_communication currency debtor_partner qr_method? silent_errors?) atMostOne = null',
    '@get_available_qr_methods_in_sequence()',
  ],
  'res.users': [
    'action_totp_invite()',
    'onchange_parent_id() read = null',
    '@signup(values token?)',
    '@web_create_users(emails)',
  ],
  'sale.order': [
    'action_open_delivery_wizard() read one',
    'action_recovery_email_send() read',
    '@action_share()',
    'action_view_delivery() read',
    'payment_action_capture() one write',
    'set_delivery_line(carrier amount) read = true',
    'tracking_fields()',
  ],
  'sale.order.line': ['action_add_from_catalog()', 'compute_uom_qty(new_qty stock_move rounding?) read'],
  website: [
    '@configurator_apply(**kwargs)',
    'configurator_get_footer_links()',
    '@configurator_init()',
    '@configurator_missing_industry(unknown_industry)',
    'configurator_set_menu_links(menu_company module_data)',
    'copy_menu_hierarchy(top_menu) = null',
    'get_cdn_url(uri) one',
    'get_client_action(url mode_edit? website_id?)',
    'get_cta_data(website_purpose website_type)',
    '@get_current_website(fallback?)',
    'get_pricelist_available(show_visible?) one read',
    'get_suggested_controllers()',
    '@get_template(template)',
    '@get_theme_configurator_snippets(theme_name)',
    'get_unique_key(string template_module?)',
    'get_unique_path(page_url) = false',
    '@image_url(record field size?)',
    'is_pricelist_available(pl_id) one read',
    '@is_public_user()',
    '@is_view_active(key)',
    '@pager(url total page? step? scope? url_args?)',
    'rule_is_enumerable(rule)',
    'sale_product_domain()',
    'sale_reset()',
    'search_pages(needle? limit?)',
    '@search_url_dependencies(res_model res_ids)',
    '@viewref(view_id raise_if_not_found?)',
  ],
}

/** And what threads have. */
const THREAD_SINCE_17: readonly string[] = [
  'message_change_thread(new_thread new_parent_message?) one',
  'message_get_followers(after? limit? filter_recipients?) one employees',
  'message_mail_with_source(source_ref render_values? message_type? auto_commit? **kwargs)',
  '@message_new(msg_dict custom_values?)',
  '@message_parse(message save_original?)',
  'message_post_with_source(source_ref render_values? message_type? subtype_xmlid? subtype_id? **kwargs)',
  '@message_process(model message custom_values? save_original? strip_attachments? thread_id?)',
  '@message_route(message message_dict model? thread_id? custom_values?)',
  'message_update(msg_dict update_vals?) = true',
  '@notify_cancel_by_type(notification_type) employees',
  'rating_apply(rate token? rating? feedback? subtype_xmlid? notify_delay_send?)',
  'rating_send_request(template lang? force_send?)',
  'message_subscribe(partner_ids? subtype_ids?) = true',
  'message_unsubscribe(partner_ids?) = true',
]

/** Models with pages on the website: they have a picture and a text for those who share them, where others have nothing. */
export const HAS_PAGES: readonly string[] = ['product.template', 'product.public.category']

/** What a series has beside: by model, and what models with a thread or with activities have. */
interface SignaturesOfSeries {
  readonly ofModels: readonly Readonly<Record<string, readonly string[]>>[]
  readonly threads: readonly string[]
  readonly thread: readonly string[]
  readonly planned: readonly string[]
  readonly activities: readonly string[]
}

/** All of a model: those that 17, 18 and 19 have alike, and those of the series. */
export const signaturesOfModel = (name: string, series: SignaturesOfSeries): readonly string[] => [
  ...(series.threads.includes(name) ? [...THREAD_SINCE_17, ...series.thread] : []),
  ...(series.planned.includes(name) ? series.activities : []),
  ...[SIGNATURES_SINCE_17, ...series.ofModels].flatMap((models) => own(models, name) ?? []),
]

/** The methods of a model of 17 or 18, with the one that tells what its pages show to those who share them. */
export function withWebsiteMeta(
  name: string,
  signatures: readonly string[],
): Readonly<Record<string, MethodDefinition>> {
  if (HAS_PAGES.includes(name)) return unmodelledMethods(name, ['get_website_meta()', ...signatures])
  return { get_website_meta: { params: [], run: () => ({}) }, ...unmodelledMethods(name, signatures) }
}
