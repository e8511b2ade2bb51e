import type { Domains } from './domains.ts'
import type { Values } from './values.ts'
import type { Ref } from './world.ts'

export interface Subject {
  readonly model: string
  readonly records: readonly Ref[]
  readonly values: Values
  readonly domains: Domains
  readonly major: number
}

/** The arguments of a call. */
export interface Draft {
  readonly args: readonly unknown[]
  readonly kwargs?: Readonly<Record<string, unknown>>
}

export interface Method {
  readonly name: string
  readonly make: (subject: Subject) => Draft
  readonly since?: number
  readonly until?: number
  readonly models?: readonly string[]
}

export const namesOf = ({ model, values }: Subject, most = 6) =>
  values.some(values.fields(model), most).map(({ name }) => name)

/** What a page of a list is: none of it, a part, all. */
export function page({ model, values }: Subject): Record<string, unknown> {
  const { random } = values
  const stored = values.fields(model).filter(({ store, type }) => store && !type.endsWith('2many') && type !== 'binary')
  const order = values.some(stored, 2).map(({ name }) => `${name}${random.pick(['', ' desc', ' asc'])}`)
  return {
    ...(values.chance(0.3) && { limit: random.below(4) }),
    ...(values.chance(0.2) && { offset: random.below(3) }),
    ...(values.chance(0.6) && stored.length > 0 && { order: [...order, 'id'].join(', ') }),
    ...(values.chance(0.3) && { context: { active_test: false } }),
  }
}

/** Parts of dates, which 17 and later group by too: all of them are numbers. */
export const PARTS = ['hour'] as const
const NUMBERS = [
  ...['year_number', 'quarter_number', 'month_number', 'iso_week_number', 'day_of_year', 'day_of_month'],
  ...['day_of_week', 'hour_number', 'minute_number', 'second_number'],
]

export function groupby({ model, values, major }: Subject): string[] {
  const parts = ['day', 'week', 'month', 'quarter', 'year', ...PARTS, ...(major < 19 ? [] : NUMBERS)]
  const fields = values
    .fields(model)
    .filter(({ store, type, name }) => store && !['binary', 'one2many', 'text', 'html'].includes(type) && name !== 'id')
  return values
    .some(fields, 2)
    .map(({ name, type }) => (type.startsWith('date') ? `${name}:${values.random.pick(parts)}` : name))
}

export const summed = ({ model, values }: Subject) =>
  values
    .some(
      values
        .fields(model)
        .filter(({ store, type, name }) => store && name !== 'id' && ['integer', 'float', 'monetary'].includes(type)),
      2,
    )
    .map(
      ({ name }) =>
        `${name}:${values.random.pick(['sum', 'avg', 'max', 'min', 'count', 'count_distinct', 'array_agg'])}`,
    )

export const specificationOf = (subject: Subject) => Object.fromEntries(namesOf(subject).map((name) => [name, {}]))

/** Fields of a form as its view told of them up to 16: each brings along what follows from it. */
export const asOldForm = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, '1']))
export const oldForm = (subject: Subject) => asOldForm(namesOf(subject).filter((name) => name !== 'id'))

/** Of some relations also what the records there are called. */
export function nestedSpecification({ model, values }: Subject): Record<string, unknown> {
  const relations = values.fields(model).filter(({ relation }) => relation !== undefined && values.knows(relation))
  const nested = values.some(relations, 2).map(({ name, relation = '', type }) => {
    const inner = values.some(values.fields(relation), 2).map((field) => [field.name, {}])
    const page = type.endsWith('2many') && values.chance(0.3) ? { limit: 1 } : {}
    return [name, { fields: Object.fromEntries([['display_name', {}], ...inner]), ...page }]
  })
  return Object.fromEntries(nested)
}

/** Of demo data each side's own: when a row was made, and by whom. */
const OF_DEMO: ReadonlySet<string> = new Set([
  ...['id', 'create_date', 'write_date', '__last_update', 'create_uid', 'write_uid'],
])

