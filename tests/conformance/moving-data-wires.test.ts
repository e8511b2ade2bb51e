import { ResultLostError, type TrackedChange, UnsupportedError } from 'ooor'
import { copyRecords, exporter, importer } from 'ooor/transfer'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { once, tidy, uniqueName } from './help.ts'
import { describeWires } from './targets.ts'

/** Each way in and out over each wire: what differs between wires is that a server tells over some only. */
describeWires('data that moves', (wireCase) => {
  const odoo = once(() => wireCase().connectAs('admin'))
  afterAll(() => odoo().close())
  const keep = tidy(odoo)
  const has = (feature: Parameters<ReturnType<typeof wireCase>['target']['has']>[0]) => wireCase().target.has(feature)
  const tags = () => odoo().model('res.partner.category')
  const partners = () => odoo().model('res.partner')
  let mark = ''
  beforeEach(() => {
    mark = uniqueName('wire')
  })

  it('goes in, comes out, and is refused with a reason', async () => {
    const rows = [
      { name: `${mark} a`, color: '1' },
      { name: `${mark} b`, color: 'x' },
      { name: `${mark} c`, color: '4' },
    ]
    const rejects: string[] = []
    const onReject = ({ reason }: { readonly reason: string }) => void rejects.push(reason)
    const report = await importer(tags(), { match: ['name'], onReject }).run(rows)
    const found = tags().where([['name', 'ilike', mark]] as never)
    keep(
      'res.partner.category',
      (await found.ids()).map((id) => ({ id })),
    )
    expect(report).toMatchObject({ rows: 3, made: 2, rejected: 1 })
    expect(rejects).toHaveLength(1)
    const changed = await importer(tags(), { match: ['name'] }).run([{ name: `${mark} a`, color: '7' }])
    expect(changed).toMatchObject({ made: 0, changed: 1 })
    const out: unknown[] = []
    for await (const row of exporter(found, ['name', 'color'] as never)) out.push(row)
    expect(out).toEqual([
      { name: `${mark} a`, color: 7 },
      { name: `${mark} c`, color: 4 },
    ])
  })

  it('is copied, and known again', async () => {
    // Up to 11 `create` takes one record, and no list.
    const [id] = await odoo()
      .model('res.partner.category')
      .raw.create({ name: `${mark} from` } as never)
      .then((made) => [made].flat() as number[])
    keep('res.partner.category', [{ id: Number(id) }])
    const copy = () =>
      copyRecords({
        from: tags()
          .where({ id: Number(id) } as never)
          .select({ name: true, color: true } as never),
        to: tags(),
        namespace: `w${mark.replace(/\W/g, '').toLowerCase()}`,
        map: (row: Record<string, unknown>) => ({ ...row, name: `${mark} to` }),
      } as never)
    if (wireCase().wire.startsWith('xmlrpc')) {
      // External ids come by record, and XML-RPC has no numbers for keys.
      const error = await failure(copy())
      expect(error).toBeInstanceOf(ResultLostError)
      return expect(error.message).toContain("wire 'web' or 'jsonrpc'")
    }
    expect(await copy()).toMatchObject({ made: 1 })
    keep(
      'res.partner.category',
      (
        await tags()
          .where({ name: `${mark} to` } as never)
          .ids()
      ).map((one) => ({ id: one })),
    )
    expect(await copy()).toMatchObject({ made: 0 })
  })

  it('tells what has changed, who changed it, and what is there now', async ({ skip }) => {
    if (!has('search_read and load')) skip('up to 7.0 records tell no moment of writing')
    const made = await partners().create({ name: mark, ref: mark } as never)
    keep('res.partner', made)
    const ours = partners().where({ ref: mark } as never)
    const tracking = has('tracked values')
    const read = async (since?: string) => {
      const seen: { readonly id: number; readonly tracked: readonly TrackedChange<never>[] }[] = []
      let cursor = since
      for await (const page of ours.changes({ since, fields: ['name'] as never, tracking })) {
        seen.push(...([...page.created, ...page.updated] as never as typeof seen))
        cursor = page.cursor
      }
      return { seen, cursor }
    }
    const first = await read()
    expect(first.seen.map(({ id }) => id)).toEqual([made.id])
    await partners()
      .browse(made.id)
      .write({ email: 'wire@example.com', color: 3 } as never)
    const second = await read(first.cursor)
    if (tracking)
      expect(second.seen[0]?.tracked).toMatchObject([{ field: 'email', from: null, to: 'wire@example.com' }])
    for await (const { kind, row } of ours.select('name' as never).live({ interval: 100 })) {
      expect([kind, row]).toMatchObject(['entered', { name: mark }])
      break
    }
  })

  it('is told over the bus by wires that can; else the error names one', async () => {
    const { bus } = odoo().session()
    const listening = (async () => {
      for await (const { payload } of bus.listen({ types: ['ooor/connected'] })) return payload
      return undefined
    })()
    const { wire, target } = wireCase()
    if (!has('a bus')) return expect((await failure(listening)).message).toContain('8.0')
    if (wire === 'web') {
      return expect(await listening).toMatchObject({ by: has('websockets') ? 'websocket' : 'long polling' })
    }
    if (target.major < 15) return expect(await listening).toMatchObject({ by: 'polling' })
    const error = await failure(listening)
    expect(error).toBeInstanceOf(UnsupportedError)
    expect(error.message).toContain("wire 'web'")
  })
})
