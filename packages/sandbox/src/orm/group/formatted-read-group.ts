import { keyError, valueError } from '../../python/exceptions.ts'
import { pythonRepr } from '../../python/repr.ts'
import type { Environment, Table } from '../environment.ts'
import { withFloatsOf } from '../floats.ts'
import { findsNothing, matchingRows } from '../search.ts'
import { type Aggregate, aggregateOf, floatAggregates } from './aggregate.ts'
import { orderGroups } from './group-order.ts'
import { groupRows, type RowGroup } from './group-rows.ts'
import type { Grouping } from './grouping.ts'
import { havingTest } from './having.ts'
import { joinedFlat } from './join-domains.ts'
import { groupingOf } from './parse-grouping.ts'

export interface FormattedReadGroup {
  readonly domain: readonly unknown[]
  readonly groupby: readonly string[]
  readonly aggregates: readonly string[]
  readonly having?: readonly unknown[]
  readonly offset?: number
  readonly limit?: number
  readonly order?: string
}

type Answer = Record<string, unknown>

/** `formatted_read_group` of 19 (addons/web/models/models.py; tried on 19.0). */
export function formattedReadGroup(env: Environment, model: string, call: FormattedReadGroup): Answer[] {
  const { groupings, aggregates, page } = pageOfGroups(env, model, call)
  const floats = floatAggregates(env.table(model), aggregates)
  return page.map(({ keys, rows }) => {
    const answer = {
      ...Object.fromEntries(groupings.map((grouping, index) => [grouping.spec, shownKey(env, grouping, keys[index])])),
      __extra_domain: joinedFlat(groupings.map((grouping, index) => grouping.domain(keys[index]))),
      ...Object.fromEntries(aggregates.map(({ key, of }) => [key, of(rows)])),
    }
    return withFloatsOf(answer, floats)
  })
}

/** `read_group` of 20: keys and aggregates of each group in a row, records by their ids (odoo/orm/models.py). */
export function tuplesOfGroups(env: Environment, model: string, call: FormattedReadGroup): unknown[][] {
  const { groupings, aggregates, page } = pageOfGroups(env, model, call)
  return page.map(({ keys, rows }) => [
    ...groupings.map(({ span }, index) => (span === undefined ? keys[index] : (span(keys[index])?.from ?? false))),
    ...aggregates.map(({ of }) => of(rows)),
  ])
}

/** How many groups there are. */
export function groupCount(env: Environment, model: string, call: FormattedReadGroup): number {
  return grouped(env, model, call).groups.length
}

function pageOfGroups(env: Environment, model: string, call: FormattedReadGroup) {
  const { groups, ...rest } = grouped(env, model, call)
  const offset = call.offset || 0
  return { ...rest, page: groups.slice(offset, call.limit ? offset + call.limit : undefined) }
}

function grouped(env: Environment, model: string, call: FormattedReadGroup) {
  const table = env.table(model)
  env.checkAccess(table, 'read')
  // Nobody looks at what is to be told of what cannot be.
  if (call.groupby.length > 0 && findsNothing(env, table, call.domain)) {
    return { groups: [], groupings: [], aggregates: [] }
  }
  const isNothing = findsNothing(env, table, call.domain)
  if (isNothing) checkKeys(table, call.aggregates)
  const groupings = call.groupby.map((spec) => groupingOf(env, table, spec))
  const aggregates = call.aggregates.map((spec) => named(env, table, spec))
  let groups: RowGroup[] = groupRows(matchingRows(env, table, call.domain), groupings)
  if (!isNothing && call.having !== undefined && call.having.length > 0)
    groups = groups.filter(havingTest(env, table, call.having))
  if (!isNothing && call.order) groups = orderGroups(env, table, groups, groupings, call.order, () => undefined)
  return { groups, groupings, aggregates }
}

/** Of nothing each sum is looked up by its field alone (`_read_group_empty_value`). */
function checkKeys({ fields }: Table, aggregates: readonly string[]): void {
  for (const spec of aggregates) {
    const [name = ''] = spec.split(':')
    if (spec !== '__count' && !Object.hasOwn(fields, name)) throw keyError(name)
  }
}

function named(env: Environment, table: Table, spec: string): Aggregate {
  if (spec === '__count') return { key: spec, spec, of: (rows) => rows.length }
  const [name = '', method] = spec.split(':')
  if (!Object.hasOwn(table.fields, name)) {
    throw env.dialect.groups.unknownAggregateField(name, table.definition.name, spec)
  }
  if (method === undefined) throw valueError(`Aggregate method is mandatory for ${pythonRepr(name)}`)
  // Records come as the list of all their ids, under another name.
  const told = method === 'recordset' ? 'array_agg' : method
  return aggregateOf(env, table, `${name}:${told}`, name, told)
}

function shownKey(env: Environment, { field, span }: Grouping, key: unknown): unknown {
  if (span !== undefined) {
    const found = span(key)
    return found === undefined ? false : [found.from, found.label]
  }
  if (field.relation === undefined || typeof key !== 'number') return key
  return [key, env.sudo().displayName(field.relation, key)]
}
