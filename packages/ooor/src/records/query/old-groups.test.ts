import { describe, expect, it } from 'vitest'
import { failure } from '../../../../../tests/support/failure.ts'
import { result, type ScriptedAnswer, scriptedOdoo } from '../../../../../tests/support/scripted-adapter.ts'
import { UnsupportedError } from '../../errors/index.ts'
import { connect } from '../../index.ts'

interface Sent {
  readonly model: string
  readonly method: string
  readonly args: readonly unknown[]
  readonly kwargs: Readonly<Record<string, unknown>>
}

const FIELDS = {
  partner_id: { type: 'many2one', relation: 'res.partner', string: 'Customer', store: true },
  state: { type: 'selection', selection: [['draft', 'Draft']], string: 'Status', store: true },
  date_order: { type: 'date', string: 'Date', store: true },
  create_date: { type: 'datetime', string: 'Created', store: true },
  amount_total: { type: 'float', string: 'Total', store: true },
}

const ROWS = [
  {
    id: 1,
    partner_id: [7, 'Agrolait'],
    state: 'draft',
    date_order: '2025-12-31',
    create_date: '2025-12-31 23:30:00',
    amount_total: 0.1,
  },
  {
    id: 2,
    partner_id: [7, 'Agrolait'],
    state: 'sale',
    date_order: '2026-11-25',
    create_date: '2026-11-25 10:00:00',
    amount_total: 0.2,
  },
  {
    id: 3,
    partner_id: [9, 'Zoe'],
    state: 'draft',
    date_order: '2026-11-30',
    create_date: '2026-11-25 11:00:00',
    amount_total: 5,
  },
  { id: 4, partner_id: false, state: 'draft', date_order: false, create_date: '2026-11-25 12:00:00', amount_total: 7 },
]

/** In the words of 7.0: the key must be among the fields. */
function refused(words: string): ScriptedAnswer {
  const debug = `Server Traceback (most recent call last):\nAssertionError: ${words}\n`
  const data = { debug, fault_code: words, type: 'server_exception' }
  return {
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, error: { message: 'OpenERP Server Error', code: 200, data } }),
  }
}

function ordersOf(series: string, groups: readonly object[] = []) {
  const calls: Sent[] = []
  const adapter = scriptedOdoo(series, (path, { body }) => {
    if (path.endsWith('/authenticate')) return result({ uid: 1, db: 'db', user_context: {}, session_id: 'inner' })
    const { params } = JSON.parse(String(body)) as { params: Sent }
    const { method, args } = params
    if (method === 'fields_get') return result(FIELDS)
    if (method === 'context_get') return result({ lang: 'en_US', tz: 'Europe/Brussels' })
    calls.push(params)
    if (method === 'search') return result(args[0]?.toString().includes('id,>,0') ? ROWS.map(({ id }) => id) : [])
    if (method === 'read') return result(ROWS)
    const [, fields, groupby] = args as [unknown, string[], string[]]
    const isThere = groupby.every((key) => fields.includes(key.split(':')[0] as string))
    return isThere || series === '10.0'
      ? result(groups)
      : refused("Fields in 'groupby' must appear in the list of fields to read")
  })
  return { calls, orders: connect('http://admin:admin@host/db', { adapter }).model('sale.order') }
}

const OLDEST = ['6.1', '7.0']

