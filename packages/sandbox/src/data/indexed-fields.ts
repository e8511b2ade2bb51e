/** A span of series, and of models in it the fields that PostgreSQL has an index for. */
type Row = readonly [since: number, until: number, fields: Readonly<Record<string, string>>]

/** From the registries of 14.0 and 16.0 to 19.0 (`ir.model.fields`, `index`); 15 is taken for 14. */
const INDEXED: readonly Row[] = [
  [
    0,
    15,
    {
      'ir.config_parameter': 'key',
      'ir.model': 'model',
      'ir.module.module': 'name',
      'mail.compose.message': 'model res_id',
      'mail.message': 'model res_id',
      'payment.transaction': 'reference',
      'sale.order': 'date_order',
    },
  ],
  [
    0,
    16,
    {
      'ir.attachment': 'checksum',
      'res.partner': 'display_name',
    },
  ],
  [
    0,
    18,
    {
      'ir.module.category': 'name',
      'ir.rule': 'name',
    },
  ],
  [
    0,
    99,
    {
      'delivery.carrier': 'is_published',
      'ir.actions.todo': 'action_id',
      'ir.attachment': 'url',
      'ir.mail_server': 'name',
      'ir.model.access': 'group_id model_id name',
      'ir.model.fields': 'complete_name model model_id name state',
      'ir.model.fields.selection': 'field_id',
      'ir.module.category': 'parent_id',
      'ir.module.module': 'state',
      'ir.module.module.dependency': 'name',
      'ir.rule': 'model_id',
      'ir.translation': 'res_id',
      'ir.ui.menu': 'parent_id',
      'mail.activity': 'date_deadline res_id res_model res_model_id user_id',
      'mail.activity.type': 'create_uid',
      'mail.followers': 'partner_id res_id res_model',
      'mail.message': 'author_id mail_activity_type_id parent_id subtype_id',
      'mail.notification': 'is_read mail_message_id notification_status notification_type res_partner_id',
      'mail.tracking.value': 'field_id mail_message_id',
      'payment.provider': 'company_id',
      'product.attribute': 'sequence',
      'product.attribute.value': 'attribute_id sequence',
      'product.category': 'name parent_id',
      'product.pricelist.item': 'compute_price pricelist_id',
      'product.product': 'default_code product_tmpl_id',
      'product.public.category': 'parent_id sequence',
      'product.supplierinfo': 'company_id product_tmpl_id',
      'product.tag': 'website_id',
      'product.template': 'company_id is_published name',
      'product.template.attribute.line': 'attribute_id product_tmpl_id',
      'product.template.attribute.value': 'attribute_id attribute_line_id product_attribute_value_id product_tmpl_id',
      'product.wishlist': 'partner_id',
      'res.bank': 'bic',
      'res.company': 'parent_id',
      'res.currency.rate': 'name',
      'res.groups': 'category_id privilege_id',
      'res.groups.privilege': 'category_id',
      'res.partner':
        'commercial_partner_id company_id complete_name date name parent_id ref specific_property_product_pricelist vat',
      'res.partner.bank': 'partner_id',
      'res.partner.category': 'parent_id',
      'res.users.apikeys': 'user_id',
      'sale.order': 'company_id create_date name partner_id state user_id',
      'sale.order.line': 'company_id order_id',
      'uom.uom': 'relative_uom_id',
    },
  ],
  [
    16,
    99,
    {
      'ir.actions.server': 'model_id',
      'mail.tracking.value': 'field',
      'payment.transaction': 'state',
      'product.product': 'barcode',
      'product.template': 'website_sequence',
      'res.users': 'partner_id',
      'sale.order.line': 'order_partner_id product_id',
    },
  ],
  [
    17,
    99,
    {
      'sale.order': 'partner_invoice_id partner_shipping_id',
    },
  ],
  [
    18,
    99,
    {
      'product.product': 'standard_price',
      'res.partner': 'barcode credit_limit property_account_position_id property_payment_term_id',
    },
  ],
  [
    19,
    99,
    {
      'account.fiscal.position': 'company_id',
      'ir.cron': 'ir_actions_server_id',
      'product.pricelist.item': 'product_id product_tmpl_id',
      'product.template': 'description_sale',
      'res.company': 'partner_id',
      'res.country.state': 'country_id',
      'res.currency.rate': 'currency_id',
    },
  ],
]

/** Whether PostgreSQL has an index for a field of a model. */
export function isIndexed(model: string, name: string, major: number): boolean {
  return INDEXED.some(
    ([since, until, fields]) => since <= major && major <= until && fields[model]?.split(' ').includes(name) === true,
  )
}
