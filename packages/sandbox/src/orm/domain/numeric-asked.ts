import { invalidText } from '../../python/eyes.ts'
import { pythonStr } from '../../python/repr.ts'

const NUMERIC = /^\s*([+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?|nan|[+-]?inf(inity)?)\s*$/i

/** What an amount is compared with since 18, whatever it is told: PostgreSQL reads its text (tried on 18.0 and 19.0). */
export function numericOf(value: unknown): unknown {
  if (value === null || value === false || typeof value === 'number') return value
  const text = pythonStr(value)
  if (!NUMERIC.test(text)) {
    throw invalidText('numeric', text)
  }
  return Number(text)
}
