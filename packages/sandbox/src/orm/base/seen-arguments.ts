import { cannotAdapt, ServerException, typeError } from '../../python/exceptions.ts'
import {
  hashed,
  invalidText,
  isTrue,
  iterated,
  matched,
  postgresError,
  pythonType,
  withAttribute,
} from '../../python/eyes.ts'
import { finite } from '../../python/numbers.ts'
import { pythonRepr } from '../../python/repr.ts'
import { takenInAll } from '../domain/condition.ts'
import type { Environment, Page } from '../environment.ts'

/**
 * Arguments as Odoo's code meets them: what is of another type fails where Python or PostgreSQL would, with their
 * exceptions (each tried on 14.0 and 19.0).
 */

/** A domain that may be left out. */
export function domainSeen(env: Environment, domain: unknown, model?: string): readonly unknown[] {
  if (!isTrue(domain)) return []
  return requiredDomain(env, domain, model)
}

/** Models whose own searches take the domain in before they ask for rights (tried on 19.0). */
const TAKES_FIRST: ReadonlySet<string> = new Set(['account.tax', 'ir.attachment'])

/** A domain that is looked at whatever it is, up to 18 after the rights. 19 knows domains that are true or false. */
export function requiredDomain(
  env: Environment,
  domain: unknown,
  model?: string,
  /** Before anybody asks for rights. */
  isTakenFirst = false,
): readonly unknown[] {
  if (env.dialect.series.major < 19) return domain as readonly unknown[]
  if (Array.isArray(domain)) {
    if (model !== undefined && !isTakenFirst && !TAKES_FIRST.has(model)) env.checkAccess(env.table(model), 'read')
    takenInAll(env, domain)
    return domain
  }
  if (typeof domain === 'boolean') return domain ? [] : [[0, '=', 1]]
  if (model !== undefined && !isTakenFirst && !TAKES_FIRST.has(model)) env.checkAccess(env.table(model), 'read')
  throw env.dialect.domains.notAList(domain)
}

/** What an order is taken for that is no text (tried on 14.0 and 16.0 to 19.0). */
export function orderSeen(env: Environment, order: unknown): string | undefined {
  if (!isTrue(order)) return undefined
  return env.dialect.series.major >= 18 ? matched(order, env.dialect.series.major) : withAttribute(order, 'split')
}

/** Names of fields; all where there are none. */
export function namesSeen(names: unknown): string[] {
  return isTrue(names) ? iterated(names).map((name) => hashed(name) as string) : []
}

/** Limits and offsets are numbers to Python up to 16, and since then, or where SQL is written by hand, to PostgreSQL. */
export function pageSeen(
  env: Environment,
  args: Readonly<Record<string, unknown>>,
  isInSql = env.dialect.series.major >= 17,
): Page {
  const order = orderSeen(env, args.order)
  // Nobody looks at them before the order's fields (tried on 14.0 and 19.0).
  return {
    get offset() {
      return isTrue(args.offset) ? rowCount(isInSql, args.offset, 'OFFSET') : 0
    },
    get limit() {
      return isTrue(args.limit) ? rowCount(isInSql, args.limit, 'LIMIT') : undefined
    },
    ...(order !== undefined && { order }),
  }
}

function rowCount(isInSql: boolean, value: unknown, clause: 'LIMIT' | 'OFFSET'): number {
  // `'%d' % value`
  if (typeof value === 'number') return checkedCount(isInSql ? Math.round(value) : Math.trunc(finite(value)), clause)
  if (!isInSql) {
    if (value === true) return 1
    throw typeError(`%d format: a number is required, not ${pythonType(value)}`)
  }
  if (typeof value === 'string' && /^\s*-?\d+\s*$/.test(value)) return checkedCount(Number(value), clause)
  if (typeof value === 'string') throw invalidText('bigint', value)
  throw arrayError(value, clause)
}

/** A count as PostgreSQL takes it. */
export function checkedCount(count: number, clause: 'LIMIT' | 'OFFSET'): number {
  if (!(Math.abs(count) < 2 ** 63)) throw postgresError('NumericValueOutOfRange', 'bigint out of range\n')
  if (count >= 0) return count
  const name = clause === 'LIMIT' ? 'InvalidRowCountInLimitClause' : 'InvalidRowCountInResultOffsetClause'
  throw postgresError(name, `${clause} must not be negative\n`)
}

/** What PostgreSQL says of lists and other things in the place of a number. */
function arrayError(value: unknown, clause: string): ServerException {
  const isOfType = (type: string) =>
    postgresError('DatatypeMismatch', `argument of ${clause} must be type bigint, not type ${type}\n`)
  if (value === true) return isOfType('boolean')
  if (!Array.isArray(value)) return cannotAdapt('dict')
  const parts = value.flat(Number.POSITIVE_INFINITY) as unknown[]
  if (parts.some((part) => typeof part === 'object' && part !== null)) return cannotAdapt('dict')
  if (parts.length === 0) return postgresError('IndeterminateDatatype', 'cannot determine type of empty array\n')
  if (parts.every((part) => part === null)) return invalidText('bigint', '{NULL}')
  const types = new Set(parts.filter((part) => part !== null).map((part) => typeof part))
  const text = parts.find((part) => typeof part === 'string')
  if (text !== undefined && types.size > 1) return invalidText('integer', String(text))
  return isOfType(types.has('string') ? 'text[]' : types.has('boolean') ? 'boolean[]' : 'integer[]')
}

/** The operation that access is asked for: since 19 it is looked up in a dictionary (tried on 16.0 to 19.0). */
export function operationSeen(operation: unknown, major: number): 'read' | 'write' | 'create' | 'unlink' {
  if (major >= 19) hashed(operation)
  if (['read', 'write', 'create', 'unlink'].includes(operation as string)) return operation as 'read'
  throw new ServerException('builtins.AssertionError', 'Invalid access mode')
}

/** Models whose own `name_search` looks the operator up in a set (tried on 19.0). */
const LOOK_UP_OPERATORS: ReadonlySet<string> = new Set([
  'res.country',
  'res.country.state',
  'res.users',
  'product.product',
])

/** An operator of `name_search`. */
export function operatorSeen(env: Environment, operator: unknown, model: string): string {
  if (env.dialect.series.major >= 19 && LOOK_UP_OPERATORS.has(model)) hashed(operator)
  if (env.dialect.series.major >= 19) return withAttribute(operator, 'lower')
  return hashed(operator) === null ? pythonRepr(operator) : String(operator)
}
