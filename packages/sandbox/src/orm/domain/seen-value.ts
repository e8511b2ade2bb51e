import { valueError } from '../../python/exceptions.ts'
import { isTrue, postgresError } from '../../python/eyes.ts'
import { postgresTime } from '../../python/postgres-time.ts'
import { pythonStr, pythonTuple } from '../../python/repr.ts'
import { checkSentText, firstUnsendable } from '../../python/sent-text.ts'
import { noOperator } from '../asked-ids.ts'
import type { FieldDefinition } from '../definition.ts'
import type { Environment } from '../environment.ts'
import { isAskedAsColumn } from './column-16-to-18.ts'
import { checkIdValue, checkIdValues } from './id-column.ts'
import { unlikeColumn, WHOLE_LIKE } from './like-column.ts'
import type { Leaf } from './predicate.ts'
import { COMPARES, isNumber, isTime, LISTS, numberSeen, SAMES } from './seen-kinds.ts'
import { seenSince19 } from './seen-since-19.ts'
import { isKeptByLanguage, seenByLanguage, translatedValue } from './translated-value.ts'

/** A condition, and what is left to look at in it once PostgreSQL is asked. */
export interface SeenLeaf {
  readonly leaf: Leaf
  readonly asked: readonly (() => void)[]
}

/**
 * A condition whose value was looked at as Odoo does, up to 18 field by field on its way to PostgreSQL, since 19 before
 * that (tried on 14.0 and 19.0 with values of all types). Raises for what does not go with the field.
 */
export function seenLeaf(env: Environment, name: string, field: FieldDefinition, leaf: Leaf): SeenLeaf {
  const { major } = env.dialect.series
  if (major < 10) return { leaf, asked: [] }
  const seen =
    major >= 19
      ? { leaf: seenSince19(env, name, field, leaf), asked: name === 'id' ? textIds(leaf) : [] }
      : isAskedAsColumn(env, name, field)
        ? { leaf, asked: [] }
        : seenUpTo18(env, name, field, leaf)
  const isTruth = field.type === 'boolean' && !String(leaf[1]).endsWith('like')
  const text = isTruth ? undefined : firstUnsendable(leaf[2])
  return text === undefined ? seen : { ...seen, asked: [() => checkSentText(text), ...seen.asked] }
}

/** Texts in the place of ids are PostgreSQL's business, on 19 too. */
const textIds = ([, operator, value]: Leaf): (() => void)[] =>
  (SAMES.has(String(operator)) ? [value].flat() : []).flatMap((one) =>
    typeof one === 'string' ? [() => checkIdValue(one)] : [],
  )

function seenUpTo18(env: Environment, name: string, field: FieldDefinition, given: Leaf): SeenLeaf {
  const [head, operator, value] = given as [unknown, string, unknown]
  const seen = (other: unknown = value, asked: SeenLeaf['asked'] = []): SeenLeaf => ({
    leaf: [head, operator, other],
    asked,
  })
  if (field.relation !== undefined) return seen()
  const translated =
    field.translate === true && env.dialect.series.major < 16 ? translatedValue(field, operator, value) : undefined
  if (translated !== undefined) return seen(translated.value, translated.asked)
  if (isKeptByLanguage(env, field)) {
    const json = seenByLanguage(env, operator, value)
    if (json !== undefined) return seen(json.value, json.asked)
  }
  // A text that is translated is compared by PostgreSQL as it is asked (tried on 14.0).
  if (operator === '=?' && field.translate === true && typeof value === 'string' && value !== '') {
    const column = field.type === 'char' ? 'character varying' : 'text'
    if (env.dialect.series.major < 16) {
      return seen(value, [
        () => {
          throw noOperator('unknown', operator, column)
        },
      ])
    }
  }
  const like = WHOLE_LIKE[operator]
  if (like !== undefined && env.dialect.series.major < 17)
    return seen(value ?? false, unlikeColumn(name, field, like, value))
  if (operator.endsWith('like')) return seen(value ?? false)
  if (LISTS.has(operator) && !Array.isArray(value)) {
    // A text that is translated goes another way.
    if (field.translate && typeof value === 'string' && value !== '') {
      return seen([], operator === 'not in' ? [notInText] : [])
    }
    if (typeof value !== 'boolean') {
      throw valueError(`Invalid domain term ${pythonTuple([name, operator, value])}`)
    }
    if (value === true) return seen(value, field.translate ? [textIsNoTruth] : [])
    return seen([])
  }
  if (!SAMES.has(operator) && !COMPARES.has(operator) && operator !== '=?') return seen()
  const isMany = Array.isArray(value) && SAMES.has(operator)
  const isNumeric = isNumber(name, field)
  const asked: (() => void)[] = []
  const ids: unknown[] = []
  const values = (isMany ? value : [value]).map((one) => {
    // Nothing in a list is zero in words, and zero as false is no value (tried on 14.0).
    if (isNumeric && isMany && one !== false && one !== 0 && !isTrue(one)) return '0'
    if (one === null || one === false) return one
    // One alone is sent as its text.
    if (name === 'id') ids.push(isMany ? one : pythonStr(one))
    else if (isNumeric) {
      const number = numberSeen(field, one)
      // Zero in words is not the zero that no value is (tried on 14.0).
      return number === 0 ? one : number
    } else if (isTime(field)) return momentOf(env, field, one, asked)
    return one
  })
  if (ids.length > 0) asked.push(() => checkIdValues(ids))
  if (isNumeric && !isMany && !isTrue(value) && typeof value !== 'number' && SAMES.has(operator)) {
    // What else is nothing is zero, which no value is not (tried on 14.0).
    return seen(value === null || value === undefined || value === false ? false : 0)
  }
  if (isNumeric && isMany && !LISTS.has(operator)) {
    const among = operator === '=' || operator === '==' ? 'in' : 'not in'
    return { leaf: [head, among, values], asked }
  }
  return seen(isMany ? values : values[0], asked)
}

const notInText = () => {
  throw postgresError('SyntaxError', 'syntax error at or near "text"\n')
}

const textIsNoTruth = () => {
  throw postgresError('UndefinedFunction', 'operator does not exist: character varying = boolean\n')
}

/** A moment as PostgreSQL takes it; what it does not take is minded once it is asked. */
function momentOf(env: Environment, { type }: FieldDefinition, value: unknown, asked: (() => void)[]): unknown {
  // A day stands for a moment of it, which depends on the operator.
  const isDay = typeof value === 'string' && value.length === 'YYYY-MM-DD'.length
  const text = typeof value === 'string' ? value : pythonStr(value)
  try {
    const moment = postgresTime(type as 'date' | 'datetime', text, env.clock.now.getTime())
    return isDay ? text : moment
  } catch (error) {
    asked.push(() => {
      throw error
    })
    return value
  }
}
