import type { Series } from 'ooor/protocol'
import type { ModelDefinition } from '../orm/definition.ts'

/** A field and the series in which it may link to records of its own company only: since one, or those. */
type Checked = readonly [field: string, since: number | readonly number[]]

/**
 * Fields of models with logic that say so (`check_company`, where the model looks at it: `_check_company_auto`), in the
 * order in which they are told. From the registries of 14.0 and 16.0 to 19.0 with website_sale, sale_management,
 * contacts and stock.
 */
const CHECKED: Readonly<Record<string, readonly Checked[]>> = {
  'sale.order': [
    ['partner_id', 17],
    ['partner_invoice_id', 17],
    ['partner_shipping_id', 17],
    ['pricelist_id', [14, 15]],
    ['payment_term_id', [14, 15]],
    ['fiscal_position_id', 14],
    ['payment_term_id', 16],
    ['pricelist_id', 16],
    ['team_id', 14],
  ],
  'sale.order.line': [
    ['product_id', [14, 15, 16, 19, 20]],
    ['tax_id', 16],
    ['tax_ids', 19],
  ],
  'product.pricelist.item': [
    ['product_tmpl_id', 14],
    ['product_id', 14],
    ['base_pricelist_id', 14],
  ],
  'product.template': [
    ['optional_product_ids', 16],
    ['alternative_product_ids', 14],
    ['accessory_product_ids', 14],
  ],
  'account.tax': [['children_tax_ids', 14]],
  'account.fiscal.position.tax': [
    ['tax_src_id', 14],
    ['tax_dest_id', 14],
  ],
  'res.partner': [
    ['property_account_position_id', 19],
    ['property_payment_term_id', 19],
  ],
}

/** Whose records are open to branches of their company too (`check_company_domain_parent_of`), since 17. */
const OPEN_TO_BRANCHES: ReadonlySet<string> = new Set([
  'account.fiscal.position',
  'account.payment.term',
  'account.tax',
  'product.product',
  'product.template',
  'res.partner',
])

export function withCompanyChecks(model: ModelDefinition, { major }: Series): ModelDefinition {
  const isChecked = (since: Checked[1]) => (typeof since === 'number' ? major >= since : since.includes(major))
  const checked = (CHECKED[model.name] ?? []).filter(([, since]) => isChecked(since))
  return {
    ...model,
    ...(checked.length > 0 && { companyChecks: checked.map(([field]) => field) }),
    ...(OPEN_TO_BRANCHES.has(model.name) && { isOpenToBranches: true }),
  }
}
