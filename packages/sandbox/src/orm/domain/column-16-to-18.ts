import { cannotAdapt } from '../../python/exceptions.ts'
import { isTrue, postgresError, pythonType } from '../../python/eyes.ts'
import { pythonStr } from '../../python/repr.ts'
import type { FieldDefinition } from '../definition.ts'
import type { Environment } from '../environment.ts'
import { NUMBERS } from '../number-kinds.ts'
import { TEXTS } from '../text-kinds.ts'
import { heldValue } from './held-value.ts'
import { unlikeColumn, WHOLE_LIKE } from './like-column.ts'
import { likePattern } from './like-pattern.ts'
import { numericOf } from './numeric-asked.ts'
import { compares, positive } from './operators.ts'
import type { Leaf } from './predicate.ts'

type Test = (value: unknown) => boolean

/** The test of a column, and what PostgreSQL minds in what it is compared with. */
export interface ColumnCondition {
  readonly test: Test
  readonly asked: readonly (() => void)[]
}

const PLAIN: ReadonlySet<string> = new Set([...TEXTS, ...NUMBERS, 'many2one_reference', 'selection', 'boolean'])

/** True for columns that 16 to 18 compare by one rule: what they are compared with is made a value of the column. */
export function isAskedAsColumn({ dialect: { series } }: Environment, name: string, field: FieldDefinition): boolean {
  const { major } = series
  if (major < 16 || major > 18 || name === 'id' || !PLAIN.has(field.type)) return false
  // What is in several languages, or of each company, is no such column before 18.
  return major === 18 || (!field.translate && !field.companyDependent)
}

/** A condition on such a column (odoo/osv/expression.py of 16 and 17, odoo/models.py of 18; tried on all three). */
export function columnCondition(env: Environment, field: FieldDefinition, leaf: Leaf): ColumnCondition {
  const { major } = env.dialect.series
  const [name, given, value] = leaf as [string, string, unknown]
  if (given === '=?') return isNothing(value) ? constant(true) : plainCondition(env, field, [name, '=', value])
  const { operator, isNegated } = positive(given)
  if (operator === 'in' && typeof value === 'boolean') {
    return plainCondition(env, field, [name, isNegated ? '!=' : '=', value])
  }
  if (operator === 'in' || (operator === '=' && Array.isArray(value))) {
    if (!Array.isArray(value)) throw env.dialect.domains.notAListOfValues(leaf)
    const asked = [...unsent(field, value), ...readLate(field, value, major)]
    return { test: amongTest(field, value, isNegated, major), asked }
  }
  if (operator === 'child_of' || operator === 'parent_of') {
    if (major === 16) heldValue(field, value, major)
    throw env.dialect.domains.noHierarchy('', leaf)
  }
  return plainCondition(env, field, leaf)
}

const isNothing = (value: unknown) => value === false || value === null || value === undefined

const constant = (answer: boolean): ColumnCondition => ({ test: () => answer, asked: [] })

/** NULL is told as false, which of a truth is false. */
const isNull = ({ type }: FieldDefinition, actual: unknown) => type !== 'boolean' && isNothing(actual)

const isNumber = ({ type }: FieldDefinition) => NUMBERS.has(type)

/** What 18 takes for NULL, and NULL for it. */
const emptyOf = (field: FieldDefinition) => (isNumber(field) ? 0 : TEXTS.has(field.type) ? '' : undefined)

function plainCondition(env: Environment, field: FieldDefinition, [name, given, value]: Leaf): ColumnCondition {
  const { major } = env.dialect.series
  const { operator, isNegated } = positive(String(given))
  const isLike = operator.endsWith('like')
  if (isLike && !(operator in WHOLE_LIKE)) return patternCondition(field, operator, isNegated, value, major)
  const empty = major === 18 ? emptyOf(field) : undefined
  if (operator === '=' && isNothing(value) && field.type !== 'boolean' && empty === undefined) {
    return { test: (actual) => isNull(field, actual) !== isNegated, asked: [] }
  }
  if (operator === '=' && value === null && field.type === 'boolean') return constant(isNegated)
  const asked = operator === '=' && isNothing(value) ? (empty ?? value) : value
  const held = heldValue(field, asked, major)
  const minded = [...unsent(field, [asked]), ...readLate(field, [asked], major)]
  const like = WHOLE_LIKE[operator]
  if (like !== undefined) minded.push(...unlikeColumn(String(name), field, like, asked))
  // Nothing is taken for a NULL that 18 orders as zero.
  const isOrder = /^[<>]/.test(operator)
  const isZero = major === 18 && isNumber(field) && isOrder
  const takesNull = isOrder ? false : major === 18 ? isTrue(asked) === isNegated : isTrue(asked) && isNegated
  const isSo = like === undefined ? sameOrOrdered(operator, held) : likeHeld(field, operator, held)
  const test: Test = (actual) => {
    if (isNull(field, actual) && !isZero) return takesNull
    if (held === null) return false
    return isSo(isZero ? actual || 0 : actual) !== isNegated
  }
  return { test, asked: minded }
}

