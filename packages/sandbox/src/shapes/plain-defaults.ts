/**
 * What plain Odoo gives new records of the models that the sandbox has logic for, in the required fields that a shape
 * adds to them: a shape tells no defaults, and without these no partner, product or order could be made. As 14, 18 and
 * 19 tell them by `default_get` (tried); 16 and 17 by source. What a field's selection has not, is not taken.
 */
export const PLAIN_DEFAULTS: Readonly<Record<string, Readonly<Record<string, string | number>>>> = {
  'account.payment.term': { sequence: 10 },
  'delivery.carrier': { invoice_policy: 'estimated' },
  'discuss.channel': { channel_type: 'channel' },
  'ir.actions.server': { activity_user_type: 'specific' },
  'ir.mail_server': { smtp_authentication: 'login', smtp_encryption: 'none', smtp_port: 25 },
  'mail.activity.type': { chaining_type: 'suggest', delay_from: 'previous_activity', delay_unit: 'days' },
  'mail.channel': { channel_type: 'channel', public: 'groups' },
  'mail.compose.message': { message_type: 'comment' },
  'payment.acquirer': { payment_flow: 'form' },
  'payment.method': { support_manual_capture: 'none', support_refund: 'none' },
  'payment.transaction': { type: 'form' },
  'product.attribute': { create_variant: 'always', display_type: 'radio' },
  'product.pricelist': { discount_policy: 'with_discount' },
  'product.pricelist.item': {
    ...{ applied_on: '3_global', base: 'list_price', compute_price: 'fixed', display_applied_on: '1_product' },
  },
  'product.product': { base_unit_count: 1 },
  'product.template': {
    base_unit_count: 0,
    detailed_type: 'consu',
    sale_line_warn: 'no-message',
    service_tracking: 'no',
    tracking: 'none',
  },
  'res.company': {
    account_price_include: 'tax_excluded',
    cost_method: 'standard',
    fiscalyear_last_day: 31,
    fiscalyear_last_month: '12',
    horizon_days: 365,
    inventory_period: 'manual',
    layout_background: 'Blank',
    security_lead: 0,
  },
  'res.lang': { short_time_format: '%H:%M', week_start: '7' },
  'res.partner': { autopost_bills: 'ask' },
  'res.partner.bank': { l10n_us_bank_account_type: 'checking' },
  'sale.order': { picking_policy: 'direct' },
  'uom.uom': { relative_factor: 1, uom_type: 'reference' },
  website: {
    ecommerce_access: 'everyone',
    product_page_image_layout: 'carousel',
    product_page_image_ratio: '1_1',
    product_page_image_ratio_mobile: 'auto',
    product_page_image_roundness: 'none',
    product_page_image_spacing: 'none',
    product_page_image_width: '50_pc',
    shop_default_sort: 'website_sequence asc',
    show_line_subtotals_tax_selection: 'tax_excluded',
  },
}

/** What the server finds out by itself, of records that the sandbox has not: nobody has to give it here. */
export const FILLED_IN: Readonly<Record<string, readonly string[]>> = {
  'account.tax': ['country_id', 'tax_group_id'],
  'mail.channel': ['alias_id'],
  'payment.acquirer': ['company_id'],
  'payment.provider': ['company_id'],
  'payment.transaction': ['partner_country_id', 'payment_method_id'],
  'product.template': ['publish_date', 'uom_po_id'],
  'product.wishlist': ['website_id'],
  'res.company': ['account_opening_date'],
  'sale.order': ['warehouse_id'],
  'uom.uom': ['category_id'],
  website: ['default_lang_id', 'language_ids', 'user_id'],
}
