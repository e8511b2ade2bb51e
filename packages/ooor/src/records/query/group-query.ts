import { InvalidValueError, UnsupportedError } from '../../errors/index.ts'
import { isDay, parseDatetime } from '../casting/datetime.ts'
import { castFor } from '../casting/from-server.ts'
import { type FieldSchema, isToMany } from '../schema/field.ts'
import type { Schema } from '../schema/schema.ts'
import type { AnyField, FieldName, FieldNamed, ModelType, Simplify } from '../types/model-type.ts'
import type { Domain } from '../types/where.ts'
import { callWithDomain, type QueryState, type ReadyQuery } from './query-state.ts'

/** Parts of a moment that are groups: a span from one moment to another. */
export type Granularity = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year'

/** A field to group by; moments and days by a part: `date_order:month`. */
export type GroupKey<M extends ModelType> = FieldName<M> | `${FieldName<M>}:${Granularity}`

/** What is made of the values of a group. `default` is what the field itself says, mostly the sum. */
export type AggregateFunction = 'sum' | 'avg' | 'min' | 'max' | 'count' | 'count_distinct' | 'array_agg'

/** A field and what is made of it: `amount_total:sum`. */
export type Aggregate<M extends ModelType> = `${FieldName<M> | 'id'}:${AggregateFunction}`

/** A span of time. Days for dates, moments for datetimes; `to` is the first that is not in it. */
export interface Span<T> {
  readonly from: T
  readonly to: T
  /** As `January 2026`, in the session's language. */
  readonly label: string
}

/** One group: its keys, its aggregates, how many records it has and the domain that finds them. */
export type GroupRow<M extends ModelType, K extends readonly string[], A> = Simplify<
  { readonly [P in K[number]]: KeyValue<M, P> } & { readonly [P in keyof A]: AggregateValue<A[P]> } & {
    readonly $count: number
    readonly $domain: Domain
  }
>

type KeyValue<M extends ModelType, P extends string> = P extends `${infer Name}:${Granularity}`
  ? Span<FieldNamed<M, Name>['kind'] extends 'date' ? string : Date> | null
  : FieldNamed<M, P> extends infer F extends AnyField
    ? F['kind'] extends 'many2one' | 'many2many' | 'one2many'
      ? { id: number; display_name: string } | null
      : F['kind'] extends 'date' | 'datetime'
        ? Span<F['value']> | null
        : F['value'] | null
    : unknown

type AggregateValue<A> = A extends `${string}:array_agg` ? readonly unknown[] : number

