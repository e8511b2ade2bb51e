import { pythonTuple } from '../dialect/python.ts'
import type { Stored } from './definition.ts'
import type { Environment } from './environment.ts'
import { valueError } from './exceptions.ts'
import type { Table } from './table.ts'

type Predicate = (row: Readonly<Stored>) => boolean

/** Turns a domain in prefix notation into a test of one row. Raises for unknown fields and operators. */
export function compileDomain(env: Environment, table: Table, domain: readonly unknown[]): Predicate {
  const stack: Predicate[] = []
  for (const term of [...domain].reverse()) {
    if (term === '&' || term === '|') {
      const [left, right] = [stack.pop(), stack.pop()]
      if (left === undefined || right === undefined) throw valueError(`Domain ${JSON.stringify(domain)} is malformed`)
      stack.push(term === '&' ? (row) => left(row) && right(row) : (row) => left(row) || right(row))
    } else if (term === '!') {
      const operand = stack.pop()
      if (operand === undefined) throw valueError(`Domain ${JSON.stringify(domain)} is malformed`)
      stack.push((row) => !operand(row))
    } else if (Array.isArray(term) && term.length === 3) {
      stack.push(compileLeaf(env, table, term as [unknown, unknown, unknown]))
    } else {
      throw valueError(`Invalid leaf ${JSON.stringify(term)}`)
    }
  }
  // What is left over is joined by an implicit '&'.
  return (row) => stack.every((test) => test(row))
}

function compileLeaf(env: Environment, table: Table, leaf: [unknown, unknown, unknown]): Predicate {
  const [field, operator, value] = leaf
  // (1, '=', 1) and (0, '=', 1): always and never.
  if (typeof field === 'number') return () => field === value
  if (typeof field !== 'string') throw valueError(`Invalid leaf ${JSON.stringify(leaf)}`)
  const [head = '', ...rest] = field.split('.')
  const definition = table.fields[head]
  if (definition === undefined) {
    const { textPrefix } = env
    throw env.dialect.exceptions.unknownLeaf({ model: table.definition, field: head, leaf, textPrefix })
  }
  if (rest.length > 0) {
    const related = env.sudo().table(definition.relation ?? '')
    const inner = compileLeaf(env.sudo(), related, [rest.join('.'), operator, value])
    return (row) => {
      const ids = idsOf(env.sudo().raw(table, row, head))
      return ids.some((id) => {
        const other = related.rows.get(id)
        return other !== undefined && inner(other)
      })
    }
  }
  const compare = comparison(String(operator), value, definition.type)
  if (compare === undefined)
    throw valueError(`Invalid operator ${String(operator)} in domain term ${pythonTuple(leaf)}`)
  return (row) => compare(env.sudo().raw(table, row, head), env, definition.relation)
}

type Comparison = (actual: unknown, env: Environment, relation: string | undefined) => boolean

function comparison(operator: string, value: unknown, type: string): Comparison | undefined {
  const isRelation = /2(one|many)$/.test(type)
  const negated = /^(!=|not |<>)/.test(operator)
  const positive = operator === '!=' || operator === '<>' ? '=' : operator.replace(/^not /, '')
  const test = positiveComparison(positive, value, isRelation)
  if (test === undefined) return undefined
  return negated ? (...args) => !test(...args) : test
}

function positiveComparison(operator: string, value: unknown, isRelation: boolean): Comparison | undefined {
  switch (operator) {
    case '=':
    case 'in': {
      const wanted = Array.isArray(value) ? value : [value]
      return (actual, env, relation) => {
        if (!isRelation) return wanted.some((one) => same(one, actual))
        const ids = idsOf(actual)
        return wanted.some((one) =>
          one === false || one === null
            ? ids.length === 0
            : ids.includes(one as number) ||
              (typeof one === 'string' && ids.some((id) => named(env, relation, id) === one)),
        )
      }
    }
    case '=?':
      return value ? positiveComparison('=', value, isRelation) : () => true
    case '<':
    case '<=':
    case '>':
    case '>=':
      return (actual) => actual !== false && ordered(operator, actual, value)
    case 'like':
    case 'ilike':
    case '=like':
    case '=ilike': {
      const pattern = likePattern(operator, String(value))
      return (actual, env, relation) =>
        isRelation
          ? idsOf(actual).some((id) => pattern.test(named(env, relation, id)))
          : pattern.test(actual === false ? '' : String(actual))
    }
    default:
      return undefined
  }
}

function same(wanted: unknown, actual: unknown): boolean {
  if (wanted === null || wanted === false || wanted === '') return actual === false || actual === '' || actual === 0
  return wanted === actual
}

function ordered(operator: string, actual: unknown, value: unknown): boolean {
  const [a, b] = [actual as number, value as number]
  return operator === '<' ? a < b : operator === '<=' ? a <= b : operator === '>' ? a > b : a >= b
}

function likePattern(operator: string, value: string): RegExp {
  const exact = operator.startsWith('=')
  const source = value
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/%/g, '.*')
    .replace(/_/g, '.')
  return new RegExp(exact ? `^${source}$` : source, operator.endsWith('ilike') ? 'is' : 's')
}

function named(env: Environment, relation: string | undefined, id: number): string {
  return env.sudo().displayName(relation ?? '', id)
}

export function idsOf(value: unknown): number[] {
  return Array.isArray(value) ? (value as number[]) : typeof value === 'number' ? [value] : []
}
