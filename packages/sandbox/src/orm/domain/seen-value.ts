import { valueError } from '../../python/exceptions.ts'
import { isTrue, postgresError } from '../../python/eyes.ts'
import { postgresTime } from '../../python/postgres-time.ts'
import { pythonRepr } from '../../python/repr.ts'
import { noOperator } from '../asked-ids.ts'
import type { FieldDefinition } from '../definition.ts'
import type { Environment } from '../environment.ts'
import type { Leaf } from './predicate.ts'
import { COMPARES, checkNumber, isNumber, isTime, LISTS, SAMES } from './seen-kinds.ts'
import { seenSince19 } from './seen-since-19.ts'

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
  if (major >= 19) return { leaf: seenSince19(env, name, field, leaf), asked: [] }
  if (major < 10) return { leaf, asked: [] }
  const seen = seenUpTo18(env, name, field, leaf)
  const isTruth = field.type === 'boolean' && !String(leaf[1]).endsWith('like')
  return !isTruth && holdsNul(leaf[2]) ? { ...seen, asked: [nulIsNoText, ...seen.asked] } : seen
}

const holdsNul = (value: unknown): boolean =>
  Array.isArray(value) ? value.some(holdsNul) : typeof value === 'string' && value.includes('\0')

/** The library that speaks with PostgreSQL minds it, before the server could (tried on 14.0). */
export const nulIsNoText = () => {
  throw valueError('A string literal cannot contain NUL (0x00) characters.')
}

/** As `str()` tells it. */
const pythonStr = (value: unknown) => (typeof value === 'string' ? value : pythonRepr(value))

function seenUpTo18(env: Environment, name: string, field: FieldDefinition, given: Leaf): SeenLeaf {
  const [head, operator, value] = given as [unknown, string, unknown]
  const seen = (other: unknown = value, asked: SeenLeaf['asked'] = []): SeenLeaf => ({
    leaf: [head, operator, other],
    asked,
  })
  if (field.relation !== undefined) return seen()
  if (operator.endsWith('like')) return seen(value ?? false)
  if (LISTS.has(operator) && !Array.isArray(value)) {
    // A text that is translated goes another way.
    if (field.translate && typeof value === 'string' && value !== '') {
      return seen([], operator === 'not in' ? [notInText] : [])
    }
    if (typeof value !== 'boolean') {
      throw valueError(`Invalid domain term ('${name}', '${operator}', ${String(value)})`)
    }
    if (value === true) return seen(value, field.translate ? [textIsNoTruth] : [])
    return seen([])
  }
  if (!SAMES.has(operator) && !COMPARES.has(operator) && operator !== '=?') return seen()
  const isMany = Array.isArray(value) && SAMES.has(operator)
  const isNumeric = isNumber(name, field)
  const asked: (() => void)[] = []
  const values = (isMany ? value : [value]).map((one) => {
    if (one === null || one === false) return one
    if (name === 'id') asked.push(() => checkId(one))
    else if (isNumeric) checkNumber(field, one)
    else if (isTime(field)) return momentOf(env, field, one, asked)
    return one
  })
  if (isNumeric && !isMany && !isTrue(value) && typeof value !== 'number' && SAMES.has(operator)) return seen(false)
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

function checkId(value: unknown): void {
  if (typeof value === 'number' && Number.isInteger(value)) return
  if (typeof value === 'string' && /^\s*-?\d+\s*$/.test(value)) return
  if (Array.isArray(value) && value.length > 0) throw noOperator('boolean')
  throw postgresError('InvalidTextRepresentation', `invalid input syntax for type integer: "${String(value)}"\n`)
}
