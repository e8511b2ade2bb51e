import { afterAll, beforeAll, expect, it } from 'vitest'
import { readColumns } from '../../../packages/ooor/src/records/columns/read-columns.ts'
import { resolveSelection } from '../../../packages/ooor/src/records/plan/selection.ts'
import { Scope } from '../../../packages/ooor/src/records/scope.ts'
import { failure } from '../../support/failure.ts'
import { needs } from '../../support/features.ts'
import { callsOf, connectAs, once, tidy, uniqueName } from '../help.ts'
import { describeTargets } from '../targets.ts'
import type { Odoo } from './models.ts'

describeTargets('columns', (target) => {
  const admin = once(() => connectAs<Odoo>(target()))
  afterAll(() => admin().close())
  const keep = tidy(admin)
  const mark = uniqueName('columns')
  const partners = () => admin().model('res.partner').where({ ref: mark })
  const has = () => target().has('array_agg')
  const method = () => (target().has('formatted_read_group') ? 'formatted_read_group' : 'read_group')
  const partnerOf = (id: number) => admin().model('res.partner').browse(id)
  let ids: number[] = []
  let country = { id: 0, name: '' }
  beforeAll(async () => {
    country = await admin().model('res.country').find({ code: 'FR' })
    const rows = ['b', 'a', 'c'].map((letter, index) => ({
      name: `${mark} ${letter}`,
      ref: mark,
      color: index,
      partner_latitude: index === 0 ? 1.5 : 0,
      is_company: index === 1,
      country_id: index === 2 ? country.id : null,
      city: index === 2 ? 'Paris' : null,
    }))
    ids = keep('res.partner', await admin().model('res.partner').createMany(rows)).ids
  })
  const names = ['city', 'color', 'partner_latitude', 'is_company', 'country_id', 'create_date', 'child_ids'] as const

  it('have the values of rows, null by kind, links by id', async () => {
    const columns = await partners()
      .select(...names)
      .columns()
    expect(columns).toEqual({
      id: ids,
      city: [null, null, 'Paris'],
      color: [0, 1, 2],
      partner_latitude: [1.5, 0, 0],
      is_company: [false, true, false],
      country_id: [null, null, country.id],
      create_date: ids.map(() => expect.any(Date)),
      child_ids: [[], [], []],
    })
  })

  it('name links, and pack numbers', async () => {
    const columns = await partners().select('country_id', 'color').columns({ names: true, numbers: 'float64' })
    expect(columns).toEqual({
      id: Float64Array.from(ids),
      country_id: [null, null, { id: country.id, display_name: country.name }],
      color: Float64Array.of(0, 1, 2),
    })
  })

  it('take the order, the limit and the offset of the query', async () => {
    const byName = partners().select('color').order('name desc')
    expect((await byName.columns()).color).toEqual([2, 0, 1])
    expect((await byName.limit(2).columns()).color).toEqual([2, 0])
    expect((await byName.offset(1).columns()).color).toEqual([0, 1])
    expect(await byName.limit(0).columns()).toEqual({ id: [], color: [] })
    expect(await partners().where({ color: 99 }).select('color').columns()).toEqual({ id: [], color: [] })
  })

  it('are a search and one row that holds them', async (context) => {
    needs(target(), 'search_read and load', context)
    await admin().model('res.partner').schema()
    const query = partners().select('color', 'country_id')
    const { calls } = await callsOf(admin(), () => query.columns())
    const read = ['res.partner.search_read']
    const called = has() ? ['res.partner.search', `res.partner.${method()}`] : read
    expect(calls).toEqual(called)
    const planned = (await query.explain({ by: 'columns' })).calls.map((call) => `${call.model}.${call.method}`)
    expect(planned).toEqual(has() ? [...called, 'res.partner.read'] : read)
  })

  it('are chosen by themselves for wide flat reads of many rows', async (context) => {
    needs(target(), 'search_read and load', context)
    await admin().model('res.partner').schema()
    const wide = partners().select('city', 'color', 'ref', 'create_date').order('id')
    const byRows = ['res.partner.search_read']
    const byColumns = has() ? ['res.partner.search', `res.partner.${method()}`] : byRows
    const cases = [
      [wide.limit(4000), byColumns],
      [wide.limit(3999), byRows],
      // How many there are, nobody knows.
      [wide, byRows],
      // The names of links are read row by row.
      [wide.select('city', 'color', 'ref', 'country_id').limit(4000), byRows],
      // A list is no column.
      [wide.select('city', 'color', 'ref', 'child_ids').limit(4000), byRows],
    ] as const
    for (const [query, expected] of cases) {
      const { calls, value } = await callsOf<unknown>(admin(), () => query.rows())
      expect(calls).toEqual(expected)
      expect(value).toEqual(await query.rows({ by: 'rows' }))
      const planned = (await query.explain({ by: 'auto' })).calls.map((call) => `${call.model}.${call.method}`)
      expect(planned).toEqual(expected)
    }
    const streamed = async (batch: number) => {
      const rows: unknown[] = []
      for await (const row of wide.stream({ as: 'rows', batch })) rows.push(row)
      return rows
    }
    expect((await callsOf(admin(), () => streamed(4000))).calls).toEqual(byColumns)
    expect((await callsOf(admin(), () => streamed(1000))).calls).toEqual(byRows)
    expect(await streamed(4000)).toEqual(await streamed(1000))
  })

  it('make the records of a stream, which are as good as any', async (context) => {
    needs(target(), 'array_agg', context)
    await admin().model('res.partner').schema()
    const wide = partners().select('city', 'color', 'ref', 'create_date').order('id')
    const streamed = async (by: 'auto' | 'rows') => {
      const records = []
      for await (const record of wide.stream({ batch: 4000, by })) records.push(record)
      return records
    }
    const { calls, value } = await callsOf(admin(), () => streamed('auto'))
    expect(calls).toEqual(['res.partner.search', `res.partner.${method()}`])
    const byRows = await streamed('rows')
    expect(value.map((record) => record.toJSON())).toEqual(byRows.map((record) => record.toJSON()))
    // What was not selected is read for all siblings at once.
    const { calls: reads, value: read } = await callsOf(admin(), () =>
      Promise.all(value.map((record) => record.is_company)),
    )
    expect([reads, read]).toEqual([['res.partner.read'], [false, true, false]])
    const [first] = value
    if (first === undefined) throw new Error('nothing came')
    first.city = 'Rome'
    await first.save()
    expect((await partners().where({ city: 'Rome' }).select('city').rows()).map(({ id }) => id)).toEqual([first.id])
    first.city = null
    await first.save()
  })

  it('are put together from ranges of ids', async () => {
    const odoo = admin()
    const scope = new Scope(odoo.withContext({}))
    const selection = { city: true, color: true, country_id: true, child_ids: true } as const
    const node = await resolveSelection((name) => scope.schema(name), 'res.partner', selection)
    const page = { domain: [['ref', '=', mark] as const], order: 'color desc', limit: undefined, offset: undefined }
    const whole = await readColumns(scope, node, page)
    expect(whole.ids).toEqual(ids.toReversed())
    for (const atMost of [1, 2, 3]) {
      const { calls, value } = await callsOf(odoo, () => readColumns(scope, node, page, {}, { atMost }))
      expect(value).toEqual(whole)
      const aggregates = calls.filter((call) => call === `res.partner.${method()}`)
      expect(aggregates).toHaveLength(has() ? Math.ceil(3 / atMost) : 0)
      const limited = await readColumns(scope, node, { ...page, limit: 2 }, {}, { atMost })
      expect(limited.ids).toEqual(whole.ids.slice(0, 2))
      expect(limited.columns.get('color')).toEqual([2, 1])
    }
  })

  it('hold only what still matches, when it was changed between the calls', async () => {
    const changed = ids[2] ?? 0
    const odoo = await connectAs<Odoo>(target(), 'admin', {
      middleware: [
        async (request, next) => {
          if (/read_group/.test(request.call?.method ?? '')) await partnerOf(changed).write({ city: 'Elsewhere' })
          return next(request)
        },
      ],
    })
    const scope = new Scope(odoo.withContext({}))
    const selection = { city: true, color: true } as const
    const node = await resolveSelection((name) => scope.schema(name), 'res.partner', selection)
    const domain = [['ref', '=', mark] as const, ['city', '!=', 'Elsewhere'] as const]
    const page = { domain, order: 'id', limit: undefined, offset: undefined }
    const { ids: found, columns } = await readColumns(scope, node, page)
    expect(found).toEqual(has() ? ids.slice(0, 2) : ids)
    expect(columns.get('color')).toEqual(has() ? [0, 1] : [0, 1, 2])
    await partnerOf(changed).write({ city: 'Paris' })
    await odoo.close()
  })

  it('leave none out of a stream when one is deleted between the calls', async () => {
    const tags = admin().model('res.partner.category')
    const made = keep(
      'res.partner.category',
      await tags.createMany([0, 1, 2, 3, 4].map((color) => ({ name: mark, color }))),
    )
    let isGone = false
    const odoo = await connectAs<Odoo>(target(), 'admin', {
      middleware: [
        async (request, next) => {
          if (/read_group/.test(request.call?.method ?? '') && !isGone) {
            isGone = true
            await made[1]?.unlink()
          }
          return next(request)
        },
      ],
    })
    const seen: number[] = []
    const query = odoo.model('res.partner.category').where({ id: made.ids }).select('color')
    for await (const { id } of query.stream({ by: 'columns', as: 'rows', batch: 2 })) seen.push(id)
    expect(seen).toEqual(made.ids.filter((id) => !isGone || id !== made.ids[1]))
    await odoo.close()
  })

  it('make the same rows, in the same order, and the same records of a stream', async () => {
    const query = partners().select(...names)
    expect(await query.rows({ by: 'columns' })).toEqual(await query.rows())
    const streamed: unknown[] = []
    for await (const row of query.stream({ by: 'columns', as: 'rows', batch: 2 })) streamed.push(row)
    expect(streamed).toEqual(await query.order('id').rows())
    const down: number[] = []
    for await (const record of query.order('id desc').stream({ by: 'columns', batch: 2 })) {
      down.push(record.id)
      expect(await record.country_id?.display_name).toBe(record.id === ids[2] ? country.name : undefined)
    }
    expect(down).toEqual(ids.toReversed())
  })

  it('find archived records in a context that has them', async () => {
    await admin()
      .model('res.partner')
      .browse(ids[0] ?? 0)
      .write({ active: false })
    const query = partners().select('color')
    expect((await query.columns()).id).toEqual(ids.slice(1))
    expect((await query.context({ active_test: false }).columns()).id).toEqual(ids)
    await admin()
      .model('res.partner')
      .browse(ids[0] ?? 0)
      .write({ active: true })
  })

  it('have one level', async () => {
    const deep = partners().select({ country_id: { code: true } })
    const error = await failure(deep.rows({ by: 'columns' }))
    expect(error.message).toContain('columns have one level: select res.partner.country_id with true')
  })
})
