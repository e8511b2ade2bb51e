import type { Series } from 'ooor/protocol'
import type { Stored } from '../orm/definition.ts'
import { currencyIds } from './currency-rows.ts'

/**
 * Pricelists of the demo data: 14's shop has some for groups of countries (rows of 14.0), of which 13, 15 and 16 have the
 * one that the euro is in (wire/16.0/web-unlink-referenced).
 */
export function pricelistRows(series: Series): readonly Stored[] {
  const { major } = series
  const { usd, eur } = currencyIds(series)
  const list = (id: number, name: string, values: Readonly<Record<string, unknown>>): Stored => ({
    ...{ id, name, active: true, currency_id: eur },
    ...values,
  })
  const usual = list(1, 'Public Pricelist', {
    sequence: major === 14 ? 3 : 1,
    currency_id: major < 13 ? eur : usd,
    ...(major >= 13 && { selectable: true }),
  })
  const euro = { sequence: 16, selectable: true }
  if (major !== 14) return major < 13 || major > 16 ? [usual] : [usual, list(5, 'EUR', euro)]
  return [
    usual,
    list(2, 'Default USD pricelist', { sequence: 16, currency_id: usd, selectable: false }),
    list(3, 'Christmas', { sequence: 20, selectable: false, country_group_ids: [1] }),
    list(4, 'Benelux', { sequence: 2, selectable: false, country_group_ids: [4] }),
    list(5, 'EUR', { ...euro, sequence: 3, country_group_ids: [1] }),
  ]
}

/** Their external ids, of the list and of its rule. */
export const PRICELIST_NAMES_OF_14: readonly (readonly [name: string, list: number, rule: number])[] = [
  ['christmas', 3, 2],
  ['benelux', 4, 3],
  ['europe', 5, 4],
]

/** What those lists take off, and that the usual one takes nothing off (rows of 14.0). */
export const RULE_ROWS_OF_14: readonly Stored[] = [
  rule(2, 3, { compute_price: 'formula', price_discount: 20 }),
  rule(3, 4, { compute_price: 'percentage', percent_price: 10 }),
  rule(4, 5, { compute_price: 'formula' }),
  rule(5, 1, { compute_price: 'formula', currency_id: 2 }),
]

function rule(id: number, pricelist_id: number, values: Readonly<Record<string, unknown>>): Stored {
  return {
    ...{ id, pricelist_id, applied_on: '3_global', base: 'list_price', base_pricelist_id: false },
    ...{ product_tmpl_id: false, product_id: false, categ_id: false, min_quantity: 0, price_discount: 0 },
    ...{ company_id: false, currency_id: 1, active: true },
    ...values,
  }
}
