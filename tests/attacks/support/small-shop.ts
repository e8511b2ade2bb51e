/** A server of a few models that answers every method as its series does, so that one of its answers can be another. */

type Fields = Readonly<Record<string, Readonly<Record<string, unknown>>>>

const stored = (type: string, more: object = {}) => ({ type, string: type, store: true, searchable: true, ...more })

const MODELS: Readonly<Record<string, Fields>> = {
  'sale.order': {
    name: stored('char', { required: true }),
    note: stored('html', { translate: true }),
    title: stored('char', { translate: true }),
    state: stored('selection', {
      selection: [
        ['draft', 'Quotation'],
        ['sale', 'Order'],
      ],
    }),
    date_order: stored('datetime', { states: { sale: [['readonly', true]] } }),
    write_date: stored('datetime'),
    due: stored('date'),
    amount: stored('float', { aggregator: 'sum', group_operator: 'sum' }),
    priority: stored('integer', { aggregator: 'sum', group_operator: 'sum' }),
    is_open: stored('boolean'),
    partner_id: stored('many2one', { relation: 'res.partner', required: true }),
    origin: stored('reference', { selection: [['res.partner', 'Partner']] }),
    order_line: stored('one2many', { relation: 'sale.order.line', relation_field: 'order_id' }),
    tag_ids: stored('many2many', { relation: 'res.partner' }),
    image: stored('binary'),
    create_uid: stored('many2one', { relation: 'res.partner' }),
    display_name: { type: 'char', string: 'Name', store: false, searchable: true },
  },
  'sale.order.line': {
    name: stored('char'),
    quantity: stored('float'),
    order_id: stored('many2one', { relation: 'sale.order' }),
    partner_id: stored('many2one', { relation: 'res.partner' }),
    display_name: { type: 'char', string: 'Name', store: false, searchable: true },
  },
  'res.partner': {
    name: stored('char'),
    ref: stored('char'),
    parent_id: stored('many2one', { relation: 'res.partner' }),
    child_ids: stored('one2many', { relation: 'res.partner', relation_field: 'parent_id' }),
    display_name: { type: 'char', string: 'Name', store: false, searchable: true },
  },
}

const VALUES: Readonly<Record<string, unknown>> = {
  name: 'S1',
  note: '<p>x</p>',
  title: 'T',
  state: 'draft',
  date_order: '2026-01-02 03:04:05',
  write_date: '2026-01-02 03:04:05',
  due: '2026-01-02',
  amount: 1.5,
  priority: 2,
  is_open: true,
  partner_id: [5, 'Alice'],
  parent_id: [6, 'Bob'],
  create_uid: false,
  origin: 'res.partner,5',
  order_line: [7, 8],
  tag_ids: [5],
  child_ids: [],
  image: 'eHg=',
  quantity: 3,
  order_id: [1, 'S1'],
  ref: 'C42',
  display_name: 'S1',
}

/** A call as a server gets it. */
export interface ServedCall {
  readonly model: string
  readonly method: string
  readonly args: readonly unknown[]
  readonly kwargs: Readonly<Record<string, unknown>>
}

type Specification = Readonly<Record<string, { readonly fields?: Specification }>>

