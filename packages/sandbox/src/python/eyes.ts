import { attributeError, indexError, keyError, ServerException, typeError, valueError } from './exceptions.ts'
import { SentBinary } from './sent-binary.ts'

/** A value's type as Python names it. */
export function pythonType(value: unknown): string {
  if (value === null || value === undefined) return 'NoneType'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'number') return isInt(value) ? 'int' : 'float'
  if (typeof value === 'string') return 'str'
  if (value instanceof SentBinary) return 'Binary'
  return Array.isArray(value) ? 'list' : 'dict'
}

/** Whether a number is one of Python's whole ones: what JSON writes by an exponent is a float. */
const isInt = (value: number) => Number.isInteger(value) && Math.abs(value) < 1e21

/** What an `if` makes of it: nothing, zero and all that is empty are false. */
export function isTrue(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return Boolean(value) || Number.isNaN(value)
  return Object.keys(value).length > 0
}

/** What a `for` goes through: characters, members, keys. Raises TypeError for all else. */
export function iterated(value: unknown): readonly unknown[] {
  if (typeof value === 'string') return [...value]
  if (Array.isArray(value)) return value
  if (typeof value === 'object' && value !== null) return Object.keys(value)
  throw typeError(`'${pythonType(value)}' object is not iterable`)
}

/** Raises for what cannot be a key of a dictionary. */
export function hashed<T>(value: T): T {
  if (typeof value === 'object' && value !== null) throw typeError(`unhashable type: '${pythonType(value)}'`)
  return value
}

/** Raises for what is no text, where a regular expression looks at it; 19 names the type. */
export function matched(value: unknown, major: number): string {
  if (typeof value === 'string') return value
  const got = major >= 17 ? `, got '${pythonType(value)}'` : ''
  throw typeError(`expected string or bytes-like object${got}`)
}

/** Raises for what has no such member. */
export function withAttribute(value: unknown, name: string): string {
  if (typeof value === 'string') return value
  throw lacksAttribute(value, name)
}

export const lacksAttribute = (value: unknown, name: string) =>
  attributeError(`'${pythonType(value)}' object has no attribute '${name}'`)

/** What `dict()` makes of it: pairs of a list, nothing of nothing. */
export function dictOf(value: unknown): Readonly<Record<string, unknown>> {
  if (!isTrue(value)) return {}
  if (typeof value === 'object' && !Array.isArray(value)) return value as Readonly<Record<string, unknown>>
  const pairs = iterated(value).map((one, index) => {
    const isSequence = typeof one === 'string' || (typeof one === 'object' && one !== null)
    if (!isSequence) throw typeError(`cannot convert dictionary update sequence element #${index} to a sequence`)
    const parts = iterated(one)
    if (parts.length === 2) return [String(hashed(parts[0])), parts[1]] as const
    throw valueError(`dictionary update sequence element #${index} has length ${parts.length}; 2 is required`)
  })
  return Object.fromEntries(pairs)
}

/** The first key of what `dict()` is given as pairs that is no text. */
export const oddKeyOf = (value: unknown): unknown =>
  Array.isArray(value) ? value.map((pair) => iterated(pair)[0]).find((key) => typeof key !== 'string') : undefined

/** The three parts of `a, b, c = …`. Raises for what has another number of them, or none. */
export function unpacked(term: unknown): readonly unknown[] {
  if (term === null || typeof term === 'number' || typeof term === 'boolean') {
    throw typeError(`cannot unpack non-iterable ${pythonType(term)} object`)
  }
  const parts = iterated(term)
  if (parts.length > 3) throw valueError('too many values to unpack (expected 3)')
  if (parts.length < 3) throw valueError(`not enough values to unpack (expected 3, got ${parts.length})`)
  return parts
}

/** What stands at a place of a sequence; Python minds where there is none. */
export function itemAt(value: unknown, index: number): unknown {
  const isText = typeof value === 'string'
  if (!isText && !Array.isArray(value)) throw typeError(`'${pythonType(value)}' object is not subscriptable`)
  if (index < value.length) return value[index]
  throw indexError(`${isText ? 'string' : 'tuple'} index out of range`)
}

/** `name in value`, of what is a text, a list or a dictionary. */
export function isWithin(name: string, value: unknown): boolean {
  if (typeof value === 'string' || Array.isArray(value)) return value.includes(name)
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
}

/** Raises for what has no beginning that could be cut off. */
export function checkSliced(value: unknown): void {
  if (typeof value === 'string' || Array.isArray(value)) return
  if (pythonType(value) === 'dict') throw typeError("unhashable type: 'slice'")
  throw typeError(`'${pythonType(value)}' object is not subscriptable`)
}

/** What Python finds under a name in square brackets. */
export function memberOf(value: unknown, name: string): unknown {
  const type = pythonType(value)
  if (type === 'dict') {
    const found = (value as Readonly<Record<string, unknown>>)[name]
    if (found === undefined) throw keyError(name)
    return found
  }
  if (type === 'list') throw typeError('list indices must be integers or slices, not str')
  if (type === 'str') throw typeError("string indices must be integers, not 'str'")
  throw typeError(`'${type}' object is not subscriptable`)
}

/** PostgreSQL's, as psycopg2 names it. */
export const postgresError = (name: string, message: string) => new ServerException(`psycopg2.errors.${name}`, message)

/** PostgreSQL's, for a text that stands for no value of a type. */
export const invalidText = (type: string, text: string) =>
  postgresError('InvalidTextRepresentation', `invalid input syntax for type ${type}: "${text}"\n`)
