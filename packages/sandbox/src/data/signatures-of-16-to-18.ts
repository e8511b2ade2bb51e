/**
 * Public methods that the sandbox has no logic for and that look at the same on 16, 17 and 18, and not on 19, by model
 * (`unmodelledMethods` says how they are written; each was called on 16.0, 17.0 and 18.0).
 */
export const SIGNATURES_OF_16_TO_18: Readonly<Record<string, readonly string[]>> = {
  'account.tax': [
    'get_tax_tags(is_refund repartition_type) read',
    'onchange_amount() atMostOne read write = null',
    'onchange_amount_type() atMostOne read write = null',
    'onchange_price_include() atMostOne read = null',
  ],
  'ir.actions.act_window': ['@get_bindings(model_name)'],
  'ir.actions.server': ['@get_bindings(model_name)'],
  'ir.attachment': ['@regenerate_assets_bundles() employees', 'validate_access(access_token) one read'],
  'ir.module.module': [
    'button_choose_theme()',
    'button_remove_theme()',
    'button_uninstall_cancel() read write = true',
    'button_upgrade_cancel() read',
    'module_uninstall()',
  ],
  'ir.ui.menu': ['@get_user_roots() employees'],
  'mail.activity': [
    'action_done_schedule_next() read atMostOne',
    'action_notify() read = null',
    'action_open_document() one read',
  ],
  'mail.message': ['is_thread_message(vals?) one read'],
  'payment.provider': ['action_toggle_is_published() atMostOne read = null', 'button_immediate_install()'],
  'payment.transaction': [
    'action_capture() read employees = null',
    'action_view_invoices() read one',
    'action_void() read employees = null',
  ],
  'product.category': ['onchange_property_cost() = null'],
  'product.product': [
    'action_revaluation() one',
    'action_update_quantity_on_hand() read atMostOne',
    'open_pricelist_rules() one read',
  ],
  'product.public.category': ['can_access_from_current_website(website_id?) read = true', 'check_parent_id() = null'],
  'product.template': ['get_product_accounts(fiscal_pos?) read', 'open_pricelist_rules() one read'],
  'res.company': ['google_map_link(zoom?) read atMostOne = null', 'iap_enrich_auto()'],
  'res.currency.rate': ['@get_rates_for_spreadsheet(requests)'],
  'res.groups': ['@get_groups_by_application() employees'],
  'res.partner': [
    'action_view_partner_with_same_bank() one read',
    'action_view_sale_order()',
    '@autocomplete(query timeout?)',
    'check_gst_in(vat) = false',
    'create_and_get_website_url(**kwargs) employees',
    '@enrich_company(company_domain partner_gid vat timeout?)',
    'google_map_img(zoom? width? height?) = false',
    'onchange_parent_id() read atMostOne = null',
    '@read_by_vat(vat timeout?)',
    'signup_cancel() read write = true',
  ],
  'res.users': [
    'action_open_my_account_settings() atMostOne',
    'action_totp_disable()',
    'action_totp_enable_wizard()',
    'on_change_login() atMostOne read = null',
    'preference_change_password()',
    'reset_password(login)',
    'revoke_all_devices()',
  ],
  'sale.order.line': ['get_description_following_lines() atMostOne read'],
  website: [
    '@action_dashboard_redirect()',
    '@configurator_skip() employees',
    'create_and_redirect_configurator()',
    'get_client_action_url(url mode_edit?)',
    'get_website_page_ids() atMostOne employees',
    'is_menu_cache_disabled() atMostOne = false',
    '@website_domain(website_id?)',
  ],
}

/** And what models with activities have. */
export const ACTIVITIES_OF_16_TO_18: readonly string[] = [
  'activity_feedback(act_type_xmlids user_id? feedback? attachment_ids?)',
  'activity_reschedule(act_type_xmlids user_id? date_deadline? new_user_id?)',
  'activity_schedule(act_type_xmlid? date_deadline? summary? note? **act_values) read',
  'activity_send_mail(template_id) = false',
  'activity_unlink(act_type_xmlids user_id?)',
]
