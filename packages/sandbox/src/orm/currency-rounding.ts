import { roundedTo } from '../python/rounded.ts'
import type { FieldDefinition, Stored } from './definition.ts'
import type { Environment, Table } from './environment.ts'

/** How amounts of a currency are rounded. */
export interface CurrencyRounding {
  /** What they are multiples of: 0.01, 1 where nothing is smaller, 0.05 where coins are not; 0 where nobody rounds yet. */
  readonly step: number
  readonly decimals: number
  readonly major: number
}

/** Where there is no currency, hundredths. */
export function roundingOf(currency: unknown, env: Environment): CurrencyRounding {
  const { major } = env.dialect.series
  const table = env.table('res.currency')
  const row = table.rows.get(currency as number)
  if (row === undefined) return { step: 0.01, decimals: 2, major }
  const decimals = env.sudo().raw(table, row, 'decimal_places')
  return { step: Number(row.rounding) || 0.01, decimals: Number(decimals ?? 2), major }
}

/** As Python multiplies it, with its last bits. */
export const roundedAmount = (amount: number, { step, major }: CurrencyRounding): number =>
  step === 0 ? amount : roundedTo(amount, step, major)

/** As a column keeps it. */
export const keptAmount = (amount: number, rounding: CurrencyRounding): number =>
  Number(roundedAmount(amount, rounding).toFixed(rounding.decimals)) + 0

/** What a monetary field keeps of an amount, by the currency that its record has (tried on 14.0 and 19.0). */
export function keptMonetary(
  env: Environment,
  table: Table,
  row: Readonly<Stored>,
  { currencyField }: FieldDefinition,
  amount: unknown,
): unknown {
  if (currencyField === undefined || typeof amount !== 'number' || amount === 0) return amount
  const currency = env.sudo().raw(table, row, currencyField)
  return currency ? keptAmount(amount, roundingOf(currency, env)) : amount
}
