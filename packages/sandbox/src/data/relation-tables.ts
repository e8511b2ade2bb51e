import type { FieldDefinition } from '../orm/definition.ts'

type Table = readonly [table: string, own: string, other: string]

/** Of what is no many2many, or is computed each time. */
export const NO_TABLE = [false, false, false] as const

/** Many2many fields that older series kept, or that only the sandbox does. */
const COMPUTED: ReadonlySet<string> = new Set([
  'discuss.channel.channel_partner_ids',
  'sale.order.cancel.recipient_ids',
])

/**
 * Tables of many2many fields, and their columns of the two sides, where they are not called by the two models; by name,
 * as the names of fields differ by series. From the registries of 14.0 and 16.0 to 19.0 (`relation_table`, `column1`,
 * `column2`).
 */
const TABLES: Readonly<Record<string, Table>> = {
  'account.tax.children_tax_ids': ['account_tax_filiation_rel', 'parent_tax', 'child_tax'],
  'account.tax.original_tax_ids': ['account_tax_alternatives', 'dest_tax_id', 'src_tax_id'],
  'account.tax.replacing_tax_ids': ['account_tax_alternatives', 'src_tax_id', 'dest_tax_id'],
  'base.language.install.lang_ids': ['res_lang_install_rel', 'language_wizard_id', 'lang_id'],
  'ir.actions.act_window.group_ids': ['ir_act_window_group_rel', 'act_id', 'gid'],
  'ir.actions.act_window.groups_id': ['ir_act_window_group_rel', 'act_id', 'gid'],
  'ir.actions.report.group_ids': ['res_groups_report_rel', 'uid', 'gid'],
  'ir.actions.report.groups_id': ['res_groups_report_rel', 'uid', 'gid'],
  'ir.actions.server.group_ids': ['ir_act_server_group_rel', 'act_id', 'gid'],
  'ir.actions.server.groups_id': ['ir_act_server_group_rel', 'act_id', 'gid'],
  'ir.model.fields.groups': ['ir_model_fields_group_rel', 'field_id', 'group_id'],
  'ir.rule.groups': ['rule_group_rel', 'rule_group_id', 'group_id'],
  'ir.ui.menu.group_ids': ['ir_ui_menu_group_rel', 'menu_id', 'gid'],
  'ir.ui.menu.groups_id': ['ir_ui_menu_group_rel', 'menu_id', 'gid'],
  'mail.channel.channel_partner_ids': ['mail_channel_partner', 'channel_id', 'partner_id'],
  'mail.compose.message.attachment_ids': ['mail_compose_message_ir_attachments_rel', 'wizard_id', 'attachment_id'],
  'mail.compose.message.partner_ids': ['mail_compose_message_res_partner_rel', 'wizard_id', 'partner_id'],
  'mail.message.attachment_ids': ['message_attachment_rel', 'message_id', 'attachment_id'],
  'mail.message.notified_partner_ids': ['mail_notification', 'mail_message_id', 'res_partner_id'],
  'mail.message.starred_partner_ids': ['mail_message_res_partner_starred_rel', 'mail_message_id', 'res_partner_id'],
  'payment.transaction.sale_order_ids': ['sale_order_transaction_rel', 'transaction_id', 'sale_order_id'],
  'product.product.additional_product_tag_ids': [
    'product_tag_product_product_rel',
    'product_product_id',
    'product_tag_id',
  ],
  'product.product.product_template_attribute_value_ids': [
    'product_variant_combination',
    'product_product_id',
    'product_template_attribute_value_id',
  ],
  'product.tag.product_product_ids': ['product_tag_product_product_rel', 'product_tag_id', 'product_product_id'],
  'product.template.taxes_id': ['product_taxes_rel', 'prod_id', 'tax_id'],
  'res.company.user_ids': ['res_company_users_rel', 'cid', 'user_id'],
  'res.country.group.pricelist_ids': ['res_country_group_pricelist_rel', 'res_country_group_id', 'pricelist_id'],
  'res.groups.implied_ids': ['res_groups_implied_rel', 'gid', 'hid'],
  'res.groups.user_ids': ['res_groups_users_rel', 'gid', 'uid'],
  'res.groups.users': ['res_groups_users_rel', 'gid', 'uid'],
  'res.partner.category_id': ['res_partner_res_partner_category_rel', 'partner_id', 'category_id'],
  'res.partner.category.partner_ids': ['res_partner_res_partner_category_rel', 'category_id', 'partner_id'],
  'res.users.company_ids': ['res_company_users_rel', 'user_id', 'cid'],
  'res.users.group_ids': ['res_groups_users_rel', 'uid', 'gid'],
  'res.users.groups_id': ['res_groups_users_rel', 'uid', 'gid'],
  'sale.order.tag_ids': ['sale_order_tag_rel', 'order_id', 'tag_id'],
}

/** Who needs to act on a message was told of in a table of its own (`ir.model.fields` of 14.0; 15 is taken for 16). */
const NOTIFIED_UNTIL_14: Table = ['mail_message_res_partner_needaction_rel', 'mail_message_id', 'res_partner_id']

/** The table of a many2many field, and its columns of the two sides. */
export function relationTable(
  model: string,
  name: string,
  { relation = '', compute, related }: FieldDefinition,
  major: number,
): Table | typeof NO_TABLE {
  const key = `${model}.${name}`
  if (COMPUTED.has(key) || (major >= 16 && model === 'mail.channel')) return NO_TABLE
  if (major < 15 && key === 'mail.message.notified_partner_ids') return NOTIFIED_UNTIL_14
  const [own, other] = [tableName(model), tableName(relation)]
  const known = TABLES[key]
  if (known !== undefined || compute !== undefined || related !== undefined) return known ?? NO_TABLE
  return [`${[own, other].toSorted().join('_')}_rel`, `${own}_id`, `${other}_id`]
}

const tableName = (model: string) => model.replaceAll('.', '_')
