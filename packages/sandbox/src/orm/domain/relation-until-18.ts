import { isTrue, iterated } from '../../python/eyes.ts'
import { pythonRepr } from '../../python/repr.ts'
import { isDigits } from '../asked-ids.ts'
import type { FieldDefinition } from '../definition.ts'
import type { Environment } from '../environment.ts'
import { idsOf } from '../ids.ts'
import { idsNamed } from '../name-domain.ts'
import { checkIdValue, checkIdValues, type IdComparison } from './id-column.ts'
import { likePattern } from './like-pattern.ts'
import { compares, NEGATION, positive } from './operators.ts'
import type { Leaf } from './predicate.ts'

type Test = (value: unknown) => boolean

/** The test of what a row refers to, and what PostgreSQL minds in its values. */
export interface RelationTest {
  readonly test: Test
  readonly asked: readonly (() => void)[]
}

/**
 * Conditions on relations from 13 to 18. Texts are names, which are looked up; links to one record are a column like
 * another otherwise, of links to many only whether the operator denies matters (odoo/osv/expression.py of 14 and 17; tried
 * on 14.0, 17.0 and 18.0).
 */
export function oldRelationTest(env: Environment, field: FieldDefinition, leaf: Leaf): RelationTest {
  return field.type === 'many2one' ? manyToOneTest(env, field, leaf) : manyTest(env, field, leaf)
}

const isNothing = (value: unknown) => value === false || value === null || value === undefined

/** On 18 whatever Python calls false stands for NULL in a comparison (tried on 18.0). */
const isNull = ({ dialect: { series } }: Environment, value: unknown) =>
  isNothing(value) || (series.major >= 18 && !isTrue(value) && !Array.isArray(value))

const isSince17 = ({ dialect: { series } }: Environment) => series.major >= 17