/** Columns of an export: fields, ids, and what is beyond a relation. */
export function columnsOf(subject: Subject): string[] {
  const { model, values } = subject
  const own = namesOf(subject, 3).filter((name) => name !== 'id')
  const links = values.fields(model).filter(({ relation = '' }) => values.makes(relation))
  const beyond = values.some(links, 2).map(({ name, relation = '' }) => {
    const names = values
      .fields(relation)
      .flatMap((field) => (OF_DEMO.has(field.name) || field.type.endsWith('2many') ? [] : [field.name]))
    return `${name}/${values.random.pick([...names, '.id'])}`
  })
  return [...own, ...beyond]
}

export const ATTRIBUTES = [
  ...['type', 'relation', 'required', 'readonly', 'store', 'searchable', 'sortable', 'groupable', 'selection'],
  ...['company_dependent', 'translate', 'relation_field', 'manual', 'exportable', 'name', 'nosuch'],
]

/** What the web client sends along. */
export function contextOf(values: Values): Record<string, unknown> {
  const { random } = values
  return random.pick([
    { context: { active_test: false } },
    { context: { bin_size: true } },
    { context: { tz: 'America/New_York' } },
    { context: { lang: 'en_US', tz: 'Europe/Brussels', uid: 2 } },
    {},
  ])
}

export function orderOfGroups(
  subject: Subject,
  keys: readonly string[],
  sums: readonly string[],
): Record<string, unknown> {
  const { values } = subject
  const order = values.some([...keys, ...sums], 2).map((one) => `${one}${values.random.pick(['', ' desc', ' asc'])}`)
  return {
    ...(values.chance(0.4) && order.length > 0 && { order: order.join(', ') }),
    ...(values.chance(0.2) && { limit: 1 + values.random.below(2) }),
    ...(values.chance(0.2) && { offset: values.random.below(2) }),
    ...(values.chance(0.2) && { having: [['__count', values.random.pick(['>', '=', '<=']), 1]] }),
  }
}

export function newGroups(subject: Subject): Draft {
  const [keys, sums] = [groupby(subject), summed(subject)]
  return { args: [over(subject), keys, ['__count', ...sums]], kwargs: orderOfGroups(subject, keys, sums) }
}

export function oldGroups(subject: Subject): Draft {
  const keys = groupby(subject)
  const { values, model } = subject
  const names = values
    .some(
      values.fields(model).filter(({ store, type }) => store && ['integer', 'float', 'monetary'].includes(type)),
      1,
    )
    .flatMap(({ name }) => (name === 'id' ? [] : [name, `one:max(${name})`]))
  return {
    args: [over(subject), values.random.pick([names, summed(subject), ['__count']]), keys],
    kwargs: {
      lazy: values.chance(0.5),
      ...(values.chance(0.3) && keys.length > 0 && { orderby: `${keys[0]} desc` }),
      ...(values.chance(0.3) && { limit: 1, offset: values.random.below(2) }),
    },
  }
}

/** A field of the search panel, with what it is told of. */
export function panelOf({ model, values, records, domains }: Subject, types: readonly string[]): Draft {
  // Which languages and time zones there are is each side's own.
  const isOwn = (name: string) => name === 'lang' || name === 'tz'
  const fields = values.fields(model).filter(({ type, store, name }) => store && types.includes(type) && !isOwn(name))
  const name = fields.length > 0 ? values.random.pick(fields).name : 'id'
  return {
    args: [name],
    kwargs: {
      search_domain: domains.over(model, records),
      enable_counters: values.chance(0.7),
      expand: values.chance(0.2),
    },
  }
}

/** A value as people write it into a table. */
export const told = (value: unknown) => (value === false ? '' : String(value))

export const RIGHTS = ['read', 'write', 'create', 'unlink']
export const GROUPS = [
  'base.group_user',
  'base.group_system',
  'base.group_portal',
  'base.group_no_one',
  'sales_team.group_sale_salesman',
  'base.nosuch',
  'base.group_public',
]

export const over = ({ model, records, domains }: Subject) => domains.over(model, records)
