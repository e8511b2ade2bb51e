/**
 * Public methods that the sandbox has no logic for and that look at the same on 17 and 18, and not on 16 or 19, by model
 * (`unmodelledMethods` says how they are written; each was called on 17.0 and 18.0).
 */
export const SIGNATURES_OF_17_AND_18: Readonly<Record<string, readonly string[]>> = {
  'delivery.carrier': ['create_and_get_website_url(**kwargs) settings', 'get_return_label_prefix() atMostOne read'],
  'discuss.channel': [
    'add_members(partner_ids? guest_ids? invite_to_rtc_call? open_chat_window? post_joined_message?)',
    '@channel_create(name group_id) employees',
    '@create_group(partners_to default_display_mode? name?)',
    'execute_command_who(**kwargs) atMostOne = null',
  ],
  'ir.cron': ['try_write(values)'],
  'ir.module.module': ['more_info() atMostOne'],
  'product.product': ['action_open_documents() read one'],
  'product.template': ['action_update_quantity_on_hand() atMostOne read'],
  'res.partner': ['can_edit_vat() one read', '@im_search(name limit? excluded_ids?)'],
  'res.users': ['action_revoke_all_devices()', 'check(db uid passwd)'],
  'sale.order': [
    'action_add_from_catalog() atMostOne read',
    'onchange_order_line() one read',
    'payment_action_void() write employees = null',
  ],
  'sale.order.line': ['has_valued_move_ids() read'],
  website: ['@new_page(name? add_menu? template? ispage? namespace? page_values? menu_values? sections_arch?)'],
}

/** And what threads have. */
export const THREAD_OF_17_AND_18: readonly string[] = [
  'message_post(**kwargs) one read write',
  'message_notify(body? subject? author_id? email_from? model? res_id? subtype_xmlid? subtype_id? partner_ids? attachments? attachment_ids? **kwargs) atMostOne = false',
]

/** Models that have activities. */
export const PLANNED_ON_17_AND_18: readonly string[] = [
  ...['product.pricelist', 'product.product', 'product.template', 'res.partner', 'res.partner.bank', 'sale.order'],
]
