import type { MethodDefinition, ModelDefinition } from '../orm/definition.ts'
import { own } from '../own.ts'
import { ACTIVITIES_OF_16_AND_17, SIGNATURES_OF_16_AND_17 } from './signatures-of-16-and-17.ts'
import { SIGNATURES_OF_16_TO_18 } from './signatures-of-16-to-18.ts'
import { signaturesOfModel, withWebsiteMeta } from './signatures-since-17.ts'

/**
 * Public methods of 16 that the sandbox has no logic for beside those of later series, by model, and what each looks at first
 * (`unmodelledMethods` says how they are written; each was called on 16.0: of no record, of one, of two, of one that is gone, as
 * administrator, employee and customer, but for what installs modules and themes).
 */
const OF_MODELS: Readonly<Record<string, readonly string[]>> = {
  'account.fiscal.position': [
    'action_create_foreign_taxes() read one',
    'map_account(account) read = false',
    'map_accounts(accounts) read',
    'map_tax(taxes) = false',
  ],
  'base.language.install': ['reload()'],
  'base.module.upgrade': ['config()', '@get_module_list() employees', 'upgrade_module_cancel() employees'],
  'change.password.user': ['change_password_button() read = null'],
  'ir.actions.actions': ['@get_bindings(model_name)'],
  'ir.actions.report': [
    'associated_view() one read write',
    '@barcode(barcode_type value **kwargs)',
    'create_action() read write = true',
    '@datamatrix_available()',
    '@get_available_barcode_masks()',
    '@get_bindings(model_name)',
    '@get_paperformat()',
    '@get_wkhtmltopdf_state()',
    'report_action(docids data? config?) atMostOne read',
    'retrieve_attachment(record) atMostOne read = null',
    'unlink_action() settings read',
  ],
  'ir.actions.todo': ['action_launch() one read', 'action_open() settings', '@ensure_one_open_todo() settings'],
  'ir.cron': ['try_write(values) read'],
  'ir.mail_server': [
    'build_email(email_from email_to subject body email_cc? email_bcc? reply_to? attachments? message_id? references? object_id? subtype? headers? body_alternative? subtype_alternative?)',
    'connect(host? port? user? password? encryption? smtp_from? ssl_certificate? ssl_private_key? smtp_debug? mail_server_id? allow_archived?)',
    'open_google_gmail_uri() read one',
    '@send_email(message mail_server_id? smtp_server? smtp_port? smtp_user? smtp_password? smtp_encryption? smtp_ssl_certificate? smtp_ssl_private_key? smtp_debug? smtp_session?)',
    'test_smtp_connection() read',
  ],
  'ir.model.access': [
    '@check_group(model mode group_ids)',
    '@check_groups(group)',
    'register_cache_clearing_method(method)',
    'unregister_cache_clearing_method(method)',
  ],
  'ir.module.module': [
    'check_external_dependencies(module_name newstate?)',
    'download(download?) read',
    '@get_apps_server()',
    'get_module_info(name)',
    'get_values_from_terp(terp)',
    '@install_from_urls(urls)',
  ],
  'ir.ui.menu': ['read_image(path) = false'],
  'mail.channel': [
    'action_unfollow() read = null',
    'add_members(partner_ids? guest_ids? invite_to_rtc_call? open_chat_window? post_joined_message?) read employees = null',
    'channel_change_description(description) one read',
    '@channel_create(name group_id) employees',
    'channel_fetch_preview() = []',
    'channel_fetched() = null',
    'channel_fold(state?) = null',
    '@channel_get(partners_to pin?)',
    'channel_info() read = []',
    'channel_join() read employees = null',
    'channel_pin(pinned?) one',
    'channel_rename(name) one read',
    'channel_set_custom_name(name) one',
    '@create_group(partners_to default_display_mode? name?)',
    'execute_command_help(**kwargs) atMostOne read = null',
    'execute_command_leave(**kwargs) one read',
    'execute_command_who(**kwargs) atMostOne = null',
    '@get_mention_suggestions(search limit?)',
    'load_more_members(known_member_ids) one',
  ],
  'mail.compose.message': [
    'action_save_as_template() read = null',
    '@generate_email_for_composer(template_id res_ids fields)',
    'get_mail_values(res_ids) one',
    '@get_record_data(values)',
    'render_message(res_ids) one read',
  ],
  'mail.message': [
    'cancel_letter() = null',
    'message_format(format_reply?) read = []',
    'portal_message_format() read = []',
    'send_letter() = null',
  ],
  'mail.message.subtype': ['@default_subtypes(model_name)'],
  'mail.notification': ['format_failure_reason() one read'],
  'mail.tracking.value': [
    '@create_tracking_values(initial_value new_value col_name col_info tracking_sequence model_name)',
  ],
  'payment.transaction': ['action_refund(amount_to_refund?) read employees = null'],
  'product.category': ['onchange_property_valuation() atMostOne = null'],
  'product.template': [
    'action_update_quantity_on_hand() read employees',
    'create_and_get_website_url(**kwargs) employees',
    '@get_google_analytics_data(combination)',
    'rating_apply(rate token? rating? feedback? subtype_xmlid? notify_delay_send?)',
    'rating_send_request(template lang? subtype_id? force_send? composition_mode? email_layout_xmlid?) = null',
  ],
  'product.template.attribute.line': ['action_open_attribute_values()'],
  'res.company': [
    '@action_close_account_dashboard_onboarding() settings',
    '@action_close_account_invoice_onboarding() settings',
    '@action_close_sale_quotation_onboarding() settings',
    '@action_open_account_onboarding_create_invoice()',
    '@action_open_account_onboarding_sale_tax()',
    '@action_open_base_onboarding_company()',
    '@action_open_sale_onboarding_payment_provider() employees',
    '@action_open_sale_onboarding_sample_quotation() employees',
    '@action_open_taxes_onboarding()',
    '@action_open_website_sale_onboarding_payment_provider() settings',
    'action_save_onboarding_company_step() atMostOne read write = null',
    'action_save_onboarding_invoice_layout() read = null',
    'action_save_onboarding_sale_tax() atMostOne read write = null',
    'cache_restart() = null',
    'get_account_dashboard_onboarding_steps_states_names()',
    'get_account_invoice_onboarding_steps_states_names()',
    'get_and_update_account_dashboard_onboarding_state() atMostOne read',
    'get_and_update_account_invoice_onboarding_state() atMostOne read',
    'get_and_update_sale_quotation_onboarding_state() atMostOne read',
    'get_chart_of_accounts_or_fail() atMostOne',
    'get_unaffected_earnings_account() atMostOne',
    'reflect_code_prefix_change(old_code new_code) atMostOne employees = null',
    'set_onboarding_step_done(step_name)',
    '@setting_chart_of_accounts_action()',
    '@setting_init_fiscal_year_action() employees',
  ],
  'res.currency': ['compute(from_amount to_currency round?) atMostOne read'],
  'res.lang': ['load_lang(lang lang_name?)'],
  'res.partner': [
    'can_edit_vat() read = true',
    '@get_mention_suggestions(search limit? channel_id?)',
    '@im_search(name limit?)',
    'phone_get_sanitized_number(number_fname? force_format?) one read',
    'phone_get_sanitized_numbers(number_fname? force_format?) read = {}',
  ],
  'res.partner.bank': [
    'build_qr_code_base64(amount free_communication structured_communication currency debtor_partner qr_method? silent_errors?) atMostOne = null',
    'build_qr_code_url(amount free_communication structured_communication currency debtor_partner qr_method? silent_errors?) atMostOne = null',
  ],
  'res.users': ['authenticate(db login password user_agent_env)', 'check(db uid passwd)'],
  'res.users.apikeys.description': ['check_access_make_key() employees = null'],
  website: [
    'get_current_pricelist() read one',
    '@get_theme_snippet_lists(theme_name)',
    '@new_page(name? add_menu? template? ispage? namespace? page_values? menu_values?)',
  ],
}

