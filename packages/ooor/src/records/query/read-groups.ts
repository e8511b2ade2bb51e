import { objectsOf } from '../check-answer.ts'
import { checkTerm } from '../plan/order.ts'
import type { Domain } from '../types/where.ts'
import { groupsFromRows, sortedPage } from './client-side-groups.ts'
import { aggregatedKeys, aggregatesOf, type GroupPlan, groupOrder, planGroups, readGroupFields } from './group-plan.ts'
import { domainOf, type Group, groupOf, oldGroupOf } from './group-row.ts'
import type { QueryState } from './query-state.ts'
import { callWithDomain, optionsOf, type ReadyQuery } from './run-query.ts'

/** Asks for the groups of a query, as its series has them. */
export async function readGroups(
  state: QueryState,
  keys: readonly string[],
  /** As `aggregate` was given them. */
  aggregates: readonly unknown[],
): Promise<Group[]> {
  const { scope, model, order } = state
  order.forEach(checkTerm)
  const options = optionsOf(state)
  const { major } = await scope.caller.series(options)
  const plan = await planGroups((name) => scope.schema(name, options), model, major, keys, aggregatesOf(aggregates))
  // To Odoo a limit of 0 is none.
  if (state.limit === 0) return []
  return major >= 19 ? readFormatted(state, plan, order) : readOld(state, plan, order)
}

/** `formatted_read_group`, 19 and later. */
async function readFormatted(state: QueryState, plan: GroupPlan, order: readonly string[]): Promise<Group[]> {
  const sent = (name: string) => plan.aggregates[name] ?? (name === '$count' ? '__count' : name)
  const kwargs = ({ page }: ReadyQuery) => ({
    groupby: plan.keys.map(({ key }) => key),
    aggregates: [...new Set([...Object.values(plan.aggregates), '__count'])],
    ...paging(page),
    ...(order.length > 0 && { order: groupOrder(plan, order, sent) }),
  })
  const rows = (await callForGroups(state, 'formatted_read_group', (domain) => [domain], kwargs)) as Answer[]
  return rows.map(({ row, domain }) => groupOf(plan, row, domain))
}

/** `read_group`, up to 18. */
async function readOld(state: QueryState, plan: GroupPlan, order: readonly string[]): Promise<Group[]> {
  const fields = readGroupFields(plan)
  const counts = order.some((term) => term.trim().startsWith('$count'))
  const sent = (name: string) => {
    if (name === '$count') return 'ooor_count'
    return plan.major < 12 && plan.aggregates[name] ? (plan.aggregates[name].split(':')[0] as string) : name
  }
  const orderby = order.length > 0 ? groupOrder(plan, order, sent) : undefined
  if (plan.major < 8 && !isSimple(plan)) return sortedPage(await groupsFromRows(state, plan), plan, state)
  // Up to 11 an order that they do not know is passed over.
  if (plan.major < 12 && counts) {
    const all = { ...state, limit: undefined, offset: undefined }
    return sortedPage(await readOldPage(all, plan, fields), plan, state)
  }
  return readOldPage(state, plan, counts ? [...fields, 'ooor_count:count(id)'] : fields, orderby)
}

/** What 6.1 and 7.0 group as they were told: by one field of which nothing else is asked, and by no part of time. */
function isSimple(plan: GroupPlan): boolean {
  const { keys } = plan
  const [first] = keys
  if (aggregatedKeys(plan).length > 0) return false
  return first !== undefined && keys.length === 1 && first.field.kind !== 'date' && first.field.kind !== 'datetime'
}

async function readOldPage(
  state: QueryState,
  plan: GroupPlan,
  aggregates: readonly string[],
  orderby?: string,
): Promise<Group[]> {
  // Up to 9 the keys must be among the fields (wire/8.0/old-read_group-no-groupby-field).
  const fields =
    plan.major < 10 ? [...new Set([...plan.keys.map(({ field }) => field.name), ...aggregates])] : aggregates
  const kwargs = ({ page }: ReadyQuery) => ({
    ...oldPaging(page),
    ...(orderby !== undefined && { orderby }),
    ...(plan.major >= 8 && { lazy: false }),
  })
  const groupby = plan.keys.map(({ key }) => key)
  const rows = (await callForGroups(state, 'read_group', (domain) => [domain, fields, groupby], kwargs)) as Answer[]
  return rows.map(({ row, domain }) => oldGroupOf(plan, row, domainOf(plan, row.__domain) ?? domain))
}

interface Answer {
  readonly row: Readonly<Record<string, unknown>>
  readonly domain: Domain
  readonly value: unknown
}

/** Calls a method that takes the query's domain; rows come with the domain that was sent. */
async function callForGroups(
  state: QueryState,
  method: string,
  argsOf: (domain: Domain) => readonly unknown[],
  kwargsOf: (query: ReadyQuery) => Readonly<Record<string, unknown>>,
): Promise<Answer[]> {
  let sent: Domain = []
  const answer = await callWithDomain(
    // The order is of groups, not of records.
    { ...state, order: [] },
    method,
    (domain) => {
      sent = domain
      return argsOf(domain)
    },
    kwargsOf,
  )
  if (!Array.isArray(answer)) return [{ row: {}, domain: sent, value: answer }]
  return objectsOf(answer, { model: state.model, method }).map((row) => ({ row, domain: sent, value: row }))
}

function paging({ limit, offset }: ReadyQuery['page']): Record<string, number> {
  return { ...(limit !== undefined && { limit }), ...(offset !== undefined && { offset }) }
}

/** Up to 16 an offset counts only along with a limit (odoo/models.py of 14, `_read_group_raw`). */
function oldPaging({ offset, limit = offset === undefined ? undefined : 2 ** 31 - 1, ...rest }: ReadyQuery['page']) {
  return paging({ ...rest, offset, limit })
}
