import { valueError } from '../../python/exceptions.ts'
import { isTrue, postgresError } from '../../python/eyes.ts'
import { noOperator } from '../asked-ids.ts'
import type { FieldDefinition } from '../definition.ts'
import type { Environment } from '../environment.ts'
import type { Leaf } from './predicate.ts'
import { COMPARES, checkNumber, isNumber, isTime, LISTS, SAMES, TIME } from './seen-kinds.ts'
import { seenSince19 } from './seen-since-19.ts'

/**
 * A condition whose value was looked at as Odoo does, up to 18 field by field on its way to PostgreSQL, since 19 before
 * that (tried on 14.0 and 19.0 with values of all types). Raises for what does not go with the field.
 */
export function seenLeaf(env: Environment, name: string, field: FieldDefinition, leaf: Leaf): Leaf {
  const { major } = env.dialect.series
  if (major >= 19) return seenSince19(env, name, field, leaf)
  return major < 10 ? leaf : seenUpTo18(name, field, leaf)
}

function seenUpTo18(name: string, field: FieldDefinition, leaf: Leaf): Leaf {
  const [head, operator, value] = leaf as [unknown, string, unknown]
  if (field.relation !== undefined) return leaf
  if (operator.endsWith('like')) return [head, operator, value ?? false]
  const isId = name === 'id'
  if (LISTS.has(operator) && !Array.isArray(value)) {
    // A text that is translated goes another way.
    if (field.translate && typeof value === 'string') return [head, operator, []]
    if (operator === 'in' ? isTrue(value) && value !== true : value !== false && value !== true && value !== 0) {
      throw valueError(`Invalid domain term ('${name}', '${operator}', ${String(value)})`)
    }
    return value === true ? leaf : [head, operator, []]
  }
  if (!SAMES.has(operator) && !COMPARES.has(operator)) return leaf
  const values = Array.isArray(value) && SAMES.has(operator) ? value : [value]
  for (const one of values) {
    if (one === null || one === false) continue
    if (isId) checkId(one)
    else if (isTime(field)) checkMoment(one)
    else if (isNumber(name, field)) checkNumber(field, one)
  }
  return isNumber(name, field) &&
    !Array.isArray(value) &&
    !isTrue(value) &&
    typeof value !== 'number' &&
    SAMES.has(operator)
    ? [head, operator, false]
    : leaf
}

function checkId(value: unknown): void {
  if (typeof value === 'number' && Number.isInteger(value)) return
  if (typeof value === 'string' && /^\s*-?\d+\s*$/.test(value)) return
  if (Array.isArray(value) && value.length > 0) throw noOperator('boolean')
  throw postgresError('InvalidTextRepresentation', `invalid input syntax for type integer: "${String(value)}"\n`)
}

function checkMoment(value: unknown): void {
  if (typeof value === 'string' && TIME.test(value)) return
  if (typeof value === 'number' && (value === 0 || value > 1e8)) {
    throw postgresError('DatetimeFieldOverflow', `date/time field value out of range: "${value}"\n`)
  }
  throw postgresError('InvalidDatetimeFormat', `invalid input syntax for type timestamp: "${String(value)}"\n`)
}
