import {
  and,
  any,
  between,
  childOf,
  eq,
  gt,
  gte,
  ilike,
  imatches,
  like,
  lt,
  lte,
  MissingError,
  matches,
  NotFoundError,
  ne,
  none,
  noneOf,
  not,
  notIlike,
  notLike,
  oneOf,
  or,
  parentOf,
} from 'ooor'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { failure } from '../../support/failure.ts'
import { needs } from '../../support/features.ts'
import { callsOf, connectAs, once, tidy, uniqueName } from '../help.ts'
import { describeTargets } from '../targets.ts'
import type { Odoo } from './models.ts'

const NOWHERE = 987_654_321

describeTargets('queries', (target) => {
  const admin = once(() => connectAs<Odoo>(target()))
  afterAll(() => admin().close())
  const keep = tidy(admin)
  const partners = () => admin().model('res.partner')

  const mark = uniqueName('queries')
  /** Only the partners of these tests. */
  const ours = () => partners().where({ ref: mark })
  let ids: Record<'acme' | 'anna' | 'bert' | 'cleo' | 'gone', number>
  let [france, belgium] = [0, 0]
  const nameOf = (id: number) => Object.entries(ids).find(([, one]) => one === id)?.[0] ?? `${id}`
  /** Names of what a query finds, in its order. */
  const names = async (query: { ids(): Promise<number[]> }) => (await query.ids()).map(nameOf)

  beforeAll(async () => {
    const countries = admin().model('res.country')
    ;[france, belgium] = (await Promise.all([
      countries.where({ code: 'FR' }).ids(),
      countries.where({ code: 'BE' }).ids(),
    ]).then((found) => found.flat())) as [number, number]
    const common = { ref: mark }
    const [acme] = keep(
      'res.partner',
      await partners().createMany([{ ...common, name: 'Acme 100%', is_company: true, country_id: france, color: 7 }]),
    )
    const parent = { ...common, parent_id: acme?.id ?? 0 }
    const people = keep(
      'res.partner',
      await partners().createMany([
        { ...parent, name: 'Anna', email: 'anna@example.com', country_id: france, color: 1, partner_latitude: 1.5 },
        // Contacts of type contact live where their company does.
        {
          ...parent,
          name: 'Bert',
          type: 'other',
          email: 'BERT@example.com',
          country_id: belgium,
          color: 2,
          partner_latitude: -2.25,
        },
        { ...common, name: 'Cleo', color: 3, street: 'a_b' },
        { ...common, name: 'Gone', color: 4, active: false },
      ]),
    )
    const [anna = 0, bert = 0, cleo = 0, gone = 0] = people.map(({ id }) => id)
    ids = { acme: acme?.id ?? 0, anna, bert, cleo, gone }
  })

  describe('where', () => {
    it('takes values, lists and null', async () => {
      expect(await names(ours().where({ name: 'Anna' }))).toEqual(['anna'])
      expect(
        await names(
          ours()
            .where({ color: [1, 3] })
            .order('id'),
        ),
      ).toEqual(['anna', 'cleo'])
      expect(await names(ours().where({ email: null }).order('id'))).toEqual(['acme', 'cleo'])
      expect(await names(ours().where({ country_id: null }))).toEqual(['cleo'])
      expect(await names(ours().where({ is_company: true }))).toEqual(['acme'])
      expect(await names(ours().where({ is_company: false }).order('id'))).toEqual(['anna', 'bert', 'cleo'])
      expect(
        await names(
          ours()
            .where({ country_id: [belgium, null] })
            .order('id'),
        ),
      ).toEqual(['bert', 'cleo'])
      expect(
        await names(
          ours()
            .where({ email: ['anna@example.com', null] })
            .order('id'),
        ),
      ).toEqual(['acme', 'anna', 'cleo'])
      expect(await names(ours().where({ color: [] }))).toEqual([])
    })

    it('narrows what was asked before, and leaves it as it is', async () => {
      const people = ours().where({ is_company: false })
      const first = people.where({ color: 1 })
      expect(await names(first)).toEqual(['anna'])
      expect(await names(people.order('id'))).toEqual(['anna', 'bert', 'cleo'])
      expect(await names(people.where([]).where({}).order('id'))).toEqual(['anna', 'bert', 'cleo'])
    })

    it.each([
      ['eq', () => ({ color: eq(2) }), ['bert']],
      ['ne', () => ({ color: ne(2) }), ['acme', 'anna', 'cleo']],
      ['gt', () => ({ color: gt(2) }), ['acme', 'cleo']],
      ['gte', () => ({ color: gte(2) }), ['acme', 'bert', 'cleo']],
      ['lt', () => ({ color: lt(2) }), ['anna']],
      ['lte', () => ({ color: lte(2) }), ['anna', 'bert']],
      ['between', () => ({ color: between(2, 6) }), ['bert', 'cleo']],
      ['between, for fractions', () => ({ partner_latitude: between(-2.25, -1) }), ['bert']],
      ['several operators', () => ({ color: [gt(1), lt(7), ne(3)] }), ['bert']],
      ['oneOf', () => ({ color: oneOf([1, 7]) }), ['acme', 'anna']],
      ['noneOf', () => ({ color: noneOf([1, 7]) }), ['bert', 'cleo']],
      ['like', () => ({ name: like('er') }), ['bert']],
      ['like, with the case as it is', () => ({ name: like('BER') }), []],
      ['ilike', () => ({ email: ilike('bert@') }), ['bert']],
      ['notLike', () => ({ name: notLike('nn') }), ['acme', 'bert', 'cleo']],
      ['notIlike', () => ({ name: notIlike('ANN') }), ['acme', 'bert', 'cleo']],
      ['matches', () => ({ name: matches('_nna') }), ['anna']],
      ['imatches', () => ({ name: imatches('%EO') }), ['cleo']],
      ['patterns that escape', () => ({ name: like('100\\%') }), ['acme']],
      ['ids', () => ({ id: [ids.anna, ids.gone, NOWHERE] }), ['anna']],
      ['an operator on ids', () => ({ id: gte(ids.bert) }), ['bert', 'cleo']],
    ] as const)('%s', async (_, condition, expected) => {
      expect(await names(ours().where(condition()).order('id'))).toEqual(expected)
    })

    it('compares relations with ids, records, names and null', async () => {
      const acme = await partners().find(ids.acme)
      expect(await names(ours().where({ parent_id: acme }).order('id'))).toEqual(['anna', 'bert'])
      expect(await names(ours().where({ parent_id: ids.acme }).order('id'))).toEqual(['anna', 'bert'])
      expect(
        await names(
          ours()
            .where({ parent_id: [acme, ids.anna] })
            .order('id'),
        ),
      ).toEqual(['anna', 'bert'])
      expect(
        await names(
          ours()
            .where({ parent_id: ne(null) })
            .order('id'),
        ),
      ).toEqual(['anna', 'bert'])
      expect(
        await names(
          ours()
            .where([['parent_id', '=', 'Acme 100%']])
            .order('id'),
        ),
      ).toEqual(['anna', 'bert'])
      expect(
        await names(
          ours()
            .where({ parent_id: ilike('acme') })
            .order('id'),
        ),
      ).toEqual(['anna', 'bert'])
      expect(await names(ours().where({ child_ids: ids.anna }))).toEqual(['acme'])
    })

    it('follows paths', async () => {
      expect(await names(ours().where({ 'country_id.code': 'BE' }))).toEqual(['bert'])
      expect(
        await names(
          ours()
            .where({ 'parent_id.country_id.code': ['FR', 'DE'] })
            .order('id'),
        ),
      ).toEqual(['anna', 'bert'])
      expect(await names(ours().where({ 'child_ids.email': ilike('anna') }))).toEqual(['acme'])
      expect(await names(ours().where({ 'parent_id.id': ids.acme }).order('id'))).toEqual(['anna', 'bert'])
    })

    it('goes up and down a hierarchy', async () => {
      expect(
        await names(
          ours()
            .where({ id: childOf(ids.acme) })
            .order('id'),
        ),
      ).toEqual(['acme', 'anna', 'bert'])
      // On the field that makes the hierarchy the one at the top counts too.
      const below = ours().where({ parent_id: childOf([ids.acme]) })
      expect(await names(below.order('id'))).toEqual(['acme', 'anna', 'bert'])
    })

    it('goes up a hierarchy, since 10', async (context) => {
      needs(target(), 'parent_of', context)
      expect(
        await names(
          ours()
            .where({ id: parentOf(ids.anna) })
            .order('id'),
        ),
      ).toEqual(['acme', 'anna'])
    })

    it('combines conditions', async () => {
      const anna = { name: 'Anna' }
      const acme = { is_company: true } as const
      expect(await names(ours().where(or(anna, acme)).order('id'))).toEqual(['acme', 'anna'])
      expect(
        await names(
          ours()
            .where(not(or(anna, acme)))
            .order('id'),
        ),
      ).toEqual(['bert', 'cleo'])
      expect(
        await names(
          ours()
            .where(and(not(anna), not(acme)))
            .order('id'),
        ),
      ).toEqual(['bert', 'cleo'])
      expect(
        await names(
          ours()
            .where(or(and(anna, { color: 1 }), { color: 3, name: 'Cleo' }))
            .order('id'),
        ),
      ).toEqual(['anna', 'cleo'])
      expect(
        await names(
          ours()
            .where(not({ color: 1, name: 'Anna' }))
            .order('id'),
        ),
      ).toEqual(['acme', 'bert', 'cleo'])
      expect(await names(ours().where(or()))).toEqual([])
      expect(await names(ours().where(not({})))).toEqual([])
      expect(await names(ours().where(and()).order('id'))).toHaveLength(4)
      expect(await names(ours().where(or(anna, {})))).toHaveLength(4)
    })

    it('finds by not all that the condition does not', async () => {
      const found = (condition: never) => names(ours().where(condition).order('id'))
      const conditions = [
        { 'country_id.code': 'FR' },
        { 'parent_id.country_id.code': ne('FR') },
        { 'country_id.name': imatches('fr%') },
        { 'country_id.name': gt('G') },
        { 'country_id.code': null },
        { 'parent_id.name': oneOf(['Anna', null]) },
        { email: imatches('an%') },
        { email: gt('b') },
        { color: gt(2) },
        { parent_id: childOf(ids.acme) },
        and({ 'country_id.code': 'FR' }, { color: lt(5) }),
        not({ 'country_id.code': 'FR' }),
      ] as never[]
      for (const condition of conditions) {
        const some = await found(condition)
        const others = await found(not(condition) as never)
        expect([...some, ...others].toSorted(), JSON.stringify(condition)).toEqual(['acme', 'anna', 'bert', 'cleo'])
      }
    })

    it('finds those without records among others by null in a list', async () => {
      const tag = keep('res.partner.category', await admin().model('res.partner.category').create({ name: mark }))
      await partners()
        .browse(ids.anna)
        .write({ category_id: [tag.id] })
      const having = (values: never) => names(ours().where({ category_id: values }).order('id'))
      expect(await having([tag.id, null] as never)).toEqual(['acme', 'anna', 'bert', 'cleo'])
      expect(await having([null] as never)).toEqual(['acme', 'bert', 'cleo'])
      expect(await having(noneOf([tag.id, null]) as never)).toEqual([])
      expect(await having(noneOf([null]) as never)).toEqual(['anna'])
    })

    it('asks several things beyond a list of one record, since 17', async () => {
      const colors = ours().where({ 'child_ids.color': between(2, 2) } as never)
      const none = ours().where(not({ 'child_ids.name': 'Anna' } as never) as never)
      if (target().has('any in domains')) {
        expect(await names(colors)).toEqual(
          (await names(ours().where({ color: 2, parent_id: ids.acme }))).length > 0 ? ['acme'] : [],
        )
        expect(await names(none.order('id'))).toEqual(['anna', 'bert', 'cleo'])
      } else {
        for (const query of [colors, none]) expect((await failure(names(query))).name).toBe('UnsupportedError')
      }
    })

    it("takes Odoo's own domains, also among others", async () => {
      const domain = ['|', ['color', '=', 1], '&', ['color', '>', 1], '!', ['color', '>=', 3]] as const
      expect(await names(ours().where(domain).order('id'))).toEqual(['anna', 'bert'])
      expect(
        await names(
          ours()
            .where(or([['color', '=', 3]], domain))
            .order('id'),
        ),
      ).toEqual(['anna', 'bert', 'cleo'])
      expect(
        await names(
          ours()
            .where(
              not([
                ['color', '>', 1],
                ['color', '<', 4],
              ]),
            )
            .order('id'),
        ),
      ).toEqual(['acme', 'anna'])
      expect(await names(ours().where([[1, '=', 1]] as never))).toHaveLength(4)
      expect(await names(ours().where([[0, '=', 1]] as never))).toEqual([])
      expect(await names(ours().where(['name', '=', 'Anna'] as never))).toEqual(['anna'])
    })

    it('asks related records together, since 17', async (context) => {
      needs(target(), 'any in domains', context)
      const young = { color: lt(2), email: ilike('ANNA') }
      expect(await names(ours().where({ child_ids: any(young) }))).toEqual(['acme'])
      expect(
        await names(
          ours()
            .where({ child_ids: none(young) })
            .order('id'),
        ),
      ).toEqual(['anna', 'bert', 'cleo'])
      expect(
        await names(
          ours()
            .where({ parent_id: any(or({ color: 7 }, { color: 8 })) })
            .order('id'),
        ),
      ).toEqual(['anna', 'bert'])
    })

    it('asks related records one thing, on all series', async () => {
      expect(await names(ours().where({ child_ids: any({ color: lt(2) }) }))).toEqual(['acme'])
    })

    it('compares moments and days', async () => {
      const { create_date } = (await partners().select('create_date').find(ids.anna)) ?? {}
      if (!(create_date instanceof Date)) throw new Error('no date')
      const later = new Date(create_date.getTime() + 1000)
      expect(await names(ours().where({ create_date: gt(later), color: 1 }))).toEqual([])
      expect(await names(ours().where({ create_date: lte(later), color: 1 }))).toEqual(['anna'])
      const around = between(new Date(create_date.getTime() - 2000), later)
      expect(await names(ours().where({ create_date: around, color: 1 }))).toEqual(['anna'])
      expect(await names(ours().where({ create_date: gt('2001-01-31'), color: 1 }))).toEqual(['anna'])
      expect(await names(ours().where({ create_date: gt('2001-01-31 12:00:00'), color: 1 }))).toEqual(['anna'])
      expect(await names(ours().where({ create_date: gt('2001-01-31T12:00:00+02:00'), color: 1 }))).toEqual(['anna'])
    })

    it('days for moments are those of UTC, whatever the time zone', async (context) => {
      needs(target(), 'moments on orders', context)
      const moments = ['2031-03-09 23:30:00', '2031-03-10 00:00:00', '2031-03-10 23:59:59', '2031-03-11 00:00:00']
      const orders = admin().withTimeZone('Pacific/Auckland').model('sale.order')
      for (const date_order of moments) {
        keep('sale.order', await orders.create({ partner_id: ids.anna, client_order_ref: mark, date_order }))
      }
      const found = async (date_order: never) => {
        const rows = await orders
          .where({ client_order_ref: mark, date_order })
          .order('date_order')
          .select('date_order')
          .rows()
        return rows.map((row) => row.date_order.toISOString().slice(0, 19).replace('T', ' '))
      }
      const day = '2031-03-10'
      const [before, first, last, after] = moments
      expect(await found(between(day, day) as never)).toEqual([first, last])
      expect(await found(gt(day) as never)).toEqual([after])
      expect(await found(lt(day) as never)).toEqual([before])
      expect(await found(day as never)).toEqual([first])
      expect(await found([day] as never)).toEqual([first])
    })
  })

  it('orders, limits and leaves out', async () => {
    expect(await names(ours().order('color desc'))).toEqual(['acme', 'cleo', 'bert', 'anna'])
    expect(await names(ours().order('is_company desc', 'color'))).toEqual(['acme', 'anna', 'bert', 'cleo'])
    expect(await names(ours().order('color').limit(2))).toEqual(['anna', 'bert'])
    expect(await names(ours().order('color').offset(1).limit(2))).toEqual(['bert', 'cleo'])
    expect(await names(ours().order('color').offset(3))).toEqual(['acme'])
    expect(await names(ours().limit(0))).toEqual([])
    expect(await ours().limit(0)).toHaveLength(0)
    expect((await ours().order('color').limit(1).select('name'))[0]?.name).toBe('Anna')
  })

  it('first and last', async () => {
    const byColor = ours().select('name').order('color')
    expect((await byColor.first())?.name).toBe('Anna')
    expect((await byColor.last())?.name).toBe('Acme 100%')
    expect((await byColor.offset(1).first())?.name).toBe('Bert')
    expect((await ours().last())?.id).toBe(ids.cleo)
    expect(await ours().where({ color: 99 }).first()).toBeNull()
    expect(await ours().where({ color: 99 }).last()).toBeNull()
    expect(await ours().limit(0).first()).toBeNull()
    expect(await ours().limit(0).last()).toBeNull()
    expect((await byColor.limit(2).last())?.name).toBe('Bert')
  })

  describe('find', () => {
    it('by id, text of an id, and conditions', async () => {
      expect((await partners().find(ids.anna)).name).toBe('Anna')
      expect((await partners().find(String(ids.bert))).name).toBe('Bert')
      expect((await partners().find({ ref: mark, color: 3 })).name).toBe('Cleo')
      expect((await ours().select('email').find({ color: 1 })).email).toBe('anna@example.com')
      // By id archived ones are found too, as by read.
      expect((await partners().find(ids.gone)).active).toBe(false)
    })

    it('several, in the order of the ids', async () => {
      const wanted = [ids.cleo, ids.anna, ids.bert]
      expect((await partners().find(wanted)).map(({ id }) => id)).toEqual(wanted)
      expect((await partners().find(ids.cleo, ids.anna)).map(({ name }) => name)).toEqual(['Cleo', 'Anna'])
      expect((await partners().find([ids.anna, ids.anna])).map(({ id }) => id)).toEqual([ids.anna, ids.anna])
      expect(await partners().find([])).toHaveLength(0)
    })

    it('within the conditions of the query', async () => {
      const people = ours().where({ is_company: false })
      expect((await people.find(ids.anna)).name).toBe('Anna')
      expect(await people.findOrNull(ids.acme)).toBeNull()
      expect(await failure(people.find(ids.acme))).toBeInstanceOf(MissingError)
      expect((await people.find([ids.bert, ids.anna])).map(({ name }) => name)).toEqual(['Bert', 'Anna'])
    })

    it('by external id, with and without the module', async () => {
      const main = await partners().find('base.main_partner')
      expect(main.id).toBe((await partners().find('main_partner')).id)
      expect(main.$model).toBe('res.partner')
      const [row] = await admin().model('res.company').where({ partner_id: main }).rows()
      expect(row?.partner_id.id).toBe(main.id)
      expect((await admin().model('res.country').find('base.fr')).code).toBe('FR')
      expect(await partners().findOrNull('base.no_such_partner')).toBeNull()
      expect(await partners().findOrNull('no_such_partner')).toBeNull()
      expect(await failure(partners().find('base.no_such_partner'))).toBeInstanceOf(NotFoundError)
      const stale = await failure(partners().find({ id: main.id, name: 'another by now' }))
      expect(stale.message).toContain(`all of it are conditions, find(${main.id}) goes by the id alone`)
      const other = await failure(partners().find('base.fr'))
      expect(other).toBeInstanceOf(NotFoundError)
      expect(other.message).toContain('res.country')
    })

    it('by external id as a user who may not read those', async () => {
      const demo = connectAs<Odoo>(target(), 'demo')
      expect((await demo.model('res.country').find('base.fr')).code).toBe('FR')
      expect(await demo.model('res.country').findOrNull('base.nowhere_land')).toBeNull()
      await demo.close()
    })

    it('says when there is none', async () => {
      const gone = await failure(partners().find(NOWHERE))
      expect(gone).toBeInstanceOf(MissingError)
      expect(gone.message).toContain(String(NOWHERE))
      const several = await failure(partners().find([ids.anna, NOWHERE, NOWHERE + 1]))
      expect(several).toBeInstanceOf(MissingError)
      expect(several.message).toContain(`${NOWHERE}, ${NOWHERE + 1}`)
      expect(await partners().findOrNull(NOWHERE)).toBeNull()
      expect(await failure(ours().find({ color: 99 }))).toBeInstanceOf(NotFoundError)
      expect(await ours().findOrNull({ color: 99 })).toBeNull()
    })

    it('is one call for all of the same tick', async () => {
      await partners().schema()
      const { calls, value } = await callsOf(admin(), () =>
        Promise.all([partners().find(ids.anna), partners().find(ids.bert), partners().find([ids.cleo, ids.anna])]),
      )
      expect(value[2].map(({ name }) => name)).toEqual(['Cleo', 'Anna'])
      expect(calls).toEqual(['res.partner.read'])
    })
  })

  it('exists, count and ids', async () => {
    expect(await ours().exists()).toBe(true)
    expect(await ours().where({ color: 99 }).exists()).toBe(false)
    expect(await ours().limit(0).exists()).toBe(false)
    expect(await ours().offset(4).exists()).toBe(false)
    expect(await ours().count()).toBe(4)
    expect(await ours().limit(3).count()).toBe(3)
    expect(await ours().offset(3).count()).toBe(1)
    expect(await ours().offset(9).count()).toBe(0)
    expect(await ours().order('color desc').limit(2).ids()).toEqual([ids.acme, ids.cleo])
    expect(await partners().count()).toBeGreaterThan(4)
  })

  it('nameSearch', async () => {
    const found = await partners().nameSearch('Acme 100')
    expect(found).toContainEqual({ id: ids.acme, display_name: 'Acme 100%' })
    expect(await partners().nameSearch('Acme 100', { limit: 1 })).toHaveLength(1)
    expect(await partners().nameSearch(uniqueName('nobody'))).toEqual([])
  })

  it('rows are plain, with values as records have them', async () => {
    const rows = await ours()
      .select('name', 'email', 'color', 'is_company', 'country_id', 'child_ids', 'create_date', 'partner_latitude')
      .order('id')
      .rows()
    expect(rows).toEqual([
      {
        id: ids.acme,
        name: 'Acme 100%',
        email: null,
        color: 7,
        is_company: true,
        country_id: { id: france, display_name: 'France' },
        child_ids: expect.toSatisfy((list: number[]) => list.toSorted().join() === `${ids.anna},${ids.bert}`),
        create_date: expect.any(Date),
        partner_latitude: 0,
      },
      expect.objectContaining({ name: 'Anna', email: 'anna@example.com', partner_latitude: 1.5, child_ids: [] }),
      expect.objectContaining({ name: 'Bert', country_id: { id: belgium, display_name: 'Belgium' } }),
      expect.objectContaining({ name: 'Cleo', country_id: null, is_company: false }),
    ])
    for (const row of rows) expect(Object.getPrototypeOf(row)).toBe(Object.prototype)
    // As new as records: the creation was a moment ago, in UTC.
    const age = Date.now() - (rows[0]?.create_date?.getTime() ?? 0)
    expect(Math.abs(age)).toBeLessThan(3_600_000)
  })

  it('default fields are stored ones, without lists and bytes', async () => {
    const [row] = await ours().where({ color: 1 }).rows()
    expect(row).toMatchObject({ name: 'Anna', display_name: expect.stringContaining('Anna') })
    expect(Object.keys(row ?? {})).not.toEqual(expect.arrayContaining(['child_ids']))
    expect(row).not.toHaveProperty('image_1920')
  })

  it('context finds archived ones', async () => {
    expect(await ours().count()).toBe(4)
    expect(await ours().context({ active_test: false }).count()).toBe(5)
    expect(await names(ours().context({ active_test: false }).where({ active: false }))).toEqual(['gone'])
    expect(await names(ours().where({ active: false }))).toEqual(['gone'])
  })

  it('is sent anew with each await, and not before', async (context) => {
    needs(target(), 'search_read and load', context)
    const query = ours().where({ street: 'a_b' }).select('name')
    await partners().schema()
    const { calls } = await callsOf(admin(), async () => {
      await query
      await query
    })
    expect(calls).toEqual(['res.partner.search_read', 'res.partner.search_read'])
  })

  it('a signal ends what finds by id and external id', async () => {
    const company = await partners().find('base.main_partner')
    const gone = partners().signal(AbortSignal.abort(new Error('too late')))
    const attempts = [
      () => gone.find(company.id),
      () => gone.find([company.id]),
      () => gone.find('base.main_partner'),
      () => gone.find(['base.main_partner']),
      () => gone.findOrNull(company.id),
      () => gone.select({ name: true, country_id: { code: true } }).find(company.id),
    ]
    for (const attempt of attempts) {
      const { calls, value } = await callsOf(admin(), () => failure(attempt()))
      expect(`${value.message} ${String(value.cause)}`).toContain('too late')
      expect(calls.filter((call) => !call.endsWith('.fields_get'))).toEqual([])
    }
    const controller = new AbortController()
    const waiting = failure(partners().signal(controller.signal).find(company.id))
    const beside = partners().find(company.id)
    controller.abort()
    expect((await waiting).name).toBe('AbortError')
    expect((await beside).id).toBe(company.id)
  })

  it('a signal ends the call', async () => {
    await partners().schema()
    const controller = new AbortController()
    const waiting = failure(Promise.resolve(ours().signal(controller.signal).all()))
    controller.abort()
    expect((await waiting).name).toBe('AbortError')
    const over = await failure(
      ours()
        .signal(AbortSignal.abort(new Error('too late')))
        .rows(),
    )
    expect(`${over.name} ${over.message} ${String(over.cause)}`).toContain('too late')
    expect(await ours().signal(new AbortController().signal).count()).toBe(4)
  })

  it('explain tells what is sent', async () => {
    const query = ours()
      .select({ name: true, country_id: { code: true }, child_ids: { email: true, $order: 'id desc', $limit: 1 } })
      .order('id')
      .limit(3)
    const explained = await query.explain()
    const { calls } = await callsOf(admin(), () => query)
    expect(explained.calls.map(({ model, method }) => `${model}.${method}`).sort()).toEqual(calls.sort())
    const [first] = explained.calls
    expect(first).toMatchObject({ model: 'res.partner', level: 0, kwargs: { limit: 3, order: 'id' } })
    expect(first?.args[0]).toEqual([['ref', '=', mark]])
    const { calls: none } = await callsOf(admin(), () => query.explain())
    expect(none).toEqual([])
  })
})
