import type { FieldKind } from './field.ts'

/** A kind of fields in a sentence: `an integer`, `a many2one`. */
export function aKind(kind: FieldKind): string {
  return kind === 'integer' ? 'an integer' : `a ${kind}`
}