const sameOrOrdered = (operator: string, held: unknown): Test =>
  operator === '='
    ? (actual) => actual === held
    : (actual) => compares(operator, typeof held === 'boolean' ? Boolean(actual) : actual, held)

function likeHeld(field: FieldDefinition, operator: string, held: unknown): Test {
  const pattern = likePattern(operator, textOf(field, held))
  return (actual) => pattern.test(textOf(field, actual))
}

/** A column as PostgreSQL makes text of it. */
function textOf({ type, digits }: FieldDefinition, actual: unknown): string {
  if (type === 'boolean') return String(Boolean(actual))
  return digits && typeof actual === 'number' ? actual.toFixed(digits[1]) : String(actual)
}

/** What a column holds, as text, has the value in it as Python tells it. */
function patternCondition(
  field: FieldDefinition,
  operator: string,
  isNegated: boolean,
  value: unknown,
  major: number,
): ColumnCondition {
  // Everything is like nothing.
  if (major === 18 && !isTrue(value)) return constant(!isNegated)
  const pattern = likePattern(operator, isNothing(value) ? '' : pythonStr(value))
  const takesNull = isTrue(value) ? isNegated : true
  return {
    test: (actual) => (isNull(field, actual) ? takesNull : pattern.test(textOf(field, actual)) !== isNegated),
    asked: [],
  }
}

/** Several values: what is nothing among them is NULL, on 18 also what a column of this kind holds for it. */
function amongTest(field: FieldDefinition, values: readonly unknown[], isNegated: boolean, major: number): Test {
  if (field.type === 'boolean') return truthTest(values, isNegated, major)
  const given = values.filter((value) => !isNothing(value))
  const empty = major === 18 ? emptyOf(field) : undefined
  const asksForNull = given.length < values.length || (empty !== undefined && given.includes(empty))
  if (asksForNull && empty !== undefined && !given.includes(empty)) given.push(empty)
  const isLate = isReadLate(field, major)
  const held = new Set(given.map((value) => (isLate ? Number(pythonStr(value)) : heldValue(field, value, major))))
  // Where one of them is unknown, nobody knows who is not among them.
  const isUnknown = held.has(null)
  return (actual) => {
    if (isNull(field, actual)) return asksForNull !== isNegated
    return isNegated ? !isUnknown && !held.has(actual) : held.has(actual)
  }
}

/** Up to 17 one and zero are truths too; on 18 whatever is true stands for it, and nothing for what is not. */
function truthTest(values: readonly unknown[], isNegated: boolean, major: number): Test {
  const asked = new Set<boolean>()
  for (const value of values) {
    if (major === 18 ? isTrue(value) : value === true || value === 1) asked.add(true)
    if (isNothing(value) ? major === 18 || value === false : value === 0 && major < 18) asked.add(false)
  }
  return (actual) => asked.has(Boolean(actual)) !== isNegated
}

/** On 18 amounts are sent as text, which PostgreSQL reads; Python has looked at one alone, at several it has not. */
const isReadLate = ({ type }: FieldDefinition, major: number) => type === 'monetary' && major === 18

const readLate = (field: FieldDefinition, values: readonly unknown[], major: number): (() => void)[] =>
  isReadLate(field, major) ? values.map((value) => () => void numericOf(value)) : []

/** What is empty is no HTML, and is sent as it is. */
function unsent({ type }: FieldDefinition, values: readonly unknown[]): (() => void)[] {
  if (type !== 'html') return []
  const kinds = new Set(values.filter((value) => !isNothing(value) && !isTrue(value)).map(pythonType))
  if (kinds.has('dict')) {
    return [
      () => {
        throw cannotAdapt('dict')
      },
    ]
  }
  if (!kinds.has('int')) return []
  return [
    () => {
      throw postgresError('UndefinedFunction', 'operator does not exist: text = integer\n')
    },
  ]
}
