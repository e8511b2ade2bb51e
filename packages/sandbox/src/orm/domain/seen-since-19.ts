import { ServerException, typeError, valueError } from '../../python/exceptions.ts'
import { hashed, isTrue, postgresError, pythonType } from '../../python/eyes.ts'
import { pythonRepr, pythonTuple } from '../../python/repr.ts'
import { noOperator } from '../asked-ids.ts'
import type { FieldDefinition } from '../definition.ts'
import type { Environment } from '../environment.ts'
import type { Leaf } from './predicate.ts'
import { boundOfDay, parsedDate } from './relative-date.ts'
import { COMPARES, checkNumber, isNumber, isTime, LISTS, SAMES } from './seen-kinds.ts'

/** A condition whose value was looked at as 19 does, before it gets as far as PostgreSQL (tried on 19.0). */
export function seenSince19(env: Environment, name: string, field: FieldDefinition, leaf: Leaf): Leaf {
  const [head, operator, value] = leaf as [unknown, string, unknown]
  // Of something it asks what `=` asks.
  if (operator === '=?' && isTrue(value)) return seenSince19(env, name, field, [head, '=', value])
  if (SAMES.has(operator)) {
    const isList = LISTS.has(operator)
    if (isList && !isTrue(value)) return [head, operator, []]
    const values = Array.isArray(value) ? value.map(hashed) : [hashed(value)]
    if (field.relation !== undefined && values.includes(true)) throw noOperator('boolean')
    if (isNumber(name, field)) for (const one of values) checkNumber(field, one)
    if (!isList && Array.isArray(value) && value.length === 0 && field.relation === undefined)
      return [head, operator, false]
    if (isTime(field)) {
      const isNothing = (one: unknown) => one === false || (one === null && !Array.isArray(value))
      const moments = values.map((one) => (isNothing(one) ? one : momentOf(env, field, operator, one)))
      return [head, operator, Array.isArray(value) ? moments : moments[0]]
    }
    return leaf
  }
  if (COMPARES.has(operator)) {
    if (field.type === 'boolean') throw unfit(name, leaf)
    if (field.relation !== undefined && typeof value === 'string') throw noOrder(leaf)
    if (name === 'id' || (field.type === 'many2one' && isTrue(value))) checkBound(value)
    if (isNumber(name, field) && pythonType(value) === 'dict') return [head, operator, 0]
    if (isNumber(name, field)) checkNumber(field, value)
    if (isTime(field) && value !== false && value !== null)
      return [head, operator, momentOf(env, field, operator, value)]
    return leaf
  }
  if (operator.endsWith('like')) {
    const isText = typeof value === 'string'
    if (isTrue(value) && !isText && operator.includes('=')) throw typeError('a pattern must be a string')
    if (isTrue(value) && field.type === 'boolean') throw unfit(name, leaf)
    // A number or a link that is like nothing as a whole is one that is not there.
    if (!isTrue(value) && operator.includes('=') && (isNumber(name, field) || field.relation !== undefined)) {
      return [head, operator.startsWith('not') ? '!=' : '=', false]
    }
    if (!isTrue(value)) return [head, operator, '']
    if (!isText) return [head, operator, pythonRepr(value)]
  }
  return leaf
}

const unfit = (name: string, leaf: Leaf) => valueError(`Invalid operator ${String(leaf[1])} for the field ${name}`)

const noOrder = (leaf: Leaf) =>
  typeError(`Inequality not supported for relational field using a string in condition ${pythonTuple([...leaf])}`)

/** What a field is compared with: a day, or a moment, which for a day is its beginning or end on the user's clock. */
function momentOf(env: Environment, { type }: FieldDefinition, operator: string, value: unknown): string {
  if (typeof value !== 'string') throw valueError(`Invalid term ${pythonRepr(value)} in expression date`)
  const told = parsedDate(env, value)
  if (type === 'date') return told.slice(0, 'YYYY-MM-DD'.length)
  if (told.includes(' ')) return told
  // What is told by steps from today is a moment, where a day that is named is all of it.
  const isEnd = (operator === '>' || operator === '<=') && /^\d+-/.test(value)
  return boundOfDay(env, told, isEnd ? '23:59:59' : '00:00:00')
}

/** What an id is compared with: PostgreSQL minds. */
function checkBound(value: unknown): void {
  if (typeof value === 'number' || (typeof value === 'string' && /^\s*-?\d+\s*$/.test(value))) return
  if (pythonType(value) === 'dict') throw cannotAdapt()
  if (typeof value === 'string') throw invalidText('integer', value)
  if (Array.isArray(value)) checkArray(value)
  throw noOperator('boolean')
}

/** A list, which PostgreSQL takes for an array: of one type, by its first member that has one. */
function checkArray(list: readonly unknown[]): void {
  if (list.length === 0) throw invalidText('integer', '{}')
  const parts = list.flat(Number.POSITIVE_INFINITY)
  if (parts.some((part) => typeof part === 'object' && part !== null)) throw cannotAdapt()
  if (parts.every((part) => part === null)) {
    if (parts.length > 0) throw invalidText('integer', '{NULL}')
    throw postgresError('IndeterminateDatatype', 'cannot determine type of empty array\n')
  }
  const [first, ...others] = ['number', 'boolean'].filter((type) => parts.some((part) => typeof part === type))
  const text = parts.find((part) => typeof part === 'string')
  if (first !== undefined && text !== undefined) throw invalidText(first === 'number' ? 'integer' : first, String(text))
  if (others.length > 0) throw postgresError('DatatypeMismatch', 'ARRAY types integer and boolean cannot be matched\n')
}

const cannotAdapt = () => new ServerException('psycopg2.ProgrammingError', "can't adapt type 'dict'")

const invalidText = (type: string, text: string) =>
  postgresError('InvalidTextRepresentation', `invalid input syntax for type ${type}: "${text}"\n`)
