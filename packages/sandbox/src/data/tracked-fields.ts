/** Which fields of a model are tracked: on 14 and on 19 as they tell it themselves (`ir.model.fields`, `tracking`). */
interface TrackedFields {
  readonly until16: readonly string[]
  readonly since17: readonly string[]
}

const ORDER = ['partner_id', 'pricelist_id', 'user_id', 'state', 'amount_total', 'amount_untaxed']

const TRACKED: Readonly<Record<string, TrackedFields>> = {
  'res.partner': {
    until16: ['email', 'phone', 'user_id'],
    since17: ['name', 'email', 'phone', 'parent_id', 'user_id', 'vat', 'contact_address_inline'],
  },
  'sale.order': { until16: ORDER, since17: [...ORDER, 'locked', 'team_id'] },
  'product.template': {
    until16: ['type'],
    since17: ['categ_id', 'invoice_policy', 'is_storable', 'list_price', 'uom_id'],
  },
}

export function trackedFields(model: string, major: number): readonly string[] {
  if (major < 9) return []
  return TRACKED[model]?.[major < 17 ? 'until16' : 'since17'] ?? []
}
