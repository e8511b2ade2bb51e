import { afterAll, beforeAll, expect, it } from 'vitest'
import { failure } from '../../support/failure.ts'
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

  it('are a search and one row that holds them', async () => {
    await admin().model('res.partner').schema()
    const query = partners().select('color', 'country_id')
    const { calls } = await callsOf(admin(), () => query.columns())
    const read = ['res.partner.search_read']
    const called = has() ? ['res.partner.search', `res.partner.${method()}`] : read
    expect(calls).toEqual(called)
    const planned = (await query.explain({ by: 'columns' })).calls.map((call) => `${call.model}.${call.method}`)
    expect(planned).toEqual(has() ? [...called, 'res.partner.read'] : read)
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
