import { UnsupportedError } from 'ooor'
import { afterAll, expect, it } from 'vitest'
import { callsOf, connectAs, once, tidy, uniqueName } from '../conformance/help.ts'
import { describeTargets } from '../conformance/targets.ts'
import { failure } from '../support/failure.ts'
import { needs } from '../support/features.ts'

// ivnvxd/mcp-server-odoo#64, odoo/odoo#32782: groups hold what fields hold: moments are `Date`, days text, nothing is null. Paths are keys where the series has them.
describeTargets('groups by kind', (target) => {
  const admin = once(() => connectAs(target()))
  afterAll(() => admin().close())
  const keep = tidy(admin)
  const none = { name: 'no partner has this name' }

  it('the first and the last of moments are moments', async (context) => {
    needs(target(), 'chosen aggregates', context)
    const orders = admin().model('sale.order')
    const [group] = await orders.groupBy().aggregate({ first: 'date_order:min', last: 'date_order:max' })
    const [least] = await orders.order('date_order').limit(1).select('date_order').rows()
    expect(group?.first).toBeInstanceOf(Date)
    expect(group?.last).toBeInstanceOf(Date)
    expect(group?.first).toEqual(least?.date_order)
  })

  it('of nothing they are null, sums 0, lists empty, no is no', async (context) => {
    needs(target(), 'chosen aggregates', context)
    const partners = admin().model('res.partner').where(none)
    const [group] = await partners.groupBy().aggregate({
      first: 'create_date:min',
      day: 'create_date:max',
      name: 'name:min',
      sum: 'color:sum',
      distinct: 'name:count_distinct',
      all: 'active:bool_and',
      some: 'active:bool_or',
      list: 'name:array_agg',
    })
    expect(group).toMatchObject({
      first: null,
      day: null,
      name: null,
      sum: 0,
      distinct: 0,
      all: false,
      some: false,
      list: [],
    })
  })

  it('flags are booleans, lists have values of their kind', async (context) => {
    needs(target(), 'chosen aggregates', context)
    const orders = admin().model('sale.order').limit(3).order('id')
    const rows = await orders.select('date_order', 'amount_total', 'partner_id').rows()
    const ids = rows.map(({ id }) => id)
    const [group] = await admin().model('sale.order').where({ id: ids }).groupBy().aggregate({
      id: 'id:array_agg',
      at: 'date_order:array_agg',
      total: 'amount_total:array_agg',
      who: 'partner_id:array_agg',
    })
    const { id = [], at, total, who } = group ?? {}
    const byId = (id as readonly number[]).map((one) => rows.find((row) => row.id === one))
    expect([...(id as number[])].sort()).toEqual([...ids].sort())
    expect(at).toEqual(byId.map((row) => row?.date_order))
    expect(total).toEqual(byId.map((row) => row?.amount_total))
    expect(who).toEqual(byId.map((row) => (row?.partner_id as { id: number } | null)?.id ?? null))
    const [flags] = await admin()
      .model('res.partner')
      .groupBy()
      .aggregate({ all: 'active:bool_and', some: 'active:bool_or' })
    expect(flags).toMatchObject({ all: true, some: true })
  })

  it('numbers of time are numbers since 18, refused by name before', async () => {
    const orders = admin().model('sale.order')
    for (const key of ['create_date:year_number', 'create_date:month_number'] as const) {
      const query = orders.groupBy(key).order(key)
      if (!target().has('numbers of time')) {
        const { calls, value: error } = await callsOf(admin(), () => failure(query.all()))
        expect(error).toBeInstanceOf(UnsupportedError)
        expect(error.message).toMatch(new RegExp(`Odoo .* has no part of time .*'${key}': such numbers came with 18`))
        expect(calls.filter((call) => !call.endsWith('.fields_get'))).toEqual([])
        continue
      }
      const groups = await query
      expect(groups.length).toBeGreaterThan(0)
      for (const group of groups) {
        expect(group[key]).toEqual(expect.any(Number))
        expect(await orders.raw.searchCount(group.$domain)).toBe(group.$count)
      }
    }
  })

  it('paths are keys of the kind of their last field since 19, refused by name before', async () => {
    const lines = admin().model('sale.order.line')
    const keys = ['order_id.date_order:month', 'order_id.partner_id', 'order_id.state'] as const
    if (!target().has('formatted_read_group')) {
      for (const key of keys) {
        const { calls, value } = await callsOf(admin(), () => failure(lines.groupBy(key).all()))
        expect(value.name).toBe('UnsupportedError')
        expect(value.message).toContain(`'${key}'`)
        expect(calls.filter((call) => !call.endsWith('.fields_get'))).toEqual([])
      }
      return
    }
    const groups = await lines.groupBy(...keys).limit(5)
    expect(groups.length).toBeGreaterThan(0)
    for (const group of groups) {
      const month = group['order_id.date_order:month'] as { from: unknown; to: unknown; label: string }
      expect(month.from).toBeInstanceOf(Date)
      expect(month.to).toBeInstanceOf(Date)
      expect((month.to as Date).getTime()).toBeGreaterThan((month.from as Date).getTime())
      expect(group['order_id.partner_id']).toEqual({ id: expect.any(Number), display_name: expect.any(String) })
      expect(group['order_id.state']).toEqual(expect.any(String))
      expect(await lines.where(group.$domain as never).count()).toBe(group.$count)
    }
  })

  it('what the server cannot group by or aggregate is refused by name', async () => {
    const lines = admin().model('sale.order.line')
    const attempts = [
      () => lines.groupBy('order_id.order_line.name').all(),
      () => lines.groupBy('name.x').all(),
      () =>
        lines
          .groupBy()
          .aggregate({ x: 'order_id.amount_total:sum' as never })
          .all(),
    ]
    for (const attempt of attempts) expect((await failure(attempt())).name).toMatch(/^(InvalidValue|Unsupported)Error$/)
    if (target().has('monetary fields')) {
      expect((await failure(lines.groupBy('order_partner_id.company_type').all())).name).toMatch(
        /^(InvalidValue|Unsupported)Error$/,
      )
    }
    const sum = admin().model('sale.order').groupBy().aggregate({ total: 'amount_total:sum_currency' })
    if (!target().has('sum_currency')) expect((await failure(sum.all())).message).toContain('sum_currency')
    else if (target().has('formatted_read_group')) expect((await sum)[0]?.total).toEqual(expect.any(Number))
  })

  // odoo/odoo#134250 and odoo/odoo#32782 ask for moments of groups; what a property is, its record's parent says.
  it('by the months of a property where the series has them', async (context) => {
    const templates = admin().model('product.template')
    const { fields } = await templates.schema()
    if (fields.get('product_properties')?.kind !== 'properties') context.skip('products have no properties here')
    const definition = [{ name: 'aaaaaaaaaaaaaaaa', type: 'date', string: 'Day' }]
    const category = keep(
      'product.category',
      await admin()
        .model('product.category')
        .create({ name: uniqueName('properties'), product_properties_definition: definition }),
    )
    for (const day of ['2026-03-05', '2026-03-15', '2026-04-01', false]) {
      const values = { name: 'x', categ_id: category.id, product_properties: { aaaaaaaaaaaaaaaa: day } }
      keep('product.template', await templates.create(values))
    }
    const key = 'product_properties.aaaaaaaaaaaaaaaa:month'
    const groups = await templates.where({ categ_id: category.id }).groupBy(key)
    expect(groups.map((group) => [group[key], group.$count])).toEqual([
      [{ from: '2026-03-01', to: '2026-04-01', label: expect.any(String) }, 2],
      [{ from: '2026-04-01', to: '2026-05-01', label: expect.any(String) }, 1],
      [null, 1],
    ])
    for (const { $domain, $count } of groups) expect(await templates.where($domain as never).count()).toBe($count)
  })

  it('limit and offset are the same before and after', async (context) => {
    needs(target(), 'currencies of countries', context)
    const countries = admin()
      .model('res.country')
      .where({ id: { $operator: '<', value: 40 } as never })
    const all = await countries.groupBy('currency_id').order('currency_id')
    const after = await countries.groupBy('currency_id').order('currency_id').limit(3).offset(1)
    const before = await countries.limit(3).offset(1).groupBy('currency_id').order('currency_id')
    expect(after).toEqual(before)
    expect(after.map(({ currency_id }) => currency_id)).toEqual(all.slice(1, 4).map(({ currency_id }) => currency_id))
  })
})
