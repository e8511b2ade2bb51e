/**
 * Private methods that models of plain servers have beside those of every model, by the word that they begin with: by source of
 * 16 and 18 (base, contacts, products, sales, the shop and what they need), whichever model has them.
 */
const NAMES: Readonly<Record<string, string>> = {
  action: 'cancel check_hash_integrity confirm reset_password revoke_all_devices show',
  activate: 'group_multi_currency lang or_create_pricelists',
  add:
    'accounting_data_in_base_lines_tax_details accounting_data_to_base_line_tax_details ' +
    'base_lines_for_early_payment_discount manual_fields manual_models precomputed_values reified_groups ' +
    'tax_details_in_base_line tax_details_in_base_lines',
  aggregate: 'base_line_tax_details base_lines_aggregated_values base_lines_tax_details taxes',
  avatar: 'generate_svg get_placeholder get_placeholder_path',
  build: 'insert_xmlids_values update_xmlids_query vat_error_message vcard zip_from_attachments',
  bus: 'channel last_id send send_reaction_group send_store send_transient_message',
  can:
    'be_added_to_cart be_edited_by_current_customer be_edited_on_portal be_invoiced_alone ' +
    'bypass_rights_on_media_dialog edit_name',
  cart: 'accessories find_product_line recovery_email_send update update_order_line update_pricelist',
  commercial: 'fields sync_from_company sync_to_children',
  company: 'default_get dependent_commercial_fields dependent_commercial_sync',
  convert: 'to_sol_currency to_tax_base_line_dict to_tax_line_dict',
  create:
    'account_invoices analytic_account attachments_for_post child_transaction currency_table first_product_variant ' +
    'invoices lang order_from_attachment product_variant refund_transaction resource_calendar tracking_values ' +
    'upsell_activity user_from_template variant_ids',
  cron: 'finalize_post_processing post_process send_invoice',
  decode: 'edi_binary edi_pdf edi_xml',
  detect: 'is_bounce loop_headers loop_sender loop_sender_domain write_to_catchall',
  display: 'address address_depends name_for partner_b2b_fields',
  eval:
    'tax_amount_fixed_amount tax_amount_price_excluded tax_amount_price_included ' +
    'taxes_computation_prepare_product_default_values taxes_computation_prepare_product_fields ' +
    'taxes_computation_prepare_product_values taxes_computation_turn_to_product_values',
  extract: 'fields_from_address model_and_id partner_ids_for_notifications',
  file: 'delete read write',
  filter:
    'attachment_access can_send_abandoned_cart_mail combinations_impossible_by_config empty free_field_access ' +
    'has_field_access product_documents protected_uoms single_value_lines taxes_by_company to_unlink',
  find:
    'accounting_partner allowed_doc_ids allowed_model_wise mail_server mail_template or_create_from_emails ' +
    'or_create_record value_from_field_path',
  force: 'default_purchase_tax default_sale_tax default_tax lines_to_invoice_policy_order website',
  format: 'display_value lock_dates web_search_read_results',
  gc: 'file_store file_store_unsafe messages',
  generate: 'access_token callback_hash downpayment_invoices signup_token tracking_message',
  get:
    'access_action access_groups action_add_from_catalog_extra_context action_dict active_by activity_groups ' +
    'additional_configurator_data additionnal_combination_info address_format all_addr allowed_message_post_params ' +
    'allowed_models alternate_languages alternative_product_filter amount_by_date amount_due_after_discount ' +
    'and_update_onboarding_state applicable_rules applicable_rules_domain asset_accounts asset_style_b64 ' +
    'attrib_values_domain attribute_exclusions attributes_extra_price auto_subscription_subtypes ' +
    'backend_root_menu_ids barcode_search_domain barcodes_by_company base_lang base_line_field_value_from_record ' +
    'base_unit_price bindings blocked_iframe_containers_classes blocked_third_party_domains_list bounced_message_data ' +
    'cached cached_pricelist_id cached_values can_publish_error_message canonical_url canonical_url_localized ' +
    'cart_display_price cart_recovery_template channels_as_member checkout_step_list checkout_steps ' +
    'closest_possible_combination closest_possible_combinations code combination_info combination_info_variant ' +
    'combination_name combo_item_display_price company_address_field_names company_address_update company_currency ' +
    'company_ids company_registry_labels company_root_delegated_field_names compatible_payment_methods complete_name ' +
    'configurator_display_price configurator_price confirmation_template contact_name contextual_discount ' +
    'contextual_price contextual_price_tax_selection contextual_pricelist conversion_rate copiable_order_lines ' +
    'country_name currency_table_fiscal_year_bounds current_company current_company_fallback current_fiscal_position ' +
    'current_fiscal_position_id current_persona current_pricelist current_pricelist_id current_website_id ' +
    'custom_compute_tax_cache_key customer_information data datas_related_values date_deadline default_activity_view ' +
    'default_address_format default_auth_method default_bounce_address default_calendar_view default_category_id ' +
    'default_color default_favicon default_form_view default_from_address default_from_filter default_graph_view ' +
    'default_kanban_view default_list_view default_opening_move_values default_payment_link_values default_pivot_view ' +
    'default_pricelist_vals default_search_view default_template_id default_tree_view default_uom_id ' +
    'default_uom_po_id default_variant_id definitions delivered_quantity_by_analytic delivery_methods ' +
    'description_plaintext display_price display_price_ignore_combo display_value displayed_discount ' +
    'displayed_quantity displayed_unit_price downpayment_description downpayment_line_price_unit downpayment_state ' +
    'duplicated_bank_accounts edi_supported_formats email_domain eval_context extra_price fields_spec ' +
    'filtered_sellers filtered_supplier first_possible_combination first_possible_variant_id fiscal_country_codes ' +
    'fiscalyear_lock_statement_lines_redirect_action forbidden_access forbidden_state_confirm form_writable_fields ' +
    'from_code frontend generation_dict_from_base_line generation_dict_from_tax_line geoip_country_code ' +
    'google_analytics_data gravatar_image group_ids html_fields html_fields_attributes ' +
    'html_fields_attributes_blacklist html_fields_blacklist html_link id ids image_holder images incompatible_types ' +
    'integer invalidation_fields invoice_grouping_keys invoice_line_sequence invoice_lines invoice_policy ' +
    'invoiceable_lines invoiced lang last last_discount_date last_discount_date_formatted ' +
    'length_uom_id_from_ir_config_parameter length_uom_name_from_ir_config_parameter lines_with_price linked_line ' +
    'linked_lines list_price lock_date_violations login_date login_domain login_order logo mail_message_access ' +
    'mail_redirect_suggested_company mail_thread_data mail_thread_data_attachments main_company mandate_values ' +
    'manual_field_data mapped_attribute_names max_email_size media_info mention_suggestions_domain menu_ids ' +
    'message_create_ignore_field_names message_create_valid_field_names message_format_fields message_id ' +
    'message_preview model_definitions model_description model_selection monocurrency_currency_table_sql name ' +
    'name_portal_content_view name_search_domain name_tax_totals_view needaction_count ' +
    'negative_lines_sorting_candidate_criteria new_display_value no_variant_attributes_price_extra note_url ' +
    'notify_valid_parameters old_display_value order_date order_edi_decoder order_lines_to_report ' +
    'own_attribute_exclusions parent_attribute_exclusions parent_message partner_display partner_from_token ' +
    'partner_pricelist_multi partner_pricelist_multi_filter_hook partner_pricelist_multi_search_domain_hook path ' +
    'pl_partner_order plausible_script_url plausible_server plausible_share_url portal_access_update_body ' +
    'portal_return_action possible_combinations possible_variants possible_variants_sorted post_processing_values ' +
    'preferred_delivery_method prepayment_required_amount pricelist_price pricelist_price_before_discount ' +
    'pricelist_price_context processing_values product_accounts product_catalog_domain product_catalog_lines_data ' +
    'product_catalog_order_data product_catalog_order_line_info product_catalog_record_lines product_document_domain ' +
    'product_documents product_page_grid_image_classes product_page_grid_image_spacing_classes ' +
    'product_page_proportions product_price product_price_context product_price_rule product_rule ' +
    'product_sort_mapping product_types_allow_zero_price products_price protected_fields public_user ' +
    'query_currency_table rates readable_fields received_message record_name records records_action ' +
    'related_fields_variant_template reply_to report_base_filename sale_order_domain_count ' +
    'sale_order_line_multiline_description_sale sale_order_line_multiline_description_variants ' +
    'saleable_tracking_types sales_prices sample_sales_order search_domain_share selection selection_data ' +
    'sent_message serve_attachment session_token_fields session_token_query_params share_url shop_warning ' +
    'signup_invitation_scope signup_url signup_url_for_action simple_currency_table snippets_assets source_from_ref ' +
    'specific_create_values specific_processing_values specific_rendering_values storage_domain street_split ' +
    'suggested_invoice_edi_format suitable_image_size table_builder_average table_builder_closing ' +
    'table_builder_current table_builder_domestic_currency table_builder_historical tax_details ' +
    'tax_included_unit_price tax_included_unit_price_from_price tax_totals_summary test_email_addresses ' +
    'test_email_from test_email_to thread_with_access tx_from_notification_data unece_code unique_names ' +
    'unreconciled_statement_lines_domain unreconciled_statement_lines_redirect_action update_prices_lines ' +
    'user_fiscal_lock_date user_lock_date variant_for_combination variant_id_for_combination vcard_file ' +
    'view_field_attributes view_fields violated_lock_dates violated_soft_lock_date ' +
    'volume_uom_id_from_ir_config_parameter volume_uom_name_from_ir_config_parameter website_accessory_product ' +
    'website_alternative_product website_pages website_pricelists_domain website_ribbon website_sale_extra_values ' +
    'weight_uom_id_from_ir_config_parameter weight_uom_name_from_ir_config_parameter with_access',
  handle: 'create_write domain favicon first_contact_creation homepage_url notification_data',
  has:
    'accounting_entries deliverable_products group invoice is_custom_values multiple_groups no_variant_attributes ' +
    'order to_be_paid to_be_signed',
  init: 'data_resource_calendar messaging store_data',
  is:
    'add_to_cart_allowed add_to_cart_possible admin anonymous_cart applicable_for available_in_country ' +
    'available_on_website canonical_url cart_ready combination_possible combination_possible_by_config configurable ' +
    'confirmation_amount_reached delivery delivery_ready discount_feature_enabled editable_in_portal ' +
    'from_single_value_line indexable_url internal manual_name not_sellable_line notification_scheduled paid portal ' +
    'public readonly reorder_allowed snippet_used superuser system test_mode thread_message user_available ' +
    'valid_for_model_selector variant_possible',
  lang: 'code_to_urlcode get get_code get_direction get_id',
  log: 'message_on_linked_documents received_message sent_message',
  mail:
    'find_partner_from_emails find_user_for_gateway get_alias_domains get_companies get_company_field ' +
    'get_message_subtypes get_partner_fields get_partners get_primary_email_field get_timezone search_on_partner ' +
    'search_on_user track track_get_field_sequence track_order_fields',
  message:
    'add_reaction add_reaction_after_hook add_suggested_recipient auto_subscribe auto_subscribe_followers ' +
    'auto_subscribe_notify compose_with_view compute_author compute_parent_id compute_subject create fetch ' +
    'fetch_failed followers_to_store format get_default_recipients get_suggested_recipients log log_batch ' +
    'log_repartition_lines log_with_view mail_after_hook notification_format notifications_to_store ' +
    'parse_extract_bounce parse_extract_from_parent parse_extract_payload parse_extract_payload_postprocess ' +
    'partner_info_from_emails post_after_hook post_process_attachments reaction receive_bounce remove_reaction ' +
    'remove_reaction_after_hook reset_bounce route_process set_main_attachment_id subscribe track track_post_template ' +
    'update_content update_content_after_hook',
  notify:
    'by_email_get_base_mail_values by_email_get_final_mail_values by_email_get_headers ' +
    'by_email_prepare_rendering_context by_email_render_layout by_web_push_prepare_payload cancel_by_type_generic ' +
    'encode_link get_action_link get_classified_recipients_iterator get_recipients get_recipients_classify ' +
    'get_recipients_groups get_recipients_groups_fillup get_recipients_thread_info get_reply_to ' +
    'get_reply_to_formatted_email inviter message_notification_update security_setting_update ' +
    'security_setting_update_prepare_values thread thread_by_email thread_by_inbox thread_by_web_push',
  phone: 'code_for format format_number get_country get_country_field get_number_fields',
  populate: 'get_product_factories get_types set_companies set_parents',
  portal:
    'ensure_token get_default_format_properties_names get_parent_hash_token message_format message_format_attachments',
  prepare:
    'analytic_account_data base_line_for_taxes_computation base_line_grouping_key ' +
    'base_line_tax_repartition_grouping_key confirmation_values display_address down_payment_section_line ' +
    'email_message invoice invoice_line invoicing_tooltip new_device_notice_values order_line_update_values ' +
    'order_line_values procurement_values resource_calendar_values sale_order_values sellers service_tracking_tooltip ' +
    'single_value_for_display tax_line_for_taxes_computation tax_line_repartition_grouping_key tax_lines tax_totals ' +
    'tooltip update variant_values warning_for_group_inheritance',
  price: 'compute get with_tax_computed',
  process: 'attachments_for_post attachments_for_template_post end end_unlink_record notification_data ondelete',
  rating:
    'apply_get_default_subtype_id domain get_access_token get_operator get_parent_field_name get_partner ' +
    'get_repartition',
  read: 'group_allowed_fields group_categ_id group_groupby group_select progress_bar',
  reflect: 'field_params fields model_params models selections',
  remove: 'attachments_on_website_unlink delivery_line reified_groups',
  retrieve: 'partner partner_with_name partner_with_phone_email partner_with_vat product',
  routing: 'check_route create_bounce_email handle_bounce reset_bounce warn',
  select: 'companies_rates expected_date seller',
  send:
    'abandoned_cart_email capture_request invoice order_confirmation_mail order_notification_mail payment_request ' +
    'payment_succeeded_for_order_mail refund_request void_request',
  set:
    'analytic_distribution attachment_data authorized barcode base_unit_count base_unit_id canceled default_code ' +
    'delivery_method done encrypted_password error image_1920 new_password packaging_ids password pending ' +
    'product_lst_price product_variant_field ratio standard_price template_field voice_metadata volume weight',
  show: 'cancel_wizard discount discount_on_shop in_cart',
  signup: 'create_user retrieve_info retrieve_partner',
  track:
    'discard filter_for_display finalize get_default_log_message get_fields post_template_finalize prepare set_author ' +
    'set_log_message subtype template',
  tracking: 'models value_format value_format_model',
  unlink:
    'check_home_action except_confirmed except_default_category except_default_lang except_default_website ' +
    'except_draft_or_cancel except_last_remaining_website except_master_data except_referenced_terms except_todo ' +
    'except_used_as_rule_base except_used_on_product except_user if_manual if_not_default_payment_method ' +
    'if_partner_in_account_move or_archive',
  update:
    'address asset_style cart_line_values fields_values last_login line_quantity opening_move order_line_info ' +
    'product_template_attribute_values selection source_transaction_state state xmlids',
  validate: 'analytic_distribution fiscalyear_lock locks order repartition_lines',
  website: 'api_rpc form_last_record show_quick_add',
  xmlid: 'lookup to_res_id to_res_model_res_id',
}

