import { describe } from '../../errors/describe.ts'
import { InvalidValueError, UnsupportedError } from '../../errors/index.ts'
import { aKind } from '../schema/a-kind.ts'
import { type FieldSchema, isToMany } from '../schema/field.ts'
import type { Schema } from '../schema/schema.ts'

/** A field to group by. */
export interface PlannedKey {
  /** As it was asked for: `date_order`. */
  readonly name: string
  /** As it is sent: `date_order:month`. */
  readonly key: string
  /** Without the part of time: `date_order`, `order_id.date_order`. */
  readonly path: string
  /** The field at the end of the path. */
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

const FUNCTIONS = new Set([
  'sum',
  'sum_currency',
  'avg',
  'min',
  'max',
  'count',
  'count_distinct',
  'array_agg',
  'bool_and',
  'bool_or',
])

/** Since 18 (odoo/orm/utils.py, READ_GROUP_NUMBER_GRANULARITY). */
const NUMBERS_OF_TIME = new Set([
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

const PARTS_OF_TIME = new Set(['hour', 'day', 'week', 'month', 'quarter', 'year', ...NUMBERS_OF_TIME])

/** Asks for the schema of a model. */
export type SchemaOf = (model: string) => Promise<Schema>

/** All that `aggregate` was told, by name. Throws an `InvalidValueError` for text and lists, which have no names. */
export function aggregatesOf(given: readonly unknown[]): Readonly<Record<string, string>> {
  for (const one of given) {
    if (typeof one === 'object' && one !== null && !Array.isArray(one)) continue
    throw new InvalidValueError(
      `aggregate takes an object by the names that rows get, as { total: 'amount_total:sum' }, not ${describe(one)}`,
    )
  }
  return Object.assign({}, ...given)
}

/** Checks keys and aggregates. Rejects with an `UnknownFieldError`, an `InvalidValueError` or an `UnsupportedError`. */
export async function planGroups(
  schemaOf: SchemaOf,
  model: string,
  major: number,
  keys: readonly string[],
  aggregates: Readonly<Record<string, string>>,
): Promise<GroupPlan> {
  const schema = await schemaOf(model)
  const unnamed = keys.find((key: unknown) => typeof key !== 'string')
  if (unnamed !== undefined) {
    const example = "groupBy('state', 'date_order:month')"
    throw new InvalidValueError(`groupBy takes names of fields, as ${example}, not ${describe(unnamed)}`)
  }
  checkAggregates(schema, major, aggregates)
  // One of the two would be lost in the rows.
  const taken = Object.keys(aggregates).find((name) => keys.includes(name) || name === '$count' || name === '$domain')
  if (taken !== undefined) {
    throw new InvalidValueError(
      `rows of groups have '${taken}' already: give the aggregate '${aggregates[taken]}' another name`,
    )
  }
  const planned = await Promise.all(keys.map((key) => plannedKey(schemaOf, schema, major, key)))
  if (major >= 8 && major < 17) refuseAggregatedKeys(major, planned, aggregates)
  return { schema, major, keys: planned, aggregates }
}

/** The aggregates that are made of a field which is a key, too. */
export function aggregatedKeys({ keys, aggregates }: Pick<GroupPlan, 'keys' | 'aggregates'>): string[] {
  return Object.values(aggregates).filter((one) => keys.some(({ field }) => field.name === one.split(':')[0]))
}

/** Up to 16 the server leaves such out and says nothing, as if there were no values (tried on 14 and 16; 17 and 18 have it). */
function refuseAggregatedKeys(major: number, keys: readonly PlannedKey[], aggregates: GroupPlan['aggregates']): void {
  const [one] = aggregatedKeys({ keys, aggregates })
  if (one === undefined) return
  throw new UnsupportedError(
    `Odoo ${major} makes nothing of a field that it groups by, as '${one}': it came with 17. Leave it out, and ask for it of each group's $domain`,
  )
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
    if (name === 'id') {
      throw new UnsupportedError(
        `Odoo ${plan.major} makes nothing of ids in groups: '${one}' came with 12, and $count is there`,
      )
    }
    const own = plan.schema.field(name).aggregator ?? 'sum'
    if (how === own) return name
    throw new UnsupportedError(
      `Odoo ${plan.major} makes the ${own} of ${name} in groups and nothing else: '${one}' came with 12`,
    )
  })
}

async function plannedKey(schemaOf: SchemaOf, root: Schema, major: number, key: string): Promise<PlannedKey> {
  if (typeof key !== 'string') {
    throw new InvalidValueError(
      `groups are made by names of fields, as 'state' or 'date_order:month', not ${describe(key)}`,
    )
  }
  const [path = '', granularity] = key.split(':')
  const { model, field } = await keyField(schemaOf, root, major, path, key)
  const isList = field.kind === 'one2many' || (field.kind === 'many2many' && major < 15)
  if (isList) {
    throw new InvalidValueError(
      `'${key}' of ${root.model} is ${aKind(field.kind)}, and Odoo ${major} groups by no such lists: group the records at its other end`,
    )
  }
  if (!field.isGroupable) {
    throw new InvalidValueError(
      `the server computes ${model}.${field.name} and cannot group by it: group by stored fields`,
    )
  }
  const isTime = field.kind === 'date' || field.kind === 'datetime'
  // What a property is, its record's parent says.
  if (granularity !== undefined && !isTime && field.kind !== 'properties') {
    throw new InvalidValueError(`'${key}' groups a ${field.kind} by a part of time: only date and datetime have those`)
  }
  if (granularity !== undefined && !PARTS_OF_TIME.has(granularity)) {
    throw new InvalidValueError(`'${key}' has no part of time: there are ${[...PARTS_OF_TIME].join(', ')}`)
  }
  if (granularity !== undefined && NUMBERS_OF_TIME.has(granularity) && major < 18) {
    throw new UnsupportedError(
      `Odoo ${major} has no part of time ${granularity}, as in '${key}': such numbers came with 18. Group by '${path}:${granularity === 'year_number' ? 'year' : 'day'}' and make them of the groups' borders`,
    )
  }
  // What the server takes when none is named.
  return { name: key, key: isTime && granularity === undefined ? `${path}:month` : key, path, field }
}

/** The field at the end of a key's path: beyond many2ones since 19, of properties since 17. */
async function keyField(
  schemaOf: SchemaOf,
  root: Schema,
  major: number,
  path: string,
  key: string,
): Promise<{ model: string; field: FieldSchema }> {
  const [first = '', ...rest] = path.split('.')
  let at = root
  let field = at.field(first)
  for (const [index, name] of rest.entries()) {
    if (field.kind === 'properties' && index === rest.length - 1) {
      if (major >= 17) return { model: at.model, field }
      throw new UnsupportedError(
        `Odoo ${major} cannot group by a property, as '${key}' of ${root.model}: it came with 17`,
      )
    }
    if (field.kind !== 'many2one' || field.relation === undefined) {
      throw new InvalidValueError(
        `'${key}' of ${root.model} goes on beyond ${at.model}.${field.name}, which is ${aKind(field.kind)}: paths of groups go beyond many2ones only`,
      )
    }
    if (major < 19) {
      throw new UnsupportedError(
        `Odoo ${major} groups by the model's own fields only, not by '${key}' of ${root.model}: paths came with 19. Group by '${first}', or by a stored related field`,
      )
    }
    at = await schemaOf(field.relation)
    field = at.field(name)
  }
  return { model: at.model, field }
}

const NUMBERS: readonly string[] = ['integer', 'float', 'monetary']
/** What databases add up and compare; of other kinds they know no such function (tried on 14.0 and 19.0). */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  ...{ sum: NUMBERS, avg: NUMBERS, sum_currency: ['monetary'] },
  ...{ bool_and: ['boolean'], bool_or: ['boolean'] },
}

