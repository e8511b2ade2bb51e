import { Sandbox } from '@ooor/sandbox'
import type { Span, UntypedModel } from 'ooor'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { failure } from '../../support/failure.ts'
import { needs } from '../../support/features.ts'
import { connectAs, installFrench, once, tidy, uniqueName } from '../help.ts'
import { describeTargets } from '../targets.ts'
import type { Odoo } from './models.ts'

describeTargets('contexts', (target) => {
  const admin = once(() => connectAs<Odoo>(target()))
  afterAll(() => admin().close())
  const keep = tidy(admin)
  const mark = uniqueName('contexts')
  beforeAll(() => installFrench(admin()))

  it('months of groups are named in each language', async (context) => {
    context.skip(target().major < 14, 'tried on 14.0 and 19.0')
    const tag = keep('res.partner.category', await admin().model('res.partner.category').create({ name: mark }))
    const french = admin().withLang('fr').model<UntypedModel>('res.partner.category')
    const [group] = await french.where({ id: tag.id }).groupBy('create_date:month')
    if (group === undefined) throw new Error('the tag is in no group')
    const { from, label } = group['create_date:month'] as Span<Date>
    const within = new Date(from.getTime() + 15 * 86_400_000)
    const month = within.toLocaleDateString('fr', { month: 'long', year: 'numeric', timeZone: 'UTC' })
    expect(label).toBe(month)
  })

  it('translated fields are read and written in each language', async () => {
    const tags = admin().model('res.partner.category')
    const french = admin().withLang('fr').model('res.partner.category')
    const tag = keep('res.partner.category', await tags.create({ name: `${mark} cat` }))
    expect((await french.find(tag.id)).name).toBe(`${mark} cat`)
    const chat = await french.find(tag.id)
    await chat.update({ name: `${mark} chat` })
    expect(chat.name).toBe(`${mark} chat`)
    expect((await tag.reload()).name).toBe(`${mark} cat`)
    expect((await french.find(tag.id)).name).toBe(`${mark} chat`)
    expect((await french.where({ id: tag.id }).select('name').rows())[0]?.name).toBe(`${mark} chat`)
    expect(await french.where({ name: `${mark} chat` }).ids()).toEqual([tag.id])
    expect(await tags.where({ name: `${mark} chat` }).ids()).toEqual([])
    // Relations of a French record are French.
    const partner = keep(
      'res.partner',
      await admin()
        .model('res.partner')
        .create({ name: mark, category_id: [tag] }),
    )
    const found = await admin().withLang('fr_FR').model('res.partner').find(partner.id)
    expect((await found.category_id)[0]?.name).toBe(`${mark} chat`)
    const [row] = await admin()
      .withLang('fr-FR')
      .model('res.partner')
      .where({ id: partner.id })
      .select({ category_id: { name: true } })
      .rows()
    expect(row?.category_id).toEqual([{ id: tag.id, name: `${mark} chat` }])
  })

  it('reads of the same tick in two languages do not mix', async () => {
    const tag = keep(
      'res.partner.category',
      await admin()
        .model('res.partner.category')
        .create({ name: `${mark} dog` }),
    )
    await admin()
      .withLang('fr')
      .model('res.partner.category')
      .where({ id: tag.id })
      .write({ name: `${mark} chien` })
    const [english, french] = await Promise.all([
      admin().model('res.partner.category').find(tag.id),
      admin().withLang('fr').model('res.partner.category').find(tag.id),
    ])
    expect([english.name, french.name]).toEqual([`${mark} dog`, `${mark} chien`])
  })

  it('a context is of its view, and of none else', async () => {
    const view = admin().withContext({ default_street: 'Rue de la Paix' })
    const made = keep('res.partner', await view.model('res.partner').create({ name: mark }))
    expect(made.street).toBe('Rue de la Paix')
    const plain = keep('res.partner', await admin().model('res.partner').create({ name: mark }))
    expect(plain.street).toBeNull()
    const deeper = view.withContext({ default_city: 'Paris' }).withContext({ default_street: undefined })
    const both = keep('res.partner', await deeper.model('res.partner').create({ name: mark }))
    expect([both.street, both.city]).toEqual([null, 'Paris'])
    expect((await view.model('res.partner').buildWithDefaults()).city).toBeNull()
    expect(admin().defaultSession.context).toEqual({})
    // Nor after a failure.
    await failure(view.model('res.partner').find(987_654_321))
    expect((await admin().model('res.partner').buildWithDefaults()).street).toBeNull()
  })

  it('a query’s context goes along with its depth and its writes', async () => {
    const tags = admin().model('res.partner.category')
    const parent = keep('res.partner.category', await tags.create({ name: mark }))
    keep('res.partner.category', await tags.create({ name: mark, parent_id: parent, active: false }))
    const all = tags.where({ id: parent.id }).select({ child_ids: { name: true } })
    expect((await all.rows())[0]?.child_ids).toHaveLength(0)
    const archived = all.context({ active_test: false })
    expect((await archived.rows())[0]?.child_ids).toHaveLength(1)
    const flat = await archived.select('child_ids').rows()
    expect(flat[0]?.child_ids).toHaveLength(1)
    const lazily = await tags.where({ id: parent.id }).context({ active_test: false }).select('name').first()
    expect(await lazily?.child_ids).toHaveLength(1)
    const view = admin().withContext({ active_test: false }).model('res.partner.category')
    expect(await (await view.find(parent.id)).child_ids).toHaveLength(1)
    expect(await (await tags.find(parent.id)).child_ids).toHaveLength(0)
  })

  /** Companies cannot be deleted: one is made only where the demo data has no second. */
  async function secondCompany(): Promise<number> {
    const { id } = await admin()
      .model('res.company')
      .create({ name: uniqueName('company') })
    return id
  }

  it('companies, since 13', async (context) => {
    needs(target(), 'allowed_company_ids', context)
    const me = await admin().model('res.users').select('company_id', 'company_ids').find({ login: 'admin' })
    const first = me.company_id.id
    const second = me.company_ids.ids.find((id) => id !== first) ?? (await secondCompany())
    const customer = keep('res.partner', await admin().model('res.partner').create({ name: mark }))
    const ordersOf = (...companies: [number, ...number[]]) =>
      admin()
        .withCompany(...companies)
        .model('sale.order')
    const here = keep('sale.order', await ordersOf(first).create({ partner_id: customer }))
    const there = keep('sale.order', await ordersOf(second).create({ partner_id: customer }))
    expect([here.company_id.id, there.company_id.id]).toEqual([first, second])
    const seen = (...companies: [number, ...number[]]) =>
      ordersOf(...companies)
        .where({ partner_id: customer.id })
        .order('id')
        .ids()
    expect(await seen(first)).toEqual([here.id])
    expect(await seen(second)).toEqual([there.id])
    expect(await seen(first, second)).toEqual([here.id, there.id])
    // What is lazy stays in the company.
    expect(await there.company_id.name).toBeTypeOf('string')
    await there.update({ client_order_ref: 'x' })
    expect(there.client_order_ref).toBe('x')
  })

  it('users: one connection, each with their rights', async () => {
    const asDemo = admin().withContext({ default_city: 'Paris' }).withUser({ username: 'demo', password: 'demo' })
    const made = keep('res.partner', await asDemo.model('res.partner').create({ name: mark }))
    expect(made.city).toBe('Paris')
    const { create_uid } = await asDemo.model('res.partner').select('create_uid').find(made.id)
    expect(await create_uid?.login).toBe('demo')
    expect(await made.create_uid?.login).toBe('demo')
  })

  it('what is read on one server is written on another, in one process', async () => {
    const other = new Sandbox({ series: '17.0' })
    const server = await other.listen()
    const there = connectAs<Odoo>({ ...target(), url: server.url, database: other.database })
    try {
      const partners = admin().model('res.partner')
      const original = keep('res.partner', await partners.create({ name: mark, color: 5, city: 'Lyon' }))
      const [row] = await partners.where({ id: original.id }).select('name', 'color', 'city', 'email').rows()
      if (row === undefined) throw new Error('not found')
      const { id, ...values } = row
      const [copy, again] = await Promise.all([
        there.model('res.partner').create(values),
        partners.find(id),
        // Both at once: neither has to do with the other.
        there.model('res.partner').count(),
      ])
      expect([copy.name, copy.color, copy.city, copy.email]).toEqual([mark, 5, 'Lyon', null])
      expect(again.name).toBe(mark)
      await copy.update({ name: 'There' })
      expect((await original.reload()).name).toBe(mark)
      // Languages, schemas and users of one are not those of the other.
      expect((await there.model('res.partner').schema()).fields.has('complete_name')).toBe(true)
      expect((await admin().model('res.partner').schema()).fields.has('complete_name')).toBe(
        target().has('complete_name of contacts'),
      )
    } finally {
      await there.close()
      await server.close()
    }
  })
})
