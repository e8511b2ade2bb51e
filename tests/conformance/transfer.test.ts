import { InvalidValueError, type OoorError, OutcomeUnknownError, type UntypedModel } from 'ooor'
import { exporter, type ImportRow, importer, memoryJournal, type RejectedRow } from 'ooor/transfer'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { callsOf, connectAs, once, tidy, uniqueName } from './help.ts'
import type { Odoo } from './records/models.ts'
import { describeTargets } from './targets.ts'

type Partners = ImportRow<Odoo['res.partner']>

describeTargets(
  'data in and out',
  (target) => {
    const admin = once(() => connectAs<Odoo>(target()))
    afterAll(() => admin().close())
    const keep = tidy(admin)
    const partners = () => admin().model('res.partner')
    let mark = ''
    let module = ''
    beforeEach(() => {
      mark = uniqueName('import')
      module = mark.replaceAll(' ', '_').toLowerCase()
    })
    const ours = () => partners().where({ ref: Array.from({ length: 40 }, (_, index) => `${mark} ${index}`) })
    const keepOurs = async () => keep('res.partner', await ours().select('name', 'ref').order('id').rows())
    const rowsOf = (count: number, city: string): Partners[] =>
      Array.from({ length: count }, (_, index) => ({
        id: `${module}.n${index}`,
        ref: `${mark} ${index}`,
        name: `${mark} of ${city} ${index}`,
        city,
      }))

    describe('an import', () => {
      it('makes records and changes them, by external id, batch by batch', async () => {
        const told: number[] = []
        const work = importer(partners(), { externalId: 'id', batch: 4, onProgress: ({ rows }) => told.push(rows) })
        const made = await work.run(rowsOf(10, 'Paris'))
        await keepOurs()
        expect(made).toEqual({ rows: 10, made: 10, changed: 0, rejected: 0, resumed: 0 })
        expect(told).toEqual([4, 8, 10])
        const changed = await work.run(rowsOf(11, 'Rome'))
        const there = await keepOurs()
        expect(changed).toMatchObject({ rows: 11, made: 1, changed: 10, rejected: 0 })
        expect(there).toHaveLength(11)
        expect(there.every(({ name }) => name?.includes('of Rome'))).toBe(true)
        expect(
          await partners()
            .browse(there.map(({ id }) => id))
            .externalIds(),
        ).toContain(`${module}.n10`)
      })

      it('takes rows of an async iterable, and text for all kinds', async () => {
        const tags = admin().model('res.partner.category')
        const made = keep('res.partner.category', await tags.createMany([{ name: `${mark} a` }, { name: `${mark} b` }]))
        async function* rows(): AsyncGenerator<Partners> {
          yield {
            ref: `${mark} 0`,
            name: ' With "quotes", é ',
            is_company: 'yes',
            partner_latitude: '1.25',
            color: '3',
            type: 'delivery',
            'country_id/id': 'base.fr',
            category_id: `${mark} a, ${mark} b`,
            phone: '',
          }
          yield {
            ref: `${mark} 1`,
            name: 'x',
            is_company: 'False',
            'country_id/code': 'BE',
            'category_id/.id': `${made.ids[0]}`,
          }
          yield { ref: `${mark} 2`, name: 'x', country_id: 'France', category_id: [made.ids[1] ?? 0] }
        }
        const report = await importer(partners(), { match: ['ref'] }).run(rows())
        await keepOurs()
        expect(report).toMatchObject({ made: 3, rejected: 0 })
        const read = await ours()
          .select({
            is_company: true,
            partner_latitude: true,
            color: true,
            type: true,
            country_id: { code: true },
            category_id: true,
          })
          .order('id')
          .rows()
        expect(read.map(({ country_id }) => country_id?.code)).toEqual(['FR', 'BE', 'FR'])
        expect(read[0]).toMatchObject({ is_company: true, partner_latitude: 1.25, color: 3, type: 'delivery' })
        expect(new Set(read[0]?.category_id)).toEqual(new Set(made.ids))
        expect(read[1]).toMatchObject({ is_company: false, category_id: [made.ids[0]] })
        expect(read[2]?.category_id).toEqual([made.ids[1]])
      })

      it('tells what is refused with the reason beside the row, and goes on', async () => {
        const rejected: RejectedRow<Odoo['res.partner']>[] = []
        const rows: Partners[] = [
          ...rowsOf(3, 'Paris'),
          { id: `${module}.bad`, name: 'x', color: 'red' },
          { id: `${module}.lost`, name: 'x', 'country_id/code': 'QQ' },
          { id: '', name: 'x' },
          { id: `${module}.nameless`, name: '', type: 'contact' },
          { id: `${module}.child`, name: 'x', 'parent_id/id': `${module}.nobody` },
          { id: `${module}.lines`, name: 'x', child_ids: 'A' },
          { id: `${module}.more`, name: 'x', nosuch: 'A' } as Partners,
        ]
        const report = await importer(partners(), { externalId: 'id', onReject: (one) => rejected.push(one) }).run(rows)
        await keepOurs()
        expect(report).toMatchObject({ rows: 10, made: 3, rejected: 7 })
        expect(rejected.map(({ index }) => index)).toEqual([3, 4, 5, 6, 7, 8, 9])
        const reasons = rejected.map(({ reason }) => reason)
        expect(reasons[0]).toContain('res.partner.color is an integer, and the row has "red" for it: a whole number')
        expect(reasons[1]).toContain("no record of res.country has the code 'QQ'")
        expect(reasons[2]).toContain('the row has no external id in its column id')
        expect(reasons[3]).toMatch(/name|null value/i)
        expect(reasons[4]).toContain(`no record of res.partner has the external id '${module}.nobody'`)
        expect(reasons[5]).toContain('import them as rows of their own')
        expect(reasons[6]).toContain('nosuch')
        expect(rejected[0]?.row).toBe(rows[3])
        expect(rejected[0]?.error).toBeInstanceOf(InvalidValueError)
        expect(report.reasons?.map(({ reason }) => reason)).toEqual(reasons)
      })

      it('goes on without a row that nothing can be made of, whatever it is', async () => {
        const rejected: RejectedRow<Odoo['res.partner']>[] = []
        const [first, second, third, fourth] = rowsOf(4, 'Paris')
        const circle: Record<string, unknown> = {}
        circle.self = circle
        const bad: readonly unknown[] = [
          { id: 'base.fr', name: mark },
          { ...third, 'country_id/id': 'base.main_partner' },
          null,
          'text',
          { ...third, name: `${mark} \ud800` },
          { ...third, id: `${module}.\ud800` },
          { ...third, country_id: circle },
          { ...third, name: 5n },
        ]
        const rows = [first, second, ...bad, fourth] as Partners[]
        const report = await importer(partners(), { externalId: 'id', onReject: (one) => rejected.push(one) }).run(rows)
        await keepOurs()
        expect(report).toMatchObject({ rows: 11, made: 3, rejected: 8 })
        expect(rejected.map(({ index }) => index)).toEqual([2, 3, 4, 5, 6, 7, 8, 9])
        const reasons = rejected.map(({ reason }) => reason)
        expect(reasons[0]).toContain("'base.fr' is of a record of res.country, not of res.partner")
        expect(reasons[1]).toContain("'base.main_partner' is of a record of res.partner, not of res.country")
        expect(reasons[2]).toBe('null is no row')
        expect(reasons[4]).toContain('name has half a character')
      })

      it('counts the reasons, for who has not asked for each', async () => {
        const odd = (id: string) => ({ id: `${module}.${id}`, name: 'x', nosuch: 'A' }) as Partners
        const report = await importer(partners(), { externalId: 'id' }).run([{ id: '', name: 'x' }, odd('a'), odd('b')])
        expect(report.reasons).toEqual([
          { reason: expect.stringContaining('nosuch'), count: 2, first: 1 },
          { reason: expect.stringContaining('no external id'), count: 1, first: 0 },
        ])
      })

      it('refuses what is no function and no journal', () => {
        const made = (more: object) => () => importer(partners(), { externalId: 'id', ...more })
        expect(made({ onProgress: 'x' })).toThrow('onProgress of an import is a function, not "x"')
        expect(made({ onReject: {} })).toThrow('onReject of an import is a function')
        expect(made({ journal: 'partners.journal' })).toThrow('journal of an import has read() and append()')
      })

      it('rows name rows before them, in the same batch too', async () => {
        const [first, second, third] = rowsOf(3, 'Paris')
        const rows: Partners[] = [
          { ...first, 'parent_id/id': `${module}.n1` },
          { ...second, is_company: '1' },
          { ...third, 'parent_id/id': `${module}.n0` },
        ]
        const report = await importer(partners(), { externalId: 'id' }).run(rows)
        await keepOurs()
        expect(report).toMatchObject({ rows: 3, made: 3, changed: 0, rejected: 0 })
        const byRef = await ours()
          .select({ ref: true, name: true, parent_id: { ref: true } })
          .rows()
        const parentOf = (index: number) => byRef.find(({ ref }) => ref === `${mark} ${index}`)?.parent_id?.ref
        expect([parentOf(0), parentOf(1), parentOf(2)]).toEqual([`${mark} 1`, undefined, `${mark} 0`])
      })

      it.each(['id', 'ref'] as const)(
        'a record is told by one row, in other batches and dry runs too: %s',
        async (by) => {
          const [first, second] = rowsOf(2, 'Paris').map(({ id, ...row }) => (by === 'id' ? { id, ...row } : row))
          const again = { ...first, name: `${mark} again` }
          const rows = [first, again, second, again].filter((row) => row !== undefined)
          const told = by === 'id' ? { externalId: 'id' } : { match: ['ref' as const] }
          const why = by === 'id' ? `row 1 has the same external id, ${module}.n0` : 'row 1 has the same ref'
          for (const batch of [2, 500]) {
            for (const dryRun of [true, false]) {
              const rejected: unknown[] = []
              const onReject = ({ index, reason }: { index: number; reason: string }) => rejected.push([index, reason])
              const report = await importer(partners(), { ...told, batch, dryRun, onReject }).run(rows)
              const there = await keepOurs()
              expect(report.made + report.changed).toBe(2)
              expect(rejected).toEqual([
                [1, why],
                [3, why],
              ])
              if (!dryRun) expect(there[0]?.name).toBe(first?.name)
            }
          }
        },
      )

      it.each(['id', 'ref'] as const)('the last of them changes it where that is asked for: %s', async (by) => {
        const [first, second] = rowsOf(2, 'Paris').map(({ id, ...row }) => (by === 'id' ? { id, ...row } : row))
        const { city: _, ...again }: Partners = { ...first, name: `${mark} again` }
        const rows = [first, again, second].filter((row) => row !== undefined)
        const told = by === 'id' ? { externalId: 'id' } : { match: ['ref' as const] }
        for (const dryRun of [true, false]) {
          const report = await importer(partners(), { ...told, duplicates: 'last', dryRun }).run(rows)
          expect(report).toMatchObject({ rows: 3, made: 2, changed: 1, rejected: 0 })
        }
        const there = await keepOurs()
        expect(there.map(({ name }) => name)).toEqual([`${mark} again`, second?.name])
        expect(() => importer(partners(), { ...told, duplicates: 'first' as never })).toThrow(
          "duplicates is \"first\": pass 'reject', 'last'",
        )
      })

      it('reasons say nothing that only a program can ask for', async () => {
        const reasons: string[] = []
        const work = importer(partners(), { match: ['ref'], onReject: ({ reason }) => reasons.push(reason) })
        await work.run([{ ref: mark, nmae: 'x' } as Partners])
        expect(reasons).toEqual([
          expect.stringMatching(/has no field 'nmae' for this user: did you mean 'name'( or .*)?\?$/),
        ])
      })

      it('tells nobody where several are meant', async () => {
        const tags = admin().model('res.partner.category')
        keep(
          'res.partner.category',
          await tags.createMany(
            [
              { name: mark, color: 1 },
              { name: mark, color: 2 },
            ].slice(0, 1),
          ),
        )
        const twins = keep(
          'res.partner',
          await partners().createMany([
            { name: mark, ref: `${mark} 0` },
            { name: mark, ref: `${mark} 0` },
          ]),
        )
        const reasons: string[] = []
        const report = await importer(partners(), {
          match: ['ref'],
          onReject: ({ reason }) => reasons.push(reason),
        }).run([
          { ref: `${mark} 0`, name: 'x' },
          { ref: `${mark} 1`, name: 'x', 'parent_id/ref': `${mark} 0` },
        ])
        expect(report.rejected).toBe(2)
        expect(reasons.every((reason) => twins.ids.every((id) => reason.includes(String(id))))).toBe(true)
      })

      it('writes bytes behind the rest', async () => {
        const field = (await partners().schema()).fields.has('image_1920') ? 'image_1920' : 'image'
        const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
        const row = { ...rowsOf(1, 'Paris')[0], [field]: pixel }
        const { made } = await importer(partners(), { externalId: 'id' }).run([row])
        const [partner] = await keepOurs()
        expect(made).toBe(1)
        const untyped = admin().model<UntypedModel<'res.partner'>>('res.partner')
        const [read] = await untyped
          .where({ id: partner?.id ?? 0 })
          .select(field)
          .rows()
        expect(read?.[field]).toBeInstanceOf(Uint8Array)
      })

      it('a dry run keeps nothing, and tells the same', async () => {
        const rows = [
          ...rowsOf(3, 'Paris'),
          { id: `${module}.nameless`, ref: `${mark} 3`, name: '', type: 'contact', city: '' },
        ]
        const reasons: string[] = []
        const work = importer(partners(), {
          externalId: 'id',
          dryRun: true,
          onReject: ({ reason }) => reasons.push(reason),
        })
        const report = await work.run(rows)
        expect(report).toMatchObject({ rows: 4, made: 3, changed: 0, rejected: 1, checkedBy: 'server' })
        expect(reasons).toHaveLength(1)
        expect(await ours().count()).toBe(0)
        const again = importer(partners(), { match: ['ref'], dryRun: true })
        await importer(partners(), { externalId: 'id' }).run(rowsOf(2, 'Rome'))
        await keepOurs()
        const changing = rowsOf(3, 'Paris').map(({ id: _, ...row }) => row)
        expect(await again.run(changing)).toMatchObject({ made: 1, changed: 2, rejected: 0, checkedBy: 'server' })
        expect((await keepOurs()).every(({ name }) => name?.includes('of Rome'))).toBe(true)
        await ours().unlink()
        const child: Partners = { id: `${module}.c`, name: 'x', 'parent_id/id': `${module}.n0` }
        expect(await work.run([...rowsOf(1, 'Paris'), child])).toMatchObject({ made: 2, rejected: 0 })
        expect(await ours().count()).toBe(0)
      })

      it('has to be told how, and refuses columns that tell the record twice', async () => {
        expect(() => importer(partners(), {} as never)).toThrow('pass externalId or match')
        const reasons: string[] = []
        await importer(partners(), { match: ['ref'], onReject: ({ reason }) => reasons.push(reason) }).run([
          { id: 'a.b', ref: 'x' },
          { ref: 'x', country_id: 'France', 'country_id/code': 'FR' },
        ])
        expect(reasons[0]).toContain("pass externalId: 'id'")
        expect(reasons[1]).toContain('country_id and country_id/code both tell country_id')
      })
    })

    describe('an import that broke off', () => {
      it('goes on behind what is done, and notices other rows', async () => {
        const journal = memoryJournal()
        const rows = rowsOf(10, 'Paris')
        const stop = new Error('stop')
        const breaking = importer(partners(), {
          ...{ externalId: 'id', batch: 3, journal },
          onProgress: (progress) => {
            if (progress.rows === 6) throw stop
          },
        })
        expect(await breaking.run(rows).catch((error: unknown) => error)).toBe(stop)
        const { calls, value } = await callsOf(admin(), () =>
          importer(partners(), { externalId: 'id', journal }).run(rows),
        )
        await keepOurs()
        expect(value).toMatchObject({ rows: 10, made: 10, changed: 0, resumed: 6 })
        expect(calls.filter((call) => call === 'res.partner.load')).toHaveLength(2)
        const again = await importer(partners(), { externalId: 'id', journal }).run(rows)
        expect(again).toMatchObject({ rows: 10, made: 10, resumed: 10 })
        const others = importer(partners(), { externalId: 'id', journal }).run(rowsOf(10, 'Rome'))
        expect((await failure(others)).message).toContain('rows 1 to 3 are not those of the journal')
        const key = importer(partners(), { match: ['ref'], journal }).run(rows)
        expect((await failure(key)).message).toContain('the journal is of another import, of res.partner by id')
        const [head = '', ...lines] = await journal.read()
        const { server } = JSON.parse(head) as { server: string }
        expect(server).toMatch(/^https?:\/\/.+\/\w+$/)
        const elsewhere = { read: async () => [head.replace(server, 'http://b/db'), ...lines], append: async () => {} }
        const moved = importer(partners(), { externalId: 'id', journal: elsewhere }).run(rows)
        expect((await failure(moved)).message).toContain('the journal is of an import into http://b/db')
      })

      it.each(['id', 'ref'] as const)('knows the rows of the run before it: %s', async (by) => {
        const journal = memoryJournal()
        const stop = new Error('stop')
        const [first, second, third] = rowsOf(3, 'Paris').map(({ id, ...row }) => (by === 'id' ? { id, ...row } : row))
        const rows = [first, second, third, { ...first, name: 'again' }].filter((row) => row !== undefined)
        const told = by === 'id' ? { externalId: 'id' } : { match: ['ref' as const] }
        const breaking = importer(partners(), {
          ...{ ...told, batch: 2, journal },
          onProgress: () => {
            throw stop
          },
        })
        expect(await breaking.run(rows).catch((error: unknown) => error)).toBe(stop)
        const report = await importer(partners(), { ...told, journal }).run(rows)
        const there = await keepOurs()
        expect(report).toMatchObject({ rows: 4, made: 3, changed: 0, rejected: 1, resumed: 2 })
        expect(there[0]?.name).toBe(first?.name)
      })

      it.each(['id', 'ref'] as const)('makes nothing twice where the answer was lost, by %s', async (by) => {
        let isLost = true
        const odoo = connectAs<Odoo>(target(), 'admin', {
          middleware: [
            async (request, next) => {
              const response = await next(request)
              if (!isLost || request.call?.method !== 'load') return response
              isLost = false
              throw new OutcomeUnknownError('the answer was lost', { call: request.call })
            },
          ],
        })
        const rows = rowsOf(5, 'Paris').map(({ id, ...row }) => (by === 'id' ? { id, ...row } : row))
        const told = by === 'id' ? { externalId: 'id' } : { match: ['ref' as const] }
        const report = await importer(odoo.model('res.partner'), { ...told, batch: 5 }).run(rows)
        const there = await keepOurs()
        await odoo.close()
        expect(there).toHaveLength(5)
        expect(report).toMatchObject({ rows: 5, made: 5, changed: 0, rejected: 0 })
      })

      it.each(['id', 'ref'] as const)('makes nothing twice where it ended after the call, by %s', async (by) => {
        const journal = memoryJournal()
        const rows = rowsOf(5, 'Paris').map(({ id, ...row }) => (by === 'id' ? { id, ...row } : row))
        const told = by === 'id' ? { externalId: 'id' } : { match: ['ref' as const] }
        const dying = {
          ...journal,
          append: (line: string) =>
            line.includes('"done"') ? Promise.reject(new Error('killed')) : journal.append(line),
        }
        const died = importer(partners(), { ...told, journal: dying }).run(rows)
        expect(((await failure(died)) as OoorError).message).toBe('killed')
        expect(await ours().count()).toBe(5)
        const report = await importer(partners(), { ...told, journal }).run(rows)
        const there = await keepOurs()
        expect(there).toHaveLength(5)
        expect(report).toMatchObject({ rows: 5, made: 5, changed: 0, rejected: 0 })
      })

      it('makes nothing twice where the server is still at it', async () => {
        const journal = memoryJournal()
        const rows = rowsOf(30, 'Paris')
        const work = () => importer(partners(), { externalId: 'id', batch: 30, journal }).run(rows)
        // Both are sent at once: as where a run was killed while the server worked, and another goes on.
        const ended = await Promise.all([
          work(),
          importer(partners(), { externalId: 'id', batch: 30, journal: memoryJournal() }).run(rows),
        ])
        const there = await keepOurs()
        expect(there).toHaveLength(30)
        expect(ended.map(({ rejected }) => rejected)).toEqual([0, 0])
      })
    })

    describe('an export', () => {
      it('has rows by path, which an import takes in again', async () => {
        await importer(partners(), { externalId: 'id' }).run(
          rowsOf(5, 'Paris').map((row, index) => ({
            ...row,
            is_company: '0',
            'country_id/code': index % 2 ? 'FR' : 'BE',
          })),
        )
        await keepOurs()
        const paths = [
          'id',
          'ref',
          'name',
          'is_company',
          'country_id/id',
          'country_id/code',
          'country_id',
          'parent_id/name',
        ] as const
        const told: number[] = []
        const rows = []
        for await (const row of exporter(ours(), paths, { size: 2, onProgress: (one) => told.push(one.rows) }))
          rows.push(row)
        expect(told).toEqual([2, 4, 5])
        expect(rows[1]).toEqual({
          ...{ id: `${module}.n1`, ref: `${mark} 1`, name: `${mark} of Paris 1`, is_company: false },
          ...{ 'country_id/id': 'base.fr', 'country_id/code': 'FR', country_id: 'France', 'parent_id/name': null },
        })
        const back = rows.map(({ 'country_id/code': _, country_id: __, 'parent_id/name': ___, ...row }) => row)
        expect(await importer(partners(), { externalId: 'id' }).run(back)).toMatchObject({ changed: 5, rejected: 0 })
      })

      it('goes on behind a page, and through lists', async () => {
        const [parent, ...children] = rowsOf(4, 'Paris')
        const rows: Partners[] = [
          { ...parent, is_company: '1' },
          ...children.map((row) => ({ ...row, 'parent_id/id': `${module}.n0` })),
        ]
        await importer(partners(), { externalId: 'id' }).run(rows)
        await keepOurs()
        const pages = exporter(ours(), ['.id', 'child_ids/id', 'child_ids/.id'], { size: 1 }).pages()
        const { value: first } = await pages.next()
        await pages.return()
        const ids = await ours().order('id').ids()
        const firstRow = first?.rows[0]
        expect(firstRow?.['.id']).toBe(ids[0])
        const after = []
        for await (const row of exporter(ours(), ['.id'], { after: first?.cursor })) after.push(row['.id'])
        expect(after).toEqual(ids.slice(1))
        const whole = []
        for await (const row of exporter(ours(), ['child_ids/id', 'child_ids/.id'])) whole.push(row)
        const lists = whole.find((row) => (row['child_ids/id'] as unknown[]).length > 0)
        expect(new Set(lists?.['child_ids/id'] as string[])).toEqual(
          new Set([1, 2, 3].map((index) => `${module}.n${index}`)),
        )
      })

      it('has the server name those without a name, when it is told to', async () => {
        keep('res.partner', await partners().createMany([{ name: mark, ref: `${mark} 0` }]))
        const read = async (externalIds: 'keep' | 'make') => {
          const rows = []
          for await (const row of exporter(ours(), ['id'], { externalIds })) rows.push(row.id)
          return rows
        }
        expect(await read('keep')).toEqual([null])
        const made = await read('make')
        expect(made).toEqual([expect.stringMatching(/^__export__\.res_partner_\d+/)])
        expect(await read('keep')).toEqual(made)
      })

      it('refuses paths that are not there', async () => {
        const read = async (path: string) => {
          for await (const _ of exporter(partners(), [path as 'name'])) return
        }
        expect((await failure(read('nosuch'))).message).toContain('nosuch')
        expect((await failure(read('name/id'))).message).toContain('nothing is behind res.partner.name')
        expect(() => exporter(partners(), [])).toThrow('names no field')
      })
    })
  },
  'search_read and load',
)
