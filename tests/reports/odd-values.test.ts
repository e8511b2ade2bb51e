import { afterAll, expect, it } from 'vitest'
import { callsOf, connectAs, once, tidy } from '../conformance/help.ts'
import { describeTargets, describeWires } from '../conformance/targets.ts'
import { failure } from '../support/failure.ts'
import { needs } from '../support/features.ts'

// odoo/odoo#201871 (half a character is a 500), PipedreamHQ/pipedream#19565 (one of two arguments is dropped).
describeWires('half a character', (wireCase) => {
  const admin = once(() => wireCase().connectAs('admin'))
  afterAll(() => admin().close())

  it('is refused by name before anything is sent', async () => {
    const { name, message } = await failure(admin().call('res.partner', 'name_search', ['cut \ud83d']))
    expect(name).toBe('ConfigError')
    expect(message).toContain('half a character')
    expect(message).toContain('cut text between characters')
  })

  it('an argument that is given twice is an ArgumentsError', async () => {
    const twice = admin().call('res.partner', 'search', [[['id', '=', 1]]], { domain: [] })
    expect((await failure(twice)).name).toBe('ArgumentsError')
  })
})

// n8n-io/n8n#34165, #34186: dates with offsets, and as HTML's datetime-local writes them.
describeTargets('odd values', (target) => {
  const admin = once(() => connectAs(target()))
  afterAll(() => admin().close())
  const keep = tidy(admin)

  it('years below 1000 are read as they were written', async (context) => {
    needs(target(), 'moments on orders', context)
    const [partner] = await admin().model('res.partner').limit(1).ids()
    const moment = new Date('0900-01-02T03:04:05Z')
    const orders = admin().model('sale.order')
    const made = keep('sale.order', await orders.create({ partner_id: partner, date_order: moment }))
    const [row] = await orders.where({ id: made.id }).select('date_order').rows()
    expect(row?.date_order).toEqual(moment)
  })

  it('moments are written as they are meant, or refused by name', async (context) => {
    needs(target(), 'moments on orders', context)
    const [partner] = await admin().model('res.partner').limit(1).ids()
    const orders = admin().model('sale.order')
    const order = keep('sale.order', await orders.create({ partner_id: partner }))
    const written: [unknown, string][] = [
      ['2026-07-14T12:00', '2026-07-14T12:00:00.000Z'],
      ['2026-07-14T12:00:00+02', '2026-07-14T10:00:00.000Z'],
      ['2026-07-14T12:00:00+05:30', '2026-07-14T06:30:00.000Z'],
      // The hour that clocks skip, and the one that they tell twice, in Paris.
      ['2026-03-29T02:30:00+01:00', '2026-03-29T01:30:00.000Z'],
      ['2026-10-25T02:30:00+01:00', '2026-10-25T01:30:00.000Z'],
      [new Date('2026-12-31T23:59:59Z'), '2026-12-31T23:59:59.000Z'],
    ]
    for (const [given, meant] of written) {
      await orders.browse(order.id).write({ date_order: given })
      const [row] = await orders.where({ id: order.id }).select('date_order').rows()
      expect(row?.date_order).toEqual(new Date(meant))
      expect(await orders.where({ id: order.id, date_order: given }).count()).toBe(1)
    }
    const refused: [unknown, string][] = [
      ['2026-02-31T12:00:00+02:00', '2026-02-31'],
      ['2026-13-01 00:00:00', '2026-13-01'],
      [new Date(8.64e15), 'datetime'],
      [new Date(Number.NaN), 'datetime'],
    ]
    for (const [given, named] of refused) {
      const { calls, value } = await callsOf(admin(), () =>
        failure(orders.browse(order.id).write({ date_order: given })),
      )
      expect(value.name).toBe('InvalidValueError')
      expect(value.message).toContain(named)
      expect(calls).toEqual([])
    }
    const nan = await failure(orders.browse(order.id).write({ amount_total: Number.NaN }))
    expect(nan.message).toContain('NaN')
  })

  it('negative ids, as of reports, are found', async (context) => {
    for (const model of ['sale.report', 'report.stock.quantity']) {
      const [id] = await admin()
        .model(model)
        .where([['id', '<', 0]])
        .limit(1)
        .ids()
        .catch(() => [])
      if (id === undefined) continue
      const found = await admin().model(model).select('product_id').find(id)
      expect(found.id).toBe(id)
      expect((await admin().model(model).select('product_id').find(String(id))).id).toBe(id)
      return
    }
    context.skip('no model with negative ids here')
  })
})
