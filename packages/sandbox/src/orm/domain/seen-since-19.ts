import { typeError, valueError } from '../../python/exceptions.ts'
import { hashed, isTrue, pythonType } from '../../python/eyes.ts'
import { pythonRepr, pythonTuple } from '../../python/repr.ts'
import { noOperator } from '../asked-ids.ts'
import type { FieldDefinition } from '../definition.ts'
import type { Environment } from '../environment.ts'
import { checkIdValue } from './id-column.ts'
import { numericOf } from './numeric-asked.ts'
import type { Leaf } from './predicate.ts'
import { boundOfDay, parsedDate } from './relative-date.ts'
import { COMPARES, isNumber, isTime, LISTS, numberSeen, SAMES } from './seen-kinds.ts'

/** A condition whose value was looked at as 19 does, before it gets as far as PostgreSQL (tried on 19.0). */
export function seenSince19(env: Environment, name: string, field: FieldDefinition, leaf: Leaf): Leaf {
  const [head, operator, value] = leaf as [unknown, string, unknown]
  // Of something it asks what `=` asks.
  if (operator === '=?' && isTrue(value)) return seenSince19(env, name, field, [head, '=', value])
  if (SAMES.has(operator)) {
    const isList = LISTS.has(operator)
    if (isList && !isTrue(value)) return [head, operator, []]
    const values = Array.isArray(value) ? value.map(hashed) : [hashed(value)]
    const isId = field.relation !== undefined || name === 'id'
    if (isId && isTruthFirst(values)) throw noOperator('boolean')
    if (isNumber(name, field) && values.some(isTrue)) {
      const numbers = values.map((one) => (field.type === 'monetary' ? numericOf(one) : numberSeen(field, one)))
      return [head, operator, Array.isArray(value) ? numbers : numbers[0]]
    }
    if (field.type === 'monetary') values.forEach(numericOf)
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
    if (name === 'id' || (field.type === 'many2one' && isTrue(value))) checkIdValue(value)
    if (isNumber(name, field) && pythonType(value) === 'dict') return [head, operator, 0]
    if (isNumber(name, field)) return [head, operator, numberSeen(field, value)]
    if (isTime(field) && value !== false && value !== null)
      return [head, operator, momentOf(env, field, operator, value)]
    return leaf
  }
  if (field.type === 'boolean' && HIERARCHIES.has(operator)) throw unfit(name, leaf)
  if (operator.endsWith('like')) {
    const isText = typeof value === 'string'
    checkPattern(leaf)
    if (isTrue(value) && field.type === 'boolean') throw unfit(name, leaf)
    // A number or a link that is like nothing as a whole is one that is not there.
    if (!isTrue(value) && operator.includes('=') && (isNumber(name, field) || field.relation !== undefined)) {
      return [head, operator.startsWith('not') ? '!=' : '=', false]
    }
    // Whatever is linked is like nothing.
    if (!isTrue(value) && field.relation !== undefined) return [head, operator.startsWith('not') ? '=' : '!=', false]
    if (!isTrue(value)) return [head, operator, '']
    if (!isText) return [head, operator, pythonRepr(value)]
  }
  return leaf
}

const HIERARCHIES: ReadonlySet<string> = new Set(['child_of', 'parent_of'])

/** A pattern for the whole is a text. */
export function checkPattern(leaf: Leaf): void {
  const [, operator, value] = leaf as [unknown, string, unknown]
  if (!operator.endsWith('like') || !operator.includes('=') || typeof value === 'string' || !isTrue(value)) return
  throw typeError(`The pattern to match must be a string in condition ${pythonTuple([...leaf])}`)
}

/** A set keeps the first of true and 1, which are the same to Python. */
const isTruthFirst = (values: readonly unknown[]) => values.find((one) => one === true || one === 1) === true

/** What a field that is true or false is compared with. */
const unfit = (name: string, leaf: Leaf) =>
  valueError(
    `Cannot compare ${pythonRepr(name)} to <class '${pythonType(leaf[2])}'> which is not a collection of length 1 in condition ${pythonTuple([...leaf])}`,
  )

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
