import type { FieldDefinition, Stored } from '../definition.ts'
import type { Environment } from '../environment.ts'
import { isColumn, isStored } from '../field-storage.ts'
import type { Leaf, Predicate } from './predicate.ts'

/** Where it stands in a row that a truth was given though it is false. */
const givenKey = (name: string) => `${name}@given`

/** What a column of 14 keeps of a truth besides itself: a false that was given is no NULL. */
export function givenTruth(
  env: Environment,
  { type }: FieldDefinition,
  key: string,
): Readonly<Record<string, unknown>> {
  return type === 'boolean' && env.dialect.series.major === 14 ? { [givenKey(key)]: true } : {}
}

/**
 * The test of what PostgreSQL knows a truth by that nobody gave: None asks for NULL, and nothing is less or more than
 * it (tried on 14.0). Undefined for all other questions.
 */
export function unsetTruth(
  env: Environment,
  name: string,
  field: FieldDefinition,
  [, operator, value]: Leaf,
): Predicate | undefined {
  if (env.dialect.series.major !== 14 || field.type !== 'boolean') return undefined
  // What is computed is written whatever it is.
  const isWritten = field.compute !== undefined && isStored(field) && value === null
  if (isWritten && operator === '=') return () => false
  if (isWritten && operator === '!=') return () => true
  if (!isColumn(field)) return undefined
  const isGiven = (row: Readonly<Stored>) =>
    row[name] === true || row[givenKey(name)] === true || field.default !== undefined
  if (value === null && operator === '=') return (row) => !isGiven(row)
  if (value === null && (operator === '!=' || operator === '<>')) return isGiven
  if (operator !== '<' && operator !== '<=') return undefined
  // Truths are more than falsehoods.
  if (value !== true) return undefined
  return (row) => isGiven(row) && (operator === '<=' || row[name] !== true)
}

/** No id is more or less than nothing (tried on 14.0). */
export const isBeyondIds = ({ dialect }: Environment, name: string, [, operator, value]: Leaf): boolean =>
  dialect.series.major === 14 &&
  name === 'id' &&
  /^[<>]=?$/.test(String(operator)) &&
  (value === false || value === null)
