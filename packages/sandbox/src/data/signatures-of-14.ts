import { askedRecords } from '../orm/asked-records.ts'
import type { MethodDefinition, ModelDefinition } from '../orm/definition.ts'
import { unmodelledMethods } from './unmodelled-methods.ts'

/** Public methods of 14 that the sandbox has no logic for, by model (`unmodelledMethods` says how they are written). */
const OF_MODELS: Readonly<Record<string, readonly string[]>> = {
  'account.fiscal.position': ['map_tax(taxes product? partner?)', 'map_account(account)', 'map_accounts(accounts)'],
  'account.payment.term': ['compute(value date_ref? currency?)'],
  'account.tax': ['get_tax_tags(is_refund repartition_type)'],
  'ir.model': ['@get_authorized_fields(model_name)'],
  'ir.actions.act_window': ['@get_bindings(model_name)'],
  'ir.actions.server': ['@get_bindings(model_name)'],
  'ir.cron': ['@toggle(model domain)', 'try_write(values)'],
  'ir.default': ['@discard_records(records)'],
  'ir.model.fields': ['@formbuilder_whitelist(model fields)'],
  'ir.ui.menu': ['@get_user_roots()', '@load_menus(debug)', '@load_menus_root()', 'read_image(path)'],
  'mail.activity': ['action_notify()', 'action_done_schedule_next()'],
  'mail.message.subtype': ['@default_subtypes(model_name)'],
  'res.partner.bank': [
    'build_qr_code_url(amount free_communication structured_communication currency debtor_partner qr_method? silent_errors?)',
    '@get_available_qr_methods_in_sequence()',
  ],
  'ir.model.access': ['@check_group(model mode group_ids)', '@group_names_with_access(model_name access_mode)'],
  'ir.model.data': [
    '@xmlid_lookup(xmlid)',
    '@xmlid_to_object(xmlid raise_if_not_found?)',
    '@toggle_noupdate(model res_id)',
  ],
  'ir.rule': ['@domain_get(model_name mode?)'],
  'mail.message': [
    'moderate(decision **kwargs)',
    'message_fetch_failed()',
    'is_thread_message(vals?)',
    'cancel_letter()',
    'send_letter()',
    'portal_message_format()',
  ],
  'product.category': ['onchange_property_valuation()'],
  'product.pricelist': ['price_rule_get_multi(products_by_qty_by_partner)'],
  'product.product': [
    'get_components()',
    'action_view_orderpoints()',
    'action_view_routes()',
    'action_view_stock_move_lines()',
    'action_view_related_putaway_rules()',
    'action_open_product_lot()',
    'action_open_quants()',
    'action_update_quantity_on_hand()',
    'action_product_forecast_report()',
    '@get_theoretical_quantity(product_id location_id lot_id? package_id? owner_id? to_uom?)',
    'open_website_url()',
    'action_revaluation()',
  ],
  'product.template': [
    'get_product_accounts(fiscal_pos?)',
    'action_open_quants()',
    'action_update_quantity_on_hand()',
    'action_view_related_putaway_rules()',
    'action_view_orderpoints()',
    'action_view_stock_move_lines()',
    'action_open_product_lot()',
    'action_open_routes_diagram()',
    'action_product_tmpl_forecast_report()',
    'has_dynamic_attributes()',
    'open_website_url()',
    'create_and_get_website_url(**kwargs)',
    'get_website_meta()',
    'rating_get_partner_id()',
    'rating_get_rated_partner_id()',
    'rating_get_access_token(partner?)',
    'rating_send_request(template lang? subtype_id? force_send? composition_mode? notif_layout?)',
    'rating_apply(rate token? feedback? subtype_xmlid?)',
    'rating_get_grades(domain?)',
    'rating_get_stats(domain?)',
  ],
  'res.country': ['get_website_sale_countries(mode?)', 'get_website_sale_states(mode?)'],
  'res.currency': ['compute(from_amount to_currency round?)'],
  'res.groups': ['get_application_groups(domain)', '@get_groups_by_application()'],
  'res.partner': [
    'website_publish_button() one read',
    'phone_format(number country? company?)',
    'phone_get_sanitized_number(number_fname? force_format?)',
    'phone_get_sanitized_numbers(number_fname? force_format?)',
    'mail_action_blacklist_remove()',
    'phone_action_blacklist_remove()',
    'open_website_url()',
    'create_and_get_website_url(**kwargs)',
    '@get_endpoint()',
    'mark_as_reconciled()',
    'action_view_partner_invoices()',
    'mail_partner_format()',
    '@get_needaction_count()',
    'action_signup_prepare()',
    'signup_get_auth_param()',
    'signup_cancel()',
    'signup_prepare(signup_type? expiration?)',
    'open_parent()',
    '@autocomplete(query)',
    '@enrich_company(company_domain partner_gid vat)',
    '@read_by_vat(vat)',
  ],
  'res.lang': [
    'format(percent value grouping? monetary?)',
    '@get_available()',
    '@install_lang()',
    'get_sorted()',
    'load_lang(lang lang_name?)',
  ],
  'res.users': [
    '@systray_get_activities()',
    '@signup(values token?)',
    'reset_password(login)',
    'send_unregistered_user_reminder(after_days?)',
    '@web_create_users(emails)',
    'totp_disable()',
    'totp_enable_wizard()',
    'onchange_parent_id()',
  ],
  'sale.order': [
    'action_recovery_email_send()',
    'add_option_to_order_with_taxcloud()',
    'action_view_delivery()',
    '@action_share()',
    'tracking_fields()',
  ],
  'sale.order.line': ['get_sale_order_line_multiline_description_sale(product)', 'get_description_following_lines()'],
}

const THREAD: readonly string[] = [
  '@get_mail_message_access(res_ids operation model_name?)',
  'with_lang()',
  'message_change_thread(new_thread)',
  'static_message_track(record tracked_fields initial)',
  '@message_route(message message_dict model? thread_id? custom_values?)',
  '@message_process(model message custom_values? save_original? strip_attachments? thread_id?)',
  '@message_parse(message save_original?)',
  'message_post_with_template(template_id email_layout_xmlid? auto_commit? **kwargs)',
]

const ACTIVITIES: readonly string[] = ['activity_send_mail(template_id)']

/** What callers may ask of a model on 14 that the sandbox has no logic for. */
export function signaturesOf14(model: ModelDefinition): Readonly<Record<string, MethodDefinition>> {
  const signatures = [
    ...(OF_MODELS[model.name] ?? []),
    ...('message_ids' in model.fields ? THREAD : []),
    ...('activity_ids' in model.fields ? ACTIVITIES : []),
  ]
  // Whatever it does, it reads its records.
  return unmodelledMethods(model.name, signatures, (env, ids) => {
    if (ids.length > 0) askedRecords(env, model.name, ids)
  })
}