const areNames = (value: unknown) =>
  typeof value === 'string' ||
  (Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string'))

function manyToOneTest(env: Environment, field: FieldDefinition, leaf: Leaf): RelationTest {
  const [, given, value] = leaf as [string, string, unknown]
  if (areNames(value)) return namedTest(env, field, given, value)
  const { operator, isNegated } = positive(given)
  if (operator.endsWith('like')) return likeTest(env, operator, isNegated, value)
  if (operator === '=?') return isNothing(value) ? always(true) : one(value, false)
  if (operator === '=' || operator === 'in') {
    if (Array.isArray(value)) return among(env, value, isNegated)
    if (operator === 'in' && typeof value !== 'boolean') throw env.dialect.domains.notAListOfValues(leaf)
    return isNull(env, value)
      ? { test: (actual) => (actual === false) !== isNegated, asked: [] }
      : one(value, isNegated)
  }
  const isOrdered = typeof value === 'number' && value !== 0
  return {
    test: (actual) => typeof actual === 'number' && isOrdered && compares(operator, actual, value),
    asked: isTrue(value) ? [() => checkIdValue(value, { column: 'integer', operator })] : [],
  }
}

const always = (constant: boolean): RelationTest => ({ test: () => constant, asked: [] })

/** Greater and less are among, of names; who is to be called otherwise may be nobody. */
function namedTest(env: Environment, field: FieldDefinition, given: string, value: unknown): RelationTest {
  // As one value a list, or no name, is nobody's, and nobody is like a list.
  if (given === '=?' && (Array.isArray(value) || value === '')) return always(false)
  if (given.endsWith('like') && !given.startsWith('=') && Array.isArray(value)) return always(given.startsWith('not '))
  const all = env.withContext({ ...env.context, active_test: false })
  const operator = nameOperator(given, Array.isArray(value))
  const found = new Set(idsNamed(all, field.relation ?? '', value, operator))
  const { isNegated } = positive(operator)
  return { test: (actual) => (actual === false ? isNegated : found.has(actual as number)), asked: [] }
}

function nameOperator(given: string, isList: boolean): string {
  const { operator, isNegated } = positive(given)
  if (/^[<>]=?$/.test(given)) return isList ? 'in' : '='
  if (operator !== '=' && operator !== 'in') return given
  if (isList) return isNegated ? 'not in' : 'in'
  return isNegated ? '!=' : '='
}

/** One value: nothing is unlike any. */
function one(value: unknown, isNegated: boolean): RelationTest {
  if (!isTrue(value)) return always(false)
  return {
    test: (actual) => (actual === false ? isNegated : (actual === value) !== isNegated),
    asked: [() => checkIdValue(value, comparison(isNegated))],
  }
}

const comparison = (isNegated: boolean): IdComparison => ({ column: 'integer', operator: isNegated ? '<>' : '=' })

/** Several: what is false among them stands for NULL, up to 16 zero too; what is null makes nothing known, since 17 zero. */
function among(env: Environment, values: readonly unknown[], isNegated: boolean): RelationTest {
  const isLeftOut = isSince17(env) ? isNothing : (value: unknown) => value === false || value === 0
  const ids = values.filter((value) => !isLeftOut(value))
  const asksForNull = ids.length < values.length
  const wanted = new Set(ids.map(idOf))
  const hasNull = ids.some((id) => !isTrue(id))
  return {
    test: (actual) => {
      if (actual === false) return asksForNull !== isNegated
      return isNegated ? !hasNull && !wanted.has(actual) : wanted.has(actual)
    },
    asked: [() => checkIdValues(ids.filter(isTrue), comparison(isNegated))],
  }
}

/** PostgreSQL reads a number in a text. */
const idOf = (value: unknown) => (isDigits(value) ? Number(value) : value)

/** Ids are a text to what is like another. */
function likeTest(env: Environment, operator: string, isNegated: boolean, value: unknown): RelationTest {
  const isOf18 = env.dialect.series.major >= 18
  if (isOf18 && !isTrue(value) && !operator.startsWith('=')) return always(!isNegated)
  if (operator.startsWith('=')) {
    if (!isTrue(value)) return isOf18 ? { test: (actual) => actual === false, asked: [] } : always(false)
    const sign = operator === '=ilike' ? '~~*' : '~~'
    return { test: () => false, asked: [() => checkIdValue(value, { column: 'text', operator: sign })] }
  }
  const pattern = likePattern(operator, isNothing(value) ? '' : pythonRepr(value))
  const takesNull = isTrue(value) ? isNegated : true
  return { test: (actual) => (actual === false ? takesNull : pattern.test(String(actual)) !== isNegated), asked: [] }
}

function manyTest(env: Environment, field: FieldDefinition, leaf: Leaf): RelationTest {
  const [, given, value] = leaf as [string, string, unknown]
  const isNegated = given === '!=' || given === '<>' || given.startsWith('not ')
  if (value === false) return { test: (actual) => (idsOf(actual).length === 0) !== isNegated, asked: [] }
  if (typeof value === 'string') {
    const operator = (isNegated ? NEGATION[given] : undefined) ?? given
    // They are looked up within the domain of the field, which says which of archived ones count (tried on 14.0).
    const within = Array.isArray(field.domain) ? field.domain : []
    return amongMany(env, field, idsNamed(env, field.relation ?? '', value, operator, within), isNegated)
  }
  const values = typeof value === 'object' && value !== null ? iterated(value) : [value]
  // Where no column leads back they are searched for, which nothing is not (tried on 14.0).
  const ids = field.inverse === undefined ? values.filter(isTrue) : values
  const { test } = amongMany(env, field, ids.map(idOf), isNegated)
  return { test, asked: [() => checkIdValues(ids)] }
}

/** Links to any of some records, or to none of them. */
function amongMany(
  env: Environment,
  field: FieldDefinition,
  ids: readonly unknown[],
  isNegated: boolean,
): RelationTest {
  if (field.type !== 'many2many' && isNegated && env.dialect.series.major < 16) {
    const lines = env.sudo().table(field.relation ?? '')
    const owners = ids.map((id) => lines.rows.get(id as number)?.[field.inverse ?? ''])
    // Up to 15, where one of them belongs to nothing, nobody knows who is not among those that they belong to.
    if (owners.includes(false)) return always(false)
  }
  const wanted = new Set(ids)
  return { test: (actual) => idsOf(actual).some((id) => wanted.has(id)) !== isNegated, asked: [] }
}
