import { isTrue } from '../../python/eyes.ts'
import { finite, floatOf, intOf } from '../../python/numbers.ts'
import { pythonStr } from '../../python/repr.ts'
import type { FieldDefinition } from '../definition.ts'
import { sanitizedHtml } from '../sanitize-html.ts'

/** A value as a column of this kind would hold it, and so as PostgreSQL is sent it; raises for what it cannot be made of. */
export function heldValue({ type, digits }: FieldDefinition, value: unknown, major: number): unknown {
  const isNothing = value === false || value === null || value === undefined
  switch (type) {
    case 'boolean':
      return isTrue(value)
    case 'integer':
    case 'many2one_reference':
      return isTrue(value) ? intOf(value) : 0
    case 'float':
    case 'monetary': {
      const number = isTrue(value) ? floatOf(value) : 0
      return digits ? Number(finite(number).toFixed(digits[1])) : number
    }
    case 'html':
      // What is empty is sent as it is.
      return isNothing ? null : isTrue(value) ? sanitizedHtml(pythonStr(value), major) : value
    default:
      return isNothing ? null : pythonStr(value)
  }
}
