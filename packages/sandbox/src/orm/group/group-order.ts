import type { Environment, Table } from '../environment.ts'
import { type Aggregate, aggregateOf } from './aggregate.ts'
import type { RowGroup } from './group-rows.ts'
import type { Grouping } from './grouping.ts'

const TERM = /^\s*([\w.:]+)(?:\s+(asc|desc))?(?:\s+nulls\s+(first|last))?\s*$/i

/** One thing that groups are ordered by. */
interface Term {
  readonly isDescending: boolean
  readonly hasNullsFirst: boolean
  /** A number that grows with the order. */
  rank(group: RowGroup): number | false
}

/** Orders groups by what is grouped by, by counts or by aggregates. Raises for anything else. */
export function orderGroups(
  env: Environment,
  table: Table,
  groups: RowGroup[],
  groupings: readonly Grouping[],
  order: string,
  aggregateFor: (name: string) => Aggregate | undefined,
): RowGroup[] {
  const terms = order.split(',').map((part): Term => {
    const match = TERM.exec(part)
    if (match === null && !env.dialect.groups.minds && !env.dialect.groups.passesOver) {
      throw env.dialect.sorting.invalid(order)
    }
    const [, name = '', direction = '', nulls] = match ?? []
    const isDescending = direction.toLowerCase() === 'desc'
    const hasNullsFirst = nulls === undefined ? isDescending : nulls.toLowerCase() === 'first'
    const rank = rankOf(env, table, groups, groupings, name, part, aggregateFor)
    return { isDescending, hasNullsFirst, rank }
  })
  const ranked = groups.map((group, index) => ({ group, index, ranks: terms.map(({ rank }) => rank(group)) }))
  ranked.sort((a, b) => {
    for (const [index, { isDescending, hasNullsFirst }] of terms.entries()) {
      const [left, right] = [a.ranks[index], b.ranks[index]] as [number | false, number | false]
      if (left === right) continue
      if (left === false || right === false) return (left === false) === hasNullsFirst ? -1 : 1
      return left < right === isDescending ? 1 : -1
    }
    return a.index - b.index
  })
  return ranked.map(({ group }) => group)
}

function rankOf(
  env: Environment,
  table: Table,
  groups: readonly RowGroup[],
  groupings: readonly Grouping[],
  name: string,
  part: string,
  aggregateFor: (name: string) => Aggregate | undefined,
): Term['rank'] {
  const at = groupings.findIndex(
    ({ spec, name: field }) => spec === name || (field === name && env.dialect.series.major < 19),
  )
  if (at >= 0) {
    const order = (groupings[at] as Grouping).sorted([...new Set(groups.map(({ keys }) => keys[at]))])
    const isBoolean = groupings[at]?.field.type === 'boolean'
    return ({ keys }) => (keys[at] === false && !isBoolean ? false : order.indexOf(keys[at]))
  }
  if (env.dialect.series.major >= 17 && (name === '__count' || groupings.some((one) => `${one.name}_count` === name))) {
    return ({ rows }) => rows.length
  }
  const [field = '', method] = name.split(':')
  const aggregate = method === undefined ? aggregateFor(name) : aggregateOf(env, table, name, field, method)
  if (aggregate === undefined) throw env.dialect.groups.unknownOrder(part.trim(), name, table.definition.name)
  return ({ rows }) => {
    const value = aggregate.of(rows)
    return value === null ? false : (value as number | false)
  }
}
