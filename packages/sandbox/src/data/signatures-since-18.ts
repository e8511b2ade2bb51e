/**
 * Public methods that the sandbox has no logic for and that look at the same on 18 and 19, and not on 17, by model
 * (`unmodelledMethods` says how they are written; each was called on 18.0 and 19.0).
 */
export const SIGNATURES_SINCE_18: Readonly<Record<string, readonly string[]>> = {
  'discuss.channel': ['action_unfollow() one', 'execute_command_help(**kwargs) one read'],
  'ir.model': ['@get_authorized_fields(model_name property_origins)'],
  'product.attribute': ['action_open_product_template_attribute_lines() one'],
  'product.pricelist': ['action_open_pricelist_report() one'],
  'product.product': ['action_open_product_lot() one', 'action_open_quants() read'],
  'product.template': [
    'action_open_product_lot() one',
    'action_open_quants() read',
    'compute_is_storable() read = null',
  ],
  'res.company': [
    'action_save_onboarding_company_data() one read write',
    'compute_fiscalyear_dates(current_date) one read',
    'get_next_batch_payment_communication() one read',
    'install_l10n_modules() read = true',
  ],
  'res.partner': [
    '@autocomplete_by_name(query query_country_id timeout?)',
    '@autocomplete_by_vat(vat query_country_id timeout?)',
    '@enrich_by_domain(domain timeout?)',
    '@enrich_by_duns(duns timeout?)',
    '@enrich_by_gst(gst timeout?)',
  ],
  'res.partner.bank': ['action_archive_bank() one read'],
  'res.users': [
    'action_reset_password() read write',
    'get_totp_invite_url() one',
    'send_unregistered_user_reminder(after_days? batch_size?) = null',
    '@switch_tour_enabled(val)',
  ],
  'sale.order': ['create_document_from_attachment(attachment_ids)', '@find_or_create_record(model_name name)'],
  website: ['@configurator_recommended_themes(industry_id palette result_nbr_max?)', 'has_ecommerce_access() = true'],
}
