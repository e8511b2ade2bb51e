import { isTrue, iterated } from '../../python/eyes.ts'
import { finite, floatOf, intOf, noNumber } from '../../python/numbers.ts'
import type { FieldDefinition } from '../definition.ts'

const INTEGERS: ReadonlySet<string> = new Set(['integer', 'many2one_reference'])
const FLOATS: ReadonlySet<string> = new Set(['float', 'monetary'])

export const COMPARES: ReadonlySet<string> = new Set(['<', '<=', '>', '>='])
export const LISTS: ReadonlySet<string> = new Set(['in', 'not in'])
export const SAMES: ReadonlySet<string> = new Set(['=', '!=', '<>', '==', ...LISTS])

export const isTime = ({ type }: FieldDefinition) => type === 'date' || type === 'datetime'

export const isNumber = (name: string, { type }: FieldDefinition) =>
  name !== 'id' && (INTEGERS.has(type) || FLOATS.has(type))

/** A number of what is told in the place of one, as `int()` and `float()` take it; what is nothing stays as it is. */
export function numberSeen({ type, digits }: FieldDefinition, value: unknown): unknown {
  if (!isTrue(value) || typeof value === 'boolean') return value
  const isInteger = INTEGERS.has(type)
  if (typeof value !== 'number' && typeof value !== 'string') {
    iterated(value)
    throw noNumber(isInteger ? 'int' : 'float', value)
  }
  if (isInteger) return typeof value === 'number' ? value : intOf(value)
  // It is rounded to the field's digits.
  return digits ? finite(floatOf(value)) : floatOf(value)
}
