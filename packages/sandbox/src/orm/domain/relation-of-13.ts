import { ServerException } from '../../python/exceptions.ts'
import { isTrue, iterated, postgresError } from '../../python/eyes.ts'
import { pythonRepr } from '../../python/repr.ts'
import type { FieldDefinition } from '../definition.ts'
import type { Environment } from '../environment.ts'
import { idsOf } from '../ids.ts'
import { likePattern } from './like-pattern.ts'
import { compares, positive } from './operators.ts'
import type { Leaf } from './predicate.ts'

type Test = (value: unknown) => boolean

/** The test of what a row refers to, and what PostgreSQL minds in its values. */
export interface RelationTest {
  readonly test: Test
  readonly asked: readonly (() => void)[]
}

/**
 * Conditions on relations from 13 to 16, but for those by name, which are looked up (undefined). Links to one record are
 * a column like another, of links to many only whether the operator denies matters (odoo/osv/expression.py of 14; tried
 * on 14.0).
 */
export function oldRelationTest(env: Environment, field: FieldDefinition, leaf: Leaf): RelationTest | undefined {
  const [, given, value] = leaf as [string, string, unknown]
  if (typeof value === 'string') return undefined
  if (field.type === 'many2one') return manyToOneTest(env, given, value, leaf)
  return field.inverse === undefined && field.type === 'one2many' ? undefined : manyTest(env, field, given, value)
}

const isNothing = (value: unknown) => value === false || value === null || value === undefined

const areTexts = (value: unknown) =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string')

function manyToOneTest(env: Environment, given: string, value: unknown, leaf: Leaf): RelationTest | undefined {
  if (areTexts(value)) return undefined
  const { operator, isNegated } = positive(given)
  if (operator.endsWith('like')) return likeTest(operator, isNegated, value)
  if (operator === '=?') return isNothing(value) ? always(true) : one(value, false)
  if (operator === '=' || operator === 'in') {
    if (Array.isArray(value)) return among(value, isNegated)
    if (operator === 'in' && typeof value !== 'boolean') throw env.dialect.domains.notAListOfValues(leaf)
    return isNothing(value) ? { test: (actual) => (actual === false) !== isNegated, asked: [] } : one(value, isNegated)
  }
  const isOrdered = typeof value === 'number' && value !== 0
  return {
    test: (actual) => typeof actual === 'number' && isOrdered && compares(operator, actual, value),
    asked: isTrue(value) ? checksOfOne(value) : [],
  }
}

const always = (constant: boolean): RelationTest => ({ test: () => constant, asked: [] })

/** One value: nothing is unlike any. */
function one(value: unknown, isNegated: boolean): RelationTest {
  if (!isTrue(value)) return always(false)
  return {
    test: (actual) => (actual === false ? isNegated : (actual === value) !== isNegated),
    asked: checksOfOne(value),
  }
}

/** Several: what is false or zero among them stands for NULL, and what is null makes nothing known. */
function among(values: readonly unknown[], isNegated: boolean): RelationTest {
  const ids = values.filter((value) => value !== false && value !== 0)
  const asksForNull = ids.length < values.length
  const wanted = new Set(ids)
  const hasNull = ids.some((id) => !isTrue(id))
  return {
    test: (actual) => {
      if (actual === false) return asksForNull !== isNegated
      return isNegated ? !hasNull && !wanted.has(actual) : wanted.has(actual)
    },
    asked: checks(ids.filter(isTrue)),
  }
}

/** Ids are a text to what is like another. */
function likeTest(operator: string, isNegated: boolean, value: unknown): RelationTest {
  if (operator.startsWith('=')) {
    if (!isTrue(value)) return always(false)
    return {
      test: () => false,
      asked: [raising(noOperator('text', '~~', typeof value === 'boolean' ? 'boolean' : 'integer'))],
    }
  }
  const text = isNothing(value) ? '' : pythonRepr(value)
  const pattern = likePattern(operator, text)
  const takesNull = isTrue(value) ? isNegated : true
  return { test: (actual) => (actual === false ? takesNull : pattern.test(String(actual)) !== isNegated), asked: [] }
}

function manyTest(env: Environment, field: FieldDefinition, given: string, value: unknown): RelationTest | undefined {
  const isNegated = given === '!=' || given === '<>' || given.startsWith('not ')
  if (value === false) return { test: (actual) => (idsOf(actual).length === 0) !== isNegated, asked: [] }
  const values = typeof value === 'object' && value !== null ? iterated(value) : [value]
  const isLinks = field.type === 'many2many'
  const ids = isLinks ? values.filter(isTrue) : values
  const asked = checks(ids.filter((id) => id !== null))
  const wanted = new Set(ids)
  if (!isLinks && isNegated && asked.length === 0) {
    const lines = env.sudo().table(field.relation ?? '')
    const owners = ids.map((id) => lines.rows.get(id as number)?.[field.inverse ?? ''])
    // Where one of them belongs to nothing, nobody knows who is not among those that they belong to.
    if (owners.includes(false)) return always(false)
  }
  return { test: (actual) => idsOf(actual).some((id) => wanted.has(id)) !== isNegated, asked }
}

/** What PostgreSQL minds in a comparison with ids: texts as numbers that they are not, all else by its type. */
function checks(values: readonly unknown[]): readonly (() => void)[] {
  return values.flatMap((value) => {
    if (typeof value === 'number') return []
    if (typeof value === 'string') return /^\s*[+-]?\d+\s*$/.test(value) ? [] : [raising(invalidText(value))]
    if (typeof value === 'boolean') return [raising(noOperator('integer', '=', 'boolean'))]
    if (Array.isArray(value)) return [raising(noOperator('integer', '=', 'integer[]'))]
    return [raising(new ServerException('psycopg2.ProgrammingError', "can't adapt type 'dict'"))]
  })
}

/** A list as one value is an array: of texts and numbers it cannot be, and of nothing it is a text. */
function checksOfOne(value: unknown): readonly (() => void)[] {
  if (!Array.isArray(value)) return checks([value])
  const text = value.find((part) => typeof part === 'string')
  if (text !== undefined) return [raising(invalidText(String(text)))]
  if (value.every((part) => part === null)) return [raising(invalidText('{NULL}'))]
  return checks([value])
}

const raising = (error: ServerException) => () => {
  throw error
}

const invalidText = (text: string) =>
  postgresError('InvalidTextRepresentation', `invalid input syntax for type integer: "${text}"\n`)

const noOperator = (one: string, operator: string, other: string) =>
  postgresError('UndefinedFunction', `operator does not exist: ${one} ${operator} ${other}\n`)