/** Groups of a query: awaited, like the query. Limit and offset count groups. */
export class GroupQuery<M extends ModelType, K extends readonly string[], A = unknown>
  implements PromiseLike<GroupRow<M, K, A>[]>
{
  readonly #state: QueryState
  readonly #keys: readonly string[]
  readonly #aggregates: Readonly<Record<string, string>>

  /** @internal */
  constructor(state: QueryState, keys: readonly string[], aggregates: Readonly<Record<string, string>>) {
    this.#state = state
    this.#keys = keys
    this.#aggregates = aggregates
  }

  /**
   * Adds what is made of the values of each group, by the name that it gets in the rows.
   *
   * ```ts
   * .aggregate({ total: 'amount_total:sum', customers: 'partner_id:count_distinct' })
   * ```
   */
  aggregate<const T extends Readonly<Record<string, Aggregate<M>>>>(aggregates: T): GroupQuery<M, K, A & T> {
    return new GroupQuery(this.#state, this.#keys, { ...this.#aggregates, ...aggregates })
  }

  /** The order of the groups: keys, names of aggregates, `$count`, each with asc or desc behind it. */
  order(
    ...terms: readonly (`${K[number] | (keyof A & string) | '$count'}${'' | ' asc' | ' desc'}` | (string & {}))[]
  ): GroupQuery<M, K, A> {
    return new GroupQuery({ ...this.#state, order: terms }, this.#keys, this.#aggregates)
  }

  /**
   * The groups.
   *
   * Calls `formatted_read_group(domain, groupby, aggregates)` since 19, `read_group(domain, fields, groupby)` before.
   */
  async all(): Promise<GroupRow<M, K, A>[]> {
    const { scope, model, order } = this.#state
    const schema = await scope.schema(model)
    const { major } = await scope.caller.series()
    const plan = { schema, major, keys: this.#keys.map((key) => groupKey(schema, key)), aggregates: this.#aggregates }
    // To Odoo a limit of 0 is none.
    if (this.#state.limit === 0) return []
    const rows = major >= 19 ? await this.#formatted(plan, order) : await this.#readGroup(plan, order)
    return rows as unknown as GroupRow<M, K, A>[]
  }

  // biome-ignore lint/suspicious/noThenProperty: awaiting the groups asks for them
  then<X = GroupRow<M, K, A>[], Y = never>(
    onFulfilled?: ((rows: GroupRow<M, K, A>[]) => X | PromiseLike<X>) | null,
    onRejected?: ((reason: unknown) => Y | PromiseLike<Y>) | null,
  ): Promise<X | Y> {
    return this.all().then(onFulfilled, onRejected)
  }

  async #formatted(plan: Plan, order: readonly string[]): Promise<Group[]> {
    const sent = (name: string) => plan.aggregates[name] ?? (name === '$count' ? '__count' : name)
    const kwargs = ({ page }: ReadyQuery) => ({
      groupby: plan.keys.map(({ key }) => key),
      aggregates: [...new Set([...Object.values(checked(plan)), '__count'])],
      ...paging(page),
      ...(order.length > 0 && { order: terms(plan, order, sent) }),
    })
    const rows = (await this.#call('formatted_read_group', (domain) => [domain], kwargs)) as Answer[]
    return rows.map(({ row, domain }) => ({
      ...keyValues(plan, row, row.__extra_domain as Domain),
      ...Object.fromEntries(Object.entries(plan.aggregates).map(([alias, one]) => [alias, aggregated(one, row[one])])),
      $count: row.__count as number,
      $domain: [...domain, ...(row.__extra_domain as Domain)],
    }))
  }

  async #readGroup(plan: Plan, order: readonly string[]): Promise<Group[]> {
    const counts = order.some((term) => term.trim().startsWith('$count'))
    const fields = [...oldFields(plan), ...(counts ? ['ooor_count:count(id)'] : [])]
    const sent = (name: string) => {
      if (name === '$count') return 'ooor_count'
      return plan.major < 12 && plan.aggregates[name] ? (plan.aggregates[name].split(':')[0] as string) : name
    }
    const orderby = order.length > 0 ? terms(plan, order, sent) : undefined
    if (plan.major < 8) return this.#oldest(plan, fields, orderby)
    const kwargs = ({ page }: ReadyQuery) => ({
      ...oldPaging(page),
      ...(orderby !== undefined && { orderby }),
      lazy: false,
    })
    const groupby = plan.keys.map(({ key }) => key)
    const rows = (await this.#call('read_group', (domain) => [domain, fields, groupby], kwargs)) as Answer[]
    return rows.map(({ row, domain }) => oldGroup(plan, row, (row.__domain as Domain | undefined) ?? domain))
  }

  /** 6.1 and 7.0 group by one key at a time: the groups of each further key within each group. */
  async #oldest(plan: Plan, fields: readonly string[], orderby: string | undefined): Promise<Group[]> {
    const [first, ...others] = plan.keys
    if (first === undefined) {
      const count = (await this.#call(
        'search_count',
        (domain) => [domain],
        () => ({}),
      )) as Answer[]
      const total = (await this.#call(
        'read_group',
        (domain) => [domain, fields, []],
        () => ({}),
      )) as Answer[]
      return [{ ...oldGroup(plan, total[0]?.row ?? {}, []), $count: count[0]?.value as number }]
    }
    const kwargs = ({ page }: ReadyQuery) => ({
      ...(others.length === 0 && oldPaging(page)),
      ...(orderby !== undefined && { orderby }),
    })
    const groupby = [first.field.name]
    const rows = (await this.#call('read_group', (domain) => [domain, fields, groupby], kwargs)) as Answer[]
    const single = { ...plan, keys: [first] }
    const groups = rows.map(({ row, domain }) => {
      // The value stands under the field's bare name.
      const named = { ...row, [first.key]: row[first.field.name] }
      return oldGroup(single, named, (row.__domain as Domain | undefined) ?? domain)
    })
    if (others.length === 0) return groups
    const inner = await Promise.all(
      groups.map(async ({ $count, ...group }) => {
        const state = { ...this.#state, conditions: [group.$domain] }
        const query = new GroupQuery(
          state,
          others.map(({ name }) => name),
          this.#aggregates,
        )
        const found = (await query.all()) as unknown as Group[]
        return found.map((one) => ({ ...group, ...one }))
      }),
    )
    return inner.flat()
  }

  async #call(
    method: string,
    argsOf: (domain: Domain) => readonly unknown[],
    kwargsOf: (query: ReadyQuery) => Readonly<Record<string, unknown>>,
  ): Promise<Answer[]> {
    let sent: Domain = []
    const answer = await callWithDomain(
      // The order is of groups, not of records.
      { ...this.#state, order: [] },
      method,
      (domain) => {
        sent = domain
        return argsOf(domain)
      },
      kwargsOf,
    )
    if (!Array.isArray(answer)) return [{ row: {}, domain: sent, value: answer }]
    return (answer as Record<string, unknown>[]).map((row) => ({ row, domain: sent, value: row }))
  }
}

interface Answer {
  readonly row: Readonly<Record<string, unknown>>
  readonly domain: Domain
  readonly value: unknown
}

type Group = Record<string, unknown> & { $count: number; $domain: Domain }

interface Key {
  /** As it was asked for: `date_order`. */
  readonly name: string
  /** As it is sent: `date_order:month`. */
  readonly key: string
  readonly field: FieldSchema
}

interface Plan {
  readonly schema: Schema
  readonly major: number
  readonly keys: readonly Key[]
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

function groupKey(schema: Schema, key: string): Key {
  const [path = '', granularity] = key.split(':')
  const field = schema.field(path.split('.')[0] as string)
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

function checked({ schema, aggregates }: Plan): Readonly<Record<string, string>> {
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
  return aggregates
}

/** `total:sum(amount_total)` since 12; before, each field has its own way of being added up. */
function oldFields(plan: Plan): string[] {
  return Object.entries(checked(plan)).map(([alias, one]) => {
    const [name = '', how] = one.split(':')
    if (plan.major >= 12) return `${alias}:${how}(${name})`
    const own = plan.schema.field(name).aggregator ?? 'sum'
    if (how === own) return name
    throw new UnsupportedError(
      `Odoo ${plan.major} makes the ${own} of ${name} in groups and nothing else: '${one}' came with 12`,
    )
  })
}

function oldGroup(plan: Plan, row: Readonly<Record<string, unknown>>, domain: Domain): Group {
  const [first] = plan.keys
  const count = row.__count ?? row[`${first?.field.name ?? ''}_count`] ?? 0
  const aggregates = Object.entries(plan.aggregates).map(([alias, one]) => {
    const [name = ''] = one.split(':')
    return [alias, aggregated(one, plan.major >= 12 ? row[alias] : row[name])]
  })
  return {
    ...keyValues(plan, row, domain),
    ...Object.fromEntries(aggregates),
    $count: count as number,
    $domain: domain,
  }
}

function aggregated(one: string, value: unknown): unknown {
  if (one.endsWith(':array_agg')) return value || []
  return value === null || value === false || value === undefined ? 0 : value
}

function keyValues({ keys }: Plan, row: Readonly<Record<string, unknown>>, domain: Domain): Record<string, unknown> {
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

function terms({ aggregates, keys }: Plan, order: readonly string[], sent: (name: string) => string): string {
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

function paging({ limit, offset }: ReadyQuery['page']): Record<string, number> {
  return { ...(limit !== undefined && { limit }), ...(offset !== undefined && { offset }) }
}

/** Up to 16 an offset counts only along with a limit (odoo/models.py of 14, `_read_group_raw`). */
function oldPaging({ offset, limit = offset === undefined ? undefined : 2 ** 31 - 1, ...rest }: ReadyQuery['page']) {
  return paging({ ...rest, offset, limit })
}
