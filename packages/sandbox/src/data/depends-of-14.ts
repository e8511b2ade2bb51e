/** What fields of 14 are computed from, by model and field (`fields_get` of 14.0): names, one after the other. */
export const DEPENDS_OF_14: Readonly<Record<string, Readonly<Record<string, string>>>> = {
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
    display_name: 'name',
    reference: 'model res_id',
  },
  'ir.module.module': {
    display_name: 'shortdesc',
    icon_image: 'icon',
    installed_version: 'name',
    menus_by_module: 'name state',
    reports_by_module: 'name state',
    views_by_module: 'name state',
  },
  'mail.activity': {
    res_model: 'res_model_id.model',
    res_name: 'res_model res_id',
    state: 'date_deadline',
  },
  'mail.followers': {
    __last_update: '',
    email: 'partner_id channel_id',
    is_active: 'partner_id channel_id',
    name: 'partner_id channel_id',
  },
  'mail.message': {
    display_name: 'record_name',
  },
  'product.attribute': {
    is_used_on_products: 'product_tmpl_ids',
  },
  'product.category': {
    display_name: 'complete_name',
  },
  'product.product': {
    free_qty: 'stock_move_ids.product_qty stock_move_ids.state',
    image_128: '',
    image_1920: '',
    lst_price: 'list_price price_extra',
    qty_available: 'stock_move_ids.product_qty stock_move_ids.state',
    virtual_available: 'stock_move_ids.product_qty stock_move_ids.state',
  },
  'product.template': {
    barcode: 'product_variant_ids.barcode',
    currency_id: 'company_id',
    default_code: 'product_variant_ids product_variant_ids.default_code',
    has_configurable_attributes:
      'attribute_line_ids attribute_line_ids.value_ids attribute_line_ids.attribute_id.create_variant',
    image_128: 'image_1920',
    product_variant_count: 'product_variant_ids.product_tmpl_id',
    product_variant_id: 'product_variant_ids',
    standard_price: 'product_variant_ids product_variant_ids.standard_price',
    taxes_id: 'taxes_id.type_tax_use',
    volume: 'product_variant_ids product_variant_ids.volume',
    website_published: 'is_published website_id',
    weight: 'product_variant_ids product_variant_ids.weight',
  },
  'res.company': {
    email: 'partner_id.email',
    logo: 'partner_id.image_1920',
    name: 'partner_id.name',
    phone: 'partner_id.phone',
  },
  'res.currency': {
    date: 'rate_ids.name',
    decimal_places: 'rounding',
  },
  'res.groups': {
    display_name: 'full_name',
    full_name: 'category_id.name name',
    trans_implied_ids: 'implied_ids.trans_implied_ids',
  },
  'res.partner': {
    child_ids: 'child_ids.active',
    commercial_company_name: 'company_name parent_id.is_company commercial_partner_id.name',
    contact_address:
      'street street2 zip city state_id country_id country_id.address_format country_id.code country_id.name company_name state_id.code state_id.name',
    display_name: 'is_company name parent_id.display_name type company_name name',
    image_128: 'image_1920',
  },
  'res.partner.bank': {
    acc_type: 'acc_number',
    bank_bic: 'bank_id.bic',
    bank_name: 'bank_id.name',
    sanitized_acc_number: 'acc_number',
  },
  'res.users': {
    login_date: 'log_ids.create_date',
    share: 'groups_id',
  },
  'sale.order': {
    currency_id: 'pricelist_id',
    currency_rate: 'pricelist_id date_order company_id',
    invoice_count: 'order_line.invoice_lines',
    type_name: 'state',
    website_order_line: 'order_line',
  },
  'sale.order.line': {
    invoice_status: 'order_id.state state product_uom_qty qty_delivered qty_to_invoice qty_invoiced',
    price_reduce: 'price_unit discount',
    product_uom_readonly: 'state',
    product_updatable: 'move_ids product_id order_id.state qty_invoiced qty_delivered',
    qty_delivered:
      'move_ids.state move_ids.scrapped move_ids.product_uom_qty move_ids.product_uom qty_delivered_method qty_delivered_manual analytic_line_ids.so_line analytic_line_ids.unit_amount analytic_line_ids.product_uom_id',
    qty_invoiced: 'invoice_lines.move_id.state invoice_lines.quantity untaxed_amount_to_invoice',
    qty_to_invoice: 'qty_invoiced qty_delivered product_uom_qty order_id.state',
    tax_id: 'tax_id.active',
  },
}
