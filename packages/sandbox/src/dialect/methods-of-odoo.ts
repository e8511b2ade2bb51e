import type { Series } from 'ooor/protocol'

/** Public methods of a plain 14, 15, 16 and 18 that the sandbox has no logic for and knows no signature of, by model (tried on 14.0). */
const OF_MODELS: Readonly<Record<string, readonly string[]>> = {
  'sale.order': ['action_view_delivery action_view_invoice get_portal_last_transaction tracking_fields update_prices'],
  'res.partner': ['open_commercial_entity'],
  'res.currency': ['amount_to_text'],
  'res.country': ['get_address_fields'],
  'res.lang': ['format'],
  'res.users': ['action_get'],
  'ir.attachment': ['action_get'],
  'mail.message': ['moderate'],
}

/** Whether a plain Odoo has a public method that the sandbox has no logic for. */
export function isOfOdoo({ major }: Series, model: string, name: string): boolean {
  if (major < 14 || major === 17 || major >= 19) return false
  // (odoo/addons/sale of 16)
  if (name === 'update_prices' && major >= 16) return false
  const known = Object.hasOwn(OF_MODELS, model) ? (OF_MODELS[model] ?? []) : []
  return known.some((names) => names.split(' ').includes(name))
}
