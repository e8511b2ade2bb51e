import {
  ATTRIBUTES,
  asOldForm,
  columnsOf,
  contextOf,
  GROUPS,
  groupby,
  type Method,
  namesOf,
  nestedSpecification,
  newGroups,
  oldForm,
  oldGroups,
  over,
  page,
  panelOf,
  RIGHTS,
  specificationOf,
  summed,
  told,
} from './drafts.ts'

/** Makes, changes, reads, searches and groups. */
export const RECORD_METHODS: readonly Method[] = [
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
  { name: 'exists', until: 18, make: ({ records }) => ({ args: [[...records]] }) },
  {
    name: 'onchange',
    since: 13,
    until: 16,
    make: (subject) => ({ args: [subject.records.slice(0, 1), {}, [], oldForm(subject)] }),
  },
  {
    name: 'onchange',
    since: 13,
    until: 16,
    make: (subject) => {
      const changes = subject.values.changes(subject.model, 2)
      const names = Object.keys(changes)
      return { args: [subject.records.slice(0, 1), changes, names, { ...oldForm(subject), ...asOldForm(names) }] }
    },
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
]
