import { type InvalidValueError, PartialWriteError, RowRefusedError, type UntypedModel } from 'ooor'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { failure } from '../../support/failure.ts'
import { needs } from '../../support/features.ts'
import { callsOf, connectAs, once, tidy, uniqueName } from '../help.ts'
import { describeTargets } from '../targets.ts'
import type { Odoo } from './models.ts'

describeTargets('upsert', (target) => {
  const admin = once(() => connectAs<Odoo>(target()))
  afterAll(() => admin().close())
  const keep = tidy(admin)
  const partners = () => admin().model('res.partner')
  let mark = ''
  let refs: string[] = []
  beforeEach(() => {
    mark = uniqueName('upsert')
    refs = Array.from({ length: 4 }, (_, index) => `${mark} ${index}`)
  })
  const rowsOf = (city: string) => refs.map((ref, index) => ({ ref, name: `${ref} of ${city}`, city, color: index }))
  const ours = () => partners().where({ ref: refs }).order('id')
  const keepOurs = async () => keep('res.partner', await ours().select('ref', 'name', 'city', 'color').rows())
  const module = () => mark.replaceAll(' ', '_').toLowerCase()
  const named = (row: { ref?: string | null }) => `${module()}.n${refs.indexOf(row.ref ?? '')}`

  it('makes a record and changes it, by a field', async () => {
    const made = await partners().upsert({ ref: refs[0] ?? '', name: 'One' }, { match: ['ref'] })
    keep('res.partner', [made])
    expect(made.was).toBe('made')
    const changed = await partners().upsert({ ref: refs[0] ?? '', name: 'Uno' }, { match: ['ref'] })
    expect({ id: changed.id, was: changed.was }).toEqual({ id: made.id, was: 'changed' })
    expect(await changed.record.name).toBe('Uno')
  })

  it('finds a record by the number 0 too', async () => {
    const tags = admin().model('res.partner.category')
    const by = { match: ['name', 'color'] } as const
    const made = await tags.upsert({ name: mark, color: 0 }, by)
    keep('res.partner.category', [made])
    expect(await tags.upsert({ name: mark, color: 0 }, by)).toMatchObject({ id: made.id, was: 'changed' })
    const many = await tags.upsertMany(
      [
        { name: mark, color: 0 },
        { name: `${mark} 1`, color: 3 },
      ],
      by,
    )
    keep('res.partner.category', many.made)
    expect(many.changed).toEqual([{ index: 0, id: made.id }])
  })

  it('finds a record by a moment that is given as a day', async (context) => {
    needs(target(), 'moments on orders', context)
    const orders = admin().model<UntypedModel<'sale.order'>>('sale.order')
    const partner = await partners().create({ name: mark })
    keep('res.partner', [partner])
    const by = { match: ['date_order', 'client_order_ref'] } as const
    const values = { date_order: '2026-01-31', client_order_ref: mark, partner_id: partner.id }
    const made = await orders.upsert(values, by)
    keep('sale.order', [made])
    expect(await orders.upsert(values, by)).toMatchObject({ id: made.id, was: 'changed' })
    const many = await orders.upsertMany([values], by)
    keep('sale.order', many.made)
    expect(many.changed).toEqual([{ index: 0, id: made.id }])
    expect(await orders.browse(made.id).date_order).toEqual(new Date('2026-01-31T00:00:00Z'))
  })

  it('makes a record and changes it, by its external id', async () => {
    const externalId = `${module()}.one`
    const line = { name: 'Contact' }
    const made = await partners().upsert({ name: 'One', child_ids: [line] }, { externalId })
    keep('res.partner', [made])
    keep('res.partner', await partners().where({ parent_id: made.id }).rows())
    expect(await made.record.externalId()).toBe(externalId)
    const changed = await partners().upsert({ name: 'Uno' }, { externalId })
    expect([changed.id, changed.was]).toEqual([made.id, 'changed'])
  })

  it('refuses what tells several records, or none', async () => {
    keep(
      'res.partner',
      await partners().createMany([
        { name: 'A', ref: refs[0] ?? '' },
        { name: 'B', ref: refs[0] ?? '' },
      ]),
    )
    const both = partners().upsert({ ref: refs[0] ?? '', name: 'C' }, { match: ['ref'] })
    expect((await failure(both)).message).toMatch(/ref tells several records of res.partner: \d+, \d+/)
    const none = partners().upsert({ name: 'C' }, { match: ['ref'] })
    expect((await failure(none)).message).toContain('are told by ref: give it')
    const inexact = partners().upsert({ partner_latitude: 1.5 }, { match: ['partner_latitude'] })
    expect((await failure(inexact)).message).toContain('partner_latitude is a float')
    expect((await failure(partners().upsert({ name: 'C' }, {} as never))).message).toContain('externalId or match')
  })

  it('makes and changes many by a field', async () => {
    const [first, ...others] = rowsOf('Paris')
    const made = await partners().upsertMany(others, { match: ['ref'] })
    await keepOurs()
    expect(made.made.map(({ index }) => index)).toEqual([0, 1, 2])
    expect(made.changed).toEqual([])
    const again = await partners().upsertMany(
      rowsOf('Rome').filter(({ ref }) => ref !== first?.ref),
      { match: ['ref'] },
    )
    expect(again.changed).toEqual(made.made)
    expect(again.ids).toEqual(made.ids)
    const mixed = await partners().upsertMany(rowsOf('Oslo'), { match: ['ref'] })
    expect(mixed.made.map(({ index }) => index)).toEqual([0])
    expect(mixed.changed.map(({ index }) => index)).toEqual([1, 2, 3])
    const found = await keepOurs()
    expect(found.map(({ city }) => city)).toEqual(Array(4).fill('Oslo'))
    expect(new Set(found.map(({ id }) => id))).toEqual(new Set(mixed.ids))
  })

  it('makes and changes many by external id, in few calls', async () => {
    const made = await partners().upsertMany(rowsOf('Paris'), { externalId: named })
    await keepOurs()
    expect(made.made).toHaveLength(4)
    const { calls, value } = await callsOf(admin(), () => partners().upsertMany(rowsOf('Rome'), { externalId: named }))
    expect(value.changed).toEqual(made.made)
    if (target().has('search_read and load')) expect(calls).toEqual(['ir.model.data.search_read', 'res.partner.load'])
    expect(
      await partners()
        .browse(made.made.map(({ id }) => id))
        .externalIds(),
    ).toEqual(rowsOf('').map((row) => named(row)))
    expect((await keepOurs()).map(({ city }) => city)).toEqual(Array(4).fill('Rome'))
  })

  it('sends all kinds of values as they are meant', async () => {
    const tags = admin().model('res.partner.category')
    const made = keep('res.partner.category', await tags.createMany([{ name: `${mark} 1` }, { name: `${mark} 2` }]))
    const country = await admin().model('res.country').find({ code: 'FR' })
    const values = {
      ref: refs[0] ?? '',
      name: 'With "quotes", commas,\nlines and é',
      is_company: true,
      active: true,
      partner_latitude: 1.25,
      color: 0,
      type: 'delivery' as const,
      country_id: country.id,
      category_id: made.ids,
      comment: null,
      email: 'a@b.example',
    }
    const names = ['name', 'is_company', 'partner_latitude', 'color', 'type', 'country_id', 'category_id'] as const
    const [id] = (await partners().upsertMany([values], { match: ['ref'] })).ids
    await keepOurs()
    const read = async () =>
      (
        await partners()
          .where({ ref: refs })
          .select(...names)
          .rows()
      )[0]
    const expected = {
      id,
      name: values.name,
      is_company: true,
      partner_latitude: 1.25,
      color: 0,
      type: 'delivery',
      country_id: { id: country.id, display_name: country.name },
      category_id: expect.toSatisfy((ids: number[]) => [...ids].sort().join() === [...made.ids].sort().join()),
    }
    expect(await read()).toEqual(expected)
    const emptied = { ref: refs[0] ?? '', is_company: false, partner_latitude: 0, country_id: null, category_id: [] }
    await partners().upsertMany([{ ...emptied, name: 'Less' }], { match: ['ref'] })
    expect(await read()).toEqual({
      ...expected,
      ...{ name: 'Less', is_company: false, partner_latitude: 0, country_id: null, category_id: [] },
    })
  })

  it('sends moments as they are, whatever the time zone', async (context) => {
    needs(target(), 'moments on orders', context)
    const users = admin().withTimeZone('Asia/Tokyo')
    const orders = users.model('sale.order')
    const [customer] = keep('res.partner', await partners().createMany([{ name: mark }]))
    const date_order = new Date('2026-03-04T05:06:07Z')
    const rows = [{ client_order_ref: mark, partner_id: customer?.id ?? 0, date_order }]
    const { ids } = await orders.upsertMany(rows, { match: ['client_order_ref'] })
    const [order] = await orders.where({ client_order_ref: mark }).select('date_order').rows()
    keep('sale.order', order === undefined ? [] : [order])
    expect(order).toEqual({ id: ids[0], date_order })
  })

  it('rows of different fields, and with new lines, go each their way', async () => {
    const rows = [
      { ref: refs[0] ?? '', name: 'A', city: 'Lyon' },
      { ref: refs[1] ?? '', name: 'B' },
      { ref: refs[2] ?? '', name: 'C', child_ids: [{ name: `${mark} child` }] },
    ]
    const { ids } = await partners().upsertMany(rows, { match: ['ref'] })
    await keepOurs()
    keep(
      'res.partner',
      await partners()
        .where({ name: `${mark} child` })
        .rows(),
    )
    await partners().upsertMany([{ ref: refs[0] ?? '', name: 'A2' }], { match: ['ref'] })
    expect(await ours().select('name', 'city').rows()).toEqual(
      expect.arrayContaining([
        { id: ids[0], name: 'A2', city: 'Lyon' },
        { id: ids[1], name: 'B', city: null },
      ]),
    )
    expect(
      await partners()
        .where({ parent_id: ids[2] ?? 0 })
        .count(),
    ).toBe(1)
  })

  it('collects what is refused, here and on the server, and why', async () => {
    const rows = [
      ...rowsOf('Paris'),
      { ref: `${mark} bad`, name: null, type: 'contact' as const, city: 'Paris', color: 1 },
    ]
    const wrong = { ref: `${mark} wrong`, name: 'x', city: 5 as never, color: 1 }
    const twice = { ref: refs[0] ?? '', name: 'again', city: '', color: 1 }
    const report = await partners().upsertMany([...rows, wrong, twice], { match: ['ref'], onError: 'collect' })
    await keepOurs()
    expect(report.made.map(({ index }) => index)).toEqual([0, 1, 2, 3])
    expect(report.refused.map(({ index }) => index)).toEqual([4, 5, 6])
    const [bad, mistake, duplicate] = report.refused
    expect(bad?.values).toEqual(rows[4])
    expect(bad?.error).toBeInstanceOf(RowRefusedError)
    expect(bad?.error.message).toMatch(/^row 5 \(index 4\) was refused: ./)
    expect(mistake?.error.message).toContain('city is a char and does not take 5')
    expect(duplicate?.error.message).toContain('row 1 has the same ref')
    expect(report.ids.slice(4)).toEqual([null, null, null])
  })

  it('a name of another model, and text that no server can read, are the business of their rows', async () => {
    const rows = rowsOf('Lyon')
    const odd = [...rows.slice(0, 3), { ...rows[3], name: `half \ud800` }]
    const externalId = (row: { ref?: string | null }) => (row.ref === refs[1] ? 'base.fr' : named(row))
    const report = await partners().upsertMany(odd as never, { externalId, onError: 'collect' })
    keep('res.partner', report.made)
    expect(report.made.map(({ index }) => index)).toEqual([0, 2])
    expect(report.refused.map(({ index }) => index)).toEqual([1, 3])
    expect(report.refused[0]?.error.message).toContain("'base.fr'")
    expect(report.refused[1]?.error.message).toContain('half a character')
    expect(await failure(partners().upsertMany(rows, { externalId }))).toMatchObject({ index: 1 })
  })

  it('throws for the row that is refused, and nothing of its call is there', async (context) => {
    needs(target(), 'search_read and load', context)
    const bad = { ref: refs[2] ?? '', name: null, city: 'Paris', color: 1, type: 'contact' as const }
    const rows = rowsOf('Paris').map((row, index) => (index === 2 ? bad : { ...row, type: 'contact' as const }))
    const error = await failure(partners().upsertMany(rows, { match: ['ref'] }))
    expect(error.message).toMatch(/^row 3 \(index 2\) was refused/)
    expect((error as RowRefusedError).index).toBe(2)
    expect(await ours().count()).toBe(0)
    const partial = await failure(partners().upsertMany(rows, { match: ['ref'], chunk: 2 }))
    await keepOurs()
    expect(partial).toBeInstanceOf(PartialWriteError)
    expect(partial.message).toContain('row 3 (index 2) was refused')
    expect((partial as PartialWriteError).done).toEqual(await ours().ids())
  })

  it('names the field that the server calls by its label', async (context) => {
    needs(target(), 'search_read and load', context)
    const odd = rowsOf('Paris').map((row, index) => ({ ...row, ...(index === 1 && { country_id: 99_999_999 }) }))
    const report = await partners().upsertMany(odd, { match: ['ref'], onError: 'collect' })
    await keepOurs()
    expect(report.refused.map(({ index }) => index)).toEqual([1])
    const message = report.refused[0]?.error.message
    // 7.0 has no `load` that tells what it does: there it is PostgreSQL that refuses.
    expect(message).toMatch(/^row 2 \(index 1\) was refused: .*country_id/)
  })

  it('one bad row among many costs a few calls', async () => {
    if (!target().has('search_read and load')) return
    const rows = Array.from({ length: 200 }, (_, index) => ({
      ref: `${mark} m${index}`,
      name: 'x' as string | null,
      type: 'contact' as const,
    }))
    rows[137] = { ...(rows[137] as (typeof rows)[number]), name: null }
    const { calls, value } = await callsOf(admin(), () =>
      partners().upsertMany(rows, { match: ['ref'], onError: 'collect' }),
    )
    keep('res.partner', value.made)
    expect(value.made).toHaveLength(199)
    expect(value.refused.map(({ index }) => index)).toEqual([137])
    expect(calls.length).toBeLessThanOrEqual(5)
  })

  it('createMany names the row', async () => {
    const rows = rowsOf('Paris').map((row) => ({ ...row, type: 'contact' as const }))
    const wrong = partners().createMany([...rows, { color: 'red' as never }])
    expect(await failure(wrong)).toMatchObject({
      message: expect.stringMatching(/^row 5 \(index 4\): .*color/),
      index: 4,
    })
    const bad = { ...rows[2], name: null } as unknown as (typeof rows)[number]
    const error = await failure(partners().createMany([...rows.slice(0, 2), bad, ...rows.slice(3)]))
    await keepOurs()
    expect((error as RowRefusedError).index).toBe(2)
    if (target().has('lists in create')) {
      expect(error.message).toMatch(/^row 3 \(index 2\) was refused/)
      expect((error.cause as RowRefusedError).index).toBe(2)
      expect(await ours().count()).toBe(0)
    } else expect(error.message).toContain('row 3 (index 2) was refused')
  })

  it('createMany names the row among rows of different fields', async () => {
    const [first, second, third] = rowsOf('Paris').map(({ name }) => ({ name }))
    const rows = [
      first,
      { ...second, color: 4 },
      { ...third, name: null, type: 'contact' as const },
      { ...third, color: 5 },
    ]
    const error = await failure(partners().createMany(rows as never[]))
    await keepOurs()
    expect(error.message).toContain('row 3 (index 2) was refused')
    if (target().has('lists in create')) expect(await ours().count()).toBe(0)
  })

  it('finds or creates', async () => {
    const tags = admin().model('res.partner.category')
    const made = keep('res.partner.category', await tags.findOrCreate({ name: mark }, { color: 4 }))
    expect(made.color).toBe(4)
    expect((await tags.findOrCreate({ name: mark }, { color: 5 })).id).toBe(made.id)
    expect(await tags.browse(made.id).color).toBe(4)
    // A record with one of them would be found.
    const several = admin()
      .model('res.partner')
      .findOrCreate({ ref: mark, category_id: [made.id, made.id + 1] })
    expect((await failure(several)).message).toContain('tells no record of res.partner by a list, as category_id')
  })

  it('links to archived records, as create does', async (context) => {
    needs(target(), 'search_read and load', context)
    const firm = await partners().create({ name: mark, active: false })
    const tag = await admin().model('res.partner.category').create({ name: mark, active: false })
    keep('res.partner.category', [tag])
    const linking = (ref: string) => ({ ref, name: ref, parent_id: firm.id, category_id: [tag.id] })
    const [first = '', second = '', third = ''] = refs
    const rows = [linking(first), { ref: second, name: second, parent_id: null, category_id: [] }]
    const report = await partners().upsertMany(rows, { externalId: named })
    expect(report).toMatchObject({ refused: [], made: [{ index: 0 }, { index: 1 }] })
    const bad = { ...linking(third), lang: 'xx_XX' }
    const collected = await partners().upsertMany([...rows, linking(third), bad as never], {
      ...{ externalId: (row, index) => `${module()}.c${row.ref === third ? index : row.ref?.at(-1)}` },
      onError: 'collect',
    })
    expect(collected.refused.map(({ index }) => index)).toEqual([3])
    await keepOurs()
    keep('res.partner', [firm])
    const all = partners().context({ active_test: false }).where({ ref: refs })
    const links = await all.order('ref', 'id').select('ref', 'parent_id', 'category_id').rows()
    expect(links.map(({ ref, parent_id, category_id }) => [ref, parent_id?.id, category_id])).toEqual([
      [first, firm.id, [tag.id]],
      [first, firm.id, [tag.id]],
      [second, undefined, []],
      [second, undefined, []],
      [third, firm.id, [tag.id]],
    ])
  })

  it('demo, who may not read external ids, has the same', async (context) => {
    needs(target(), 'search_read and load', context)
    const demo = await connectAs<Odoo>(target(), 'demo')
    const model = demo.model('res.partner')
    const made = await model.upsertMany(rowsOf('Paris').slice(0, 2), { externalId: named })
    await keepOurs()
    const again = await model.upsertMany(rowsOf('Rome').slice(0, 3), { externalId: named })
    await keepOurs()
    expect(again.changed).toEqual(made.made)
    expect(again.made.map(({ index }) => index)).toEqual([2])
    await demo.close()
  })

  it('has to be told how', async () => {
    const error = await failure(partners().upsertMany([{ name: 'x' }], {} as never))
    expect((error as InvalidValueError).message).toContain('externalId or match')
    const bad = await failure(partners().upsertMany([{ name: 'x' }], { externalId: () => 'a b' }))
    expect(bad.message).toContain("'a b' is not an external id")
  })
})
