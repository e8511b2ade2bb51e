import { parseDatetime, withFullYear } from '../casting/datetime.ts'
import { castFor } from '../casting/from-server.ts'
import { numberOf, unexpected } from '../check-answer.ts'
import { castColumn, columnOf } from '../columns/column-values.ts'
import { type FieldSchema, isToMany } from '../schema/field.ts'
import type { Span } from '../types/group.ts'
import type { Domain } from '../types/where.ts'
import type { GroupPlan, PlannedKey } from './group-plan.ts'

type Row = Readonly<Record<string, unknown>>

/** A group as users have it. */
export type Group = Record<string, unknown> & { $count: number; $domain: Domain }

/** A group of `formatted_read_group`, which says what it adds to the domain of all. */
export function groupOf(plan: GroupPlan, row: Row, domain: Domain): Group {
  const own = domainOf(plan, row.__extra_domain) ?? []
  return {
    ...keyValues(plan, row, own),
    ...Object.fromEntries(
      Object.entries(plan.aggregates).map(([alias, one]) => [alias, aggregated(plan, one, row[one])]),
    ),
    $count: countOf(plan, row.__count),
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
    $count: countOf(plan, count),
    $domain: domain,
  }
}

function keyValues({ keys }: GroupPlan, row: Row, domain: Domain): Record<string, unknown> {
  return Object.fromEntries(keys.map((key) => [key.name, keyValue(key, row[key.key], domain)]))
}

function keyValue({ field, key, path }: PlannedKey, value: unknown, domain: Domain): unknown {
  if (value === false || value === null || value === undefined) return field.kind === 'boolean' ? false : null
  if (field.kind === 'date' || field.kind === 'datetime') {
    // A number for parts that come again each year.
    if (typeof value === 'number') return value
    return span(field.kind, path, value, domain)
  }
  if (field.kind === 'properties' && key.includes(':')) return propertySpan(path, value, domain)
  if (field.kind === 'many2one' || isToMany(field)) return castFor({ kind: 'many2one' })(value)
  return castFor(field)(value)
}

/** Of a property the schema does not tell whether it is a day or a moment: the borders do. */
function propertySpan(path: string, value: unknown, domain: Domain): unknown {
  if (typeof value === 'number') return value
  const [start] = Array.isArray(value) ? (value as unknown[]) : [borderOf(domain, path, ['>='])]
  return span(typeof start === 'string' && start.length > 10 ? 'datetime' : 'date', path, value, domain)
}

/** The label comes with the group, where it begins and ends with its domain: on all series. */
function span(kind: FieldSchema['kind'], path: string, value: unknown, domain: Domain): Span<unknown> {
  const [start, text]: readonly unknown[] = Array.isArray(value) ? value : [undefined, value]
  const cast = (one: unknown) => {
    if (typeof one !== 'string') return null
    return kind === 'date' ? withFullYear(one).slice(0, 10) : parseDatetime(one)
  }
  const to = borderOf(domain, path, ['<', '<='])
  return {
    from: cast(borderOf(domain, path, ['>=']) ?? start),
    to: cast(to),
    label: typeof text === 'string' ? text : '',
  }
}

/** What a path is compared with; conditions beyond many2ones stand in `any`. */
function borderOf(domain: Domain, path: string, operators: readonly string[]): unknown {
  for (const term of domain) {
    if (!Array.isArray(term)) continue
    const [name, operator, value] = term as readonly unknown[]
    if (typeof name !== 'string' || typeof operator !== 'string') continue
    if (name === path && operators.includes(operator)) return value
    if (operator === 'any' && Array.isArray(value) && path.startsWith(`${name}.`)) {
      const found = borderOf(value, path.slice(name.length + 1), operators)
      if (found !== undefined) return found
    }
  }
  return undefined
}

const NUMBERS: ReadonlySet<string> = new Set(['integer', 'float', 'monetary', 'many2one', 'many2one_reference'])

function aggregated({ schema }: GroupPlan, one: string, value: unknown): unknown {
  const [name = '', how] = one.split(':')
  const kind = name === 'id' ? 'integer' : schema.field(name).kind
  if (how === 'array_agg') return castColumn(schema.model, { name, kind }, columnOf(schema.model, one, value))
  if (how === 'bool_and' || how === 'bool_or') return value === true
  // The first and the last of moments are moments, of days days, of texts texts.
  if ((how === 'min' || how === 'max') && !NUMBERS.has(kind)) return castFor({ kind })(value)
  return value === null || value === false || value === undefined ? 0 : value
}

/** How many records a group has. */
export function countOf({ schema }: GroupPlan, value: unknown): number {
  return numberOf(value, { model: schema.model, method: 'read_group' })
}

/** What a group adds to the domain of all, or its whole domain; undefined where the server says none. */
export function domainOf({ schema }: GroupPlan, value: unknown): Domain | undefined {
  if (value === undefined || Array.isArray(value)) return value as Domain | undefined
  throw unexpected(value, 'the domain of a group', { model: schema.model, method: 'read_group' })
}