function checkAggregates(schema: Schema, major: number, aggregates: Readonly<Record<string, string>>): void {
  for (const one of Object.values(aggregates)) {
    if (typeof one !== 'string') {
      throw new InvalidValueError(`an aggregate is text, as 'amount_total:sum', not ${describe(one)}`)
    }
    const [name = '', how, ...more] = one.split(':')
    if (name.includes('.')) {
      throw new InvalidValueError(
        `'${one}' makes something of a path: servers aggregate own fields of ${schema.model} only`,
      )
    }
    const field = name === 'id' ? undefined : schema.field(name)
    if (how === undefined || more.length > 0 || !FUNCTIONS.has(how)) {
      const known = [...FUNCTIONS].join(', ')
      throw new InvalidValueError(
        `'${one}' does not say what to make of ${name}, as '${name}:sum' does: there are ${known}`,
      )
    }
    if (how === 'sum_currency' && major < 18) {
      throw new UnsupportedError(`Odoo ${major} has no sum_currency, as in '${one}': it came with 18`)
    }
    if (field !== undefined && isToMany(field)) {
      throw new InvalidValueError(
        `'${one}' makes something of a ${field.kind}: servers aggregate fields with one value`,
      )
    }
    const kind = field?.kind ?? 'integer'
    const isOrder = how === 'min' || how === 'max'
    if (isOrder && kind === 'boolean') {
      throw new InvalidValueError(`'${one}': true and false have no order. There are bool_and and bool_or`)
    }
    const kinds = KINDS[how]
    if (kinds?.includes(kind) === false) {
      throw new InvalidValueError(
        `'${one}' makes something of ${schema.model}.${name}, which is ${aKind(kind)}: ${how} is of ${kinds.join(', ')}`,
      )
    }
  }
}
