import { ServerException, typeError, valueError } from '../../python/exceptions.ts'
import { hashed, isTrue, iterated, postgresError, pythonType } from '../../python/eyes.ts'
import { postgresTime } from '../../python/postgres-time.ts'
import { pythonRepr, pythonTuple } from '../../python/repr.ts'
import type { FieldDefinition } from '../definition.ts'
import type { Environment } from '../environment.ts'
import type { Leaf } from './predicate.ts'

const INTEGERS: ReadonlySet<string> = new Set(['integer', 'many2one_reference'])
const FLOATS: ReadonlySet<string> = new Set(['float', 'monetary'])
const COMPARES: ReadonlySet<string> = new Set(['<', '<=', '>', '>='])
const LISTS: ReadonlySet<string> = new Set(['in', 'not in'])
const SAMES: ReadonlySet<string> = new Set(['=', '!=', '<>', '==', ...LISTS])

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
  if (major >= 19) return { leaf: seenSince19(name, field, leaf), asked: [] }
  return major < 10 ? { leaf, asked: [] } : seenUpTo18(env, name, field, leaf)
}

function seenSince19(name: string, field: FieldDefinition, leaf: Leaf): Leaf {
  const [head, operator, value] = leaf as [unknown, string, unknown]
  if (SAMES.has(operator)) {
    const isList = LISTS.has(operator)
    if (isList && !isTrue(value)) return [head, operator, []]
    const values = Array.isArray(value) ? value.map(hashed) : [hashed(value)]
    if (field.relation !== undefined && values.includes(true)) throw noOperator()
    if (isNumber(name, field)) for (const one of values) checkNumber(field, one)
    if (!isList && Array.isArray(value) && value.length === 0 && field.relation === undefined)
      return [head, operator, false]
    if (isTime(field))
      for (const one of values) if (one !== false && (one !== null || Array.isArray(value))) checkTime(name, one)
    return leaf
  }
  if (COMPARES.has(operator)) {
    if (field.type === 'boolean') throw unfit(name, leaf)
    if (field.relation !== undefined && typeof value === 'string') throw noOrder(leaf)
    if (name === 'id') checkBound(value)
    if (isNumber(name, field)) checkNumber(field, value)
    if (isTime(field) && value !== false && value !== null) checkTime(name, value)
    return leaf
  }
  if (operator.endsWith('like')) {
    const isText = typeof value === 'string'
    if (isTrue(value) && !isText && operator.includes('=')) throw typeError('a pattern must be a string')
    if (isTrue(value) && field.type === 'boolean') throw unfit(name, leaf)
    if (!isTrue(value)) return [head, operator, '']
  }
  return leaf
}

const noOperator = () => postgresError('UndefinedFunction', 'operator does not exist: integer = boolean\n')

const unfit = (name: string, leaf: Leaf) => valueError(`Invalid operator ${String(leaf[1])} for the field ${name}`)

const noOrder = (leaf: Leaf) =>
  typeError(`Inequality not supported for relational field using a string in condition ${pythonTuple([...leaf])}`)

/** As `str()` tells it. */
const pythonStr = (value: unknown) => (typeof value === 'string' ? value : pythonRepr(value))

const isTime = ({ type }: FieldDefinition) => type === 'date' || type === 'datetime'

const TIME = /^\d{4}-\d\d-\d\d([ T]\d\d:\d\d(:\d\d(\.\d+)?)?)?$/

/** A day, a moment, or since 19 words for one, as `today` and `-1d`. */
const isTimeText = (value: unknown) =>
  typeof value === 'string' && (TIME.test(value) || /^(today|now|[-+=]\w)/.test(value))

function checkTime(name: string, value: unknown): void {
  if (!isTimeText(value)) throw valueError(`Invalid term ${String(value)} in expression ${name}`)
}

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
  if (Array.isArray(value) && value.length > 0) throw noOperator()
  throw postgresError('InvalidTextRepresentation', `invalid input syntax for type integer: "${String(value)}"\n`)
}

const isNumber = (name: string, { type }: FieldDefinition) => name !== 'id' && (INTEGERS.has(type) || FLOATS.has(type))

/** What an id is compared with, since 19: PostgreSQL minds. */
function checkBound(value: unknown): void {
  if (typeof value === 'number' || (typeof value === 'string' && /^\s*-?\d+\s*$/.test(value))) return
  if (pythonType(value) === 'dict') throw new ServerException('psycopg2.ProgrammingError', "can't adapt type 'dict'")
  if (typeof value === 'string' || (Array.isArray(value) && value.every((one) => one === null))) {
    throw postgresError('InvalidTextRepresentation', `invalid input syntax for type integer: "${String(value)}"\n`)
  }
  throw noOperator()
}

/** As `int()` and `float()` take it. */
function checkNumber({ type }: FieldDefinition, value: unknown): void {
  if (!isTrue(value) || typeof value === 'number' || typeof value === 'boolean') return
  const kind = INTEGERS.has(type) ? 'int' : 'float'
  if (typeof value !== 'string') {
    iterated(value)
    throw typeError(`${kind}() argument must be a string or a number, not '${pythonType(value)}'`)
  }
  if (value.trim() !== '' && !Number.isNaN(Number(value))) return
  throw valueError(
    kind === 'int'
      ? `invalid literal for int() with base 10: '${value}'`
      : `could not convert string to float: '${value}'`,
  )
}
