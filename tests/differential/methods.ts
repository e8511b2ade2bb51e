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

/** Parts of dates, which 17 and later group by too: all of them are numbers. */
const PARTS = ['hour'] as const

function groupby({ model, values }: Subject): string[] {
  const fields = values
    .fields(model)
    .filter(({ store, type, name }) => store && !['binary', 'one2many', 'text', 'html'].includes(type) && name !== 'id')
  return values
    .some(fields, 2)
    .map(({ name, type }) =>
      type.startsWith('date')
        ? `${name}:${values.random.pick(['day', 'week', 'month', 'quarter', 'year', ...PARTS])}`
        : name,
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
    .map(
      ({ name }) =>
        `${name}:${values.random.pick(['sum', 'avg', 'max', 'min', 'count', 'count_distinct', 'array_agg'])}`,
    )

const specificationOf = (subject: Subject) => Object.fromEntries(namesOf(subject).map((name) => [name, {}]))

/** Of some relations also what the records there are called. */
function nestedSpecification({ model, values }: Subject): Record<string, unknown> {
  const relations = values.fields(model).filter(({ relation }) => relation !== undefined && values.knows(relation))
  const nested = values.some(relations, 2).map(({ name, relation = '', type }) => {
    const inner = values.some(values.fields(relation), 2).map((field) => [field.name, {}])
    const page = type.endsWith('2many') && values.chance(0.3) ? { limit: 1 } : {}
    return [name, { fields: Object.fromEntries([['display_name', {}], ...inner]), ...page }]
  })
  return Object.fromEntries(nested)
}

/** Columns of an export: fields, ids, and what is beyond a relation. */
function columnsOf(subject: Subject): string[] {
  const { model, values } = subject
  const own = namesOf(subject, 3).filter((name) => name !== 'id')
  const links = values.fields(model).filter(({ relation = '' }) => values.makes(relation))
  const beyond = values.some(links, 2).map(({ name, relation = '' }) => {
    const names = values.fields(relation).flatMap((field) => (field.name === 'id' ? [] : [field.name]))
    return `${name}/${values.random.pick([...names, '.id'])}`
  })
  return [...own, ...beyond]
}

const ATTRIBUTES = [
  ...['type', 'relation', 'required', 'readonly', 'store', 'searchable', 'sortable', 'groupable', 'selection'],
  ...['company_dependent', 'translate', 'relation_field', 'manual', 'exportable', 'name', 'nosuch'],
]

/** What the web client sends along. */
function contextOf(values: Values): Record<string, unknown> {
  const { random } = values
  return random.pick([
    { context: { active_test: false } },
    { context: { bin_size: true } },
    { context: { tz: 'America/New_York' } },
    { context: { lang: 'en_US', tz: 'Europe/Brussels', uid: 2 } },
    {},
  ])
}

function orderOfGroups(subject: Subject, keys: readonly string[], sums: readonly string[]): Record<string, unknown> {
  const { values } = subject
  const order = values.some([...keys, ...sums], 2).map((one) => `${one}${values.random.pick(['', ' desc', ' asc'])}`)
  return {
    ...(values.chance(0.4) && order.length > 0 && { order: order.join(', ') }),
    ...(values.chance(0.2) && { limit: 1 + values.random.below(2) }),
    ...(values.chance(0.2) && { offset: values.random.below(2) }),
    ...(values.chance(0.2) && { having: [['__count', values.random.pick(['>', '=', '<=']), 1]] }),
  }
}

function newGroups(subject: Subject): Draft {
  const [keys, sums] = [groupby(subject), summed(subject)]
  return { args: [over(subject), keys, ['__count', ...sums]], kwargs: orderOfGroups(subject, keys, sums) }
}

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
    make: newGroups,
  },
  { name: 'read_group', since: 17, until: 19, make: oldGroups },
  {
    name: 'web_read_group',
    since: 19,
    make: (subject) => {
      const keys = groupby(subject)
      return { args: [over(subject), keys, summed(subject)], kwargs: { limit: 2 } }
    },
  },
  { name: 'web_read', since: 17, make: (subject) => ({ args: [[...subject.records], nestedSpecification(subject)] }) },
  {
    name: 'web_search_read',
    since: 17,
    make: (subject) => ({
      args: [over(subject), nestedSpecification(subject)],
      kwargs: { ...page(subject), ...(subject.values.chance(0.3) && { count_limit: 2 }) },
    }),
  },
  {
    name: 'web_save',
    since: 17,
    make: (subject) => ({
      args: [subject.records.slice(0, 1), subject.values.changes(subject.model, 2), nestedSpecification(subject)],
    }),
  },
  {
    name: 'web_name_search',
    since: 19,
    make: (subject) => ({ args: [subject.values.mark, specificationOf(subject)], kwargs: { domain: over(subject) } }),
  },
  {
    name: 'onchange',
    since: 17,
    make: (subject) => ({
      args: [[], {}, [], { ...specificationOf(subject) }],
    }),
  },
  {
    name: 'onchange',
    since: 17,
    make: (subject) => {
      const changes = subject.values.changes(subject.model, 2)
      const specification = {
        ...specificationOf(subject),
        ...Object.fromEntries(Object.keys(changes).map((name) => [name, {}])),
      }
      return { args: [subject.records.slice(0, 1), changes, Object.keys(changes), specification] }
    },
  },
  {
    name: 'copy',
    make: ({ records, values }) => ({ args: [records.slice(0, 1), values.chance(0.5) ? {} : { name: values.name() }] }),
  },
  { name: 'export_data', make: (subject) => ({ args: [[...subject.records], columnsOf(subject)] }) },
  {
    name: 'read',
    make: (subject) => ({ args: [[...subject.records], namesOf(subject)], kwargs: contextOf(subject.values) }),
  },
  {
    name: 'fields_get',
    make: (subject) => ({ args: [namesOf(subject)], kwargs: { attributes: subject.values.some(ATTRIBUTES, 6) } }),
  },
  {
    name: 'default_get',
    make: (subject) => {
      const names = namesOf(subject)
      const given = subject.values.changes(subject.model, 2)
      const context = Object.fromEntries(Object.entries(given).map(([name, value]) => [`default_${name}`, value]))
      return { args: [names], kwargs: { context } }
    },
  },
  {
    name: 'load',
    make: ({ model, values }) => {
      const plain = values
        .writable(model)
        .filter(({ type }) => ['char', 'text', 'integer', 'float', 'boolean', 'date', 'selection'].includes(type))
        .filter(({ name }) => name !== 'name')
      const fields = values.some(plain, 2)
      const row = () => [values.name(), ...fields.map((field) => told(values.value(model, field, values.chance(0.8))))]
      return {
        args: [
          ['name', ...fields.map(({ name }) => name)],
          [row(), row()],
        ],
      }
    },
  },
  { name: 'get_metadata', make: ({ records }) => ({ args: [records.slice(0, 2)] }) },
  { name: 'get_external_id', make: ({ records }) => ({ args: [records.slice(0, 2)] }) },
  {
    name: 'name_search',
    make: (subject) => ({
      args: [subject.values.random.pick([subject.values.mark, 'a']), over(subject), 'ilike', 2],
    }),
  },
  {
    name: 'search_panel_select_range',
    since: 13,
    make: (subject) => panelOf(subject, ['many2one', 'selection']),
  },
  {
    name: 'search_panel_select_multi_range',
    since: 13,
    make: (subject) => panelOf(subject, ['many2one', 'many2many', 'selection']),
  },
  {
    name: 'check_access_rights',
    since: 18,
    until: 19,
    make: ({ values }) => ({ args: [values.random.pick(RIGHTS), false] }),
  },
  {
    name: 'has_group',
    models: ['res.users'],
    since: 18,
    make: ({ values }) => ({ args: [[values.ref('res.users')], values.random.pick(GROUPS)] }),
  },
  ...['action_quotation_sent', 'action_confirm', 'action_cancel', 'action_draft'].map(
    (name): Method => ({
      name,
      models: ['sale.order'],
      make: ({ records }) => ({ args: [records.slice(0, 1)] }),
    }),
  ),
  {
    name: 'message_post',
    models: ['res.partner', 'sale.order', 'product.template'],
    make: ({ records, values }) => ({
      args: [records.slice(0, 1)],
      kwargs: {
        body: values.word(),
        ...values.random.pick<Record<string, unknown>>([
          { message_type: 'comment', subtype_xmlid: 'mail.mt_note' },
          { message_type: 'comment', subtype_xmlid: 'mail.mt_comment' },
          { subject: values.word() },
          { partner_ids: values.some([...values.all('res.partner')], 1) },
          { message_type: 'notification' },
        ]),
      },
    }),
  },
  {
    name: 'set_param',
    models: ['ir.config_parameter'],
    make: ({ values }) => ({ args: [values.name(), values.random.pick(['x', '', false, 'True'])] }),
  },
  {
    name: 'address_get',
    models: ['res.partner'],
    make: ({ records }) => ({ args: [records.slice(0, 1), ['invoice']] }),
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

function oldGroups(subject: Subject): Draft {
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
function panelOf({ model, values, records, domains }: Subject, types: readonly string[]): Draft {
  const fields = values.fields(model).filter(({ type, store }) => store && types.includes(type))
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
const told = (value: unknown) => (value === false ? '' : String(value))

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
