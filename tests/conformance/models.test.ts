import { afterAll, describe, expect, it } from 'vitest'
import { needs } from '../support/features.ts'
import { once } from './help.ts'
import { describeWires } from './targets.ts'

describeWires('models', (wireCase) => {
  const admin = once(() => wireCase().connectAs('admin'))
  const target = () => wireCase().target
  const partners = () => admin().model('res.partner').raw
  afterAll(() => admin().close())

  it('creates, reads, changes and deletes', async () => {
    const id = await partners().create({ name: 'Ooor conformance', email: 'a@example.com', color: 3 })
    expect(id).toBeTypeOf('number')
    const fields = ['name', 'email', 'color', 'phone', 'is_company', 'country_id', 'category_id', 'child_ids']
    expect(await partners().read([id], fields)).toEqual([
      {
        id,
        name: 'Ooor conformance',
        email: 'a@example.com',
        color: 3,
        phone: false,
        is_company: false,
        country_id: false,
        category_id: [],
        child_ids: [],
      },
    ])
    expect(await partners().write([id], { email: false, color: 4 })).toBeUndefined()
    expect(await partners().read([id], ['email', 'color'])).toEqual([{ id, email: false, color: 4 }])
    expect(await partners().unlink([id])).toBeUndefined()
    expect(await partners().search([['id', '=', id]])).toEqual([])
  })

  it('creates several in one call, in order', async (context) => {
    needs(target(), 'lists in create', context)
    const ids = await partners().create([{ name: 'Ooor one' }, { name: 'Ooor two' }])
    expect(ids).toHaveLength(2)
    const rows = await partners().read(ids, ['name'])
    expect(rows.map((row) => row.name)).toEqual(['Ooor one', 'Ooor two'])
    await partners().unlink(ids)
  })

  describe('with five partners', () => {
    it('searches with domain, order, offset and limit, and counts', async () => {
      const names = ['Ooor p1', 'Ooor p2', 'Ooor p3', 'Ooor p4', 'Ooor p5']
      const ids: number[] = []
      for (const name of names) ids.push(await partners().create({ name }))
      try {
        const domain = [['name', '=like', 'Ooor p_']] as const
        expect(await partners().search(domain, { order: 'name' })).toEqual(ids)
        expect(await partners().search(domain, { order: 'name desc', limit: 2 })).toEqual([ids[4], ids[3]])
        expect(await partners().search(domain, { order: 'name', offset: 3 })).toEqual([ids[3], ids[4]])
        expect(await partners().searchCount(domain)).toBe(5)
        expect(await partners().searchRead(domain, ['name'], { order: 'name', offset: 1, limit: 2 })).toEqual([
          { id: ids[1], name: 'Ooor p2' },
          { id: ids[2], name: 'Ooor p3' },
        ])
        const either = ['&', ['id', 'in', ids], '|', ['name', '=', 'Ooor p1'], '!', ['name', '<', 'Ooor p4']] as const
        expect(await partners().search(either, { order: 'id' })).toEqual([ids[0], ids[3], ids[4]])
        expect(await partners().nameSearch('Ooor p2')).toEqual([[ids[1], 'Ooor p2']])
        expect(await partners().nameSearch('Ooor p', { limit: 2 })).toHaveLength(2)
        expect(await partners().nameSearch('Ooor p', { domain: [['id', '=', ids[4]]] })).toEqual([[ids[4], 'Ooor p5']])
      } finally {
        await partners().unlink(ids)
      }
    })
  })

  it('follows relations in domains and reads them as Odoo sends them', async () => {
    const [country] = await admin()
      .model('res.country')
      .raw.searchRead([['code', '=', 'FR']], ['name'])
    const parent = await partners().create({ name: 'Ooor parent', country_id: country?.id, is_company: true })
    const child = await partners().create({ name: 'Ooor child', parent_id: parent })
    expect(
      await partners().search([
        ['parent_id.country_id.code', '=', 'FR'],
        ['id', '=', child],
      ]),
    ).toEqual([child])
    expect(await partners().read([parent], ['country_id', 'child_ids'])).toEqual([
      { id: parent, country_id: [country?.id, country?.name], child_ids: [child] },
    ])
    await partners().unlink([child])
    await partners().unlink([parent])
  })

  it('takes x2many commands', async () => {
    const tags = admin().model('res.partner.category').raw
    const [one, two] = [await tags.create({ name: 'Ooor tag 1' }), await tags.create({ name: 'Ooor tag 2' })]
    const id = await partners().create({
      name: 'Ooor tagged',
      category_id: [
        [4, one, 0],
        [0, 0, { name: 'Ooor tag 3' }],
      ],
      child_ids: [[0, 0, { name: 'Ooor child' }]],
    })
    const linked = async () => (await partners().read([id], ['category_id']))[0]?.category_id as number[]
    const created = (await linked()).find((tag) => tag !== one) ?? 0
    expect(await linked()).toHaveLength(2)
    await partners().write([id], {
      category_id: [
        [3, one, 0],
        [1, created, { name: 'Ooor tag 4' }],
      ],
    })
    expect(await linked()).toEqual([created])
    expect(await tags.read([created], ['name'])).toEqual([{ id: created, name: 'Ooor tag 4' }])
    await partners().write([id], { category_id: [[6, 0, [one, two]]] })
    expect((await linked()).toSorted()).toEqual([one, two].toSorted())
    await partners().write([id], { category_id: [[5, 0, 0]] })
    expect(await linked()).toEqual([])
    const [row] = await partners().read([id], ['child_ids'])
    expect(row?.child_ids).toHaveLength(1)
    await partners().unlink(row?.child_ids as number[])
    await partners().unlink([id])
    await tags.unlink([one, two, created])
  })

  it('describes fields with the attributes that were asked for', async () => {
    const fields = await partners().fieldsGet(['name', 'parent_id', 'type', 'child_ids'])
    expect(Object.keys(fields).toSorted()).toEqual(['child_ids', 'name', 'parent_id', 'type'])
    expect(fields.name).toMatchObject({ type: 'char' })
    expect(fields.parent_id).toMatchObject({ type: 'many2one', relation: 'res.partner' })
    expect(fields.child_ids).toMatchObject({ type: 'one2many', relation: 'res.partner' })
    expect(fields.type?.selection).toContainEqual(expect.arrayContaining(['contact']))
    expect(await partners().fieldsGet(['name'], ['type'])).toEqual({ name: { type: 'char' } })
  })

  it('tells defaults', async () => {
    expect(await partners().defaultGet(['type'])).toEqual({ type: 'contact' })
  })

  it('carries every character and number as it is', async () => {
    const text = 'Zoé «ﬁn» 漢字 🦄 <&> "quotes" \\ line\nbreak\ttab'
    const id = await partners().create({ name: 'Ooor text', comment: false, street: text, partner_latitude: -45.12345 })
    const [row] = await partners().read([id], ['street', 'partner_latitude'])
    expect(row?.street).toBe(text)
    expect(row?.partner_latitude).toBe(-45.12345)
    await partners().unlink([id])
  })

  it('calls any public method, with positional and named arguments', async () => {
    const id = await partners().create({ name: 'Ooor call' })
    expect(await partners().call('read', [[id]], { fields: ['name'] })).toEqual([{ id, name: 'Ooor call' }])
    expect(await admin().call('res.partner', 'search', [[['id', '=', id]]], { limit: 1 })).toEqual([id])
    expect(await partners().call('write', [[id], { name: 'Ooor called' }])).toBe(true)
    await partners().unlink([id])
  })
})
