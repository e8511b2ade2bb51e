import { castAll, castFor, unreadable } from '../casting/from-server.ts'
import { unexpected } from '../check-answer.ts'
import type { FieldSchema } from '../schema/field.ts'

/** A column's values, from what the server aggregates: as rows have them, of a many2one the id. In place. */
export function castColumn(
  model: string,
  { name, kind }: Pick<FieldSchema, 'name' | 'kind'>,
  values: unknown[],
): unknown[] {
  const cast = castOf(kind)
  const all = () => {
    if (cast !== undefined) for (let at = 0; at < values.length; at++) values[at] = cast(values[at])
  }
  castAll(model, name, all)
  return values
}

/** What is aggregated under a name, once it is seen to be a column. */
export function columnOf(model: string, name: string, values: unknown): unknown[] {
  if (!values) return []
  if (Array.isArray(values)) return values
  throw unexpected(values, `the values of ${name}`, { model, method: 'read_group' })
}

function castOf(kind: string): ((value: unknown) => unknown) | undefined {
  // Nothing is null there: text, days and links are as they are.
  if (kind === 'many2one' || kind === 'char' || kind === 'text' || kind === 'html' || kind === 'selection')
    return undefined
  return kind === 'float' || kind === 'monetary' || kind === 'integer' ? toNumber : castFor({ kind })
}

/** A number; up to 17 exact ones come as text. */
export function toNumber(value: unknown): number {
  if (typeof value === 'number') return value
  if (value === null || value === false) return 0
  const number = typeof value === 'string' ? Number(value) : Number.NaN
  if (Number.isNaN(number)) throw unreadable(value, 'a number')
  return number
}
