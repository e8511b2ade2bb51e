/** A field, its place among those that a change tells of, and the first and the last series that track it. */
type Tracked = readonly [field: string, place: number, since: number, until?: number]

const LAST = 100

/** Variants tell what their templates do. */
const OF_PRODUCTS: readonly Tracked[] = [
  ['type', LAST, 9, 15],
  ['detailed_type', LAST, 16, 17],
  ['list_price', LAST, 18],
  ['invoice_policy', LAST, 18],
  ['categ_id', LAST, 19],
  ['uom_id', LAST, 19],
  ['is_storable', LAST, 19],
]

/**
 * Which fields of a model are tracked, as they tell it themselves (`ir.model.fields`, `tracking`, of 14.0 and 16.0 to
 * 19.0; 15 is taken for 16, older ones for 14).
 */
const TRACKED: Readonly<Record<string, readonly Tracked[]>> = {
  'account.tax': [
    ['name', LAST, 17],
    ['type_tax_use', LAST, 17],
    ['amount_type', LAST, 17],
    ['amount', LAST, 17],
    ['price_include', LAST, 17, 17],
    ['price_include_override', LAST, 18],
    ['include_base_amount', LAST, 17],
    ['is_base_affected', LAST, 17],
  ],
  'ir.actions.server': [
    ['name', LAST, 19],
    ['model_id', LAST, 19],
    ['state', LAST, 19],
  ],
  'ir.cron': [
    ['name', LAST, 19],
    ['user_id', LAST, 19],
    ['interval_number', LAST, 19],
    ['interval_type', LAST, 19],
    ['priority', LAST, 19],
    ['model_id', LAST, 19],
    ['state', LAST, 19],
  ],
  'product.pricelist': [
    ['currency_id', 1, 17],
    ['company_id', 5, 17],
    ['website_id', 20, 17],
  ],
  'product.product': OF_PRODUCTS,
  'product.template': OF_PRODUCTS,
  'res.company': [
    ['email', 1, 15],
    ['phone', 2, 15],
    ['vat', 5, 15],
    ['name', LAST, 17],
  ],
  'res.partner': [
    ['name', LAST, 17],
    ['parent_name', LAST, 17],
    ['contact_address_inline', LAST, 17],
    ['parent_id', 3, 15],
    ['user_id', 4, 15],
    ['vat', 5, 15],
    ['email', 1, 9],
    ['phone', 2, 9],
    ['user_id', LAST, 9, 14],
  ],
  'res.partner.bank': [
    ['active', LAST, 16],
    ['acc_number', LAST, 16],
    ['acc_holder_name', LAST, 16],
    ['partner_id', LAST, 16],
    ['bank_id', LAST, 16],
    ['currency_id', LAST, 16],
  ],
  'sale.order': [
    ['partner_id', 1, 9],
    ['pricelist_id', 1, 9],
    ['user_id', 2, 9],
    ['state', 3, 9],
    ['amount_total', 4, 9],
    ['amount_untaxed', 5, 9],
    ['team_id', LAST, 15],
    ['locked', LAST, 18],
  ],
}

const inSeries =
  (major: number) =>
  ([, , since, until = Number.POSITIVE_INFINITY]: Tracked) =>
    since <= major && major <= until

/** What changes of taxes is told once they are on entries, which have no logic here (tried on 17.0 to 19.0). */
const TOLD_LATER: ReadonlySet<string> = new Set(['account.tax'])

/**
 * The fields of a model whose changes are told, in the order in which they are: as they stand in the model, since 17 by
 * place and name from the last to the first (tried on 14.0 and 16.0 to 19.0).
 */
export function trackedFields(model: string, major: number): readonly string[] {
  const tracked = TOLD_LATER.has(model) ? [] : (TRACKED[model] ?? []).filter(inSeries(major))
  const sorted = major < 17 ? tracked : tracked.toSorted(([a, one], [b, other]) => other - one || (a < b ? 1 : -1))
  return sorted.map(([field]) => field)
}

/** The place of a field among those that a change tells of; 0 for what is not tracked. */
export function trackingOf(model: string, name: string, major: number): number {
  return (TRACKED[model] ?? []).filter(inSeries(major)).find(([field]) => field === name)?.[1] ?? 0
}
