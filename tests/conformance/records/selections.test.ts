import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { needs } from '../../support/features.ts'
import { callsOf, connectAs, once, productsForSale, tidy, uniqueName } from '../help.ts'
import { describeTargets } from '../targets.ts'
import type { Odoo } from './models.ts'

describeTargets('selections', (target) => {
  const admin = once(() => connectAs<Odoo>(target()))
  afterAll(() => admin().close())
  const keep = tidy(admin)
  const partners = () => admin().model('res.partner')
  const mark = uniqueName('selections')
  const ours = () => partners().where({ ref: mark })

  let ids: Record<'acme' | 'anna' | 'bert' | 'empty', number>
  let tags: number[] = []
  beforeAll(async () => {
    const [france] = await admin().model('res.country').where({ code: 'FR' }).ids()
    tags = keep(
      'res.partner.category',
      await admin()
        .model('res.partner.category')
        .createMany([{ name: `${mark} b` }, { name: `${mark} a` }]),
    ).map(({ id }) => id)
    const values = { ref: mark, country_id: france ?? 0 }
    const [acme, empty] = keep(
      'res.partner',
      await partners().createMany([
        { ...values, name: 'Acme', is_company: true, category_id: tags },
        { ref: mark, name: 'Empty', is_company: true },
      ]),
    )
    const people = keep(
      'res.partner',
      await partners().createMany([
        { ...values, name: 'Bert', parent_id: acme?.id ?? 0, color: 2, category_id: tags.slice(0, 1) },
        { ...values, name: 'Anna', parent_id: acme?.id ?? 0, color: 1 },
      ]),
    )
    const [bert = 0, anna = 0] = people.map(({ id }) => id)
    ids = { acme: acme?.id ?? 0, empty: empty?.id ?? 0, anna, bert }
  })

  const deep = () =>
    ours()
      .where({ is_company: true })
      .select({
        name: true,
        country_id: { code: true, currency_id: { name: true } },
        parent_id: { name: true },
        category_id: { name: true, $order: 'name' },
        child_ids: { name: true, country_id: true, category_id: { name: true }, $order: 'color', $limit: 5 },
      })
      .order('name')

  it('reads rows to any depth, the same on all series', async (context) => {
    needs(target(), 'currencies of countries', context)
    const france = { id: expect.any(Number), code: 'FR', currency_id: { id: expect.any(Number), name: 'EUR' } }
    const named = { id: france.id, display_name: 'France' }
    const [b = 0, a = 0] = tags
    expect(await deep().rows()).toEqual([
      {
        id: ids.acme,
        name: 'Acme',
        country_id: france,
        parent_id: null,
        category_id: [
          { id: a, name: `${mark} a` },
          { id: b, name: `${mark} b` },
        ],
        child_ids: [
          { id: ids.anna, name: 'Anna', country_id: named, category_id: [] },
          { id: ids.bert, name: 'Bert', country_id: named, category_id: [{ id: b, name: `${mark} b` }] },
        ],
      },
      { id: ids.empty, name: 'Empty', country_id: null, parent_id: null, category_id: [], child_ids: [] },
    ])
  })

  it('gives records with records in them, without more calls', async (context) => {
    needs(target(), 'currencies of countries', context)
    const [acme, empty] = await deep()
    const { calls } = await callsOf(admin(), async () => {
      expect(acme?.country_id?.currency_id).toMatchObject({ name: 'EUR' })
      expect(acme?.child_ids.map(({ name }) => name)).toEqual(['Anna', 'Bert'])
      expect(acme?.child_ids[1]?.category_id[0]?.name).toBe(`${mark} b`)
      expect(acme?.child_ids[0]?.country_id?.display_name).toBe('France')
      expect(acme?.parent_id).toBeNull()
      expect(empty?.country_id).toBeNull()
      expect(empty?.child_ids).toHaveLength(0)
      expect(empty?.child_ids.ids).toEqual([])
    })
    expect(calls).toEqual([])
    // The same record on both sides is the same object.
    const people = await ours()
      .where({ is_company: false })
      .select({ country_id: { name: true } })
    expect(people[0]?.country_id).toBe(people[1]?.country_id)
  })

  it('orders and limits beyond a relation', async () => {
    const children = async (selection: { $limit?: number; $order?: string }) => {
      const [row] = await partners()
        .where({ id: ids.acme })
        .select({ child_ids: { name: true, ...selection } })
        .rows()
      return row?.child_ids.map(({ name }) => name)
    }
    expect(await children({ $order: 'color' })).toEqual(['Anna', 'Bert'])
    expect(await children({ $order: 'color desc' })).toEqual(['Bert', 'Anna'])
    expect(await children({ $order: 'color desc', $limit: 1 })).toEqual(['Bert'])
    expect(await children({ $order: 'color', $limit: 9 })).toEqual(['Anna', 'Bert'])
    expect(await children({ $limit: 1 })).toHaveLength(1)
    expect(await children({ $limit: 0 })).toEqual([])
  })

  it('finds with depth, by id too', async () => {
    const acme = await partners()
      .select({ country_id: { code: true }, child_ids: { name: true, $order: 'name' } })
      .find(ids.acme)
    expect(acme.country_id?.code).toBe('FR')
    expect(acme.child_ids.map(({ name }) => name)).toEqual(['Anna', 'Bert'])
    const both = await partners()
      .select({ country_id: { code: true } })
      .find([ids.empty, ids.acme])
    expect(both.map(({ country_id }) => country_id?.code)).toEqual([undefined, 'FR'])
  })

  it('selects nothing but ids, and ids beyond', async () => {
    expect(await partners().where({ id: ids.acme }).select({ child_ids: {} }).rows()).toEqual([
      { id: ids.acme, child_ids: expect.toSatisfy((list: unknown[]) => list.length === 2) },
    ])
    expect(await partners().where({ id: ids.acme }).select({}).rows()).toEqual([{ id: ids.acme }])
    expect(await partners().where({ id: ids.acme }).select({ country_id: {} }).rows()).toEqual([
      { id: ids.acme, country_id: { id: expect.any(Number) } },
    ])
  })

  it('reads each record once, and branches side by side', async (context) => {
    needs(target(), 'search_read and load', context)
    const people = () =>
      ours()
        .where({ is_company: false })
        .select({ country_id: { code: true }, parent_id: { name: true, country_id: { name: true } } })
    await people()
    const { calls, value } = await callsOf(admin(), () => people().rows())
    expect(value).toHaveLength(2)
    expect(value[0]).toMatchObject({ country_id: { code: 'FR' }, parent_id: { country_id: { name: 'France' } } })
    if (target().has('web_read and web_save')) expect(calls).toEqual(['res.partner.web_search_read'])
    else {
      expect(calls.toSorted()).toEqual([
        'res.country.read',
        'res.country.read',
        'res.partner.read',
        'res.partner.search_read',
      ])
    }
  })

  it('reads inactive records of a many2one as all others', async () => {
    const tagModel = admin().model('res.partner.category')
    const parent = keep('res.partner.category', await tagModel.create({ name: `${mark} parent`, active: false }))
    const child = keep('res.partner.category', await tagModel.create({ name: `${mark} child`, parent_id: parent }))
    const [row] = await tagModel
      .where({ id: child.id })
      .select({ parent_id: { name: true, active: true } })
      .rows()
    expect(row?.parent_id).toEqual({ id: parent.id, name: `${mark} parent`, active: false })
  })

  describe('100 orders with partner, country, lines and products', () => {
    const COUNT = 100
    const origin = uniqueName('orders')
    beforeAll(async () => {
      const [first = 0, second = 0] = await productsForSale(admin(), 2)
      const orders = admin().model('sale.order')
      keep(
        'sale.order',
        await orders.createMany(
          Array.from({ length: COUNT }, (_, index) => ({
            origin,
            partner_id: index % 2 ? ids.acme : ids.empty,
            order_line: [
              { product_id: first, product_uom_qty: index + 1, price_unit: 2 },
              { product_id: second, product_uom_qty: 1, price_unit: 10 },
            ],
          })),
        ),
      )
    }, 120_000)

    it('are one call since 17 and at most five before', async (context) => {
      needs(target(), 'search_read and load', context)
      const query = admin()
        .model('sale.order')
        .where({ origin })
        .select({
          name: true,
          amount_total: true,
          partner_id: { name: true, country_id: { code: true } },
          order_line: { product_uom_qty: true, product_id: { name: true } },
        })
        .order('id')
      // The first one asks for the schemas.
      await query.limit(1)
      const { calls, value: rows } = await callsOf(admin(), () => query.rows())
      expect(rows).toHaveLength(COUNT)
      for (const [index, row] of rows.entries()) {
        expect(row.partner_id).toMatchObject(
          index % 2 ? { name: 'Acme', country_id: { code: 'FR' } } : { name: 'Empty', country_id: null },
        )
        expect(row.order_line.map(({ product_uom_qty }) => product_uom_qty)).toEqual([index + 1, 1])
        for (const { product_id } of row.order_line) expect(product_id?.name).toBeTypeOf('string')
      }
      expect(calls.length).toBeLessThanOrEqual(target().has('web_read and web_save') ? 1 : 5)

      // The same as lazy records: each step is one call for all of them.
      const lazily = await callsOf(admin(), async () => {
        const orders = await admin().model('sale.order').where({ origin }).order('id')
        return Promise.all(
          orders.map(async (order) => ({
            country: await order.partner_id.country_id.code,
            products: await Promise.all((await order.order_line).map((line) => line.product_id?.name)),
          })),
        )
      })
      expect(lazily.value.map(({ country }) => country)).toEqual(
        rows.map(({ partner_id }) => partner_id.country_id?.code ?? null),
      )
      expect(lazily.value.map(({ products }) => products)).toEqual(
        rows.map(({ order_line }) => order_line.map(({ product_id }) => product_id?.name)),
      )
      expect(lazily.calls.length).toBeLessThanOrEqual(6)
    }, 120_000)
  })
})
