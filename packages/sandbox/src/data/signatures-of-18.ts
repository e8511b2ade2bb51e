import type { MethodDefinition, ModelDefinition } from '../orm/definition.ts'
import { ACTIVITIES_OF_16_TO_18, SIGNATURES_OF_16_TO_18 } from './signatures-of-16-to-18.ts'
import { PLANNED_ON_17_AND_18, SIGNATURES_OF_17_AND_18, THREAD_OF_17_AND_18 } from './signatures-of-17-and-18.ts'
import { signaturesOfModel, withWebsiteMeta } from './signatures-since-17.ts'
import { SIGNATURES_SINCE_18 } from './signatures-since-18.ts'

/**
 * Public methods of 18 that the sandbox has no logic for beside those of 17 or 19 too, by model, as its classes have them, and
 * what each looks at first (`unmodelledMethods` says how they are written; each was called on 18.0: of no record, of one,
 * of two, of one that is gone, as administrator, employee and customer, but for what installs modules or asks the network).
 */
const OF_MODELS: Readonly<Record<string, readonly string[]>> = {
  'account.fiscal.position': ['action_create_foreign_taxes() read one', 'map_account(account) read', 'map_tax(taxes)'],
  'account.tax': ['flatten_taxes_hierarchy() read'],
  'base.language.install': ['reload()'],
  'base.module.upgrade': ['config()', '@get_module_list() employees', 'upgrade_module_cancel() employees'],
  'change.password.user': ['change_password_button() read = null'],
  'delivery.carrier': [
    'available_carriers(partner order) read',
    'base_on_rule_get_tracking_link(picking) atMostOne read = false',
    'fixed_get_tracking_link(picking) atMostOne read = false',
  ],
  'discuss.channel': ['@channel_get(partners_to pin? force_open?)'],
  'ir.actions.actions': ['@get_bindings(model_name)'],
  'ir.actions.report': [
    'associated_view() one read write',
    '@barcode(barcode_type value **kwargs)',
    'create_action() read write = true',
    '@get_available_barcode_masks()',
    '@get_bindings(model_name)',
    '@get_paperformat()',
    'get_paperformat_by_xmlid(xml_id)',
    'get_valid_action_reports(model record_ids)',
    '@get_wkhtmltopdf_state()',
    'report_action(docids data? config?) atMostOne read',
    'retrieve_attachment(record) atMostOne read = null',
    'unlink_action() settings read write',
  ],
  'ir.actions.todo': ['action_launch() one read', 'action_open() settings', '@ensure_one_open_todo() settings'],
  'ir.attachment': ['register_as_main_attachment(force?) read = null'],
  'ir.mail_server': [
    'action_retrieve_max_email_size()',
    'build_email(email_from email_to subject body email_cc? email_bcc? reply_to? attachments? message_id? references? object_id? subtype? headers? body_alternative? subtype_alternative?)',
    'connect(host? port? user? password? encryption? smtp_from? ssl_certificate? ssl_private_key? smtp_debug? mail_server_id? allow_archived?)',
    'open_google_gmail_uri() one settings',
    '@send_email(message mail_server_id? smtp_server? smtp_port? smtp_user? smtp_password? smtp_encryption? smtp_ssl_certificate? smtp_ssl_private_key? smtp_debug? smtp_session?)',
    'test_smtp_connection(autodetect_max_email_size?)',
  ],
  'ir.module.module.dependency': ['@all_dependencies(module_names) settings'],
  'mail.activity': [
    'action_cancel() read = null',
    'action_done_redirect_to_other() read',
    'action_snooze() read = null',
  ],
  'mail.compose.message': [
    'action_schedule_message(scheduled_date?) read',
    'cancel_save_template() read one',
    'create_mail_template() read one',
    'open_template_creation_wizard() one',
  ],
  'mail.message.subtype': ['@default_subtypes(model_name)'],
  'mail.notification': ['format_failure_reason() one read'],
  'payment.transaction': ['action_refund(amount_to_refund?) read employees = null'],
  'product.attribute.value': [
    'action_add_to_products() atMostOne',
    'action_update_prices() atMostOne',
    'check_is_used_on_products() = false',
  ],
  'product.product': ['filter_has_routes()'],
  'product.template': ['create_and_get_website_url(**kwargs) employees'],
  'product.template.attribute.line': ['action_open_attribute_values()'],
  'res.company': ['get_unaffected_earnings_account() atMostOne read write employees'],
  'res.partner': [
    'action_signup_prepare() read write = true',
    'action_view_stock_lots()',
    'iap_partner_autocomplete_add_tags(unspsc_codes)',
    'onchange_company_type() atMostOne read = null',
    'signup_prepare(signup_type?) read write = true',
  ],
  'res.users': ['authenticate(db credential user_agent_env)'],
  'res.users.apikeys.description': ['check_access_make_key() employees = null'],
  'sale.order': [
    'action_open_business_doc() one',
    'get_update_included_pdf_params() atMostOne read',
    'save_included_pdf(selected_pdf) one',
    'save_new_custom_content(document_type form_field content) one read',
  ],
  website: [
    'button_go_website(path?) atMostOne',
    'has_google_places_api_key() atMostOne read = false',
    'sale_get_order(force_create?) one read',
  ],
}

/** Models that have a thread there, be it one that the sandbox keeps or not. */
const THREADS = [
  ...['account.tax', 'discuss.channel', 'product.category', 'product.pricelist', 'product.product', 'product.template'],
  ...['res.company', 'res.partner', 'res.partner.bank', 'sale.order'],
]

/** What each model has beside. */
const OF_EACH: readonly string[] = [
  'copy_translations(new excluded?) atMostOne = null',
  '@mail_allowed_qweb_expressions()',
  'web_update_field_translations(fname translations) one write',
]

const OF_SERIES = {
  ofModels: [SIGNATURES_OF_16_TO_18, SIGNATURES_OF_17_AND_18, SIGNATURES_SINCE_18, OF_MODELS],
  threads: THREADS,
  thread: THREAD_OF_17_AND_18,
  planned: PLANNED_ON_17_AND_18,
  activities: [
    ...ACTIVITIES_OF_16_TO_18,
    'activity_search(act_type_xmlids? user_id? additional_domain?) = "mail.activity()"',
  ],
}

/** What callers may ask of a model on 18 that the sandbox has no logic for. */
export function signaturesOf18({ name }: ModelDefinition): Readonly<Record<string, MethodDefinition>> {
  return withWebsiteMeta(name, [...OF_EACH, ...signaturesOfModel(name, OF_SERIES)])
}
