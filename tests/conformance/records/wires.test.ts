import { gt } from 'ooor'
import { afterAll, expect, it } from 'vitest'
import { once, tidy, uniqueName } from '../help.ts'
import { describeWires } from '../targets.ts'
import type { Category, Country, Partner } from './models.ts'

/** The whole tour over each wire, from 6.1 on: what carries the calls makes no difference. */
describeWires('records', (wireCase) => {
  const admin = once(() => wireCase().connectAs('admin'))
  afterAll(() => admin().close())
  const keep = tidy(admin)
  const mark = uniqueName('wires')
  const partners = () => admin().model<Partner>('res.partner')
  const ours = () => partners().where({ ref: mark })

  it('are made, found, walked, changed and deleted', async () => {
    const country = await admin().model<Country>('res.country').find({ code: 'FR' })
    const tag = keep(
      'res.partner.category',
      await admin().model<Category>('res.partner.category').create({ name: mark }),
    )
    const acme = keep(
      'res.partner',
      await partners().create({ name: 'Acme', ref: mark, is_company: true, country_id: country, category_id: [tag] }),
    )
    const [anna, bert] = keep(
      'res.partner',
      await partners().createMany([
        { name: 'Anna', ref: mark, parent_id: acme, color: 1, partner_latitude: 1.5 },
        { name: 'Bert', ref: mark, parent_id: acme, color: 2, email: 'bert@example.com' },
      ]),
    )
    expect(acme.email).toBeNull()
    expect(await ours().order('id').ids()).toEqual([acme.id, anna?.id, bert?.id])
    expect(
      await ours()
        .where({ color: gt(0) })
        .count(),
    ).toBe(2)
    expect(await ours().where({ 'parent_id.name': 'Acme', color: 2 }).exists()).toBe(true)

    const rows = await ours()
      .where({ is_company: false })
      .select({ name: true, email: true, parent_id: { name: true, country_id: { code: true } } })
      .order('color')
      .rows()
    const parent = { id: acme.id, name: 'Acme', country_id: { id: country.id, code: 'FR' } }
    expect(rows).toEqual([
      { id: anna?.id, name: 'Anna', email: null, parent_id: parent },
      { id: bert?.id, name: 'Bert', email: 'bert@example.com', parent_id: parent },
    ])

    const people = await ours().where({ is_company: false }).order('color')
    expect(await Promise.all(people.map((one) => one.parent_id?.country_id.code))).toEqual(['FR', 'FR'])
    expect((await acme.category_id).map(({ name }) => name)).toEqual([mark])
    expect((await acme.child_ids).map(({ id }) => id).sort((a, b) => a - b)).toEqual([anna?.id, bert?.id])

    const [first] = people
    first?.set({ city: 'Lyon', parent_id: null })
    await first?.save()
    expect(
      await partners()
        .select('city', 'parent_id')
        .find(anna?.id ?? 0),
    ).toMatchObject({
      city: 'Lyon',
      parent_id: null,
    })
    acme.category_id.remove(tag).create({ name: `${mark} 2` })
    await acme.save()
    const tags = keep('res.partner.category', await acme.category_id)
    expect(tags.map(({ name }) => name)).toEqual([`${mark} 2`])

    const seen: (string | null)[] = []
    for await (const { name } of ours().select('name').stream({ batch: 2, as: 'rows' })) seen.push(name)
    expect(seen).toEqual(['Acme', 'Anna', 'Bert'])
    const groups = await ours().groupBy('is_company').order('is_company')
    expect(groups.map(({ is_company, $count }) => [is_company, $count])).toEqual([
      [false, 2],
      [true, 1],
    ])
    expect(await partners().nameSearch('Acme')).toContainEqual({ id: acme.id, display_name: 'Acme' })
    expect(await ours().where({ is_company: false }).write({ phone: '5' })).toBe(2)
    const copy = keep('res.partner', await acme.copy({ name: 'Copy' }))
    expect(copy.name).toBe(wireCase().target.has('copies called as one likes') ? 'Copy' : 'Acme (copy)')
    expect(await ours().where({ phone: '5' }).unlink()).toBe(2)
    await acme.destroy()
    expect(await partners().findOrNull(acme.id)).toBeNull()
    expect(await ours().where({ name: 'Acme' }).exists()).toBe(false)
  })

  it('are described, and proposed', async () => {
    const schema = await partners().schema()
    expect(schema.field('country_id')).toMatchObject({ kind: 'many2one', relation: 'res.country' })
    const proposed = await partners().buildWithDefaults({ name: 'x' })
    expect(proposed.active).toBe(true)
    expect((await partners().find('base.main_partner')).id).toBeGreaterThan(0)
  })
})
