import type { Money } from './money.ts'

const LOCALE = 'en-US'

/** As `$1,290.00`; whole amounts stay whole where cents would be noise. */
export function price({ amount, currency }: Money, cents: 'always' | 'if any' = 'if any'): string {
  const isWhole = cents === 'if any' && Number.isInteger(amount)
  const digits = isWhole ? { minimumFractionDigits: 0 } : {}
  return new Intl.NumberFormat(LOCALE, { style: 'currency', currency, ...digits }).format(amount)
}

export function day(date: Date): string {
  return new Intl.DateTimeFormat(LOCALE, { dateStyle: 'long', timeZone: 'UTC' }).format(date)
}

export function things(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
