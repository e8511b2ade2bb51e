import { isDay, parseDatetime } from '../casting/datetime.ts'
import { castFor } from '../casting/from-server.ts'
import { type FieldSchema, isToMany } from '../schema/field.ts'
import type { Span } from '../types/group.ts'
import type { Domain } from '../types/where.ts'
import type { GroupPlan } from './group-plan.ts'

type Row = Readonly<Record<string, unknown>>

/** A group as users have it. */
export type Group = Record<string, unknown> & { $count: number; $domain: Domain }

/** A group of `formatted_read_group`, which says what it adds to the domain of all. */
export function groupOf(plan: GroupPlan, row: Row, domain: Domain): Group {
  const own = row.__extra_domain as Domain
  return {
    ...keyValues(plan, row, own),
    ...Object.fromEntries(
      Object.entries(plan.aggregates).map(([alias, one]) => [alias, aggregated(plan, one, row[one])]),
    ),
    $count: row.__count as number,
    $domain: [...domain, ...own],
  }
}

/** A group of `read_group`. */
export function oldGroupOf(plan: GroupPlan, row: Row, domain: Domain): Group {
  const [first] = plan.keys
  const count = row.__count ?? row[`${first?.field.name ?? ''}_count`] ?? 0
  const aggregates = Object.entries(plan.aggregates).map(([alias, one]) => {
    const [name = ''] = one.split(':')
    return [alias, aggregated(plan, one, plan.major >= 12 ? row[alias] : row[name])]
  })
  return {
    ...keyValues(plan, row, domain),
    ...Object.fromEntries(aggregates),
    $count: count as number,
    $domain: domain,
  }
}

function keyValues({ keys }: GroupPlan, row: Row, domain: Domain): Record<string, unknown> {
  return Object.fromEntries(keys.map(({ name, key, field }) => [name, keyValue(field, key, row[key], domain)]))
}

function keyValue(field: FieldSchema, key: string, value: unknown, domain: Domain): unknown {
  if (value === false || value === null || value === undefined) return field.kind === 'boolean' ? false : null
  if (field.kind === 'date' || field.kind === 'datetime') {
    // A number for parts that come again each year.
    if (typeof value === 'number') return value
    return span(field, key.split(':')[0] as string, value, domain)
  }
  if (field.kind === 'many2one' || isToMany(field)) return castFor({ kind: 'many2one' })(value)
  return castFor(field)(value)
}

/** The label comes with the group, where it begins and ends with its domain: on all series. */
function span({ kind }: FieldSchema, name: string, value: unknown, domain: Domain): Span<unknown> {
  const [start, text] = Array.isArray(value) ? (value as [string, string]) : [undefined, String(value)]
  const border = (operators: readonly string[]) =>
    domain.find(
      (term): term is readonly [string, string, unknown] =>
        Array.isArray(term) && term[0] === name && operators.includes(term[1] as string),
    )?.[2]
  const cast = (one: unknown) => {
    if (typeof one !== 'string') return null
    if (kind === 'date') return isDay(one) ? one : one.slice(0, 10)
    return parseDatetime(one)
  }
  return { from: cast(border(['>=']) ?? start), to: cast(border(['<', '<='])), label: text }
}

const NUMBERS: ReadonlySet<string> = new Set(['integer', 'float', 'monetary', 'many2one', 'many2one_reference'])

function aggregated({ schema }: GroupPlan, one: string, value: unknown): unknown {
  const [name = '', how] = one.split(':')
  const kind = name === 'id' ? 'integer' : schema.field(name).kind
  // The first and the last of moments are moments, of days days.
  if ((how === 'min' || how === 'max') && !NUMBERS.has(kind)) return castFor({ kind })(value)
  if (one.endsWith(':array_agg')) return value || []
  return value === null || value === false || value === undefined ? 0 : value
}
