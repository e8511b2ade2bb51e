import { afterAll, beforeAll, expect, it } from 'vitest'
import { failure } from '../../support/failure.ts'
import { connectAs, once, tidy, uniqueName } from '../help.ts'
import { describeTargets } from '../targets.ts'
import type { Odoo } from './models.ts'

describeTargets('pages', (target) => {
  const admin = once(() => connectAs<Odoo>(target()))
  afterAll(() => admin().close())
  const keep = tidy(admin)
  const mark = uniqueName('pages')
  const ours = () => admin().model('res.partner').where({ ref: mark })
  let ids: number[] = []
  beforeAll(async () => {
    const rows = Array.from({ length: 11 }, (_, index) => ({ name: `${mark} ${index}`, ref: mark, color: 1 }))
    ids = keep('res.partner', await admin().model('res.partner').createMany(rows)).ids
  })

  it.each(['id', 'write_date'] as const)('by %s have all records once, and go on behind each', async (by) => {
    const query = ours().select('name')
    const seen: number[][] = []
    const cursors: string[] = []
    for await (const { records, cursor } of query.pages({ size: 4, by })) {
      seen.push(records.ids)
      cursors.push(cursor)
    }
    expect(seen.flat().toSorted((a, b) => a - b)).toEqual(ids)
    for (const [index, after] of cursors.entries()) {
      const rest: number[] = []
      for await (const { records } of query.pages({ size: 4, by, after })) rest.push(...records.ids)
      expect(rest.toSorted((a, b) => a - b)).toEqual(
        seen
          .slice(index + 1)
          .flat()
          .toSorted((a, b) => a - b),
      )
    }
  })

  it.each([
    ['id', {}],
    ['id', { active_test: false }],
    ['write_date', {}],
    ['write_date', { active_test: false }],
  ] as const)('by %s in %j have all others when one is deleted while it is read', async (by, context) => {
    const made = keep(
      'res.partner',
      await admin()
        .model('res.partner')
        .createMany([1, 2, 3, 4, 5].map(() => ({ name: mark }))),
    )
    let isGone = false
    const odoo = await connectAs<Odoo>(target(), 'admin', {
      middleware: [
        async (request, next) => {
          if (request.call?.model === 'res.partner' && request.call.method === 'read' && !isGone) {
            isGone = true
            await made[0]?.unlink()
          }
          return next(request)
        },
      ],
    })
    // Up to 7.0 all is read by a call of its own, and up to 16 lists where what is archived would not be in them.
    const query = odoo.model('res.partner').context(context).where({ id: made.ids }).select('name', 'child_ids')
    const seen: number[] = []
    for await (const { records } of query.pages({ size: 2, by })) seen.push(...records.ids)
    expect(seen.toSorted((a, b) => a - b)).toEqual(made.ids.slice(isGone ? 1 : 0))
    await odoo.close()
  })

  it('each works on pages, also when records leave the query by it', async () => {
    const query = ours().where({ color: 1 })
    expect(await query.each((page) => page.write({ color: 2 }), { size: 3 })).toBe(ids.length)
    expect(await query.count()).toBe(0)
    expect(
      await ours()
        .limit(5)
        .each(() => {}, { size: 3 }),
    ).toBe(5)
    expect(
      await ours()
        .limit(0)
        .each(() => {}),
    ).toBe(0)
  })

  it('groups are limited after they are named, too', async () => {
    const groups = ours().groupBy('name').order('name')
    const names = async (query: PromiseLike<{ name: string | null }[]>) => (await query).map(({ name }) => name)
    const all = await names(groups)
    expect(await names(groups.limit(2))).toEqual(all.slice(0, 2))
    expect(await names(groups.limit(2).offset(1))).toEqual(all.slice(1, 3))
  })

  it('refuse what they cannot', async () => {
    const first = (pages: AsyncGenerator) => failure(pages.next())
    expect((await first(ours().order('name').pages())).message).toContain('leave order and offset out')
    expect((await first(ours().limit(3).pages({ by: 'write_date' }))).message).toContain('have no limit')
    expect((await first(ours().pages({ after: 'nonsense' }))).message).toContain("'nonsense' is no cursor")
    expect((await first(ours().pages({ after: 'id:5', by: 'write_date' }))).message).toContain('by write_date')
    const users = await admin().model('res.users').pages({ size: 1 }).next()
    const message = (await first(ours().pages({ after: users.value?.cursor }))).message
    expect(message).toContain('is a cursor of res.users')
  })
})
