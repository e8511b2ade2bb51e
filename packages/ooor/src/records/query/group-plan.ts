import { InvalidValueError, UnsupportedError } from '../../errors/index.ts'
import type { FieldSchema } from '../schema/field.ts'
import type { Schema } from '../schema/schema.ts'

/** A field to group by. */
export interface PlannedKey {
  /** As it was asked for: `date_order`. */
  readonly name: string
  /** As it is sent: `date_order:month`. */
  readonly key: string
  readonly field: FieldSchema
}

/** What groups are asked for, checked against the schema. */
export interface GroupPlan {
  readonly schema: Schema
  readonly major: number
  readonly keys: readonly PlannedKey[]
  /** `amount_total:sum` by the name that it gets in the rows. */
  readonly aggregates: Readonly<Record<string, string>>
}

const FUNCTIONS = new Set(['sum', 'avg', 'min', 'max', 'count', 'count_distinct', 'array_agg', 'bool_and', 'bool_or'])

/** The last ones since 18 (odoo/orm/utils.py, READ_GROUP_NUMBER_GRANULARITY). */
const PARTS_OF_TIME = new Set([
  'hour',
  'day',
  'week',
  'month',
  'quarter',
  'year',
  'year_number',
  'quarter_number',
  'month_number',
  'iso_week_number',
  'day_of_year',
  'day_of_month',
  'day_of_week',
  'hour_number',
  'minute_number',
  'second_number',
])

/** Checks keys and aggregates. Throws an `UnknownFieldError` or an `InvalidValueError`. */
export function planGroups(
  schema: Schema,
  major: number,
  keys: readonly string[],
  aggregates: Readonly<Record<string, string>>,
): GroupPlan {
  const planned = keys.map((key) => plannedKey(schema, key))
  checkAggregates(schema, aggregates)
  return { schema, major, keys: planned, aggregates }
}

/** The order of the groups, as the server takes it; `sent` says what an aggregate or `$count` is called there. */
export function groupOrder(
  { aggregates, keys }: GroupPlan,
  order: readonly string[],
  sent: (name: string) => string,
): string {
  return order
    .map((term) => {
      const [, name = '', direction] = /^(\S+?)(?:\s+(asc|desc))?$/i.exec(term.trim()) ?? []
      const key = keys.find((one) => one.name === name || one.key === name)
      if (name !== '$count' && !(name in aggregates) && key === undefined) {
        const known = [...keys.map((one) => one.name), ...Object.keys(aggregates), '$count'].join(', ')
        throw new InvalidValueError(`groups cannot be ordered by '${term}': there are ${known}`)
      }
      const what = key === undefined ? sent(name) : key.key
      return direction === undefined ? what : `${what} ${direction}`
    })
    .join(', ')
}

/** Aggregates as `read_group` takes them: `total:sum(amount_total)` since 12; before, each field is added up in its own way. */
export function readGroupFields(plan: GroupPlan): string[] {
  return Object.entries(plan.aggregates).map(([alias, one]) => {
    const [name = '', how] = one.split(':')
    if (plan.major >= 12) return `${alias}:${how}(${name})`
    const own = plan.schema.field(name).aggregator ?? 'sum'
    if (how === own) return name
    throw new UnsupportedError(
      `Odoo ${plan.major} makes the ${own} of ${name} in groups and nothing else: '${one}' came with 12`,
    )
  })
}

function plannedKey(schema: Schema, key: string): PlannedKey {
  const [path = '', granularity] = key.split(':')
  const field = schema.field(path.split('.')[0] as string)
  if (!field.isGroupable) {
    throw new InvalidValueError(
      `the server computes ${schema.model}.${field.name} and cannot group by it: group by stored fields`,
    )
  }
  const isTime = field.kind === 'date' || field.kind === 'datetime'
  if (granularity !== undefined && !isTime) {
    throw new InvalidValueError(`'${key}' groups a ${field.kind} by a part of time: only date and datetime have those`)
  }
  if (granularity !== undefined && !PARTS_OF_TIME.has(granularity)) {
    throw new InvalidValueError(`'${key}' has no part of time: there are ${[...PARTS_OF_TIME].join(', ')}`)
  }
  // What the server takes when none is named.
  return { name: key, key: isTime && granularity === undefined ? `${path}:month` : key, field }
}

function checkAggregates(schema: Schema, aggregates: Readonly<Record<string, string>>): void {
  for (const one of Object.values(aggregates)) {
    const [name = '', how] = one.split(':')
    if (name !== 'id') schema.field(name)
    if (how === undefined || !FUNCTIONS.has(how)) {
      const known = [...FUNCTIONS].join(', ')
      throw new InvalidValueError(
        `'${one}' does not say what to make of ${name}, as '${name}:sum' does: there are ${known}`,
      )
    }
  }
}
