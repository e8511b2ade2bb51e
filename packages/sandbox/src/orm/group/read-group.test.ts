import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../caller.test-help.ts'

const ORDERS = [['id', '<', 7]]

describe('read_group', () => {
  it('has the shape of 14 and of 19', () => {
    const old = callerOn('14.0')('sale.order', 'read_group', [ORDERS, ['amount_total'], ['state', 'partner_id']], {
      limit: 1,
    })
    expect(old).toEqual([
      {
        state_count: 1,
        amount_total: 278,
        state: 'cancel',
        __domain: ['&', ['state', '=', 'cancel'], ['id', '<', 7]],
        __context: { group_by: ['partner_id'] },
      },
    ])
    const young = callerOn('19.0')('sale.order', 'read_group', [ORDERS, ['amount_total'], ['state', 'partner_id']], {
      limit: 1,
    })
    expect(young).toEqual([
      {
        state: 'cancel',
        state_count: 1,
        amount_total: 278,
        __domain: ['&', ['id', '<', 7], ['state', '=', 'cancel']],
        __context: { group_by: ['partner_id'] },
      },
    ])
  })

  it('sums up what is no finite number, where there is one', () => {
    // As the prices of products on 19.0, which have no digits.
    const call = callerOn('19.0')
    const prices = [Number.POSITIVE_INFINITY, Number.NaN]
    const made = prices.map((list_price) => call('product.template', 'create', [{ name: 'x', list_price }]) as number)
    const sums = made.map((id) => call('product.template', 'read_group', [[['id', '=', id]], ['list_price:sum'], []]))
    expect(sums).toMatchObject(prices.map((list_price) => [{ list_price }]))
    expect(call('product.template', 'read', [made, ['list_price']])).toMatchObject(
      prices.map((list_price) => ({ list_price })),
    )
  })

  it('groups by all at once when it is not lazy', () => {
    // What is grouped by is in no sum, under no other name either (tried on 14.0).
    const fields = ['amount_total:avg', 'n:count_distinct(partner_id)', 'm:count_distinct(currency_id)']
    const call = callerOn('14.0')
    expect(
      call('sale.order', 'read_group', [ORDERS, fields, ['state', 'partner_id']], { lazy: false, limit: 1 }),
    ).toEqual([
      {
        __count: 1,
        amount_total: 278,
        m: 1,
        state: 'cancel',
        partner_id: [12, 'The Jackson Group'],
        __domain: ['&', '&', ['state', '=', 'cancel'], ['partner_id', '=', 12], ['id', '<', 7]],
      },
    ])
  })

  // Labels and ranges as on 14.0 and 19.0: weeks begin on Monday, later on Sunday.
  it.each([
    ['14.0', 'date_order', 'January 2026', '2026-01-01 00:00:00', '2026-02-01 00:00:00'],
    ['14.0', 'date_order:week', 'W2 2026', '2026-01-05 00:00:00', '2026-01-12 00:00:00'],
    ['19.0', 'date_order:week', 'W2 2026', '2026-01-04 00:00:00', '2026-01-11 00:00:00'],
    ['19.0', 'date_order:hour', '09:00 05 Jan', '2026-01-05 09:00:00', '2026-01-05 10:00:00'],
    ['19.0', 'date_order:day', '05 Jan 2026', '2026-01-05 00:00:00', '2026-01-06 00:00:00'],
    ['19.0', 'date_order:quarter', 'Q1 2026', '2026-01-01 00:00:00', '2026-04-01 00:00:00'],
    ['19.0', 'date_order:year', '2026', '2026-01-01 00:00:00', '2027-01-01 00:00:00'],
  ])('on %s by %s', (series, spec, label, from, to) => {
    const [group] = callerOn(series)('sale.order', 'read_group', [[], [], [spec]], { limit: 1 }) as [
      Record<string, unknown>,
    ]
    expect(group).toMatchObject({
      [spec]: label,
      __domain: ['&', ['date_order', '>=', from], ['date_order', '<', to]],
    })
    expect(group.__range).toEqual(series === '19.0' ? { [spec]: { from, to } } : undefined)
  })

  it('has days of the caller’s time zone', () => {
    const call = callerOn('19.0')
    const context = { tz: 'America/New_York' }
    expect(call('sale.order', 'read_group', [[], [], ['date_order:day']], { limit: 1, context })).toMatchObject([
      { __domain: ['&', ['date_order', '>=', '2026-01-05 05:00:00'], ['date_order', '<', '2026-01-06 05:00:00']] },
    ])
  })

  it('sums over nothing', () => {
    const args = [[['id', '=', 0]], ['amount_total', 'id:count'], []]
    expect(callerOn('14.0')('sale.order', 'read_group', args)).toEqual([{ id: 0, __count: 0, amount_total: null }])
    expect(callerOn('19.0')('sale.order', 'read_group', args)).toEqual([
      { __count: 0, amount_total: false, id: 0, __domain: [['id', '=', 0]] },
    ])
  })

  // wire/7.0/xmlrpc-object-read_group
  it('of 7.0 tells of a context in every group', () => {
    expect(callerOn('7.0')('res.partner', 'read_group', [[], ['country_id'], ['country_id']], { limit: 1 })).toEqual([
      {
        country_id_count: expect.any(Number),
        country_id: [75, 'France'],
        __domain: [['country_id', '=', 75]],
        __context: { group_by: [] },
      },
    ])
  })

  it.each([
    ['14.0', ['color:foo'], ['country_id'], "UserError: Invalid aggregation function 'foo'."],
    ['19.0', ['color:foo'], ['country_id'], "ValueError: Invalid aggregate method 'foo' for 'color:foo'."],
    ['14.0', [], ['nosuch'], "ValueError: Invalid field 'nosuch' on model 'res.partner'"],
    ['19.0', [], ['child_ids'], 'ValueError: Cannot convert res.partner.child_ids to SQL because it is not stored'],
    ['14.0', [], ['create_date:foo'], 'KeyError: foo'],
    ['19.0', [], ['create_date:foo'], "ValueError: Granularity specification isn't correct: 'foo'"],
    ['19.0', [], ['name:month'], "ValueError: Granularity set on a no-datetime field or property: 'name:month'"],
  ])('on %s refuses %j by %j', (series, fields, groupby, words) => {
    expect(raised(() => callerOn(series)('res.partner', 'read_group', [[], fields, groupby]))).toBe(words)
  })
})

