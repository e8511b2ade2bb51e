import { afterAll, beforeAll, expect, it } from 'vitest'
import { failure } from '../../support/failure.ts'
import { needs } from '../../support/features.ts'
import { callsOf, connectAs, once, tidy, uniqueName } from '../help.ts'
import { describeTargets } from '../targets.ts'
import type { Odoo } from './models.ts'

const COUNT = 25

describeTargets('streams', (target) => {
  const admin = once(() => connectAs<Odoo>(target()))
  afterAll(() => admin().close())
  const keep = tidy(admin)
  const tags = () => admin().model('res.partner.category')
  const mark = uniqueName('streams')
  const ours = () => tags().where({ name: { $operator: 'like', value: mark } })
  let ids: number[] = []
  beforeAll(async () => {
    const values = Array.from({ length: COUNT }, (_, index) => ({ name: `${mark} ${index}`, color: index % 5 }))
    ids = keep('res.partner.category', await tags().createMany(values)).map(({ id }) => id)
  })

  it('reads all, a page at a time, in the order of their ids', async (context) => {
    needs(target(), 'search_read and load', context)
    await tags().schema()
    const { calls, value } = await callsOf(admin(), async () => {
      const seen: number[] = []
      for await (const row of ours().select('name').stream({ batch: 10, as: 'rows' })) seen.push(row.id)
      return seen
    })
    expect(value).toEqual(ids)
    expect(calls).toEqual(Array(3).fill('res.partner.category.search_read'))
  })

  it('gives records, whose siblings are those of their page', async (context) => {
    needs(target(), 'search_read and load', context)
    let reads = 0
    const stop = admin().on('request', ({ call }) => {
      if (call?.method === 'read') reads++
    })
    const seen: unknown[] = []
    for await (const tag of ours().select('name').stream({ batch: 10 })) seen.push(await tag.color)
    stop()
    expect(seen).toEqual(ids.map((_, index) => index % 5))
    expect(reads).toBe(3)
  })

  it('goes down, and takes a limit and an offset', async () => {
    const seen = async (stream: AsyncIterable<{ id: number }>) => {
      const list: number[] = []
      for await (const { id } of stream) list.push(id)
      return list
    }
    expect(await seen(ours().order('id desc').stream({ batch: 7, as: 'rows' }))).toEqual(ids.toReversed())
    expect(await seen(ours().limit(12).stream({ batch: 5, as: 'rows' }))).toEqual(ids.slice(0, 12))
    expect(await seen(ours().limit(5).stream({ batch: 5, as: 'rows' }))).toEqual(ids.slice(0, 5))
    expect(await seen(ours().offset(3).limit(12).stream({ batch: 5, as: 'rows' }))).toEqual(ids.slice(3, 15))
    expect(await seen(ours().limit(0).stream({ as: 'rows' }))).toEqual([])
    expect(await seen(ours().where({ color: 99 }).stream({ as: 'rows' }))).toEqual([])
    expect(
      await seen(
        ours()
          .where({ color: [1, 2] })
          .order('id asc')
          .stream({ batch: 3, as: 'rows' }),
      ),
    ).toEqual(ids.filter((_, index) => index % 5 === 1 || index % 5 === 2))
  })

  it('goes beyond relations', async () => {
    const [first = 0, ...others] = ids
    await tags().where({ id: others }).write({ parent_id: first })
    const parents: (string | undefined)[] = []
    const stream = ours()
      .select({ parent_id: { name: true } })
      .stream({ batch: 10, as: 'rows' })
    for await (const { parent_id } of stream) parents.push(parent_id?.name)
    expect(parents).toEqual([undefined, ...others.map(() => `${mark} 0`)])
    await tags().where({ id: others }).write({ parent_id: null })
  })

  it('ends its calls when the loop is left', async (context) => {
    needs(target(), 'search_read and load', context)
    await tags().schema()
    const { calls } = await callsOf(admin(), async () => {
      for await (const row of ours().stream({ batch: 10, as: 'rows' })) if (row.id === ids[4]) break
    })
    // The first page, and the second that was under way.
    expect(calls.length).toBeLessThanOrEqual(2)
    expect(await ours().count()).toBe(COUNT)
  })

  it('leaves none out when others are deleted meanwhile', async () => {
    const extra = await tags().createMany(Array.from({ length: 9 }, (_, index) => ({ name: `${mark} extra ${index}` })))
    keep('res.partner.category', extra)
    const all = [...ids, ...extra.map(({ id }) => id)]
    const seen: number[] = []
    for await (const { id } of ours().stream({ batch: 10, as: 'rows' })) {
      seen.push(id)
      // What pages by offset would skip over.
      if (seen.length === 10)
        await tags()
          .where({ id: all.slice(0, 3) })
          .write({ color: 0 })
      if (seen.length === 5)
        await tags()
          .where({ id: extra[8]?.id ?? 0 })
          .unlink()
    }
    expect(seen).toEqual(all.slice(0, -1))
    await tags()
      .where({ id: extra.map(({ id }) => id) })
      .unlink()
  })

  it('a signal ends it', async () => {
    const controller = new AbortController()
    const seen: number[] = []
    const run = async () => {
      for await (const { id } of ours().signal(controller.signal).stream({ batch: 5, as: 'rows' })) {
        seen.push(id)
        if (seen.length === 5) controller.abort()
      }
    }
    expect((await failure(run())).name).toBe('AbortError')
    expect(seen.length).toBeLessThan(COUNT)
  })

  it('says what it cannot', async () => {
    const started = (stream: AsyncIterableIterator<unknown>) => failure(stream.next())
    expect((await started(ours().order('name').stream())).message).toMatch(/goes by id.*'name'/)
    expect((await started(ours().stream({ batch: -1 }))).message).toContain('batch is -1')
  })
})
