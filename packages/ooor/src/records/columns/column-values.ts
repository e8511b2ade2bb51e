import { castFor } from '../casting/from-server.ts'
import type { FieldSchema } from '../schema/field.ts'

/** A column's values, from what the server aggregates: as rows have them, of a many2one the id. In place. */
export function castColumn({ kind }: Pick<FieldSchema, 'kind'>, values: unknown[]): unknown[] {
  const cast = castOf(kind)
  if (cast !== undefined) for (let at = 0; at < values.length; at++) values[at] = cast(values[at])
  return values
}

function castOf(kind: string): ((value: unknown) => unknown) | undefined {
  // Nothing is null there: text, days and links are as they are.
  if (kind === 'many2one' || kind === 'char' || kind === 'text' || kind === 'html' || kind === 'selection')
    return undefined
  // Up to 17 exact numbers come as text.
  if (kind === 'float' || kind === 'monetary') return (value) => (value === null ? 0 : Number(value))
  return castFor({ kind })
}