describe('formatted_read_group', () => {
  const call = callerOn('19.0')
  const group = (groupby: string[], aggregates: string[], options = {}) =>
    call('sale.order', 'formatted_read_group', [ORDERS, groupby, aggregates], options)

  it('tells keys, extra domains and aggregates', () => {
    const aggregates = [
      'amount_total:sum',
      'id:array_agg',
      'partner_id:recordset',
      'partner_id:count_distinct',
      '__count',
    ]
    expect(group(['state'], aggregates, { limit: 1, offset: 2 })).toEqual([
      {
        state: 'sale',
        __extra_domain: [['state', '=', 'sale']],
        'amount_total:sum': 3074,
        'id:array_agg': [1, 2, 4],
        'partner_id:array_agg': [10, 11, 9],
        'partner_id:count_distinct': 3,
        __count: 3,
      },
    ])
    expect(group(['date_order:month'], ['__count'])).toEqual([
      {
        'date_order:month': ['2026-01-01 00:00:00', 'January 2026'],
        __extra_domain: ['&', ['date_order', '>=', '2026-01-01 00:00:00'], ['date_order', '<', '2026-02-01 00:00:00']],
        __count: 6,
      },
    ])
    expect(group([], ['__count'])).toEqual([{ __extra_domain: [[1, '=', 1]], __count: 6 }])
  })

  it('groups along paths, by many2many and by parts of dates', () => {
    expect(group(['partner_id.country_id'], ['__count'], { limit: 1 })).toEqual([
      {
        'partner_id.country_id': [75, 'France'],
        __extra_domain: [['partner_id', 'any', [['country_id', '=', 75]]]],
        __count: 1,
      },
    ])
    expect(
      call('res.partner', 'formatted_read_group', [[], ['category_id']], { order: 'category_id desc', limit: 1 }),
    ).toEqual([{ category_id: false, __extra_domain: [['category_id', 'not any', []]] }])
    expect(group(['date_order:month_number'], ['__count'])).toEqual([
      { 'date_order:month_number': 1, __extra_domain: [['date_order.month_number', '=', 1]], __count: 6 },
    ])
  })

  it('keeps what has, in the order of aggregates', () => {
    const having = [['__count', '<', 3]]
    const states = group(['state'], ['__count'], { having, order: 'amount_total:sum desc' }) as { state: string }[]
    expect(states.map(({ state }) => state)).toEqual(['draft', 'cancel', 'sent'])
  })

  it.each([
    [['date_order'], [], {}, "ValueError: Granularity not set on a date(time) field: 'date_order'"],
    [[], ['amount_total'], {}, "ValueError: Aggregate method is mandatory for 'amount_total'"],
    [[], ['nosuch:sum'], {}, "ValueError: Invalid field 'nosuch' on model 'sale.order' for 'nosuch:sum'."],
    [
      ['state'],
      [],
      { order: 'amount_total desc' },
      "ValueError: Order term 'amount_total desc' is not a valid aggregate nor valid groupby",
    ],
    [
      ['state'],
      [],
      { having: [['__count', 'like', 1]] },
      "ValueError: Invalid having clause ['__count', 'like', 1]: supported comparators are ('in', 'not in', '<', '>', '<=', '>=', '=', '!=')",
    ],
  ])('refuses %j, %j, %j', (groupby, aggregates, options, words) => {
    expect(raised(() => group(groupby, aggregates, options))).toBe(words)
  })

  it('web_read_group unfolds', () => {
    const options = { auto_unfold: true, unfold_read_specification: { name: {} }, unfold_read_default_limit: 1 }
    expect(call('sale.order', 'web_read_group', [ORDERS, ['state'], ['__count']], { limit: 1, ...options })).toEqual({
      groups: [
        {
          state: 'cancel',
          __extra_domain: [['state', '=', 'cancel']],
          __count: 1,
          __records: [{ id: 5, name: 'S00005' }],
        },
      ],
      length: 4,
    })
  })
})
