import type { ChangesPage } from 'ooor'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { witness } from '../support/writers.ts'
import { callsOf, connectAs, once, tidy, uniqueName } from './help.ts'
import type { Odoo } from './records/models.ts'
import { describeTargets } from './targets.ts'

type Page = ChangesPage<Odoo['res.partner'], { readonly name: true; readonly color: true }>

describeTargets(
  'changes',
  (target) => {
    const admin = once(() => connectAs<Odoo>(target()))
    afterAll(() => admin().close())
    const keep = tidy(admin)
    const partners = () => admin().model('res.partner')
    let mark = ''
    beforeEach(() => {
      mark = uniqueName('changes')
    })
    const ours = () => partners().where({ ref: mark })
    const make = async (...names: string[]) =>
      keep('res.partner', await partners().createMany(names.map((name) => ({ name, ref: mark }))))
    const fields = ['name', 'color'] as const
    const read = async (since: string | Date | undefined, more: { known?: number[]; size?: number } = {}) => {
      const pages: Page[] = []
      for await (const page of ours().changes({ since, fields, ...more })) pages.push(page)
      return {
        created: pages.flatMap((page) => page.created),
        updated: pages.flatMap((page) => page.updated),
        deleted: pages.flatMap((page) => page.deleted),
        cursor: pages.at(-1)?.cursor ?? since,
        pages,
      }
    }

    it('tells what was made, what changed and what is gone, once', async () => {
      const [one, two] = await make('One', 'Two')
      const first = await read(undefined)
      expect(first.created.map(({ name }) => name).sort()).toEqual(['One', 'Two'])
      expect(first.created[0]?.write_date).toBeInstanceOf(Date)
      expect(first.updated).toEqual([])
      const nothing = await read(first.cursor)
      expect(nothing.pages).toEqual([])
      await partners()
        .browse(one?.id ?? 0)
        .write({ color: 5 })
      const [three] = await make('Three')
      const second = await read(first.cursor)
      expect(second.created.map(({ id, name }) => [id, name])).toEqual([[three?.id, 'Three']])
      expect(second.updated.map(({ id, color }) => [id, color])).toEqual([[one?.id, 5]])
      await partners()
        .browse(two?.id ?? 0)
        .write({ active: false })
      await partners()
        .browse(three?.id ?? 0)
        .unlink()
      const known = [one?.id ?? 0, two?.id ?? 0, three?.id ?? 0]
      const third = await read(second.cursor, { known })
      expect(third.updated.map(({ id, active }) => [id, active])).toEqual([[two?.id, false]])
      expect(third.deleted).toEqual([three?.id])
      expect((await read(third.cursor, { known: [one?.id ?? 0, two?.id ?? 0] })).pages).toEqual([])
    })

    it('refuses what is known by anything but an id, which would be told as gone', async () => {
      const [one] = await make('One')
      for (const known of [[String(one?.id)], [Number.NaN], [one], String(one?.id), 5]) {
        await expect(read(undefined, { known: known as never })).rejects.toMatchObject({
          name: 'InvalidValueError',
          message: expect.stringMatching(/^known (has|is) .*: pass /),
        })
      }
    })

    it('tells each change of the same second', async () => {
      const [one] = await make('One')
      let { cursor } = await read(undefined)
      const told: (number | null)[] = []
      for (let color = 1; color <= 8; color++) {
        await partners()
          .browse(one?.id ?? 0)
          .write({ color })
        const page = await read(cursor)
        told.push(...page.updated.map((row) => row.color))
        expect(page.created).toEqual([])
        cursor = page.cursor
      }
      expect(told).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    })

    it('comes in pages, and each can be gone on behind', async () => {
      const made = await make(...Array.from({ length: 7 }, (_, index) => `P${index}`))
      const whole = await read(undefined, { size: 3 })
      expect(whole.pages.length).toBeGreaterThan(1)
      expect(new Set(whole.created.map(({ id }) => id))).toEqual(new Set(made.ids))
      expect(whole.created).toHaveLength(7)
      for (const [index, { cursor }] of whole.pages.entries()) {
        const before = whole.pages.slice(0, index + 1).flatMap(({ created }) => created.map(({ id }) => id))
        const after = await read(cursor, { size: 3 })
        const ids = [...after.created, ...after.updated].map(({ id }) => id)
        expect(new Set([...before, ...ids])).toEqual(new Set(made.ids))
        expect(before.length + ids.length).toBe(7)
      }
    })

    it('begins at a moment', async () => {
      const [one] = await make('One')
      const row = await partners()
        .where({ id: one?.id ?? 0 })
        .select('write_date')
        .first()
      const moment = row?.write_date as Date
      expect((await read(moment)).created).toHaveLength(1)
      const later = await read(new Date(moment.getTime() + 3_600_000))
      expect(later.pages).toEqual([])
    })

    it('reads a page a call, and nothing it was not asked for', async () => {
      await make('One', 'Two')
      await read(undefined)
      const { calls } = await callsOf(admin(), () => read(undefined))
      expect(calls).toEqual([target().has('search_read and load') ? 'res.partner.search_read' : 'res.partner.search'])
      const [row] = (await read(undefined)).created
      expect(Object.keys(row ?? {}).sort()).toEqual(['active', 'color', 'create_date', 'id', 'name', 'write_date'])
    })

    it('takes what the query selects, along relations too', async () => {
      await make('One')
      for await (const { created } of ours()
        .select({ name: true, country_id: { code: true } })
        .changes()) {
        expect(created.map(({ name, country_id }) => [name, country_id])).toEqual([['One', null]])
      }
    })

    it('misses nothing and repeats nothing while four write', async () => {
      let left = 60
      const seen = await witness(
        () => connectAs(target()),
        mark,
        () => left-- > 0,
      )
      expect(seen.repeated).toEqual([])
      expect(seen.missed).toEqual([])
      expect(seen.madeWrongly).toEqual([])
    })

    it('refuses cursors of others, and orders', async () => {
      await make('One')
      const { cursor } = await read(undefined)
      const drain = async (work: AsyncIterable<unknown>) => {
        for await (const _ of work) return
      }
      const users = failure(
        drain(
          admin()
            .model('res.partner.category')
            .changes({ since: String(cursor) }),
        ),
      )
      expect((await users).message).toContain('of res.partner, not of res.partner.category')
      for (const since of ['', 'id:5', 'changes:res.partner:1:2:', `${String(cursor)};x=1`, `${String(cursor)}:`]) {
        expect((await failure(drain(partners().changes({ since })))).message).toContain('no cursor of changes')
      }
      // Told of more than before, one would miss what has long been there.
      const wider = failure(drain(partners().changes({ since: String(cursor) })))
      expect((await wider).message).toContain('with conditions on other fields')
      const old = String(cursor).replace(/:\w+$/, '')
      await drain(
        partners()
          .where({ name: uniqueName('nobody') })
          .changes({ since: old }),
      )
      const late = partners().changes({ known: [1, '2' as never] })
      expect((await failure(late.next())).message).toContain('known has "2", which is no id')
      expect((await failure(drain(partners().order('name').changes()))).message).toContain(
        'leave order, limit and offset',
      )
      expect((await failure(drain(partners().changes({ since: new Date(Number.NaN) })))).message).toContain('no moment')
    })
  },
  'search_read and load',
)
