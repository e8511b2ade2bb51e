import type { Series } from 'ooor/protocol'
import { currencyId } from './currency-rows.ts'

/** The ids of the two currencies that the demo data counts in. */
export const currencyIds = (series: Series): { readonly usd: number; readonly eur: number } => ({
  usd: currencyId(series, 'USD'),
  eur: currencyId(series, 'EUR'),
})
