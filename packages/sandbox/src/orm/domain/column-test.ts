import { isTrue, postgresError } from '../../python/eyes.ts'
import { pythonRepr } from '../../python/repr.ts'
import type { FieldDefinition } from '../definition.ts'
import { NUMBER_COLUMNS } from '../number-kinds.ts'
import { dayBound } from './day-bound.ts'
import { likePattern } from './like-pattern.ts'
import { compares, positive } from './operators.ts'
import type { Leaf } from './predicate.ts'

type Test = (value: unknown) => boolean

const TEXTS: ReadonlySet<string> = new Set(['char', 'text', 'html', 'selection'])

/** A value as its column has it: nothing is NULL. */
const isNull = (value: unknown) => value === false || value === null || value === undefined

/** What a list's values are compared with `False` by: up to 16 as Python compares, to which 0 is the same. */
const isFalse = (value: unknown, major: number) => value === false || (value === 0 && major < 17)

/**
 * The test of a column as servers up to 17 ask PostgreSQL: NULL is neither like nor unlike, less nor more (`__leaf_to_sql`
 * of odoo/osv/expression.py, tried on 14.0). Undefined for what is asked otherwise.
 */
export function columnTest(major: number, field: FieldDefinition, leaf: Leaf): Test | undefined {
  const [, given, value] = leaf as [string, string, unknown]
  const { operator, isNegated } = positive(given)
  const isTranslated = field.translate === true && major >= 13 && major < 16 && Boolean(value)
  if (operator === 'in')
    return Array.isArray(value) ? listTest(major, field, isNegated, value, isTranslated) : undefined
  // A list is one of several values.
  if (operator === '=' && Array.isArray(value)) return listTest(major, field, isNegated, value, isTranslated)
  if (operator === '=') return sameTest(field, isNegated, value, isTranslated)
  if (operator.endsWith('like')) return likeTest(operator, isNegated, value, isTranslated)
  if (!['<', '<=', '>', '>='].includes(operator)) return undefined
  if (TEXTS.has(field.type) && !isNull(value) && typeof value !== 'string') {
    return (actual) => !isNull(actual) && compares(operator, actual, pythonRepr(value))
  }
  const bound = isNull(value) ? (NUMBER_COLUMNS.has(field.type) ? 0 : undefined) : dayBound(field, operator, value)
  return (actual) => !isNull(actual) && bound !== undefined && compares(operator, actual, bound)
}

function sameTest(field: FieldDefinition, isNegated: boolean, value: unknown, isTranslated: boolean): Test {
  if (isNull(value)) return (actual) => isNull(actual) !== isNegated
  const same = sameAs(field, value)
  if (!isNegated) return (actual) => !isNull(actual) && same(actual)
  // What is looked for among translations is looked for as it is.
  const takesNull = Boolean(value) && !isTranslated
  return (actual) => (isNull(actual) ? takesNull : !same(actual))
}

/** What is false in a list stands for NULL. */
function listTest(
  major: number,
  field: FieldDefinition,
  isNegated: boolean,
  values: readonly unknown[],
  isTranslated: boolean,
): Test {
  if (isTranslated && isNegated && values.length > 0) {
    throw postgresError('SyntaxError', 'syntax error at or near "ARRAY"\n')
  }
  if (isTranslated && values.some((one) => typeof one === 'boolean')) {
    throw postgresError('UndefinedFunction', 'operator does not exist: character varying = boolean\n')
  }
  const asked = values.filter((one) => !isFalse(one, major))
  const asksForNull = asked.length < values.length
  const isAsked = asked.filter((one) => one !== null).map((one) => sameAs(field, one))
  const hasNull = isAsked.length < asked.length
  if (!isNegated) return (actual) => (isNull(actual) ? asksForNull : isAsked.some((same) => same(actual)))
  return (actual) => (isNull(actual) ? !asksForNull : !hasNull && !isAsked.some((same) => same(actual)))
}

function likeTest(operator: string, isNegated: boolean, value: unknown, isTranslated: boolean): Test {
  const isWhole = operator.startsWith('=')
  if (isWhole && isNull(value)) return () => false
  // Everything is like nothing, NULL as well.
  if (!isWhole && !value) return (actual) => isNull(actual) || !isNegated
  // A list is like a text as Python tells it; one of nothing is none, so that NULL is like it, but not as a whole.
  const pattern = likePattern(operator, typeof value === 'string' ? value : pythonRepr(value))
  const takesNull = isTrue(value) ? isNegated && !isTranslated : !isWhole
  return (actual) => (isNull(actual) ? takesNull : pattern.test(String(actual)) !== isNegated)
}

/** What is no text is compared with a text as Python tells it (tried on 14.0). */
function sameAs(field: FieldDefinition, value: unknown): Test {
  if (TEXTS.has(field.type) && typeof value !== 'string') {
    const told = pythonRepr(value)
    return (actual) => actual === told
  }
  if (typeof value === 'string' && NUMBER_COLUMNS.has(field.type)) return (actual) => actual === Number(value)
  const day = dayBound(field, '=', value)
  return (actual) => actual === day
}