/** What the server answers to a call when nothing is wrong. */
export function rightAnswer(major: number, { model, method, args, kwargs }: ServedCall): unknown {
  if (model === 'ir.model.data') {
    return method === 'create' ? 9 : [{ id: 1, module: 'base', name: 'x', model: 'sale.order', res_id: 1 }]
  }
  if (model === 'res.lang') {
    return [
      { id: 1, code: 'en_US' },
      { id: 2, code: 'fr_FR' },
    ]
  }
  if (model === 'ir.model') return [{ id: 1, model: 'sale.order' }]
  const [first, second] = args
  switch (method) {
    case 'fields_get':
      return MODELS[model] ?? {}
    case 'search':
      return [1, 2]
    case 'search_count':
      return 2
    case 'search_read':
      return [1, 2].map((id) => row(id, second))
    case 'read':
      return (Array.isArray(first) ? first : [first]).map((id) => row(id, second))
    case 'web_search_read':
      return { length: 2, records: [1, 2].map((id) => nested(id, second as Specification)) }
    case 'web_read':
      return (first as unknown[]).map((id) => nested(id, second as Specification))
    case 'web_save':
      return [nested((first as unknown[])[0] ?? 1, args[2] as Specification)]
    case 'create':
      return Array.isArray(first) ? first.map((_, index) => index + 1) : 1
    case 'copy':
      return major >= 18 ? [2] : 2
    case 'read_group':
    case 'formatted_read_group':
      return groups(major, method, args, kwargs)
    case 'name_search':
    case 'name_get':
      return [[1, 'S1']]
    case 'default_get':
      return { state: 'draft', partner_id: 5, tag_ids: [[6, 0, [5]]] }
    case 'onchange':
      return {
        value: {
          amount: 5,
          partner_id: major >= 17 ? { id: 5, display_name: 'Alice' } : [5, 'Alice'],
          tag_ids: major >= 17 ? [[4, 5, { id: 5 }]] : [[5], [4, 5]],
          order_line:
            major >= 17
              ? [[0, 'virtual_9', { quantity: 2 }]]
              : [[5], [0, 'virtual_9', { quantity: 2, partner_id: [5, 'Alice'] }], [4, 7]],
        },
        warning: { title: 'Careful', message: 'Not so many', type: 'notification' },
        domain: { partner_id: [['id', '>', 0]] },
      }
    case 'load':
      return { ids: (second as unknown[]).map((_, index) => index + 1), messages: [], nextrow: 0 }
    case 'get_external_id':
      return { 1: 'base.x', 2: '' }
    default:
      return true
  }
}

/** What `load` answers when it refuses a row. */
export const REFUSED = {
  ids: false,
  messages: [{ type: 'error', message: "No matching record found for 'x'", record: 0, rows: { from: 0, to: 0 } }],
  nextrow: 0,
}

function row(id: unknown, names: unknown): Record<string, unknown> {
  const asked = Array.isArray(names) && names.length > 0 ? (names as string[]) : Object.keys(VALUES)
  return { id, ...Object.fromEntries(asked.map((name) => [name, name === 'id' ? id : VALUES[name]])) }
}

function nested(id: unknown, specification: Specification): Record<string, unknown> {
  const values = Object.entries(specification).map(([name, { fields }]): [string, unknown] => {
    const value = VALUES[name]
    if (fields === undefined || !Array.isArray(value)) return [name, value]
    if (typeof value[1] === 'string') return [name, { ...nested(value[0], fields), display_name: value[1] }]
    return [name, value.map((one) => nested(one, fields))]
  })
  return { id, ...Object.fromEntries(values) }
}

function groups(
  major: number,
  method: string,
  [, fields, keys]: readonly unknown[],
  kwargs: Readonly<Record<string, unknown>>,
): unknown {
  const aggregates = (method === 'read_group' ? fields : kwargs.aggregates) as string[]
  const groupby = (method === 'read_group' ? keys : kwargs.groupby) as string[] | undefined
  const isColumns = aggregates.some((one) => one.includes('array_agg'))
  const aggregated = (one: string) => {
    const name = /\((\w+)\)/.exec(one)?.[1] ?? one.split(':')[0] ?? ''
    if (!isColumns) return 5
    if (name === 'id') return [1, 2]
    const value = VALUES[name]
    return [Array.isArray(value) ? value[0] : value, null]
  }
  const named = aggregates.map((one) => [method === 'read_group' ? one.split(':')[0] : one, aggregated(one)])
  const month = ['date_order', '>=', '2026-01-01 00:00:00']
  const domain = [month, ['date_order', '<', '2026-02-01 00:00:00']]
  const group = (groupby ?? []).map((key): [string, unknown] => {
    if (key.startsWith('date_order'))
      return [key, major >= 19 ? ['2026-01-01 00:00:00', 'January 2026'] : 'January 2026']
    return [key, VALUES[key]]
  })
  const count = { __count: 2, ...(groupby?.[0] !== undefined && { [`${groupby[0].split(':')[0]}_count`]: 2 }) }
  return [
    {
      ...Object.fromEntries(group),
      ...Object.fromEntries(named),
      ...count,
      ...(major >= 19 ? { __extra_domain: domain } : { __domain: domain }),
    },
  ]
}
