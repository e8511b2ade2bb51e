import { cannotAdapt } from '../../python/exceptions.ts'
import { invalidText, postgresError, pythonType } from '../../python/eyes.ts'
import { checkRange, isDigits, noOperator } from '../asked-ids.ts'

/** How ids are compared: as they are or as texts, by an operator of PostgreSQL's. */
export interface IdComparison {
  readonly column: 'integer' | 'text'
  readonly operator: string
}

const SAME: IdComparison = { column: 'integer', operator: '=' }

/** What PostgreSQL, and the library that speaks with it, say of what an id is compared with (tried on 14.0 and 17.0 to 19.0). */
export function checkIdValue(value: unknown, { column, operator }: IdComparison = SAME): void {
  const isText = column === 'text'
  if (!isText) checkRange(value)
  if ((typeof value === 'number' && !isText) || isDigits(value)) return
  if (pythonType(value) === 'dict') throw cannotAdapt('dict')
  // A list of nothing is a text.
  if (isText && (typeof value === 'string' || (Array.isArray(value) && value.every((one) => one === null)))) return
  if (typeof value === 'string') throw invalidText('integer', value)
  throw noOperator(Array.isArray(value) ? `${arrayType(value)}[]` : typeOf(typeof value, [value]), operator, column)
}

/** Several of them: what cannot be sent is minded before any is looked at. */
export function checkIdValues(values: readonly unknown[], comparison?: IdComparison): void {
  if (values.some(holdsDict)) throw cannotAdapt('dict')
  for (const value of values) if (value !== null) checkIdValue(value, comparison)
}

const holdsDict = (value: unknown): boolean =>
  Array.isArray(value) ? value.some(holdsDict) : pythonType(value) === 'dict'

const untyped = () => postgresError('IndeterminateDatatype', 'cannot determine type of empty array\n')

/** An empty list within another one has no type. */
const holdsNothing = (value: unknown): boolean =>
  Array.isArray(value) && (value.length === 0 || value.some(holdsNothing))

/** The type of a list, which PostgreSQL takes for an array; raises where it has none, or its members differ. */
function arrayType(list: readonly unknown[]): string {
  if (list.length === 0) throw invalidText('integer', '{}')
  const parts = list.flat(Number.POSITIVE_INFINITY)
  if (holdsDict(list)) throw cannotAdapt('dict')
  if (list.some(holdsNothing)) throw untyped()
  if (parts.every((part) => part === null)) {
    if (parts.length > 0) throw invalidText('integer', '{NULL}')
    throw untyped()
  }
  const [first, ...others] = ['number', 'boolean'].filter((type) => parts.some((part) => typeof part === type))
  const text = parts.find((part) => typeof part === 'string')
  if (first !== undefined && text !== undefined) throw invalidText(first === 'number' ? 'integer' : first, String(text))
  if (others.length > 0) throw mismatch('integer', 'boolean')
  const type = typeOf(first, parts)
  if (list.some(Array.isArray) && !list.every(Array.isArray)) throw mismatch(type, `${type}[]`)
  return type
}

const typeOf = (first: string | undefined, parts: readonly unknown[]) =>
  first === undefined
    ? 'text'
    : first === 'boolean'
      ? first
      : parts.every((part) => part === null || Number.isInteger(part))
        ? 'integer'
        : 'numeric'

const mismatch = (one: string, other: string) =>
  postgresError('DatatypeMismatch', `ARRAY types ${one} and ${other} cannot be matched\n`)
