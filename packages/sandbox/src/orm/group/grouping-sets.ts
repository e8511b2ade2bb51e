import { assertionError, keyError } from '../../python/exceptions.ts'
import type { Environment, Table } from '../environment.ts'
import { passesPostgres } from '../postgres-later.ts'
import { findsNothing, matchingRows, shownRows } from '../search.ts'
import { checkedBySql } from './aggregate.ts'
import { checkSpec } from './check-spec.ts'
import { aggregateAsked, formattedGroups } from './formatted-read-group.ts'
import { orderGroups } from './group-order.ts'
import { groupRows } from './group-rows.ts'
import { groupingOf } from './parse-grouping.ts'

export interface GroupingSets {
  readonly domain: readonly unknown[]
  readonly sets: readonly (readonly string[])[]
  readonly aggregates: readonly string[]
  readonly order: string
}

/** `formatted_read_grouping_sets` of 19: the same rows, grouped in several ways (addons/web/models/models.py; tried on 19.0). */
export function formattedGroupingSets(env: Environment, model: string, asked: GroupingSets): unknown[][] {
  const { domain, sets, order } = asked
  const table = env.table(model)
  env.checkAccess(table, 'read')
  if (passesPostgres(() => findsNothing(env, table, domain))) return sets.map(() => [])
  const specs = [...new Set(sets.flat())]
  if (sets.length > 1) for (const spec of specs) lookUp(env, table, spec)
  const groupings = new Map(specs.map((spec) => [spec, groupingOf(env, table, spec)]))
  const aggregates = asked.aggregates.map((spec) => aggregateAsked(env, table, spec))
  // One query orders all sets.
  if (order) orderGroups(env, table, [], [...groupings.values()], order, () => undefined)
  checkedBySql(aggregates)
  const rows = shownRows(env, table, matchingRows(env, table, domain))
  return sets.map((set) => {
    const own = set.flatMap((spec) => groupings.get(spec) ?? [])
    const groups = groupRows(rows, own)
    const ofSet = termsOf(order, (name) => !groupings.has(name) || set.includes(name))
    const sorted = ofSet ? orderGroups(env, table, groups, own, ofSet, () => undefined) : groups
    return formattedGroups(env, model, { groupings: own, aggregates, groups: sorted })
  })
}

/** Of several sets each field is looked for first, by its name alone, for those that would count rows twice. */
function lookUp(env: Environment, { fields }: Table, spec: string): void {
  checkSpec(spec)
  const [name = '', ...rest] = (spec.split(':')[0] ?? '').split('.')
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined
  if (field === undefined) throw keyError(name)
  if (rest.length > 0 && field.type !== 'many2one') throw assertionError('')
  if (rest.length > 0) lookUp(env, env.table(field.relation ?? ''), rest.join('.'))
}

/** An order without what another set alone is grouped by: to this one's groups that is nothing. */
const termsOf = (order: string, isOfSet: (name: string) => boolean) =>
  order
    .split(',')
    .filter((term) => isOfSet(term.trim().split(/\s/)[0] ?? ''))
    .join(',')
