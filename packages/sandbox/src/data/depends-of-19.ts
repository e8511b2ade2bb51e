/** Of each model with activities. */
export const OF_ACTIVITIES = {
  activity_date_deadline: 'activity_ids.date_deadline',
  activity_exception_decoration: 'activity_ids.activity_type_id.decoration_type activity_ids.activity_type_id.icon',
  activity_exception_icon: 'activity_ids.activity_type_id.decoration_type activity_ids.activity_type_id.icon',
  activity_state: 'activity_ids.state',
  activity_summary: 'activity_ids.summary',
  activity_type_icon: 'activity_ids.icon',
  activity_type_id: 'activity_ids.activity_type_id',
  activity_user_id: 'activity_ids.user_id',
}

/** Of orders, since 16. */
export const OF_ORDERS = {
  note: 'partner_id sale_order_template_id partner_id',
  partner_invoice_id: 'partner_id',
  partner_shipping_id: 'partner_id',
  require_payment: 'sale_order_template_id company_id',
  require_signature: 'sale_order_template_id company_id',
  user_id: 'partner_id',
  validity_date: 'sale_order_template_id company_id',
  website_order_line: 'order_line',
}

/** What fields of 19 are computed from, as of those of 14 (`fields_get` of 19.0). */
export const DEPENDS_OF_19: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'account.tax': {
    display_name: 'type_tax_use tax_scope name',
    price_include: 'price_include_override',
  },
  'product.product': {
    ...OF_ACTIVITIES,
    display_name: 'name default_code product_tmpl_id name',
    free_qty: 'stock_move_ids.product_qty stock_move_ids.state stock_move_ids.quantity',
    lst_price: 'list_price price_extra',
    price_extra: 'product_template_attribute_value_ids.price_extra',
    qty_available: 'stock_move_ids.product_qty stock_move_ids.state stock_move_ids.quantity',
    virtual_available: 'stock_move_ids.product_qty stock_move_ids.state stock_move_ids.quantity',
    write_date: 'product_tmpl_id.write_date',
  },
  'product.template': {
    ...OF_ACTIVITIES,
    barcode: 'product_variant_ids.barcode',
    currency_id: 'company_id',
    default_code: 'product_variant_ids.default_code',
    display_name: 'name default_code name',
    image_128: 'image_1920',
    invoice_policy: 'type',
    is_storable: 'type',
    product_variant_count: 'product_variant_ids.product_tmpl_id',
    product_variant_id: 'product_variant_ids',
    standard_price: 'product_variant_ids.standard_price',
    taxes_id: 'taxes_id.type_tax_use',
    volume: 'product_variant_ids.volume',
    website_published: 'is_published website_id',
    weight: 'product_variant_ids.weight',
  },
  'res.company': {
    logo: 'partner_id.image_1920',
    name: 'partner_id.name',
  },
  'res.partner': {
    ...OF_ACTIVITIES,
    child_ids: 'child_ids.active',
    commercial_company_name: 'company_name parent_id.is_company commercial_partner_id.name',
    complete_name: 'is_company name parent_id.name type company_name commercial_company_name',
    contact_address: 'street street2 zip city state_id country_id country_id company_name state_id',
    display_name: 'website_id complete_name email vat state_id country_id commercial_company_name name',
    image_128: 'image_1920',
    lang: 'parent_id',
    same_vat_partner_id: 'vat company_id company_registry country_id',
    user_id: 'parent_id',
  },
  'res.users': {
    all_group_ids: 'group_ids.all_implied_ids',
    login_date: 'log_ids.create_date',
    notification_type: 'share all_group_ids',
    share: 'all_group_ids',
    signature: 'name',
  },
  'sale.order': {
    ...OF_ACTIVITIES,
    ...OF_ORDERS,
    amount_delivery: 'order_line.price_total order_line.price_subtotal',
    amount_tax: 'order_line.price_subtotal currency_id company_id payment_term_id',
    amount_total: 'order_line.price_subtotal currency_id company_id payment_term_id',
    amount_untaxed: 'order_line.price_subtotal currency_id company_id payment_term_id',
    display_name: 'partner_id name',
    payment_term_id: 'partner_id',
    pricelist_id: 'partner_id company_id',
  },
  'sale.order.line': {
    customer_lead: 'product_id',
    discount: 'product_id product_uom_id product_uom_qty',
    display_name: 'order_partner_id order_id product_id name',
    name: 'product_id product_id linked_line_id linked_line_ids',
    price_unit: 'product_id product_uom_id product_uom_qty',
    product_uom_id: 'product_id',
    product_uom_qty: 'display_type product_id',
    product_updatable: 'move_ids product_id state qty_invoiced qty_delivered',
    qty_delivered:
      'move_ids.state move_ids.location_dest_usage move_ids.quantity move_ids.product_uom qty_delivered_method analytic_line_ids.so_line analytic_line_ids.unit_amount analytic_line_ids.product_uom_id',
    qty_invoiced: 'invoice_lines.move_id.state invoice_lines.quantity',
    tax_ids: 'product_id company_id',
  },
  'delivery.carrier': {
    fixed_price: 'product_id.list_price product_id.product_tmpl_id.list_price',
  },
  'ir.actions.act_window': {
    views: 'view_ids.view_mode view_mode view_id.type',
  },
  'ir.attachment': {
    datas: 'store_fname db_datas file_size',
    raw: 'store_fname db_datas',
  },
  'ir.cron': {
    display_name: 'name',
  },
  'ir.model.data': {
    complete_name: 'module name',
    display_name: 'res_id model complete_name name',
    reference: 'model res_id',
  },
  'ir.model.fields': {
    copied: 'ttype related compute',
    display_name: 'field_description model field_description',
    selection: 'selection_ids',
  },
  'ir.module.module': {
    display_name: 'shortdesc',
    icon_image: 'icon icon',
    installed_version: 'name name',
    menus_by_module: 'name state',
    reports_by_module: 'name state',
    views_by_module: 'name state',
  },
  'ir.rule': {
    global: 'groups',
  },
  'mail.activity': {
    date_done: 'active',
    display_name: 'summary activity_type_id summary',
    res_model: 'res_model_id.model',
    res_name: 'res_model res_id',
    state: 'active date_deadline',
  },
  'mail.followers': {
    display_name: 'partner_id name',
  },
  'product.attribute': {
    number_related_products: 'product_tmpl_ids',
  },
  'product.attribute.value': {
    display_name: 'attribute_id name',
  },
  'product.category': {
    display_name: 'complete_name',
  },
  'product.pricelist': {
    ...OF_ACTIVITIES,
    display_name: 'currency_id name',
  },
  'product.public.category': {
    display_name: 'parents_and_self name',
  },
  'product.template.attribute.line': {
    value_count: 'value_ids',
  },
  'product.template.attribute.value': {
    display_name: 'attribute_id name',
  },
  'res.bank': {
    display_name: 'bic name',
  },
  'res.country.state': {
    display_name: 'country_id name',
  },
  'res.currency': {
    date: 'rate_ids.name',
    decimal_places: 'rounding',
    inverse_rate: 'rate_ids.rate',
    rate_string: 'rate_ids.rate',
  },
  'res.currency.rate': {
    company_rate: 'rate name currency_id company_id currency_id.rate_ids.rate',
    inverse_company_rate: 'company_rate',
  },
  'ir.ui.menu': {
    complete_name: 'name parent_id.complete_name',
    display_name: 'parent_id name',
  },
  'res.groups': {
    all_implied_ids: 'implied_ids.all_implied_ids',
    all_user_ids: 'all_implied_by_ids.user_ids',
    display_name: 'full_name',
    full_name: 'privilege_id.name name',
  },
  'res.partner.bank': {
    acc_holder_name: 'partner_id',
    acc_type: 'acc_number',
    company_id: 'partner_id.company_id',
    display_name: 'allow_out_payment acc_number bank_id acc_number bank_id acc_number',
    sanitized_acc_number: 'acc_number',
  },
  'res.partner.category': {
    display_name: 'parent_id name',
  },
  'uom.uom': {
    display_name: 'name relative_factor relative_uom_id name',
    factor: 'relative_factor relative_uom_id relative_uom_id.factor',
  },
}