/** What later series have, and 16 has not. */
const LATER: Readonly<Record<string, readonly string[]>> = {
  'ir.module.module': ['button_immediate_install_app'],
  'payment.provider': ['action_view_payment_methods'],
  'product.template': ['action_open_documents'],
  'res.company': ['action_all_company_branches', 'cache_invalidation_fields'],
  'res.currency': ['compute(from_amount to_currency round?) atMostOne read'],
  'res.lang': ['get_locales_for_spreadsheet'],
  'res.partner': ['get_mention_suggestions_from_channel'],
  'sale.order': ['action_open_delivery_wizard', 'set_delivery_line'],
  'sale.order.line': ['action_add_from_catalog'],
  website: ['configurator_missing_industry', 'get_theme_configurator_snippets'],
}

/** Models that have a thread there, be it one that the sandbox keeps or not. */
const THREADS = [
  ...['mail.channel', 'product.product', 'product.template', 'res.company', 'res.partner', 'res.partner.bank'],
  'sale.order',
]

const THREAD: readonly string[] = [
  'message_post(**kwargs) one read write',
  'message_notify(partner_ids? parent_id? model? res_id? author_id? email_from? body? subject? **kwargs) atMostOne',
  'message_post_with_template(template_id email_layout_xmlid? auto_commit? **kwargs) read',
  'message_post_with_view(views_or_xmlid **kwargs)',
]

const LATER_THREAD = [
  ...['message_get_followers', 'message_mail_with_source', 'message_post_with_source', 'rating_apply'],
  'rating_send_request',
]

/** Models that have activities there. */
const PLANNED = ['product.product', 'product.template', 'res.partner', 'res.partner.bank', 'sale.order']

/** What each model has beside. */
const OF_EACH: readonly string[] = [
  'copy_translations(new excluded?) atMostOne read = null',
  '@qweb_render_view(view_id domain)',
  'update_field_translations_sha(fname translations)',
]

const SINCE_16 = {
  ...{ ofModels: [SIGNATURES_OF_16_TO_18, SIGNATURES_OF_16_AND_17], threads: THREADS, thread: THREAD },
  ...{ planned: PLANNED, activities: ACTIVITIES_OF_16_AND_17 },
}

const nameOf = (signature: string) => /\w+/.exec(signature)?.[0] ?? ''

/** What callers may ask of a model on 16 that the sandbox has no logic for. */
export function signaturesOf16({ name }: ModelDefinition): Readonly<Record<string, MethodDefinition>> {
  const later = new Set([...LATER_THREAD, ...(own(LATER, name) ?? [])])
  const methods = withWebsiteMeta(name, [
    ...OF_EACH,
    ...signaturesOfModel(name, SINCE_16).filter((one) => !later.has(nameOf(one))),
    ...(own(OF_MODELS, name) ?? []),
  ])
  // Forgets what was read before.
  const refresh: MethodDefinition = { params: [], model: true, run: () => null }
  return { refresh, ...methods }
}
