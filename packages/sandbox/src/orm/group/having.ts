import { indexError, valueError } from '../../python/exceptions.ts'
import { invalidText, postgresError } from '../../python/eyes.ts'
import { pythonRepr } from '../../python/repr.ts'
import { isDigits } from '../asked-ids.ts'
import { compares } from '../domain/operators.ts'
import type { Environment, Table } from '../environment.ts'
import { aggregateOf } from './aggregate.ts'
import type { RowGroup } from './group-rows.ts'

type Test = (group: RowGroup) => boolean

const SUPPORTED = ['in', 'not in', '<', '>', '<=', '>=', '=', '!=']

/** A domain over counts and aggregates (odoo/orm/models.py of 19, `_read_group_having`). */
export function havingTest(env: Environment, table: Table, domain: readonly unknown[]): Test {
  const stack: Test[] = []
  for (const item of domain.toReversed()) {
    if (item === '!') {
      const test = taken(stack)
      stack.push((group) => !test(group))
    } else if (item === '&' || item === '|') {
      const [left, right] = [taken(stack), taken(stack)]
      stack.push(item === '&' ? (group) => left(group) && right(group) : (group) => left(group) || right(group))
    } else stack.push(leafTest(env, table, item))
  }
  return (group) => stack.every((test) => test(group))
}

function taken(stack: Test[]): Test {
  const test = stack.pop()
  if (test === undefined) throw indexError('pop from empty list')
  return test
}

function leafTest(env: Environment, table: Table, item: unknown): Test {
  if (!Array.isArray(item) || item.length !== 3) {
    throw valueError(`Invalid having clause ${pythonRepr(item)}: it should be a domain-like clause`)
  }
  const [spec, operator, value] = item as [string, string, unknown]
  if (!SUPPORTED.includes(operator)) {
    const list = SUPPORTED.map((one) => pythonRepr(one)).join(', ')
    throw valueError(`Invalid having clause ${pythonRepr(item)}: supported comparators are (${list})`)
  }
  // PostgreSQL is handed a list as an array, and a text as what it compares with.
  if (operator.endsWith('in')) throw postgresError('SyntaxError', 'syntax error at or near "ARRAY"\n')
  if (spec === '__count' && typeof value === 'string' && !isDigits(value)) {
    throw invalidText('bigint', value)
  }
  const read = readerOf(env, table, spec)
  return (group) => {
    const actual = read(group)
    if (operator === '=') return actual === value
    if (operator === '!=') return actual !== value
    return compares(operator, actual, value)
  }
}

function readerOf(env: Environment, table: Table, spec: string): (group: RowGroup) => unknown {
  if (spec === '__count') return ({ rows }) => rows.length
  const [name = '', method] = spec.split(':')
  if (method === undefined) throw valueError(`Aggregate method is mandatory for ${pythonRepr(name)}`)
  const aggregate = aggregateOf(env, table, spec, name, method)
  return ({ rows }) => aggregate.of(rows)
}
