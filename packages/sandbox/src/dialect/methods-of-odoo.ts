import type { Series } from 'ooor/protocol'

const EVERY =
  'copy_translations get_empty_list_help get_website_meta mail_allowed_qweb_expressions mail_get_partner_fields'

const THREAD =
  'message_change_thread message_get_followers message_mail_with_source message_new message_notify message_parse message_post_with_source message_process message_route message_update notify_cancel_by_type rating_apply rating_send_request'

const ACTIVITIES =
  'action_reschedule_my_next_nextweek action_reschedule_my_next_today action_reschedule_my_next_tomorrow activity_feedback activity_reschedule activity_search activity_send_mail activity_unlink'

/** Public methods of a plain 19 that the sandbox has no logic for, by model, as its documentation of itself names them. */
const OF_19: Readonly<Record<string, readonly string[]>> = {
  'account.tax': [
    THREAD,
    'compute_all flatten_taxes_hierarchy get_tax_tags message_post message_subscribe message_unsubscribe',
    'onchange_amount onchange_amount_type onchange_price_include validate_tax_group_id',
  ],
  'delivery.carrier': [
    'available_carriers base_on_rule_cancel_shipment base_on_rule_get_tracking_link',
    'base_on_rule_rate_shipment base_on_rule_send_shipping can_access_from_current_website cancel_shipment',
    'create_and_get_website_url fixed_cancel_shipment fixed_get_tracking_link fixed_rate_shipment',
    'fixed_send_shipping get_return_label get_return_label_prefix get_tracking_link install_more_provider',
    'log_xml open_website_url rate_shipment send_shipping toggle_debug toggle_prod_environment',
    'website_publish_button',
  ],
  'discuss.channel': [
    THREAD,
    'action_unfollow add_members channel_change_description channel_fetched channel_join channel_pin',
    'channel_rename channel_set_custom_name execute_command_help execute_command_leave execute_command_who',
    'get_mention_suggestions invite_by_email set_message_pin',
  ],
  'ir.actions.act_window': ['get_bindings'],
  'ir.actions.server': [
    THREAD,
    ACTIVITIES,
    'action_open_parent_action action_open_scheduled_action activity_schedule get_bindings',
    'history_wizard_action message_post message_subscribe message_unsubscribe',
  ],
  'ir.attachment': [
    'action_get check create_unique force_storage get_serving_groups regenerate_assets_bundles',
    'register_as_main_attachment',
  ],
  'ir.config_parameter': ['unlink_default_parameters'],
  'ir.cron': [
    THREAD,
    ACTIVITIES,
    'action_open_parent_action action_open_scheduled_action activity_schedule message_post message_subscribe',
    'message_unsubscribe toggle',
  ],
  'ir.model': ['get_authorized_fields get_compatible_form_models has_searchable_parent_relation'],
  'ir.model.access': ['call_cache_clearing_methods group_names_with_access'],
  'ir.model.data': ['toggle_noupdate'],
  'ir.model.fields': ['formbuilder_whitelist get_field_help get_field_selection get_field_string'],
  'ir.module.module': [
    'action_open_install_request action_view_delivery_methods button_choose_theme',
    'button_immediate_install_app button_refresh_theme button_remove_theme button_uninstall_wizard',
    'check_external_dependencies check_module_update downstream_dependencies get_module_info',
    'get_themes_domain get_values_from_terp module_uninstall more_info next update_theme_images',
    'upstream_dependencies',
  ],
  'ir.ui.menu': ['get_user_roots load_menus load_menus_root load_web_menus'],
  'mail.activity': [
    'action_cancel action_close_dialog action_done_redirect_to_other action_done_schedule_next',
    'action_feedback_schedule_next action_notify action_open_document action_reschedule_nextweek',
    'action_reschedule_today action_reschedule_tomorrow activity_format get_activity_data',
  ],
  'mail.message': [
    'action_open_document cancel_letter mark_all_as_read portal_message_format send_letter set_message_done',
    'toggle_message_starred unstar_all',
  ],
  'payment.provider': [
    'action_recompute_pending_msg action_reset_credentials action_start_onboarding action_toggle_is_published',
    'action_view_payment_methods button_immediate_install',
  ],
  'payment.transaction': [
    'action_capture action_post_process action_refund action_view_invoices action_view_refunds',
    'action_view_sales_orders action_void',
  ],
  'product.attribute': ['action_open_product_template_attribute_lines'],
  'product.category': [THREAD, 'message_post message_subscribe message_unsubscribe'],
  'product.pricelist': [
    THREAD,
    ACTIVITIES,
    'action_open_pricelist_report activity_schedule message_post message_subscribe message_unsubscribe',
  ],
  'product.product': [
    THREAD,
    ACTIVITIES,
    'action_open_documents action_open_label_layout action_open_product_lot action_open_quants',
    'action_product_forecast_report action_view_orderpoints action_view_related_putaway_rules',
    'action_view_routes action_view_sales action_view_stock_move_lines action_view_storage_category_capacity',
    'filter_has_routes get_components get_contextual_price get_product_multiline_description_sale',
    'get_total_routes open_product_template open_website_url website_publish_button',
  ],
  'product.template': [
    THREAD,
    ACTIVITIES,
    'action_open_documents action_open_label_layout action_open_product_lot action_open_quants',
    'action_open_routes_diagram action_product_tmpl_forecast_report action_view_orderpoints',
    'action_view_related_putaway_rules action_view_sales action_view_stock_move_lines',
    'action_view_storage_category_capacity can_access_from_current_website compute_is_storable',
    'create_and_get_website_url create_product_variant get_contextual_price get_product_accounts',
    'get_single_product_variant has_dynamic_attributes open_website_url rating_get_grades rating_get_stats',
    'set_sequence_bottom set_sequence_down set_sequence_top set_sequence_up website_publish_button',
  ],
  'res.company': [
    THREAD,
    'action_all_company_branches action_close_stock_valuation action_open_website_theme_selector',
    'action_save_onboarding_company_data action_save_onboarding_sale_tax cache_invalidation_fields',
    'compute_account_tax_fiscal_country compute_fiscalyear_dates create_missing_inventory_loss_location',
    'create_missing_production_location create_missing_scrap_location create_missing_scrap_sequence',
    'create_missing_transit_location create_missing_warehouse get_chart_of_accounts_or_fail get_fiscal_dates',
    'get_new_account_code get_next_batch_payment_communication get_unaffected_earnings_account google_map_img',
    'google_map_link iap_enrich_auto install_l10n_modules message_post message_subscribe message_unsubscribe',
    'opening_move_posted reflect_code_prefix_change setting_init_bank_account_action',
    'setting_init_credit_card_account_action stock_accounting_value stock_value',
  ],
  'res.country': ['get_address_fields'],
  'res.currency': ['amount_to_text format get_all_currencies get_company_currency_for_spreadsheet'],
  'res.groups': ['action_show_all_users get_application_groups'],
  'res.lang': ['action_activate_langs format get_locales_for_spreadsheet install_lang'],
  'res.partner': [
    THREAD,
    ACTIVITIES,
    'action_open_business_doc action_privacy_lookup action_signup_prepare action_view_partner_invoices',
    'action_view_stock_serial autocomplete_by_name autocomplete_by_vat can_access_from_current_website',
    'can_edit_vat create_and_get_website_url create_company enrich_by_domain enrich_by_duns enrich_by_gst',
    'get_mention_suggestions get_mention_suggestions_from_channel',
    'get_partner_localisation_fields_required_to_invoice google_map_img google_map_link',
    'iap_partner_autocomplete_get_tag_ids mail_action_blacklist_remove onchange_company_type',
    'onchange_parent_id open_commercial_entity open_website_url phone_action_blacklist_remove',
    'search_for_channel_invite signup_cancel signup_get_auth_param signup_prepare website_publish_button',
  ],
  'res.partner.bank': [
    THREAD,
    ACTIVITIES,
    'action_archive_bank activity_schedule build_qr_code_base64 build_qr_code_url',
    'get_available_qr_methods_in_sequence get_supported_account_types message_post message_subscribe',
    'message_unsubscribe retrieve_acc_type',
  ],
  'res.users': [
    'action_change_password_wizard action_create_passkey action_get action_open_my_account_settings',
    'action_reset_password action_revoke_all_devices action_setup_outgoing_mail_server action_show_accesses',
    'action_show_groups action_show_rules action_test_outgoing_mail_server action_totp_disable',
    'action_totp_enable_wizard action_totp_invite authenticate get_company_currency_id get_totp_invite_url',
    'has_groups on_change_login onchange_parent_id preference_change_password preference_save reset_password',
    'revoke_all_devices send_unregistered_user_reminder signup switch_tour_enabled web_create_users',
    'website_publish_button',
  ],
  'sale.order': [
    THREAD,
    ACTIVITIES,
    'action_add_from_catalog action_open_business_doc action_open_delivery_wizard action_open_discount_wizard',
    'action_recovery_email_send action_share action_update_prices action_update_taxes action_view_delivery',
    'action_view_invoice create_document_from_attachment find_or_create_record get_portal_last_transaction',
    'get_update_included_pdf_params onchange_order_line payment_action_capture payment_action_void',
    'set_delivery_line tracking_fields',
  ],
  'sale.order.line': [
    'action_add_from_catalog compute_uom_qty get_description_following_lines get_parent_section_line',
    'has_valued_move_ids',
  ],
  'uom.uom': ['action_open_packaging_barcodes compare is_zero round'],
  website: [
    'action_dashboard_redirect button_go_website check_existing_page configurator_addons_apply',
    'configurator_apply configurator_get_footer_links configurator_init configurator_missing_industry',
    'configurator_recommended_themes configurator_set_menu_links configurator_skip copy_menu_hierarchy',
    'create_and_redirect_configurator get_cdn_url get_client_action get_client_action_url',
    'get_configurator_product_page_styles get_configurator_shop_page_styles get_cta_data get_current_website',
    'get_pricelist_available get_suggested_controllers get_template get_theme_configurator_snippets',
    'get_unique_key get_unique_path get_website_page_ids has_ecommerce_access image_url',
    'is_menu_cache_disabled is_pricelist_available is_public_user is_view_active new_page pager',
    'rule_is_enumerable sale_product_domain sale_reset search_pages search_url_dependencies viewref',
    'website_domain',
  ],
}

/** What 14 has of it and was tried there. */
const OF_14: Readonly<Record<string, readonly string[]>> = {
  'sale.order': ['action_view_delivery action_view_invoice get_portal_last_transaction tracking_fields update_prices'],
  'res.partner': ['google_map_link open_commercial_entity'],
  'res.currency': ['amount_to_text'],
  'res.country': ['get_address_fields'],
  'res.lang': ['format'],
  'res.users': ['action_get'],
  'ir.attachment': ['action_get'],
  'mail.message': ['moderate'],
}

/** Whether a plain Odoo has a public method that the sandbox has no logic for. */
export function isOfOdoo({ major }: Series, model: string, name: string): boolean {
  if (major < 14) return false
  const known = major < 19 ? OF_14 : OF_19
  const own = Object.hasOwn(known, model) ? (known[model] ?? []) : []
  // (odoo/addons/sale of 16; tried on 17.0)
  if (name === 'update_prices' && major >= 16) return false
  return [...own, ...(major < 19 ? [] : [EVERY])].some((names) => names.split(' ').includes(name))
}
