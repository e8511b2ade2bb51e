import { Sandbox } from '@ooor/sandbox'
import { type Connection, connect } from 'ooor'
import { copyRecords } from 'ooor/transfer'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { connectAs, once, tidy, uniqueName } from './help.ts'
import type { Odoo } from './records/models.ts'
import { describeTargets } from './targets.ts'

/** Where records come from: sandboxes old and new, and a real 14 when one is named. */
const SOURCES: readonly (readonly [name: string, open: () => Connection<Odoo>])[] = [
  ...['6.1', '8.0', '14.0', '19.0'].map((series) => [series, () => onSandbox(series)] as const),
  ...(process.env.OOOR_TEST_ODOO_14
    ? [['real 14', () => connect<Odoo>(`${process.env.OOOR_TEST_ODOO_14}`.replace('://', '://admin:admin@'))] as const]
    : []),
]

function onSandbox(series: string): Connection<Odoo> {
  const { adapter, database } = new Sandbox({ series })
  const credential = { database, username: 'admin', password: 'admin' }
  return connect<Odoo>({ url: 'http://sandbox', adapter, ...credential })
}

describeTargets('copies from another server', (target) => {
  const to = once(() => connectAs<Odoo>(target()))
  afterAll(() => to().close())
  const keep = tidy(to)
  let mark = ''
  let namespace = ''
  beforeEach(() => {
    mark = uniqueName('copy')
    namespace = mark.replaceAll(' ', '_').toLowerCase()
  })
  const there = () => to().model('res.partner').where({ ref: mark })

  describe.each(SOURCES)('of %s', (series, open) => {
    const from = once(open)
    afterAll(() => from().close())
    const keepThere = tidy(from)
    // A server's records are not to be told from their copies by what they hold.
    const isItself = () => new URL(target().url).origin === new URL(from().url).origin
    beforeEach(({ skip }) => skip(isItself(), 'copies go to another server'))

    it('makes nothing twice, and changes what was copied', async () => {
      const partners = from().model('res.partner')
      const list = Array.from({ length: 5 }, (_, index) => ({ name: `${mark} ${index}`, ref: mark }))
      const made = keepThere('res.partner', await partners.createMany(list))
      const copy = () =>
        copyRecords({
          ...{ from: partners.where({ ref: mark }).select('name', 'ref'), to: to().model('res.partner') },
          ...{ namespace, size: 2 },
        })
      const first = await copy()
      const copied = keep('res.partner', await there().select('name').order('id').rows())
      expect(first).toMatchObject({ made: 5, changed: 0, linked: 0, rejected: 0 })
      expect(copied.map(({ name }) => name)).toEqual(list.map(({ name }) => name))
      await made[0]?.write({ name: `${mark} anew` })
      expect(await copy()).toMatchObject({ made: 0, changed: 5 })
      expect((await there().select('name').order('id').rows()).map(({ name }) => name)[0]).toBe(`${mark} anew`)
      expect(await there().count()).toBe(5)
      const [id] = copied
      expect(
        await to()
          .model('res.partner')
          .browse(id?.id ?? 0)
          .externalId(),
      ).toBe(`${namespace}.res_partner_${made[0]?.id}`)
    })

    if (series === '6.1') return

    it('copies what lies beyond relations, links what both have, and goes on where it broke off', async () => {
      const partners = from().model('res.partner')
      const company = keepThere(
        'res.partner',
        await partners.create({ name: `${mark} Company`, ref: mark, is_company: true }),
      )
      const france = await from().model('res.country').find({ code: 'FR' })
      const list = ['A', 'B', 'C'].map((name) => ({
        name: `${mark} ${name}`,
        ref: mark,
        parent_id: company.id,
        country_id: france.id,
      }))
      keepThere('res.partner', await partners.createMany(list))
      const cursors: string[] = []
      const copy = (after?: string, stopAt?: number) =>
        copyRecords({
          from: partners.where({ ref: mark, parent_id: company.id }).select({
            name: true,
            ref: true,
            country_id: true,
            parent_id: { name: true, ref: true, is_company: true },
          }),
          to: to().model('res.partner'),
          ...{ namespace, size: 1, after },
          onProgress: ({ cursor }) => {
            cursors.push(cursor)
            if (cursors.length === stopAt) throw new Error('killed')
          },
        })
      expect((await failure(copy(undefined, 2))).message).toBe('killed')
      const rest = await copy(cursors[1])
      const rows = keep(
        'res.partner',
        await there()
          .select({ name: true, country_id: { code: true }, parent_id: { name: true } })
          .order('id')
          .rows(),
      )
      expect(rows.map(({ name, parent_id }) => [name, parent_id?.name])).toEqual([
        [`${mark} Company`, undefined],
        ...['A', 'B', 'C'].map((name) => [`${mark} ${name}`, `${mark} Company`]),
      ])
      expect(rows.slice(1).map(({ country_id }) => country_id?.code)).toEqual(['FR', 'FR', 'FR'])
      // The company is looked at again, and changed to what it is.
      expect(rest).toMatchObject({ made: 1, changed: 1, rejected: 0 })
    })

    it('copies lines with what they belong to', async () => {
      const partners = from().model('res.partner')
      const company = keepThere(
        'res.partner',
        await partners.create({ name: `${mark} Company`, ref: mark, is_company: true }),
      )
      keepThere(
        'res.partner',
        await partners.createMany(['A', 'B'].map((name) => ({ name, ref: mark, parent_id: company.id }))),
      )
      const copy = () =>
        copyRecords({
          from: partners
            .where({ id: company.id })
            .select({ name: true, ref: true, is_company: true, child_ids: { name: true, ref: true } }),
          to: to().model('res.partner'),
          namespace,
          map: (row, { path }) => (path === 'child_ids' ? { ...row, name: `${mark} ${String(row.name)}` } : row),
        })
      expect(await copy()).toMatchObject({ made: 3, rejected: 0 })
      expect(await copy()).toMatchObject({ made: 0, changed: 3 })
      const rows = keep(
        'res.partner',
        await there()
          .select({ name: true, parent_id: { name: true } })
          .order('id')
          .rows(),
      )
      expect(rows.map(({ name, parent_id }) => [name, parent_id?.name])).toEqual([
        [`${mark} Company`, undefined],
        [`${mark} A`, `${mark} Company`],
        [`${mark} B`, `${mark} Company`],
      ])
    })

    it('links to what is copied too, whoever is called the same, also when it comes later', async () => {
      const partners = from().model('res.partner')
      const child = keepThere('res.partner', await partners.create({ name: `${mark} Sub`, ref: mark }))
      const parent = keepThere(
        'res.partner',
        await partners.create({ name: `${mark} John`, ref: mark, email: 'a@a.example' }),
      )
      await child.update({ parent_id: parent.id })
      const other = keep(
        'res.partner',
        await to()
          .model('res.partner')
          .create({ name: `${mark} John` }),
      )
      for (const [size, missing] of [
        [200, 'reject'],
        [1, 'leave'],
      ] as const) {
        const copy = () =>
          copyRecords({
            from: partners.where({ ref: mark }).select('name', 'ref', 'email', 'parent_id'),
            ...{ to: to().model('res.partner'), namespace: `${namespace}${size}`, size, missing },
          })
        expect(await copy()).toMatchObject({ made: 2, changed: 0, rejected: 0 })
        const rows = await there().select('name', 'email', 'parent_id').order('id').rows()
        keep('res.partner', rows)
        const [first, second] = rows.slice(-2)
        expect(first).toMatchObject({ name: `${mark} John`, email: 'a@a.example', parent_id: null })
        expect(second).toMatchObject({ name: `${mark} Sub`, parent_id: { id: first?.id } })
        expect(first?.id).not.toBe(other.id)
        expect(await copy()).toMatchObject({ made: 0, changed: 2, rejected: 0 })
      }
    })

    it('closes circles when all of them are there', async () => {
      const users = from().model('res.partner')
      const [one, two] = keepThere(
        'res.partner',
        await users.createMany([{ name: `${mark} A` }, { name: `${mark} B` }]),
      )
      const tag = keepThere('res.partner.category', await from().model('res.partner.category').create({ name: mark }))
      await tag.update({ partner_ids: [one?.id ?? 0, two?.id ?? 0] })
      const tags = from().model('res.partner.category').where({ id: tag.id })
      const progress = await copyRecords({
        from: tags.select({ name: true, partner_ids: { name: true, category_id: true } }),
        to: to().model('res.partner.category'),
        namespace,
      })
      expect(progress).toMatchObject({ made: 3, rejected: 0 })
      const copied = await to()
        .model('res.partner')
        .where({ name: [`${mark} A`, `${mark} B`] })
        .select('name', 'category_id')
        .rows()
      const copiedTag = keep('res.partner.category', await to().model('res.partner.category').find({ name: mark }))
      keep('res.partner', copied)
      expect(copied.map(({ category_id }) => category_id)).toEqual([[copiedTag.id], [copiedTag.id]])
    })

    it('takes nobody of the same name for a record that was rejected', async () => {
      const partners = from().model('res.partner')
      const parent = keepThere('res.partner', await partners.create({ name: `${mark} John`, ref: mark }))
      keepThere('res.partner', await partners.create({ name: `${mark} Sub`, ref: mark, parent_id: parent.id }))
      keep(
        'res.partner',
        await to()
          .model('res.partner')
          .create({ name: `${mark} John` }),
      )
      const reasons: string[] = []
      const progress = await copyRecords({
        ...{ from: partners.where({ ref: mark }).select('name', 'ref', 'parent_id'), to: to().model('res.partner') },
        ...{ namespace, onReject: ({ reason }) => reasons.push(reason) },
        map: (row) => (row.name === `${mark} John` ? { ...row, color: 'red' } : row),
      })
      expect(progress).toMatchObject({ made: 0, rejected: 2 })
      expect(reasons[1]).toContain('which was rejected')
    })

    it('makes one record of several where `map` says so, on one page and on two', async () => {
      const partners = from().model('res.partner')
      keepThere(
        'res.partner',
        await partners.createMany(['A', 'B'].map((one) => ({ name: `${mark} ${one}`, ref: mark }))),
      )
      for (const [size, name] of [
        [10, `${namespace}.one`],
        [1, `${namespace}.other`],
      ] as const) {
        const progress = await copyRecords({
          ...{ from: partners.where({ ref: mark }).select('name', 'ref'), to: to().model('res.partner') },
          ...{ namespace, size, map: (row: Record<string, unknown>) => ({ ...row, id: name }) },
        })
        expect(progress).toMatchObject({ made: 1, changed: 1, rejected: 0 })
      }
      const copied = await there().select('name').rows()
      keep('res.partner', copied)
      expect(copied.map((row) => row.name)).toEqual([`${mark} B`, `${mark} B`])
    })

    it('tells what cannot be linked, or leaves it empty', async () => {
      const partners = from().model('res.partner')
      const parent = keepThere('res.partner', await partners.create({ name: `${mark} nobody`, is_company: true }))
      keepThere('res.partner', await partners.createMany([{ name: mark, ref: mark, parent_id: parent.id }]))
      const reasons: string[] = []
      const copy = (missing: 'reject' | 'leave') =>
        copyRecords({
          ...{ from: partners.where({ ref: mark }).select('name', 'ref', 'parent_id'), to: to().model('res.partner') },
          ...{ namespace, missing, onReject: ({ reason }) => reasons.push(reason) },
        })
      expect(await copy('reject')).toMatchObject({ made: 0, rejected: 1 })
      expect(reasons[0]).toContain(`parent_id: there is no record of res.partner for '${mark} nobody'`)
      expect(await copy('leave')).toMatchObject({ made: 1, rejected: 0 })
      keep('res.partner', await there().rows())
    })
  })

  it('refuses what cannot be', async () => {
    const from = connectAs<Odoo>(target())
    const query = from.model('res.partner').select('name')
    const model = to().model('res.partner')
    expect((await failure(copyRecords({ from: query, to: model, namespace: 'a.b' }))).message).toContain('is no part')
    const all = copyRecords({ from: from.model('res.partner').query, to: model, namespace: 'x' })
    expect((await failure(all)).message).toContain('select some')
    const renamed = copyRecords({ from: query.limit(1), to: model, namespace, rename: { name: 'nosuch' as 'name' } })
    expect((await failure(renamed)).message).toContain('nosuch')
    await from.close()
  })
})