const APART =
  'accessible_branches active_languages active_usages_compute activity_schedule_with_view ' +
  'adapt_price_unit_to_another_taxes additional_name_per_id address_fields alert_new_device alias_get_error ' +
  'alias_get_error_message all_branches_selected all_manual_field_data api_rpc apply_groups_to_existing_employees ' +
  'apply_taxes_to_price assert_can_auth assert_primary_email asset_difference_search attachment_format ' +
  'author_to_store auto_balance_opening_move basic_enumerate_words batch_for_taxes_computation bootstrap_homepage ' +
  'cartesian_product change_password chart_template_selection children_sync clean_website cleanup_side_records ' +
  'complete_inverse_exclusions compute confirmation_error_message constrains_detailed_type constrains_name ' +
  'construct_tax_string convert creation_message creation_subtype credit_debit_get credit_search crypt_context ' +
  'custom_many2many_names data_get deactivate_group_multi_currency deactivate_portal_user debit_search ' +
  'deduce_country_code delete_and_notify demo_configure_variants detailed_type_mapping determine_fields_to_fetch ' +
  'disable_unused_snippets_assets discard_tracking dispatch_negative_lines domain_product_id drop_column drop_table ' +
  'email_send encode_link ensure_hooks ensure_provider_is_not_disabled enumerate_pages except_audit_log ' +
  'exclude_tax_groups_from_tax_totals_summary execute_callback existing existing_accounting existing_selection_data ' +
  'expected_date extend_with_attachments extras_to_store fallback_lang fetch_duplicate_orders fields_sync filestore ' +
  'finalize_post_processing fix_tax_included_price fix_tax_included_price_company for_xml_id force ' +
  'formatting_address_fields from_request_file full_path get hook_compute_is_used ids2str in_modules increase_rank ' +
  'index inherited_models initiate_account_onboardings install_modules instanciate instanciate_attrs ' +
  'invalidate_documents invoice_sale_orders invoice_total lines_without_price_recomputation load_xmlid login ' +
  'lookup_xmlids make_access_error mark_for_gc mark_payment_onboarding_step_as_done match_from_filter merge_method ' +
  'mfa_type mfa_url migrate module_data_uninstall normalize_domain_url nothing_to_invoice_error_message ' +
  'on_login_cooldown on_webclient_bootstrap only_active order parse_name_search parse_partner_name poll populate ' +
  'post_add_create post_process postprocess_contents product_domain propagate_extra_taxes_base ' +
  'raise_for_invalid_parameters reaction_group_to_store rec_names_search recompute_prices recompute_taxes ' +
  'reconcile_after_done record_by_message records_by_model_name related_field round_base_lines_tax_details ' +
  'rpc_api_keys_only run_payment_onboarding_step run_vat_test same_content sanitize_vals sellable_lines_domain ' +
  'sendmany sendone service_tracking_blacklist should_alert_new_device should_be_locked sign_token ' +
  'sms_get_number_fields sms_get_partner_fields smtp_login split_name_and_count storage thread_to_store ' +
  'to_http_stream to_store toggle_group_multi_currency trigram_enumerate_words truncate_payload ' +
  'unprotected_uom_xml_ids unsubscribe_from_non_public_channels unwrap_edi_attachments use_template_name ' +
  'verify_updated_quantity view_get_address view_ids web_read_group with_locked_records ' +
  'without_no_variant_attributes write_company_type'

export const PRIVATE_NAMES: ReadonlySet<string> = new Set([
  ...Object.entries(NAMES).flatMap(([word, rest]) => rest.split(' ').map((name) => `_${word}_${name}`)),
  ...APART.split(' ').map((name) => `_${name}`),
])
