import type { FieldDefinition } from '../definition.ts'

/** A day in the place of a moment: the day's end for `>` and `<=`, else its beginning. */
export function dayBound(field: FieldDefinition, operator: string, value: unknown): unknown {
  if (field.type !== 'datetime' || typeof value !== 'string' || value.length !== 'YYYY-MM-DD'.length) return value
  return `${value} ${operator === '>' || operator === '<=' ? '23:59:59' : '00:00:00'}`
}