describe.each(OLDEST)('groups of %s', (series) => {
  it('by one field are the server’s, with the key among the fields', async () => {
    const { orders, calls } = ordersOf(series, [
      { partner_id: [7, 'Agrolait'], partner_id_count: 2, amount_total: 0.3, __domain: [['partner_id', '=', 7]] },
    ])
    const groups = await orders
      .groupBy('partner_id')
      .aggregate({ total: 'amount_total:sum' })
      .order('total desc')
      .limit(2)
    expect(groups).toEqual([
      { partner_id: { id: 7, display_name: 'Agrolait' }, total: 0.3, $count: 2, $domain: [['partner_id', '=', 7]] },
    ])
    expect(calls).toHaveLength(1)
    expect(calls[0]).toMatchObject({
      method: 'read_group',
      args: [[], ['partner_id', 'amount_total'], ['partner_id']],
      kwargs: { orderby: 'amount_total desc', limit: 2 },
    })
  })

  it.each([
    ['date_order:year', ['2025', '2026'], '2025-01-01', '2026-01-01'],
    ['date_order:quarter', ['Q4 2025', 'Q4 2026'], '2025-10-01', '2026-01-01'],
    ['date_order', ['December 2025', 'November 2026'], '2025-12-01', '2026-01-01'],
    ['date_order:week', ['W1 2026', 'W48 2026', 'W49 2026'], '2025-12-29', '2026-01-05'],
    ['date_order:day', ['31 Dec 2025', '25 Nov 2026', '30 Nov 2026'], '2025-12-31', '2026-01-01'],
  ])('by %s are the spans that were asked for, and end where the next begins', async (key, labels, from, to) => {
    const { orders } = ordersOf(series)
    const groups = await orders.groupBy(key)
    expect(groups.map((group) => (group[key] as { label: string } | null)?.label)).toEqual([...labels, undefined])
    expect(groups[0]?.[key]).toEqual({ from, to, label: labels[0] })
    expect(groups[0]?.$domain).toEqual([
      ['date_order', '>=', from],
      ['date_order', '<', to],
    ])
    expect(groups.at(-1)).toMatchObject({ [key]: null, $count: 1, $domain: [['date_order', '=', false]] })
  })

  it('of moments are in the user’s time zone', async () => {
    const [first] = await ordersOf(series).orders.groupBy('create_date:year')
    expect(first).toMatchObject({
      'create_date:year': { label: '2026', from: new Date('2025-12-31T23:00:00Z') },
      $count: 4,
    })
  })

  it('by two fields are ordered and cut as a whole', async () => {
    const { orders } = ordersOf(series)
    const query = orders.groupBy('partner_id', 'state').aggregate({ total: 'amount_total:sum' }).order('total desc')
    const short = (groups: readonly Record<string, unknown>[]) =>
      groups.map(({ partner_id, state, total, $count }) => [
        (partner_id as { id: number } | null)?.id,
        state,
        total,
        $count,
      ])
    expect(short(await query)).toEqual([
      [undefined, 'draft', 7, 1],
      [9, 'draft', 5, 1],
      [7, 'sale', 0.2, 1],
      [7, 'draft', 0.1, 1],
    ])
    expect(short(await query.limit(2).offset(1))).toEqual([
      [9, 'draft', 5, 1],
      [7, 'sale', 0.2, 1],
    ])
  })

  it('by nothing are one, also of nothing', async () => {
    const { orders } = ordersOf(series)
    expect(await orders.groupBy().aggregate({ total: 'amount_total:sum' })).toEqual([
      { total: 12.3, $count: 4, $domain: [] },
    ])
  })

  it('ask for no part of time that came later', async () => {
    const error = await failure(ordersOf(series).orders.groupBy('date_order:month_number').all())
    expect(error).toBeInstanceOf(UnsupportedError)
    expect(error.message).toContain('date_order:month_number')
  })
})

it.each(['8.0', '9.0'])('groups of %s name their keys among the fields', async (series) => {
  const { orders, calls } = ordersOf(series, [])
  await orders.groupBy('date_order:day', 'partner_id').aggregate({ total: 'amount_total:sum' })
  expect(calls[0]?.args).toEqual([[], ['date_order', 'partner_id', 'amount_total'], ['date_order:day', 'partner_id']])
})

it.each(['8.0', '10.0'])(
  'groups of %s are ordered by their number here, where the server passes over it',
  async (series) => {
    const group = (id: number, count: number) => ({
      partner_id: [id, `P${id}`],
      __count: count,
      __domain: [['partner_id', '=', id]],
    })
    const { orders, calls } = ordersOf(series, [group(1, 2), group(2, 9), group(3, 4)])
    const found = await orders.groupBy('partner_id').order('$count desc').limit(2)
    expect(found.map(({ $count }) => $count)).toEqual([9, 4])
    expect(calls[0]?.kwargs).not.toHaveProperty('limit')
    expect(calls[0]?.kwargs).not.toHaveProperty('orderby')
  },
)
