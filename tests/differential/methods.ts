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

interface Method {
  readonly name: string
  readonly make: (subject: Subject) => Draft
  readonly since?: number
  readonly until?: number
  readonly models?: readonly string[]
}

const namesOf = ({ model, values }: Subject, most = 6) =>
  values.some(values.fields(model), most).map(({ name }) => name)

/** What a page of a list is: none of it, a part, all. */
function page({ model, values }: Subject): Record<string, unknown> {
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

function groupby({ model, values }: Subject): string[] {
  const fields = values
    .fields(model)
    .filter(({ store, type, name }) => store && !['binary', 'one2many', 'text', 'html'].includes(type) && name !== 'id')
  return values
    .some(fields, 2)
    .map(({ name, type }) =>
      type.startsWith('date') ? `${name}:${values.random.pick(['day', 'week', 'month', 'quarter', 'year'])}` : name,
    )
}

const summed = ({ model, values }: Subject) =>
  values
    .some(
      values
        .fields(model)
        .filter(({ store, type, name }) => store && name !== 'id' && ['integer', 'float', 'monetary'].includes(type)),
      2,
    )
    .map(({ name }) => `${name}:${values.random.pick(['sum', 'avg', 'max', 'min', 'count'])}`)

const specificationOf = (subject: Subject) => Object.fromEntries(namesOf(subject).map((name) => [name, {}]))

/** Every record of a table is asked for by all of these. */
const METHODS: readonly Method[] = [
  { name: 'create', make: ({ model, values }) => ({ args: [values.record(model)] }) },
  { name: 'create', make: ({ model, values }) => ({ args: [[values.record(model), values.record(model)]] }) },
  { name: 'write', make: ({ model, records, values }) => ({ args: [[...records], values.changes(model)] }) },
  { name: 'write', make: ({ model, records, values }) => ({ args: [records.slice(0, 1), values.changes(model, 2)] }) },
  { name: 'unlink', make: ({ records }) => ({ args: [records.slice(0, 1)] }) },
  { name: 'copy', make: ({ records, major }) => ({ args: [major >= 18 ? records.slice(0, 1) : (records[0] ?? [])] }) },
  { name: 'read', make: (subject) => ({ args: [[...subject.records], namesOf(subject)] }) },
  {
    name: 'read',
    make: (subject) => ({ args: [[...subject.records], namesOf(subject)], kwargs: { load: '_classic_write' } }),
  },
  { name: 'search', make: (subject) => ({ args: [over(subject)], kwargs: page(subject) }) },
  { name: 'search_count', make: (subject) => ({ args: [over(subject)] }) },
  { name: 'search_read', make: (subject) => ({ args: [over(subject), namesOf(subject)], kwargs: page(subject) }) },
  { name: 'search_read', make: (subject) => ({ args: [over(subject), namesOf(subject)], kwargs: page(subject) }) },
  {
    name: 'web_search_read',
    since: 17,
    make: (subject) => ({
      args: [],
      kwargs: { domain: over(subject), specification: specificationOf(subject), ...page(subject) },
    }),
  },
  {
    name: 'web_search_read',
    until: 16,
    make: (subject) => ({ args: [], kwargs: { domain: over(subject), fields: namesOf(subject), ...page(subject) } }),
  },
  {
    name: 'web_read',
    since: 17,
    make: (subject) => ({ args: [[...subject.records], specificationOf(subject)] }),
  },
  {
    name: 'web_save',
    since: 17,
    make: (subject) => ({ args: [[], subject.values.record(subject.model), specificationOf(subject)] }),
  },
  {
    name: 'read_group',
    until: 18,
    make: (subject) => ({
      args: [over(subject), summed(subject), groupby(subject)],
      kwargs: { lazy: subject.values.chance(0.5) },
    }),
  },
  {
    name: 'formatted_read_group',
    since: 19,
    make: (subject) => ({ args: [over(subject), groupby(subject), ['__count', ...summed(subject)]] }),
  },
  { name: 'name_get', until: 16, make: ({ records }) => ({ args: [[...records]] }) },
  {
    name: 'name_search',
    make: (subject) => ({
      args: [subject.values.random.pick(['', 'a', 'b', subject.values.mark, 'É'])],
      kwargs: {
        [subject.major >= 19 ? 'domain' : 'args']: over(subject),
        ...(subject.values.chance(0.4) && {
          operator: subject.values.random.pick(['=', 'ilike', 'like', '=ilike', 'not ilike', '!=']),
        }),
        ...(subject.values.chance(0.3) && { limit: subject.values.random.below(3) }),
      },
    }),
  },
  { name: 'name_create', make: ({ values }) => ({ args: [values.name()] }) },
  {
    name: 'fields_get',
    make: (subject) => ({
      args: [namesOf(subject), ['type', 'relation', 'required', 'readonly', 'store', 'searchable', 'sortable']],
    }),
  },
  { name: 'default_get', make: (subject) => ({ args: [namesOf(subject)] }) },
  {
    name: 'load',
    make: ({ values }) => ({ args: [['name'], [[values.name()], [values.name()]]] }),
  },
  {
    name: 'export_data',
    make: (subject) => ({ args: [[...subject.records], namesOf(subject).filter((name) => name !== 'id')] }),
  },
  {
    name: 'check_access_rights',
    until: 17,
    make: ({ values }) => ({ args: [values.random.pick(RIGHTS)], kwargs: { raise_exception: values.chance(0.5) } }),
  },
  {
    name: 'check_access_rule',
    until: 17,
    make: ({ values, records }) => ({ args: [[...records], values.random.pick(RIGHTS)] }),
  },
  {
    name: 'has_access',
    since: 18,
    make: ({ values, records }) => ({ args: [[...records], values.random.pick(RIGHTS)] }),
  },
  {
    name: 'check_access',
    since: 18,
    make: ({ values, records }) => ({ args: [[...records], values.random.pick(RIGHTS)] }),
  },
  {
    name: 'toggle_active',
    until: 18,
    models: ['res.partner', 'product.template', 'product.product', 'res.partner.category'],
    make: ({ records }) => ({ args: [records.slice(0, 1)] }),
  },
  {
    name: 'action_archive',
    models: ['res.partner', 'product.template', 'product.product', 'res.partner.category'],
    make: ({ records }) => ({ args: [records.slice(0, 2)] }),
  },
  {
    name: 'action_unarchive',
    models: ['res.partner', 'product.template', 'product.product', 'res.partner.category'],
    make: ({ records }) => ({ args: [records.slice(0, 2)] }),
  },
  {
    name: 'message_post',
    models: ['res.partner', 'sale.order', 'product.template'],
    make: ({ records, values }) => ({ args: [records.slice(0, 1)], kwargs: { body: values.word() } }),
  },
  {
    name: 'has_group',
    models: ['res.users'],
    until: 17,
    make: ({ values }) => ({ args: [values.random.pick(GROUPS)] }),
  },
  {
    name: 'get_views',
    since: 16,
    make: () => ({
      args: [
        [
          [false, 'form'],
          [false, 'list'],
        ],
      ],
    }),
  },
  {
    name: 'fields_view_get',
    until: 15,
    make: ({ values }) => ({ args: [false, values.random.pick(['form', 'tree', 'search'])] }),
  },
  {
    name: 'get_param',
    models: ['ir.config_parameter'],
    make: ({ values }) => ({ args: [values.random.pick(['database.uuid.nosuch', 'x'])] }),
  },
]

const RIGHTS = ['read', 'write', 'create', 'unlink']
const GROUPS = [
  'base.group_user',
  'base.group_system',
  'base.group_portal',
  'base.group_no_one',
  'sales_team.group_sale_salesman',
  'base.nosuch',
  'base.group_public',
]

const over = ({ model, records, domains }: Subject) => domains.over(model, records)

export function methodsFor(model: string, major: number): readonly Method[] {
  return METHODS.filter(
    ({ since = 0, until = 99, models }) => major >= since && major <= until && (models?.includes(model) ?? true),
  )
}
