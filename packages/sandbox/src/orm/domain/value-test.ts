import { pythonRepr } from '../../python/repr.ts'
import type { FieldDefinition } from '../definition.ts'
import type { Environment } from '../environment.ts'
import { NUMBER_COLUMNS } from '../number-kinds.ts'
import { TEXTS } from '../text-kinds.ts'
import { toTheSecond } from '../timestamp.ts'
import { columnTest } from './column-test.ts'
import { dayBound } from './day-bound.ts'
import { likePattern } from './like-pattern.ts'
import { compares, positive } from './operators.ts'
import type { Leaf } from './predicate.ts'
import { truthTest } from './truth-test.ts'

type Test = (value: unknown) => boolean

/** The test of a field's own value. */
export function valueTest(env: Environment, field: FieldDefinition, leaf: Leaf): Test {
  const [, given, value] = leaf as [string, string, unknown]
  const { major } = env.dialect.series
  const truth = field.type === 'boolean' && major >= 13 && major < 18 ? truthTest(given, value) : undefined
  if (truth !== undefined) return truth
  // Up to 18 false and None alone ask for nothing (tried on 14.0 and 16.0 to 19.0).
  const isUnasked = major < 19 ? value === false || value === null : !value
  if (given === '=?') return isUnasked ? () => true : valueTest(env, field, [leaf[0], '=', value])
  // Up to 17 PostgreSQL is asked for the value as it stands there.
  if (!env.dialect.domains.zeroIsFalse && field.type !== 'boolean') {
    const test = columnTest(major, field, leaf)
    if (test !== undefined) return test
  }
  const { operator, isNegated } = positive(given)
  const own = inSeconds(env, field, operator, value) ?? positiveTest(env, field, operator, value, leaf)
  // Since 18 a number that is NULL is zero to all questions.
  const isZero = env.dialect.domains.zeroIsFalse && NUMBER_COLUMNS.has(field.type)
  // Since 19 a text that is NULL comes before all others as one that is empty (tried on 19.0).
  if (major >= 19 && TEXTS.has(field.type) && /^[<>]=?$/.test(given)) {
    const isNothing = value === false || value === null
    const bound = isNothing ? '' : typeof value === 'string' ? value : pythonRepr(value)
    return (actual) => compares(operator, actual || '', bound)
  }
  const test: Test = isZero ? (actual) => own(actual === false ? 0 : actual) : own
  return isNegated ? (actual) => !test(actual) : test
}

/** Since 19 moments are compared as they are told (odoo/orm/domains.py, `_optimize_type_datetime`). */
function inSeconds(env: Environment, field: FieldDefinition, operator: string, value: unknown): Test | undefined {
  if (field.type !== 'datetime' || !env.dialect.domains.comparesSeconds || operator.includes('like')) return undefined
  const told = (one: unknown) => (typeof one === 'string' ? toTheSecond(one) : one)
  const wanted = Array.isArray(value) ? value.map(told) : told(value)
  const test = positiveTest(env, field, operator, wanted, ['', operator, wanted])
  return (actual) => test(told(actual))
}

function positiveTest(env: Environment, field: FieldDefinition, operator: string, value: unknown, leaf: Leaf): Test {
  const { domains } = env.dialect
  switch (operator) {
    case '=':
    case 'in': {
      // Up to 16 an `in` wants a list (wire/*; tried on 14.0 and 19.0).
      if (operator === 'in' && !Array.isArray(value) && !domains.takesOneForMany) {
        if (typeof value === 'number') throw domains.notAListOfValues(leaf)
        if (typeof value === 'string') return () => false
      }
      const wanted = Array.isArray(value) ? value : [value]
      const isAsked = wanted.map((one) => sameTest(env, field, one))
      return (actual) => isAsked.some((test) => test(actual))
    }
    case '<':
    case '<=':
    case '>':
    case '>=': {
      const bound = dayBound(field, operator, value)
      return (actual) => compares(operator, actual, bound)
    }
    default: {
      // As a whole only what is empty is like nothing, and NULL is like nothing at all but since 19 (tried on 19.0).
      const isWhole = operator.startsWith('=')
      if (isWhole && !value && env.dialect.series.major >= 19) return sameTest(env, field, value)
      if (value === false || (value === '' && !isWhole)) return () => true
      const pattern = likePattern(operator, value)
      return (actual) => actual !== false && pattern.test(String(actual))
    }
  }
}

function sameTest(env: Environment, field: FieldDefinition, value: unknown): Test {
  const isNothing = value === null || value === false || value === undefined
  if (field.type === 'boolean') return (actual) => Boolean(actual) === booleanOf(value)
  if (isNothing || value === '') {
    // Since 18 zero is no value, before it is one (tried on 14.0 and 19.0).
    const isZeroEmpty = env.dialect.domains.zeroIsFalse
    return (actual) => actual === false || actual === '' || (isZeroEmpty && actual === 0)
  }
  if (typeof value === 'string' && NUMBER_COLUMNS.has(field.type)) return (actual) => actual === Number(value)
  const day = dayBound(field, '=', value)
  return (actual) => actual === day
}

function booleanOf(value: unknown): boolean {
  return typeof value === 'number' ? value !== 0 : value === true
}
