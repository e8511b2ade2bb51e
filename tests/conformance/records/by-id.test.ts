import { afterAll, beforeAll, expect, it } from 'vitest'
import { failure } from '../../support/failure.ts'
import { needs } from '../../support/features.ts'
import { callsOf, connectAs, once, tidy, uniqueName } from '../help.ts'
import { describeTargets } from '../targets.ts'
import type { Odoo } from './models.ts'

describeTargets('by id', (target) => {
  const admin = once(() => connectAs<Odoo>(target()))
  afterAll(() => admin().close())
  const keep = tidy(admin)
  const partners = () => admin().model('res.partner')
  const tags = () => admin().model('res.partner.category')
  const mark = uniqueName('by-id')
  const external = `${mark.replaceAll(' ', '_').toLowerCase()}.one`
  let ids: readonly [number, number] = [0, 0]
  beforeAll(async () => {
    const one = keep('res.partner.category', await tags().create({ name: `${mark} 1` }, { externalId: external }))
    const two = keep('res.partner.category', await tags().create({ name: `${mark} 2` }))
    ids = [one.id, two.id]
  })

  it('writes in one call', async () => {
    const { calls } = await callsOf(admin(), () => tags().browse(ids[0]).write({ color: 4 }))
    expect(calls).toEqual(['res.partner.category.write'])
    const all = await callsOf(admin(), () => tags().browse(ids).write({ parent_id: null, color: 5 }))
    expect(all.calls).toEqual(['res.partner.category.write'])
    expect(await tags().where({ id: ids }).select('color').rows()).toEqual(ids.map((id) => ({ id, color: 5 })))
  })

  it('checks values before anything is sent', async () => {
    const wrong = () =>
      tags()
        .browse(ids[0])
        .write({ colour: 4 } as never)
    expect((await failure(wrong())).message).toContain("no field 'colour'")
    expect(() => tags().browse(0)).toThrow('0 is not the id of a record of res.partner.category')
  })

  it('is another record for who awaits it after a write', async () => {
    const tag = tags().browse(ids[0])
    await tag.write({ color: 1 })
    expect(await tag.color).toBe(1)
    await tag.write({ color: 2 })
    expect(await tag.color).toBe(2)
    expect((await tag).color).toBe(2)
  })

  it('calls methods of the server, by call and by name', async () => {
    const tag = tags().browse(ids[0])
    expect(await tag.call('read', [['color']])).toMatchObject([{ id: ids[0] }])
    expect(
      await tags()
        .browse(ids)
        .call('read', [['color']]),
    ).toHaveLength(2)
    const untyped = admin().model<import('ooor').UntypedModel<'res.partner.category'>>('res.partner.category')
    const handle = untyped.browse(ids[0]) as unknown as { get_external_id(): Promise<object> }
    expect(await handle.get_external_id()).toEqual({ [ids[0]]: external })
    const list = untyped.browse(ids) as unknown as { get_external_id(): Promise<object> }
    expect(Object.keys((await list.get_external_id()) as object)).toHaveLength(2)
    expect(() => (handle as unknown as { get_external_id(given: unknown): unknown }).get_external_id([1])).toThrow(
      'takes named arguments',
    )
  })

  it('names of several words are fields still', async () => {
    await tags().browse(ids[1]).write({ parent_id: ids[0] })
    expect(await tags().browse(ids[1]).parent_id.name).toBe(`${mark} 1`)
    expect((await tags().browse(ids[1]).parent_id)?.id).toBe(ids[0])
    await tags().browse(ids[1]).write({ parent_id: null })
  })

  it('works on what a relation leads to', async () => {
    await tags().browse(ids[1]).write({ parent_id: ids[0] })
    const child = await tags().find(ids[1])
    await child.parent_id?.write({ color: 7 })
    expect(await tags().browse(ids[0]).color).toBe(7)
    await child.update({ parent_id: null })
  })

  it('deletes in one call', async () => {
    const made = await tags().createMany([{ name: `${mark} 3` }, { name: `${mark} 4` }, { name: `${mark} 5` }])
    keep('res.partner.category', made)
    const [first = 0, ...rest] = made.ids
    await tags().browse(first).unlink()
    const { calls } = await callsOf(admin(), () => tags().browse(rest).unlink())
    const method = target().has('web_unlink') ? 'web_unlink' : 'unlink'
    expect(calls).toEqual([`res.partner.category.${method}`])
    expect(await tags().where({ id: made.ids }).count()).toBe(0)
  })

  it('finds by what the library gives out', async () => {
    const [one, two] = await tags().find(ids)
    expect((await tags().find(one ?? 0)).id).toBe(ids[0])
    expect((await tags().find(tags().browse(ids[1]))).id).toBe(ids[1])
    const row = { id: ids[0], display_name: 'whatever it was called when it was read' }
    expect((await tags().find(row)).id).toBe(ids[0])
    expect((await tags().find([two ?? 0, { id: ids[0] }, tags().browse(ids[1])])).ids).toEqual([ids[1], ids[0], ids[1]])
    // Other objects are conditions: a row that is more than a reference is not taken for one.
    expect(await tags().findOrNull({ id: ids[0], name: 'another' })).toBeNull()
  })

  it('tells and finds external ids', async (context) => {
    needs(target(), 'search_read and load', context)
    expect(await tags().browse(ids[0]).externalId()).toBe(external)
    expect(await tags().browse(ids[1]).externalId()).toBeNull()
    expect(await tags().browse(ids).externalIds()).toEqual([external, null])
    expect(await (await tags().find(ids[0])).externalId()).toBe(external)
    const companies = admin().model('res.company')
    const [mine] = await partners().find(['base.main_partner'])
    expect(await mine?.externalId()).toBe('base.main_partner')
    const [company] = await companies.find(['base.main_company'])
    expect(company?.partner_id.id).toBe(mine?.id)
    expect((await tags().find([external, `${ids[1]}`, ids[0]])).ids).toEqual([ids[0], ids[1], ids[0]])
    const { calls } = await callsOf(admin(), () => tags().find([external, external]))
    expect(calls.filter((call) => call.startsWith('ir.model.data'))).toEqual(['ir.model.data.search_read'])
    const gone = await failure(tags().find([external, 'nowhere.to_be_found']))
    expect(gone.name).toBe('NotFoundError')
    expect(gone.message).toContain('nowhere.to_be_found')
    expect((await failure(tags().find([external, 'base.main_partner']))).message).toContain('res.partner')
  })

  it('users without rights on external ids have the same', async () => {
    const demo = await connectAs<Odoo>(target(), 'demo')
    const found = await demo.model('res.partner').find(['base.main_partner'])
    expect(await found[0]?.externalId()).toBe('base.main_partner')
    await demo.close()
  })
})
