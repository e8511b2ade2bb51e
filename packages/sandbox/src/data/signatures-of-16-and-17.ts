import { ACTIVITIES_OF_16_TO_18 } from './signatures-of-16-to-18.ts'

/**
 * Public methods that the sandbox has no logic for and that look at the same on 16 and 17, beside those of 18 and later, by model
 * (`unmodelledMethods` says how they are written; each was called on 16.0 and 17.0).
 */
export const SIGNATURES_OF_16_AND_17: Readonly<Record<string, readonly string[]>> = {
  'account.tax': [
    'flatten_taxes_hierarchy(create_map?) read',
    'json_friendly_compute_all(price_unit currency_id? quantity? product_id? partner_id? is_refund? include_caba_tags?) read',
  ],
  'ir.attachment': ['@action_download_xsd_files()', 'register_as_main_attachment(force?) one read'],
  'ir.model': ['@get_authorized_fields(model_name)'],
  'product.attribute': ['action_open_related_products()'],
  'product.product': ['action_open_product_lot() one read', 'action_open_quants() read employees'],
  'product.template': ['action_open_product_lot() one read', 'action_open_quants() read employees'],
  'res.company': [
    'compute_fiscalyear_dates(current_date)',
    'create_op_move_if_non_existant() one read',
    'get_opening_move_differences(opening_move_lines) read',
    'open_company_edit_report() one',
    'write_company_and_print_report() = null',
  ],
  'res.country': ['get_website_sale_countries(mode?)', 'get_website_sale_states(mode?)'],
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
    'check_super(passwd)',
    'get_totp_invite_url() one read',
    'send_unregistered_user_reminder(after_days?) = null',
  ],
  'sale.order': ['add_option_to_order_with_taxcloud() one', 'validate_taxes_on_sales_order() = true'],
  website: [
    'button_go_website(path? mode_edit?) atMostOne',
    '@configurator_recommended_themes(industry_id palette)',
    'sale_get_order(**kwargs) one read',
    '@sale_get_payment_term(partner)',
  ],
}

/** And what models with activities have. */
export const ACTIVITIES_OF_16_AND_17: readonly string[] = [
  ...ACTIVITIES_OF_16_TO_18,
  'activity_search(act_type_xmlids? user_id? additional_domain?) = false',
]
