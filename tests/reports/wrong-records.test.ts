import { between, childOf, eq, gt, ilike, imatches, like, noneOf, not, oneOf, or } from 'ooor'
import { afterAll, expect, it } from 'vitest'
import { callsOf, connectAs, once, tidy, uniqueName } from '../conformance/help.ts'
import { describeTargets } from '../conformance/targets.ts'
import { failure } from '../support/failure.ts'

// odoo/odoo#26201, n8n-io/n8n#39189: what was to hit one record hits others, because a condition was lost on the way, or
// an id was that of another model's record.
describeTargets('writes that would hit the wrong records', (target) => {
  const admin = once(() => connectAs(target()))
  afterAll(() => admin().close())
  const keep = tidy(admin)
  const partners = () => admin().model('res.partner')
  const orders = () => admin().model('sale.order')

  /** Refused before anything but schemas is asked for. */
  async function refused(attempt: () => unknown, words: string) {
    const { calls, value } = await callsOf(admin(), () => failure((async () => attempt())()))
    expect(value.name).toMatch(/^Invalid(Value|Domain)Error$/)
    expect(value.message).toContain(words)
    expect(calls.filter((call) => !call.endsWith('.fields_get'))).toEqual([])
  }

  it('of a query that nothing narrows are refused unless all are meant', async () => {
    const tags = admin().model('res.partner.category')
    for (const query of [tags, tags.where({}), tags.where([]), tags.where(or({}, { name: 'x' })), tags.order('id')]) {
      await refused(() => query.unlink(), 'all records of res.partner.category would be deleted')
      await refused(() => query.write({ color: 1 }), 'all records of res.partner.category would be changed')
    }
    const name = uniqueName('wrong')
    const tag = keep('res.partner.category', await tags.create({ name, color: 1 }))
    expect(await tags.where({ name }).write({ color: 2 })).toBe(1)
    expect(await tags.where({ id: -5 }).write({ color: 3 }, { all: true })).toBe(0)
    expect((await tag.reload()).color).toBe(2)
  })

  it('with an empty value behind =? are all of them where that is none to the server', async () => {
    const name = uniqueName('wrong')
    keep('res.partner', await partners().create({ name, color: 5 }))
    const count = (leaf: readonly [string, string, unknown]) =>
      admin().call('res.partner', 'search_count', [[['name', '=', name], leaf]])
    const all = target().has('conditions are checked first') ? 1 : 0
    // 18 compares with the empty text, which it takes for none.
    expect(await count(['ref', '=?', ''])).toBe(target().major === 18 ? 1 : all)
    expect(await count(['color', '=?', 0])).toBe(all)
    expect(await count(['color', '=?', false])).toBe(1)
    expect(await count(['color', '=?', 5])).toBe(1)
  })

  it('of what is given more than it takes are refused', async () => {
    const tags = admin().model('res.partner.category')
    // Whoever writes plain JavaScript has no compiler that says so.
    const loose = (one: object) => one as Record<string, (...given: unknown[]) => unknown>
    const words = { not, oneOf, between, gt, eq, childOf } as unknown as Record<
      string,
      (...given: unknown[]) => unknown
    >
    const attempts: Readonly<Record<string, () => unknown>> = {
      where: () => loose(tags).where?.({ color: 0 }, { id: 1 }),
      browse: () => loose(tags).browse?.(4, 5),
      findOrNull: () => loose(tags).findOrNull?.(4, 5),
      limit: () => loose(tags.where({ id: 1 })).limit?.(1, 2),
      offset: () => loose(tags).offset?.(1, 2),
      context: () => loose(tags).context?.({ lang: 'en_US' }, { active_test: false }),
      select: () => loose(tags).select?.({ name: true }, 'color'),
      aggregate: () => loose(tags.groupBy('color')).aggregate?.({ all: 'id:count' }, { last: 'id:max' }),
      not: () => words.not?.({ id: 1 }, { id: 2 }),
      oneOf: () => words.oneOf?.(1, 2),
      between: () => words.between?.(0, 5, 9),
      gt: () => words.gt?.(0, 5),
      eq: () => words.eq?.(0, 5),
      childOf: () => words.childOf?.(1, 2),
    }
    for (const [name, attempt] of Object.entries(attempts)) await refused(attempt, `arguments for ${name}, which takes`)
    const conditions = [{ id: 1 }, { id: 2 }]
    expect(conditions.map(not)).toEqual(conditions.map((one) => not(one)))
  })

  it('of a query whose conditions compare with nothing are refused as well', async () => {
    const tags = admin().model('res.partner.category')
    const empty: unknown[] = [
      { name: ilike('') },
      { name: like('') },
      [['name', '=?', null]],
      [['id', 'child_of', '']],
      [['parent_id', 'parent_of', '']],
      { id: noneOf([]) },
      not({ name: [] }),
      [['color', 'not in', []]],
      not(not({})),
      [['name', '=?', '']],
      [['color', '=?', 0]],
      { name: imatches('%') },
      { name: ilike('%') },
      or({ name: uniqueName('wrong') }, { name: ilike('') }),
      [['name', 'ilike', ''], '|', ['name', '=?', false], ['color', '=', 5]],
    ]
    for (const condition of empty) {
      const query = tags.where(condition as never)
      await refused(() => query.unlink(), 'all records of res.partner.category would be deleted')
      await refused(() => query.write({ color: 1 }), 'all records of res.partner.category would be changed')
    }
    const name = uniqueName('wrong')
    keep('res.partner.category', await tags.create({ name }))
    expect(
      await tags
        .where({ name })
        .where({ name: ilike('') })
        .write({ color: 3 }),
    ).toBe(1)
    expect(
      await tags
        .where({ name })
        .where([['color', '=?', 3]])
        .write({ color: 4 }),
    ).toBe(1)
    expect(
      await tags
        .where({ name })
        .where(not({ name: ilike('') }))
        .write({ color: 5 }),
    ).toBe(0)
  })

  it('by the id 0, which is nobody’s, and by empty text in the place of a name', async () => {
    const name = uniqueName('wrong')
    const tag = keep('res.partner.category', await admin().model('res.partner.category').create({ name }))
    const partner = keep('res.partner', await partners().create({ name }))
    const tagged = keep('res.partner', await partners().create({ name, parent_id: partner, category_id: [tag] }))
    const of = async (condition: unknown) =>
      (
        await partners()
          .where({ name })
          .where(condition as never)
          .ids()
      ).sort((a, b) => a - b)
    const both = [partner.id, tagged.id]
    for (const path of ['parent_id', 'category_id', 'child_ids', 'parent_id.parent_id']) {
      expect([path, await of({ [path]: [0] })]).toEqual([path, []])
      expect([path, await of({ [path]: 0 })]).toEqual([path, []])
    }
    for (const path of ['parent_id', 'category_id', 'child_ids']) {
      expect([path, await of([[path, 'not in', [0]]])]).toEqual([path, both])
      expect([path, await of([[path, '!=', 0]])]).toEqual([path, both])
    }
    expect(await of({ parent_id: [0, partner.id] })).toEqual([tagged.id])
    expect(await of({ category_id: [tag.id, 0] })).toEqual([tagged.id])
    expect(await of({ parent_id: [null, 0] })).toEqual([partner.id])
    for (const value of ['', ['']]) {
      await refused(
        () =>
          partners()
            .where({ parent_id: value } as never)
            .unlink(),
        'empty text',
      )
      await refused(
        () =>
          partners()
            .where([['category_id', '!=', '']])
            .ids(),
        'empty text',
      )
    }
  })

  it('of conditions that are none', async () => {
    const partner = await partners().select('name').limit(1).first()
    const wrong: unknown[] = [undefined, null, partner, new Date(), new Map([['name', 'x']]), /x/, 'x', 5]
    for (const condition of wrong) {
      const query = partners().where(condition as never)
      await refused(() => query.unlink(), 'is not a condition')
      await refused(() => query.rows(), 'is not a condition')
    }
    for (const condition of [{ id: undefined }, { name: undefined }, [['id', '=', undefined]]]) {
      await refused(
        () =>
          partners()
            .where(condition as never)
            .unlink(),
        'undefined',
      )
    }
    await refused(() => partners().find({}), 'any record of res.partner matches')
    await refused(() => partners().find(new Date() as never), 'any record of res.partner matches')
    await refused(() => partners().findOrCreate({}), 'any record of res.partner')
    for (const id of [[], [null], null])
      expect(
        await partners()
          .where({ id } as never)
          .count(),
      ).toBe(0)
  })

  it('by records of another model, wherever one belongs', async () => {
    const order = await orders().select('name', 'partner_id').limit(1).first()
    if (order === null) throw new Error('the demo data has no order')
    const words = /record \d+ of sale\.order is given where one of res\.partner/
    const attempts: (() => unknown)[] = [
      () => partners().browse(order),
      () => partners().browse([order]),
      () => partners().find(order as never),
      () => partners().find([order] as never),
      () => partners().where({ parent_id: order }).ids(),
      () =>
        partners()
          .where({ id: order } as never)
          .unlink(),
      () =>
        partners()
          .where({ id: [order] } as never)
          .ids(),
      () =>
        orders()
          .where([['partner_id', 'child_of', order]])
          .ids(),
      () =>
        orders()
          .where({ partner_id: [order] })
          .write({ note: 'x' }),
      () => partners().where({ id: -5 }).write({ parent_id: order }),
      () =>
        partners()
          .where({ id: -5 })
          .write({ child_ids: [order] }),
      () =>
        partners()
          .where({ id: -5 })
          .write({ child_ids: [[6, 0, [order]]] }),
      () => partners().create({ name: 'x', parent_id: order }),
      () => order.set({ partner_id: order }),
    ]
    for (const attempt of attempts) {
      const { name, message } = await failure((async () => attempt())())
      expect(name).toBe('InvalidValueError')
      expect(message).toMatch(words)
    }
    // References and rows of the right model are what they say.
    const reference = order.partner_id as unknown as { id: number }
    const found: unknown = await partners().find(reference as never)
    expect(found).toMatchObject({ id: reference.id })
    expect(
      await partners()
        .context({ active_test: false })
        .where({ id: reference } as never)
        .ids(),
    ).toEqual([reference.id])
    expect(
      await orders()
        .where({ id: order, partner_id: reference } as never)
        .count(),
    ).toBe(1)
  })

  it('by empty lists sends nothing', async () => {
    const { calls } = await callsOf(admin(), async () => {
      await partners().browse([]).unlink()
      await partners().browse([]).write({ name: 'x' })
      expect(await partners().find([])).toHaveLength(0)
    })
    expect(calls.filter((call) => !call.endsWith('.fields_get'))).toEqual([])
  })
})
