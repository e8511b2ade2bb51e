import type { ShopCurrency } from 'ooor'

export interface Money {
  readonly amount: number
  /** As `USD`. */
  readonly currency: string
}

/** A many2one as rows have it. */
type Named = { readonly id: number; readonly display_name: string } | null

/** An amount in a currency of Odoo's. */
export function money(amount: number, currency: Named): Money {
  return { amount, currency: currency?.display_name ?? 'USD' }
}

/** An amount as a page of Odoo's shop has it: with a sign, and the currency's name where the page tells it. */
export function shownMoney(amount: number, currency: ShopCurrency | null): Money {
  return { amount, currency: currency?.code ?? CODES[currency?.symbol ?? '$'] ?? 'USD' }
}

const CODES: Readonly<Record<string, string>> = { $: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'JPY' }
