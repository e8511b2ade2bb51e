import { isTrue, postgresError } from '../../python/eyes.ts'
import type { FieldDefinition } from '../definition.ts'
import { isNumber, numberSeen } from './seen-kinds.ts'

/** Operators that take a pattern as a whole, as PostgreSQL names them. */
export const WHOLE_LIKE: Readonly<Record<string, string | undefined>> = { '=like': '~~', '=ilike': '~~*' }

/**
 * What is left to look at where a column that is no text is like a pattern as a whole, up to 16: the pattern becomes what
 * the column holds, and PostgreSQL knows of no such likeness (tried on 14.0; 15 and 16 by source).
 */
export function unlikeColumn(name: string, field: FieldDefinition, like: string, value: unknown): (() => void)[] {
  const { type } = field
  if (isNumber(name, field)) {
    numberSeen(field, value)
    // What has so many digits is sent as text.
    if (type === 'float' && field.digits) return []
    return [noLike('text', like, type === 'float' || type === 'monetary' ? 'numeric' : 'integer')]
  }
  if (type === 'boolean') return [noLike('text', like, 'boolean')]
  // What is translated is compared as it is.
  if (field.translate !== true || !isTrue(value) || !['number', 'boolean'].includes(typeof value)) return []
  const kind = typeof value === 'boolean' ? 'boolean' : Number.isInteger(value) ? 'integer' : 'numeric'
  return [noLike(type === 'char' ? 'character varying' : 'text', like, kind)]
}

const noLike = (left: string, like: string, right: string) => () => {
  throw postgresError('UndefinedFunction', `operator does not exist: ${left} ${like} ${right}\n`)
}
