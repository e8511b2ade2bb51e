import { assertionError, keyError, valueError } from '../../python/exceptions.ts'
import { pythonRepr } from '../../python/repr.ts'
import type { Environment, Page, Table } from '../environment.ts'
import { withFloatsOf } from '../floats.ts'
import { passesPostgres } from '../postgres-later.ts'
import { checkCompanies } from '../rights.ts'
import { groupsNothing, matchingRows, shownRows } from '../search.ts'
import { type Aggregate, aggregateInSql, checkedBySql, emptyAggregate, floatAggregates } from './aggregate.ts'
import { checkSpec } from './check-spec.ts'
import { orderGroups } from './group-order.ts'
import { groupRows, type RowGroup } from './group-rows.ts'
import type { Grouping } from './grouping.ts'
import { havingTest } from './having.ts'
import { joinedFlat } from './join-domains.ts'
import { checkLinks, groupingOf } from './parse-grouping.ts'

export interface FormattedReadGroup {
  readonly domain: readonly unknown[]
  readonly groupby: readonly string[]
  readonly aggregates: readonly string[]
  /** Looked at likewise. */
  readonly having?: () => readonly unknown[]
  /** Looked at once there may be groups. */
  readonly page?: () => Page
}

type Answer = Record<string, unknown>

/** `formatted_read_group` of 19 (addons/web/models/models.py; tried on 19.0). */
export function formattedReadGroup(env: Environment, model: string, call: FormattedReadGroup): Answer[] {
  const { groupings, aggregates, page } = pageOfGroups(env, model, call)
  return formattedGroups(env, model, { groupings, aggregates, groups: page })
}

/** Groups as they are answered. */
export function formattedGroups(
  env: Environment,
  model: string,
  {
    groupings,
    aggregates,
    groups,
  }: { groupings: readonly Grouping[]; aggregates: readonly Aggregate[]; groups: readonly RowGroup[] },
): Answer[] {
  const floats = floatAggregates(env.table(model), aggregates)
  return groups.map(({ keys, rows }) => {
    const answer = {
      ...Object.fromEntries(
        groupings.map((grouping, index) => [grouping.spec, shownKey(env, model, grouping, keys[index])]),
      ),
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
  const { offset = 0, limit } = groups.length === 0 || rest.isNothing ? {} : (call.page?.() ?? {})
  return { ...rest, page: groups.slice(offset, limit ? offset + limit : undefined) }
}

function grouped(env: Environment, model: string, call: FormattedReadGroup) {
  const table = env.table(model)
  env.checkAccess(table, 'read')
  if (passesPostgres(() => groupsNothing(env, table, call.domain))) return groupsOfNothing(table, call)
  // The rows are looked for before anybody looks at what they are grouped by (tried on 19.0).
  checkCompanies(env, table)
  const groupings = call.groupby.map((spec) => groupingOf(env, table, spec))
  checkLinks(env, table, groupings)
  const aggregates = call.aggregates.map((spec) => aggregateAsked(env, table, spec))
  if (groupings.length === 0 && aggregates.length === 0) {
    // Rows of which nothing is asked are too many; none are no group (tried on 19.0).
    if (matchingRows(env, table, call.domain).length > 0) throw assertionError('')
    return { groups: [], groupings, aggregates, isNothing: true }
  }
  const having = call.having?.() ?? []
  const isKept = having.length > 0 ? havingTest(env, table, having) : () => true
  // Of a single group there is no order (tried on 19).
  const { order = '' } = (groupings.length > 0 && call.page?.()) || {}
  const sorted = (all: RowGroup[]) =>
    order === '' ? all : orderGroups(env, table, all, groupings, order, () => undefined)
  // It is looked at before any row is.
  sorted([])
  checkedBySql(aggregates)
  const rows = shownRows(env, table, matchingRows(env, table, call.domain))
  const groups = sorted(groupRows(rows, groupings).filter(isKept))
  return { groups, groupings, aggregates, isNothing: false }
}

/** Nobody looks at what is to be told of what cannot be, but for the fields of what is told of all as one. */
function groupsOfNothing(table: Table, { groupby, aggregates }: FormattedReadGroup) {
  const groups: RowGroup[] = groupby.length > 0 ? [] : [{ keys: [], rows: [] }]
  const told = groups.length === 0 ? [] : aggregates
  for (const spec of told) {
    if (spec !== '__count') checkSpec(spec)
  }
  checkKeys(table, told)
  const empty = told.map((spec): Aggregate => ({ key: toldSpec(spec), spec, of: () => emptyAggregate(spec) }))
  return { groups, groupings: [] as Grouping[], aggregates: empty, isNothing: true }
}

/** Of nothing each sum is looked up by its field alone (`_read_group_empty_value`). */
export function checkKeys({ fields }: Table, aggregates: readonly string[]): void {
  for (const spec of aggregates) {
    const [name = ''] = spec.split(':')
    if (spec !== '__count' && !Object.hasOwn(fields, name)) throw keyError(name)
  }
}

/** Records come as the list of all their ids, under another name. */
const toldSpec = (spec: string) => spec.replace(/:recordset$/, ':array_agg')

/** What `amount_total:sum` asks for. */
export function aggregateAsked(env: Environment, table: Table, spec: string): Aggregate {
  if (spec === '__count') return { key: spec, spec, of: (rows) => rows.length }
  checkSpec(spec)
  const [name = '', method] = spec.split(':')
  if (name.includes('.')) throw valueError(`Invalid ${pythonRepr(spec)}, this dot notation is not supported`)
  if (!Object.hasOwn(table.fields, name)) {
    throw env.dialect.groups.unknownAggregateField(name, table.definition.name, spec)
  }
  if (method === undefined) throw valueError(`Aggregate method is mandatory for ${pythonRepr(name)}`)
  const told = method === 'recordset' ? 'array_agg' : method
  return aggregateInSql(env, table, `${name}:${told}`, name, told)
}

function shownKey(env: Environment, model: string, { field, name, spec, span }: Grouping, key: unknown): unknown {
  if (name === 'id' && spec === 'id') return [key, env.sudo().displayName(model, key as number)]
  if (span !== undefined) {
    const found = span(key)
    return found === undefined ? false : [found.from, found.label]
  }
  if (field.relation === undefined || typeof key !== 'number') return key
  return [key, env.sudo().displayName(field.relation, key)]
}
