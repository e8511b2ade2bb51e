import { typeError, valueError } from '../../python/exceptions.ts'
import { isTrue, iterated, pythonType } from '../../python/eyes.ts'
import type { FieldDefinition } from '../definition.ts'

const INTEGERS: ReadonlySet<string> = new Set(['integer', 'many2one_reference'])
const FLOATS: ReadonlySet<string> = new Set(['float', 'monetary'])

export const COMPARES: ReadonlySet<string> = new Set(['<', '<=', '>', '>='])
export const LISTS: ReadonlySet<string> = new Set(['in', 'not in'])
export const SAMES: ReadonlySet<string> = new Set(['=', '!=', '<>', '==', ...LISTS])

export const isTime = ({ type }: FieldDefinition) => type === 'date' || type === 'datetime'

export const isNumber = (name: string, { type }: FieldDefinition) =>
  name !== 'id' && (INTEGERS.has(type) || FLOATS.has(type))

/** As `int()` and `float()` take it. */
export function checkNumber({ type }: FieldDefinition, value: unknown): void {
  if (!isTrue(value) || typeof value === 'number' || typeof value === 'boolean') return
  const kind = INTEGERS.has(type) ? 'int' : 'float'
  if (typeof value !== 'string') {
    iterated(value)
    throw typeError(`${kind}() argument must be a string or a number, not '${pythonType(value)}'`)
  }
  if (value.trim() !== '' && !Number.isNaN(Number(value))) return
  throw valueError(
    kind === 'int'
      ? `invalid literal for int() with base 10: '${value}'`
      : `could not convert string to float: '${value}'`,
  )
}
