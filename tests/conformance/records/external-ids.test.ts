import { afterAll, beforeEach, expect, it } from 'vitest'
import { failure } from '../../support/failure.ts'
import { needs } from '../../support/features.ts'
import { callsOf, connectAs, once, tidy, uniqueName } from '../help.ts'
import { describeTargets } from '../targets.ts'
import type { Odoo } from './models.ts'

// Who may read and give external ids differs by series and user: what they do for records is the same for all.
describeTargets('records that are given external ids', (target) => {
  const admin = once(() => connectAs<Odoo>(target()))
  const demo = once(() => connectAs<Odoo>(target(), 'demo'))
  afterAll(() => Promise.all([admin().close(), demo().close()]))
  const keep = tidy(admin)
  let mark = ''
  beforeEach(() => {
    mark = uniqueName('named')
  })
  const text = (what: string) => `ooor_named.${mark.toLowerCase().replaceAll(' ', '_')}_${what}`
  const all = () =>
    admin()
      .model('res.partner')
      .context({ active_test: false })
      .where([['name', '=like', `${mark}%`]])
  // Children go first: what was kept last is deleted first.
  const keepAll = async () => keep('res.partner', await all().order('id').rows())

  it('cost one call each at most, and one for all, whoever asks', async (context) => {
    needs(target(), 'search_read and load', context)
    const rows = ['one', 'two', 'three'].map((what) => ({ name: `${mark} ${what}` }))
    const externalId = (_: unknown, index: number) => text(`row_${index}`)
    const partners = demo().model('res.partner')
    await partners.upsertMany(rows, { externalId })
    const { calls } = await callsOf(demo(), () => partners.upsertMany(rows, { externalId }))
    await keepAll()
    const times = (name: string) => calls.filter((call) => call === `ir.model.data.${name}`).length
    expect(times('search_read')).toBe(1)
    expect([0, 3]).toContain(times('check_object_reference'))
  })

  for (const login of ['admin', 'demo'] as const) {
    const partners = () => (login === 'admin' ? admin() : demo()).model('res.partner')

    it(`are made once by upserts, also two at once, as ${login}`, async (context) => {
      needs(target(), 'search_read and load', context)
      const upsert = (what: string) => partners().upsert({ name: `${mark} ${what}` }, { externalId: text(what) })
      const made = await upsert('one')
      const changed = await upsert('one')
      const [one, other] = await Promise.all([upsert('two'), upsert('two')])
      await keepAll()
      expect([made.was, changed.was, changed.id]).toEqual(['made', 'changed', made.id])
      expect(one.id).toBe(other.id)
      expect(await all().count()).toBe(2)
    })

    it(`are made once by creations, as ${login}`, async (context) => {
      needs(target(), 'search_read and load', context)
      const create = () => partners().create({ name: mark, city: 'Paris' }, { externalId: text('one') })
      const made = await create()
      const again = await failure(create())
      await keepAll()
      expect(made.city).toBe('Paris')
      expect(again.message).toContain(`external id '${text('one')}' already`)
      expect((await partners().find(text('one'))).id).toBe(made.id)
      expect(await all().count()).toBe(1)
    })

    it(`are made once with values that an import has no text for, as ${login}`, async (context) => {
      needs(target(), 'search_read and load', context)
      const rows = [
        { name: `${mark} empty`, city: '' },
        { name: `${mark} lines`, city: 'Rome', child_ids: [{ name: `${mark} child` }] },
        { name: `${mark} plain`, city: 'Oslo' },
      ]
      const by = {
        externalId: ({ name }: { name?: string | null }) => text(String(name).slice(-5)),
        onError: 'collect',
      } as const
      const made = await partners().upsertMany(rows, by)
      const changed = await partners().upsertMany(rows.slice(0, 1), by)
      const alone = await partners().upsert({ name: `${mark} alone`, city: '' }, { externalId: text('alone') })
      const still = await partners().upsert({ name: `${mark} alone`, city: '' }, { externalId: text('alone') })
      const found = await all().select('name', 'city', 'child_ids').order('name').rows()
      await keepAll()
      expect([made.refused, made.made.length]).toEqual([[], 3])
      expect(changed.changed).toEqual([{ index: 0, id: made.ids[0] }])
      expect([still.id, still.was]).toEqual([alone.id, 'changed'])
      expect(found.map(({ name }) => String(name).slice(mark.length + 1))).toEqual([
        ...['alone', 'child', 'empty', 'lines', 'plain'],
      ])
      expect(found.find(({ id }) => id === made.ids[1])?.child_ids).toHaveLength(1)
      expect(found.find(({ id }) => id === made.ids[1])?.city).toBe('Rome')
    })

    it(`are found when they are archived, as ${login}`, async (context) => {
      needs(target(), 'search_read and load', context)
      const { id } = await partners().upsert({ name: mark }, { externalId: text('gone') })
      await admin().model('res.partner').browse(id).write({ active: false })
      const one = await partners().upsert({ name: mark, city: 'Rome' }, { externalId: text('gone') })
      const many = await partners().upsertMany([{ name: mark }], { externalId: () => text('gone') })
      await keepAll()
      expect([one.id, one.was]).toEqual([id, 'changed'])
      expect(many.changed).toEqual([{ index: 0, id }])
      expect(await all().count()).toBe(1)
    })

    it(`are not made when the server refuses them, as ${login}`, async (context) => {
      needs(target(), 'search_read and load', context)
      const tags = (login === 'admin' ? admin() : demo()).model('res.partner.category')
      const own = { name: mark, parent_id: 99_999_999 }
      const error = await failure(tags.upsert(own, { externalId: text('tag') }))
      const again = await failure(tags.create(own, { externalId: text('tag') }))
      expect([error.name, again.name]).not.toContain('PartialWriteError')
      expect(await admin().model('res.partner.category').where({ name: mark }).count()).toBe(0)
    })
  }

  it('are not made by who may not give them, where nothing else does', async (context) => {
    if (target().has('search_read and load')) return context.skip('load gives them')
    const upsert = () =>
      demo()
        .model('res.partner')
        .upsert({ name: mark }, { externalId: text('one') })
    expect((await failure(upsert())).name).toBe('AccessError')
    expect(await all().count()).toBe(0)
  })
})
