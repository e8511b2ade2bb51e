import { GROUPS, type Method, namesOf, over, RIGHTS } from './drafts.ts'
import { RECORD_METHODS } from './record-methods.ts'

/** Every record of a table is asked for by all of these, and by those that make and read records. */
const METHODS: readonly Method[] = [
  ...RECORD_METHODS,
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
  {
    // One field by several operators, those of links to others among them.
    name: 'search',
    since: 19,
    make: (subject) => {
      const { values, model, records } = subject
      const links = values.fields(model).filter(({ store, relation }) => store && relation !== undefined)
      const terms = values.some(links, 2).map(({ name, relation = '' }) => {
        const operator = values.random.pick(['any', 'not any', '=?', 'in', 'not in', 'child_of'])
        const ref = values.ref(relation) ?? false
        if (operator.endsWith('any')) return [name, operator, [['id', '!=', ref]]]
        return [name, operator, operator.endsWith('in') ? [ref, false] : ref]
      })
      return { args: [[['id', 'in', [...records]], ...terms]], kwargs: { order: 'id' } }
    },
  },
  { name: 'name_create', make: ({ values }) => ({ args: [values.name()] }) },
  {
    name: 'fields_get',
    make: (subject) => ({
      args: [namesOf(subject)],
      kwargs: { attributes: ['type', 'relation', 'required', 'readonly', 'store', 'searchable', 'sortable'] },
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

export function methodsFor(model: string, major: number): readonly Method[] {
  return METHODS.filter(
    ({ since = 0, until = 99, models }) => major >= since && major <= until && (models?.includes(model) ?? true),
  )
}
