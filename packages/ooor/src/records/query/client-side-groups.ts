import { UnsupportedError } from '../../errors/index.ts'
import { objectsOf } from '../check-answer.ts'
import { isToMany } from '../schema/field.ts'
import type { Domain } from '../types/where.ts'
import type { GroupPlan, PlannedKey } from './group-plan.ts'
import { type Group, oldGroupOf } from './group-row.ts'
import type { QueryState } from './query-state.ts'
import { callWithDomain } from './run-query.ts'
import { type Grain, isGrain, isTime, spanOf } from './time-spans.ts'

type Row = Readonly<Record<string, unknown>>

/** Rows that are read at a time. */
const BATCH = 2000

/** Groups under way. */
interface Gathered {
  readonly values: Readonly<Record<string, unknown>>
  readonly domain: Domain
  readonly rows: Row[]
}

/**
 * Makes groups here, from the rows: on 6.1 and 7.0 for all that their `read_group` cannot do or does otherwise than it
 * was told (parts of time other than months, several keys, none).
 *
 * Calls `search` and `read` of the fields that the groups are made of.
 */
export async function groupsFromRows(state: QueryState, plan: GroupPlan): Promise<Group[]> {
  refuseWhatHasNoPart(plan)
  const isMoment = plan.keys.some(({ field }) => field.kind === 'datetime')
  const timeZone = isMoment ? await timeZoneOf(state) : undefined
  const groups = new Map<string, Gathered>()
  if (plan.keys.length === 0) groups.set('[]', { values: {}, domain: [], rows: [] })
  let sent: Domain = []
  for await (const { rows, domain } of batches(state, fieldsOf(plan))) {
    sent = domain
    for (const row of rows) {
      const keys = plan.keys.map((key) => keyOf(key, row[key.field.name], timeZone))
      const id = JSON.stringify(keys.map((key) => key.id))
      const group = groups.get(id) ?? {
        values: Object.fromEntries(plan.keys.map(({ key }, index) => [key, keys[index]?.value])),
        domain: keys.flatMap((key) => key.domain),
        rows: [],
      }
      group.rows.push(row)
      groups.set(id, group)
    }
  }
  return [...groups.values()].map(({ values, domain, rows }) => {
    const made = Object.entries(plan.aggregates).map(([alias, one]) => [alias, aggregate(one, rows)])
    const row = { ...values, ...Object.fromEntries(made), __count: rows.length }
    return oldGroupOf({ ...plan, major: 12 }, row, [...domain, ...sent])
  })
}

/** Puts groups in order, and cuts the page out that was asked for. */
export function sortedPage(
  groups: readonly Group[],
  plan: GroupPlan,
  { order, offset = 0, limit }: QueryState,
): Group[] {
  const terms = order.length > 0 ? order : plan.keys.map(({ name }) => name)
  const by = terms.map((term) => {
    const [name = '', direction = 'asc'] = term.trim().split(/\s+/)
    const key = plan.keys.find((one) => one.name === name || one.key === name)
    return { name: key?.name ?? name, sign: direction.toLowerCase() === 'desc' ? -1 : 1 }
  })
  const sorted = groups.toSorted((one, other) => {
    for (const { name, sign } of by) {
      const difference = compare(one[name], other[name])
      if (difference !== 0) return difference * sign
    }
    return 0
  })
  return sorted.slice(offset, limit === undefined ? undefined : offset + limit)
}

function refuseWhatHasNoPart({ keys, schema, major }: GroupPlan): void {
  for (const { key, name, field } of keys) {
    const grain = key.split(':')[1]
    if (isToMany(field) || (grain !== undefined && !isGrain(grain))) {
      throw new UnsupportedError(
        `Odoo ${major} cannot group ${schema.model} by '${name}': ${isToMany(field) ? 'lists came with 15' : `'${grain}' came with 18`}`,
      )
    }
  }
}

function fieldsOf({ keys, aggregates }: GroupPlan): string[] {
  const names = Object.values(aggregates).map((one) => one.split(':')[0] as string)
  return [...new Set([...keys.map(({ field }) => field.name), ...names])].filter((name) => name !== 'id')
}

async function* batches(state: QueryState, fields: readonly string[]) {
  for (let last = 0; ; ) {
    let sent: Domain = []
    const answer = await callWithDomain(
      // The order and the page are of groups, not of records.
      { ...state, order: [] },
      'search_read',
      (domain) => {
        sent = domain
        // `id` alone: an empty list would be all fields.
        return [[['id', '>', last], ...domain], fields.length > 0 ? fields : ['id']]
      },
      () => ({ limit: BATCH, order: 'id' }),
    )
    const rows = objectsOf(answer, { model: state.model, method: 'search_read' })
    yield { rows, domain: sent }
    const end = Number(rows.at(-1)?.id)
    if (rows.length < BATCH || !(end > last)) return
    last = end
  }
}

/** The time zone of moments: the context's, or the user's own. */
async function timeZoneOf({ scope }: QueryState): Promise<string | undefined> {
  const own = scope.caller.context.tz ?? (await scope.caller.call('res.users', 'context_get')) ?? {}
  const name = typeof own === 'string' ? own : (own as { readonly tz?: unknown }).tz
  if (typeof name !== 'string') return undefined
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name })
    return name
  } catch {
    return undefined
  }
}

function keyOf({ key, field }: PlannedKey, value: unknown, timeZone: string | undefined) {
  const { name, kind } = field
  if ((kind === 'date' || kind === 'datetime') && isTime(value)) {
    const { start, end, label } = spanOf(value, key.split(':')[1] as Grain, timeZone)
    const domain: Domain = [
      [name, '>=', start],
      [name, '<', end],
    ]
    return { id: start, value: label, domain }
  }
  const id = Array.isArray(value) ? (value[0] as unknown) : (value ?? false)
  return { id, value, domain: [[name, '=', id]] as Domain }
}

function aggregate(one: string, rows: readonly Row[]): unknown {
  const [name = '', how] = one.split(':')
  const values = rows
    .map((row) => row[name])
    .filter((value) => value !== false && value !== null && value !== undefined)
  const numbers = values.filter((value) => typeof value === 'number')
  const sum = numbers.reduce((total, value) => total + value, 0)
  switch (how) {
    case 'count':
      return values.length
    case 'avg':
      return numbers.length === 0 ? 0 : sum / numbers.length
    case 'min':
    case 'max':
      return values.toSorted(compare).at(how === 'min' ? 0 : -1) ?? false
    default:
      // As a database would round it, and not as binary fractions add up.
      return Number(sum.toPrecision(15))
  }
}

/** Nothing comes last, as in PostgreSQL. */
function compare(one: unknown, other: unknown): number {
  const [a, b] = [comparable(one), comparable(other)]
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  return a < b ? -1 : 1
}

function comparable(value: unknown): number | string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'number' || typeof value === 'string') return value
  if (typeof value === 'boolean') return Number(value)
  if (value instanceof Date) return value.getTime()
  const { from, display_name } = value as { readonly from?: unknown; readonly display_name?: string }
  return from === undefined ? (display_name ?? '') : comparable(from)
}
