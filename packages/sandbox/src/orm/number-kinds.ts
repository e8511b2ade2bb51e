import { roundedTo } from '../python/rounded.ts'
import type { FieldDefinition } from './definition.ts'
import type { Environment } from './environment.ts'

/** Kinds of fields that are numbers to who reads them, and are summed up by themselves. */
export const NUMBERS: ReadonlySet<string> = new Set(['integer', 'float', 'monetary'])

/** Kinds of fields that PostgreSQL has numbers of: ids too, where another field tells their model. */
export const NUMBER_COLUMNS: ReadonlySet<string> = new Set([...NUMBERS, 'many2one_reference'])

/**
 * A float with digits as records keep it in their cache up to 16: so many hundredths, times what a hundredth is to Python, so
 * that 7.77 is 7.7700000000000005 (tried on 14.0; 16 is taken for 14).
 */
export function cachedFloat({ dialect }: Environment, { type, digits }: FieldDefinition, value: number): number {
  const { major } = dialect.series
  if (type !== 'float' || !digits || major < 13 || major > 16) return value
  // As Python has it, which a power of JavaScript is not: 10 ** -4 is less.
  return roundedTo(value, Number(`1e-${digits[1]}`), major)
}
