import type { Series } from 'ooor/protocol'

/** 14 and older made the euro first, 19 the dollar, and left the euro asleep (tried on 14.0 and 19.0). */
export function currencyIds({ major }: Series): { readonly usd: number; readonly eur: number } {
  return major < 17 ? { eur: 1, usd: 2 } : { usd: 1, eur: 126 }
}
